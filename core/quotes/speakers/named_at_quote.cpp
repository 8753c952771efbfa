#include <algorithm>
#include <array>

#include "quotes/speakers/generator.h"
#include "quotes/speakers/generators.h"

namespace article_inspector::quotes {
namespace {

class NamedAtQuote : Generator {
 public:
  explicit NamedAtQuote(CandidateSearch& search) : Generator(search) {}

  /// The entities that the words at the quote name.
  void find() {
    if (!describes() || source_.kind == SourceKind::masked) return;
    const Phrase& phrase = source_.phrase;
    const std::vector<EntityMention>& mentions = referents_.mentions();
    std::size_t k = referents_.first_mention_from(phrase.first);
    while (k > 0 && mentions[k - 1].end > phrase.first) --k;
    std::uint32_t ordinal = 0;
    for (; k < mentions.size() && mentions[k].token < source_.region_end && ordinal < 6; ++k) {
      const EntityMention& mention = mentions[k];
      if (is_found(mention.entity)) continue;
      if (owns_speaker(mention)) {
        search_.entities_found.push_back(mention.entity);
        continue;
      }
      const bool at_head = mention.token <= source_.head && source_.head < mention.end;
      search_.names_its_head |= at_head && referents_.entity(mention.entity).type != EntityType::misc;
      search_.names_its_head |= is_apposed(mention);
      const CandidateOrigin origin = at_head                      ? CandidateOrigin::head
                                     : mention.token < phrase.end ? CandidateOrigin::inside
                                                                  : CandidateOrigin::attached;
      const std::uint32_t end = std::max(phrase.end, mention.end);
      Candidate& candidate = add(referents_.of(mention.entity), origin, end);
      search_.entities_found.push_back(mention.entity);
      score_.naming(mention, origin, ordinal++, candidate.features);
      score_.entity(mention.entity, candidate.features);
      add_joint(mention, origin);
    }
  }

 private:
  /// "Marek's daughter said", "a spokesman for Marek said": somebody else than Marek.
  bool owns_speaker(const EntityMention& mention) const {
    const bool somebody = source_.head_kind == HeadKind::person || source_.head_kind == HeadKind::people;
    if (somebody && mention.token > source_.head && is_owner_behind(mention)) return true;
    if (mention.end >= source_.phrase.end || !token(mention.end).is(genitive)) return false;
    for (std::uint32_t at = mention.end + 1; at < source_.phrase.end; ++at) {
      const HeadKind kind = head_kind(token(at));
      if (describes_somebody(kind) && kind != HeadKind::document) return true;
    }
    // "Marek's entourage", not "Marek's letter".
    return mention.end < source_.head && !describes_somebody(source_.head_kind) && !token(source_.head).capital();
  }

  /// "the deputy mayor Ann Lee", "the mayor of the old town, Ann Lee,": the description is hers.
  bool is_apposed(const EntityMention& mention) const {
    if (source_.head_kind != HeadKind::person || mention.token <= source_.head) return false;
    if (referents_.entity(mention.entity).type != EntityType::person) return false;
    if (mention.token == source_.head + 1) return true;
    if (!is_comma(mention.token - 1)) return false;
    const bool ends = mention.end >= source_.region_end || is_comma(mention.end);
    for (std::uint32_t at = source_.head + 1; at + 1 < mention.token && ends; ++at) {
      if (speech_.is_punctuation(at) || token(at).is(relative | auxiliary) || is_verb(token(at))) return false;
    }
    return ends;
  }

  /// Whether a preposition and no comma leads from the description's head to a person behind it.
  bool is_owner_behind(const EntityMention& mention) const {
    if (referents_.entity(mention.entity).type != EntityType::person) return false;
    bool leads = false;
    for (std::uint32_t at = source_.head + 1; at < mention.token; ++at) {
      if (speech_.is_punctuation(at)) return false;
      leads |= token(at).is(preposition | genitive_preposition);
    }
    return leads;
  }

  /// "A and B said", "A, B and the others said".
  void add_joint(const EntityMention& first, CandidateOrigin origin) {
    const std::uint32_t limit = source_.attribution->labelled ? source_.phrase.end : joint_limit(first);
    std::u16string name = referents_.entity(first.entity).name;
    std::uint32_t at = first.end;
    std::uint32_t parts = 1;
    const EntityMention* last = &first;
    while (at + 1 < limit && parts < 6) {
      bool joined = token(at).is(conjunction);
      const bool comma = is_comma(at);
      if (comma && token(at + 1).is(conjunction)) {
        joined = true;
        ++at;
      }
      if (!joined && !comma) break;
      const EntityMention* next = next_part(at + 1, limit, joined);
      if (next == nullptr || referents_.entity(next->entity).type != referents_.entity(first.entity).type) {
        if (joined) add_joint_with_others(first, name, at + 1, limit);
        return;
      }
      name += u" & " + referents_.entity(next->entity).name;
      last = next;
      ++parts;
      at = next->end;
      if (joined) {
        Referent referent;
        referent.name = name;
        referent.classes = plural | person;
        referent.proper = true;
        Candidate& candidate = add_beside(std::move(referent), last->end);
        score_.joint(first, origin, at, limit, candidate.features);
        return;
      }
    }
  }

  /// All that speaks for the last candidate speaks for those who are named with it too.
  Candidate& add_beside(Referent referent, std::uint32_t end) {
    const Features features = found_.back().features;
    Candidate& candidate = add(std::move(referent), CandidateOrigin::joint, end);
    for (const std::uint32_t hash : features) candidate.features.add_hash(hash);
    return candidate;
  }

  /// The tokens that a list of speakers may reach: the words before the cue, else the sentence.
  std::uint32_t joint_limit(const EntityMention& first) const {
    return std::max(source_.region_end, std::min(first.end + 1, static_cast<std::uint32_t>(speech_.tokens.size())));
  }

  /// The mention that begins at a token, or a few words behind it: "and its president NAME".
  const EntityMention* next_part(std::uint32_t at, std::uint32_t limit, bool joined) const {
    for (std::uint32_t k = at; k < limit && k < at + (joined ? 6 : 2); ++k) {
      if (speech_.is_punctuation(k) || token(k).is(preposition | genitive_preposition | auxiliary)) return nullptr;
      const EntityMention* mention = referents_.mention_at(k);
      if (mention == nullptr) continue;
      if (mention->end < limit && token(mention->end).is(genitive)) return nullptr;
      if (k == at || mention->end >= limit) return mention;
    }
    return nullptr;
  }

  /// "A and other experts"
  void add_joint_with_others(const EntityMention& first, const std::u16string& name, std::uint32_t at,
                             std::uint32_t limit) {
    if (at >= limit || referents_.mention_at(at) != nullptr || !source_.to_cue) return;
    for (std::uint32_t k = at; k < limit; ++k) {
      if (is_verb(token(k)) || token(k).is(relative) || speech_.is_punctuation(k)) return;
      if (token(k).is(pronoun) && !token(k).is(someone)) return;
    }
    Referent referent;
    referent.name = name + u" & " + text_of(without_article(at, limit), limit);
    referent.classes = plural | person;
    Candidate& candidate = add_beside(std::move(referent), limit);
    score_.joint_with_others(first, at, limit, candidate.features);
  }
};

}  // namespace

void find_named_at_quote(CandidateSearch& search) { NamedAtQuote(search).find(); }

}  // namespace article_inspector::quotes
