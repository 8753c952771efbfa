#include <algorithm>
#include <array>

#include "quotes/speakers/generator.h"
#include "quotes/speakers/generators.h"

namespace article_inspector::quotes {
namespace {

constexpr std::size_t entities_back = 20;

class Antecedents : Generator {
 public:
  explicit Antecedents(CandidateSearch& search) : Generator(search) {}

  /// Entities that the text named before: first those whom the reporter names, then those whom others speak of.
  void find() {
    if (source_.kind == SourceKind::masked) return;
    for (const bool reported : {false, true}) find_named_before(reported);
  }

  /// "A teacher said ... Ann Lee, who ...": people whom the text names soon after.
  void find_after() {
    if (!describes() || source_.head_kind != HeadKind::person || source_.kind == SourceKind::named) return;
    const std::vector<EntityMention>& mentions = referents_.mentions();
    std::uint32_t taken = 0;
    for (std::size_t k = referents_.first_mention_from(source_.region_end); k < mentions.size() && taken < 2; ++k) {
      const EntityMention& mention = mentions[k];
      const std::uint32_t sentence = speech_.sentence_of[mention.token];
      if (sentence > source_.sentence + 4) break;
      if (mention.ordinal > 0 || token(mention.token).is_quoted() ||
          is_inside_content(*source_.attribution, mention.token) || is_found(mention.entity))
        continue;
      if (referents_.entity(mention.entity).type != EntityType::person) continue;
      const std::uint32_t agreement =
          agreement_of(referents_.classes(mention.entity), referents_.leaning(mention.entity));
      if (agreement == 0) continue;
      search_.entities_found.push_back(mention.entity);
      Candidate& candidate =
          add_via(referents_.of(mention.entity), CandidateOrigin::after, {mention.token, mention.end});
      score_.named_after(mention, taken, candidate.features);
      score_.entity(mention.entity, candidate.features);
      ++taken;
    }
  }

  /// Those without an entity who spoke before.
  void find_turns() {
    const auto& turns = conversation_.turns();
    std::uint32_t taken = 0;
    for (std::size_t k = turns.size(); k-- > 0 && turns.size() - k <= turns_back;) {
      const Conversation::Turn& turn = turns[k];
      if (turn.referent.entity || knows(turn.referent.name)) continue;
      if (is_name() && !is_short_for(turn.referent.name)) continue;
      // "the company" is not "the committee".
      if (describes() && !is_name() && turn.referent.head != token(source_.head).word) continue;
      const std::uint32_t agreement = agreement_of(turn.referent.classes);
      if (agreement == 0) continue;
      Candidate& candidate = add_via(turn.referent, CandidateOrigin::spoke, turn.mention);
      score_.turn(turn, k + 1 == turns.size(), taken, agreement, candidate.features);
      ++taken;
    }
  }

 private:
  void find_named_before(bool reported) {
    const std::vector<EntityMention>& mentions = referents_.mentions();
    const std::size_t end = referents_.first_mention_from(source_.phrase.first);
    for (std::size_t k = end; k-- > 0 && end - k <= mentions_back && taken_ < entities_back;) {
      const EntityMention& mention = mentions[k];
      if (mention.token >= speech_.tokens.size() || token(mention.token).is_quoted() ||
          is_inside_content(*source_.attribution, mention.token))
        continue;
      if ((search_.reported[mention.token] != 0) != reported) continue;
      if (source_.kind == SourceKind::relative && speech_.sentence_of[mention.token] != source_.sentence) break;
      if (mention.end > source_.phrase.first || is_found(mention.entity) || !may_be_meant(mention.entity)) continue;
      std::uint32_t agreement = agreement_of(referents_.classes(mention.entity), referents_.leaning(mention.entity));
      if (agreement == 0 && speaks_on(mention)) agreement = 1;
      if (agreement == 0) continue;
      search_.entities_found.push_back(mention.entity);
      const auto type = number_of(referents_.entity(mention.entity).type);
      Candidate& candidate =
          add_via(referents_.of(mention.entity), CandidateOrigin::before, {mention.token, mention.end});
      score_.distance(mention, agreement, std::min(taken_, 4U), std::min(of_type_[type], 4U), candidate.features);
      score_.reported(mention, reported, candidate.features);
      score_.entity(mention.entity, candidate.features);
      ++taken_;
      ++of_type_[type];
    }
  }

  /// "Oslo denied it. He said": in translated texts a place or a body that spoke in the sentence before, where the
  /// paragraph names no person.
  bool speaks_on(const EntityMention& mention) const {
    if (source_.kind != SourceKind::he_or_she || conversation_.turns().empty()) return false;
    const Conversation::Turn& last = conversation_.turns().back();
    const Entity& entity = referents_.entity(mention.entity);
    if (entity.type == EntityType::person || last.referent.entity != entity.id) return false;
    if (source_.phrase.first != speech_.sentences[source_.sentence].first) return false;
    std::uint32_t sentence = source_.sentence;
    if (speech_.sentence_of[last.token] + 1 != sentence) return false;
    while (sentence > 0 && !speech_.sentences[sentence].starts_paragraph && source_.sentence - sentence < 4) --sentence;
    if (sentence == source_.sentence) return false;
    const std::vector<EntityMention>& mentions = referents_.mentions();
    for (std::size_t k = referents_.first_mention_from(speech_.sentences[sentence].first);
         k < mentions.size() && mentions[k].token < source_.phrase.first; ++k) {
      if (referents_.entity(mentions[k].entity).type == EntityType::person) return false;
    }
    return true;
  }

  bool may_be_meant(std::uint32_t entity) {
    if (only_signed(entity)) return false;
    if (is_owned_person() && !describes_entity(entity)) return false;
    if (!may_mean(entity)) return false;
    // Of a document only who is named beside it may be meant: its issuer.
    if (is_document() && !describes_entity(entity) && beside_head(entity) == 0) return false;
    if (!is_name()) return true;
    if (!is_short_for(referents_.entity(entity).name)) return false;
    search_.has_initials |= is_initials(referents_.entity(entity).name);
    return true;
  }

  /// A person never stands for a body, a document or several people, and for another thing only where the text calls
  /// them so: "the head" of a school, "the chair".
  bool may_mean(std::uint32_t entity) const {
    if (!describes() || is_name()) return true;
    // Nor does a place stand for a body or a document that the text does not call so: "the newspaper".
    const bool issues = source_.head_kind == HeadKind::body || source_.head_kind == HeadKind::document;
    if (issues && referents_.entity(entity).type == EntityType::location) return describes_entity(entity);
    if (referents_.entity(entity).type != EntityType::person) return true;
    switch (source_.head_kind) {
      case HeadKind::people:
      case HeadKind::body:
      case HeadKind::document:
        return false;
      case HeadKind::place:
      case HeadKind::thing:
        return describes_entity(entity);
      default:
        return token(source_.head).kind != TokenKind::number &&
               (!is_verb(token(source_.head)) || describes_entity(entity));
    }
  }

  /// "his mother", "the city's mayor": nobody whom the text does not call so.
  bool is_owned_person() const {
    return describes() && (source_.modifiers & 1U) != 0 &&
           (source_.head_kind == HeadKind::person || source_.head_kind == HeadKind::people);
  }

  /// "the report": no body or person near it, unless the text says so.
  bool is_document() const { return describes() && source_.head_kind == HeadKind::document; }

  bool describes_entity(std::uint32_t index) const {
    const Entity& entity = referents_.entity(index);
    const Conversation::Turn* turn = conversation_.by_head(token(source_.head).word);
    return role_has(entity.role, lower_of(source_.head)) || has_word(entity.name, lower_of(source_.head)) ||
           (turn != nullptr && turn->referent.entity == entity.id);
  }

  /// Whether the text names somebody as its author and no more: nobody "she" may be.
  bool only_signed(std::uint32_t entity) const {
    const std::vector<std::uint32_t>& authors = referents_.authors();
    return referents_.entity(entity).mentions.size() == 1 &&
           std::find(authors.begin(), authors.end(), entity) != authors.end();
  }

  /// Whether a name that no entity has may be one's short form: "Blom" for Allard Blom, "JG" for Jana Gold.
  bool is_short_for(std::u16string_view name) const {
    return has_word(name, lower_of(source_.head)) || has_word(name, lower_of(source_.phrase.first)) ||
           (source_.phrase.end - source_.phrase.first == 1 && is_initials(name));
  }

  std::uint32_t taken_ = 0;
  std::array<std::uint32_t, 4> of_type_{};
};

}  // namespace

void find_antecedents(CandidateSearch& search) { Antecedents(search).find(); }

void find_named_after(CandidateSearch& search) { Antecedents(search).find_after(); }

void find_earlier_speakers(CandidateSearch& search) { Antecedents(search).find_turns(); }

}  // namespace article_inspector::quotes
