#include <algorithm>
#include <array>

#include "quotes/speakers/generator.h"
#include "quotes/speakers/generators.h"

namespace article_inspector::quotes {
namespace {

class Pairs : Generator {
 public:
  explicit Pairs(CandidateSearch& search) : Generator(search) {}

  /// Two who were named together, for "they" and "both men".
  void find() {
    if (source_.kind != SourceKind::they && !token(source_.phrase.first).is(plural | count_word | quantity) &&
        source_.head_kind != HeadKind::people)
      return;
    add_two_of_sentence();
    const std::vector<EntityMention>& mentions = referents_.mentions();
    const std::size_t end = referents_.first_mention_from(source_.phrase.first);
    std::uint32_t taken = 0;
    for (std::size_t k = end; k-- > 1 && end - k <= mentions_back / 2 && taken < 2;) {
      const EntityMention& second = mentions[k];
      const EntityMention& first = mentions[k - 1];
      if (second.token >= speech_.tokens.size() || token(first.token).is_quoted() || first.entity == second.entity)
        continue;
      if (referents_.entity(first.entity).type != referents_.entity(second.entity).type) continue;
      if (!joined(first.end, second.token) || second.end > source_.phrase.first) continue;
      const std::uint32_t away = source_.sentence - speech_.sentence_of[first.token];
      add_pair(first.entity, second.entity, away, taken, {first.token, second.end});
      ++taken;
    }
  }

 private:
  /// "Both men": the two people whom the last sentence that names people names.
  void add_two_of_sentence() {
    const std::vector<EntityMention>& mentions = referents_.mentions();
    const std::size_t end = referents_.first_mention_from(source_.phrase.first);
    std::vector<std::uint32_t> people;
    Range via{no_index, 0};
    std::uint32_t sentence = no_index;
    for (std::size_t k = end; k-- > 0 && end - k <= mentions_back / 2;) {
      const EntityMention& mention = mentions[k];
      if (referents_.entity(mention.entity).type != EntityType::person || token(mention.token).is_quoted()) continue;
      if (sentence != no_index && speech_.sentence_of[mention.token] != sentence) break;
      sentence = speech_.sentence_of[mention.token];
      via = {mention.token, std::max(via.end, mention.end)};
      if (std::find(people.begin(), people.end(), mention.entity) == people.end()) people.push_back(mention.entity);
    }
    if (people.size() != 2) return;
    add_pair(people[1], people[0], speech_.sentence_of[source_.phrase.first] - sentence, 2, via);
  }

  void add_pair(std::uint32_t first, std::uint32_t second, std::uint32_t sentences, std::uint32_t how, Range via) {
    Referent referent;
    referent.name = referents_.entity(first).name + u" & " + referents_.entity(second).name;
    referent.classes = plural | person;
    referent.proper = true;
    if (knows(referent.name)) return;
    Candidate& candidate = add_via(std::move(referent), CandidateOrigin::pair, via);
    score_.pair(first, sentences, how, candidate.features);
  }

  /// Whether only an "and" and a few words that belong to the second stand between two mentions.
  bool joined(std::uint32_t first, std::uint32_t second) const {
    if (second <= first || second - first > 5 || speech_.sentence_of[first] != speech_.sentence_of[second])
      return false;
    std::uint32_t at = first;
    if (is_comma(at)) ++at;
    if (!token(at).is(conjunction)) return false;
    for (++at; at < second; ++at) {
      if (speech_.is_punctuation(at) || is_verb(token(at)) || token(at).is(preposition | conjunction | pronoun))
        return false;
    }
    return true;
  }
};

}  // namespace

void find_pairs(CandidateSearch& search) { Pairs(search).find(); }

}  // namespace article_inspector::quotes
