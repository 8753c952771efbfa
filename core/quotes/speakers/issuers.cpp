#include <algorithm>
#include <array>

#include "quotes/speakers/generator.h"
#include "quotes/speakers/generators.h"

namespace article_inspector::quotes {
namespace {

constexpr std::size_t heads_looked_at = 4;
constexpr std::size_t most_issuers = 6;
/// So far behind a document's noun its issuer is looked for, in tokens, and so far behind the noun's sentence a
/// document is still the same, in sentences.
constexpr std::uint32_t reach_behind = 9;
constexpr std::uint32_t sentences_back = 8;

class Issuers : Generator {
 public:
  explicit Issuers(CandidateSearch& search) : Generator(search) {}

  /// "In a letter, Ann Lee wrote": whom the text names as the author of the document at the quote, "the letter".
  void find() {
    if (!describes() || is_name() || source_.head_kind != HeadKind::document) return;
    std::array<std::uint32_t, heads_looked_at> heads{};
    const std::size_t count = read_heads(heads);
    for (std::size_t k = 0; k < count && taken_ < most_issuers; ++k) read(heads[k]);
  }

 private:
  /// Nouns of documents before the quote: the nearest ones with the same word, then other ones near.
  std::size_t read_heads(std::array<std::uint32_t, heads_looked_at>& heads) const {
    std::size_t count = 0;
    const auto same = same_heads();
    for (std::size_t k = same.second; k-- > same.first && count < 2;)
      heads[count++] = search_.descriptions.heads[k].second;
    const std::vector<std::uint32_t>& documents = search_.descriptions.documents;
    auto at = std::lower_bound(documents.begin(), documents.end(), source_.phrase.first);
    while (at != documents.begin() && count < heads.size()) {
      --at;
      if (speech_.sentence_of[*at] + sentences_back < source_.sentence) break;
      if (token(*at).word != token(source_.head).word) heads[count++] = *at;
    }
    return count;
  }

  void read(std::uint32_t head) {
    if (is_inside_content(*source_.attribution, head)) return;
    read_before(head);
    read_behind(head);
    read_turns(head);
    read_subject(head);
  }

  /// "Ann Lee's letter", "the Guardian report".
  void read_before(std::uint32_t head) {
    const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[head]];
    for (std::uint32_t at = head; at-- > sentence.first && at + 5 > head;) {
      if (speech_.is_punctuation(at) || token(at).is(preposition | genitive_preposition)) return;
      const EntityMention* mention = referents_.mention_at(at);
      if (mention == nullptr) continue;
      return add_issuer(*mention, head, token(mention->end).is(genitive) ? 0 : 1);
    }
  }

  /// "a letter by Ann Lee", "the statement that the ministry issued".
  void read_behind(std::uint32_t head) {
    const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[head]];
    const std::uint32_t limit = std::min({sentence.end, head + reach_behind, source_.phrase.first});
    std::uint32_t how = 2;
    for (std::uint32_t at = head + 1; at < limit; ++at) {
      if (speech_.is_punctuation(at) || token(at).is_quoted() || token(at).is(say_verb | auxiliary)) return;
      if (token(at).is(agent_preposition)) how = 3;
      if (token(at).is(relative)) how = 4;
      const EntityMention* mention = referents_.mention_at(at);
      if (mention != nullptr) return add_issuer(*mention, head, how);
    }
  }

  /// Who spoke in the sentence that has the document.
  void read_turns(std::uint32_t head) {
    const auto& turns = conversation_.turns();
    for (std::size_t k = turns.size(); k-- > 0 && turns.size() - k <= turns_back;) {
      const Conversation::Turn& turn = turns[k];
      if (speech_.sentence_of[turn.token] != speech_.sentence_of[head]) continue;
      if (turn.referent.index != no_index) {
        add_entity(turn.referent.index, turn.mention, head, 5);
      } else if (turn.referent.head != token(source_.head).word && !knows(turn.referent.name) &&
                 taken_ < most_issuers) {
        score_.issuer(head, 5, 4, taken_++, add_via(turn.referent, CandidateOrigin::issuer, turn.mention).features);
      }
      return;
    }
  }

  /// "In a statement, the ministry rejected": the first name of the sentence that stands no preposition behind.
  void read_subject(std::uint32_t head) {
    const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[head]];
    const std::vector<EntityMention>& mentions = referents_.mentions();
    for (std::size_t k = referents_.first_mention_from(sentence.first);
         k < mentions.size() && mentions[k].token < std::min(sentence.end, source_.phrase.first); ++k) {
      const Place place = place_of(mentions[k]);
      if (place == Place::oblique || place == Place::possessor || token(mentions[k].token).is_quoted()) continue;
      return add_issuer(mentions[k], head, place == Place::subject ? 6 : 7);
    }
  }

  void add_issuer(const EntityMention& mention, std::uint32_t head, std::uint32_t how) {
    if (referents_.entity(mention.entity).type > EntityType::organization) return;
    add_entity(mention.entity, {mention.token, mention.end}, head, how);
  }

  void add_entity(std::uint32_t entity, Range via, std::uint32_t head, std::uint32_t how) {
    if (taken_ == most_issuers || is_found(entity) || via.first >= source_.phrase.first ||
        is_inside_content(*source_.attribution, via.first))
      return;
    search_.entities_found.push_back(entity);
    Candidate& candidate = add_via(referents_.of(entity), CandidateOrigin::issuer, via);
    score_.issuer(head, how, number_of(referents_.entity(entity).type), taken_++, candidate.features);
    score_.entity(entity, candidate.features);
  }

  std::uint32_t taken_ = 0;
};

}  // namespace

void find_issuers(CandidateSearch& search) { Issuers(search).find(); }

}  // namespace article_inspector::quotes
