#include "quotes/speaker_candidates.h"

#include <algorithm>
#include <array>

#include "quotes/speaker_source.h"

namespace article_inspector::quotes {
namespace {

constexpr std::size_t mentions_back = 150;
constexpr std::size_t entities_back = 20;
constexpr std::size_t turns_back = 12;
constexpr std::size_t most_ends = 7;

/// Where a candidate comes from.
enum class Bond : std::uint8_t {
  described,
  beside_cue,
  head,
  inside,
  attached,
  before,
  after,
  author,
  spoke,
  same_head,
  itself,
  joint,
  pair
};

/// How a mention stands in its sentence.
enum class Place : std::uint8_t { subject, front, oblique, possessor, elsewhere };

std::uint32_t bucket(std::uint32_t value) {
  if (value <= 3) return value;
  return value <= 5 ? 4 : value <= 9 ? 5 : value <= 15 ? 6 : 7;
}

class Finder {
 public:
  Finder(const Units& units, const Referents& referents, const Conversation& conversation,
         const std::vector<std::pair<std::uint32_t, std::uint32_t>>& heads, const std::vector<std::uint32_t>& described,
         std::vector<SpeakerCandidate>& found)
      : units_(units),
        document_(*units.document),
        referents_(referents),
        conversation_(conversation),
        heads_(heads),
        described_(described),
        found_(found) {}

  void find(const Attribution& attribution) {
    found_.clear();
    source_ = read_source(units_, referents_, attribution);
    if (source_.kind == SourceKind::speaker) return add_author();
    if (describes()) read_beside();
    add_named();
    if (!names_its_head_) {
      add_beside_cue();
      add_before();
      add_after();
      add_pairs();
      add_turns();
    }
    if (describes()) {
      add_same_head();
      add_itself();
    } else if (source_.kind == SourceKind::relative) {
      add_what_relative_stands_for();
    } else {
      add_described();
    }
  }

 private:
  const Unit& unit(std::uint32_t at) const { return units_.list[at]; }
  bool is_comma(std::uint32_t at) const { return units_.is_punctuation(at) && units_.first_char(at) == u','; }

  bool describes() const { return source_.describes(); }

  // ---- entities

  /// A candidate with what speaks for its kind.
  SpeakerCandidate& add(Referent referent, Bond bond, std::uint32_t end) {
    found_.emplace_back();
    SpeakerCandidate& candidate = found_.back();
    candidate.referent = std::move(referent);
    if (candidate.referent.head == 0 && describes()) candidate.referent.head = unit(source_.head).word;
    candidate.first = source_.phrase.first;
    candidate.end = end;
    candidate.features.add(1, source_.key, number_of(bond));
    candidate.features.add(149, source_.group, number_of(bond));
    if (describes()) candidate.features.add(150, number_of(bond), source_.modifiers);
    return candidate;
  }

  bool is_found(std::uint32_t entity) const {
    return std::any_of(entities_found_.begin(), entities_found_.end(),
                       [&](std::uint32_t known) { return known == entity; });
  }

  /// The entities that the words at the quote name.
  void add_named() {
    if (!describes() || source_.kind == SourceKind::masked) return;
    const Phrase& phrase = source_.phrase;
    const std::vector<EntityMention>& mentions = referents_.mentions();
    std::size_t k = referents_.first_mention_from(phrase.first);
    while (k > 0 && mentions[k - 1].end > phrase.first) --k;
    std::uint32_t ordinal = 0;
    for (; k < mentions.size() && mentions[k].unit < source_.region_end && ordinal < 6; ++k) {
      const EntityMention& mention = mentions[k];
      if (is_found(mention.entity)) continue;
      if (owns_speaker(mention)) {
        entities_found_.push_back(mention.entity);
        continue;
      }
      const bool at_head = mention.unit <= source_.head && source_.head < mention.end;
      names_its_head_ |= at_head && referents_.entity(mention.entity).type != EntityType::misc;
      const Bond bond = at_head ? Bond::head : mention.unit < phrase.end ? Bond::inside : Bond::attached;
      const std::uint32_t end = std::max(phrase.end, mention.end);
      SpeakerCandidate& candidate = add(referents_.of(mention.entity), bond, end);
      entities_found_.push_back(mention.entity);
      add_naming(mention, bond, ordinal++, candidate.features);
      add_entity(mention.entity, candidate.features);
      add_joint(mention, bond);
    }
  }

  /// "Marek's daughter said": somebody else than Marek.
  bool owns_speaker(const EntityMention& mention) const {
    if (mention.end >= source_.phrase.end || !unit(mention.end).is(genitive)) return false;
    for (std::uint32_t at = mention.end + 1; at < source_.phrase.end; ++at) {
      const HeadKind kind = head_kind(unit(at));
      if (kind != HeadKind::other && kind != HeadKind::document) return true;
    }
    // "Marek's entourage", not "Marek's letter".
    return mention.end < source_.head && source_.head_kind == HeadKind::other && !unit(source_.head).capital();
  }

  /// How the words at the quote lead to an entity that they name.
  void add_naming(const EntityMention& mention, Bond bond, std::uint32_t ordinal, Features& out) const {
    const Phrase& phrase = source_.phrase;
    const auto type = number_of(referents_.entity(mention.entity).type);
    const std::uint32_t how = number_of(bond) * 4 + type;
    const std::uint32_t head = number_of(source_.head_kind);
    const bool first = mention.unit == phrase.first;
    const bool touches = mention.end >= source_.region_end;
    const std::uint32_t before = first ? tags::edge : unit(mention.unit - 1).tag;
    const std::uint32_t before_word = first ? tags::edge : unit(mention.unit - 1).word;
    const std::uint32_t after = mention.end < units_.list.size() ? unit(mention.end).tag : tags::edge;
    std::uint32_t commas = 0;
    std::uint32_t joints = 0;
    for (std::uint32_t at = phrase.end; at < mention.unit; ++at) {
      if (units_.is_punctuation(at)) ++commas;
      if (unit(at).is(preposition | genitive_preposition | agent_preposition | infinitive_mark)) ++joints;
    }
    const std::uint32_t edges = (touches ? 1U : 0U) | (source_.to_cue ? 2U : 0U) | (first ? 4U : 0U);
    out.add(2, how, head);
    out.add(3, how, before);
    out.add(4, how * 8 + head, before_word);
    out.add(7, how, edges);
    out.add(8, how * 8 + head, edges);
    out.add(9, how, std::min(commas, 2U) * 4 + std::min(joints, 3U));
    out.add(10, how * 8 + head, std::min(commas, 2U) * 4 + std::min(joints, 3U));
    out.add(11, how, ordinal);
    out.add(12, how, unit(source_.head).word);
    out.add(13, how * 8 + head, bucket(mention.unit > phrase.end ? mention.unit - phrase.end : 0));
    out.add(14, before, after);
    const bool owner = mention.end < units_.list.size() && unit(mention.end).is(genitive);
    out.add(15, how * 8 + head, (owner ? 1U : 0U) | (mention.end < source_.head ? 2U : 0U));
  }

  /// "A and B said", "A, B and the others said".
  void add_joint(const EntityMention& first, Bond bond) {
    const std::uint32_t limit = source_.attribution->labelled ? source_.phrase.end : joint_limit(first);
    std::u16string name = referents_.entity(first.entity).name;
    std::uint32_t at = first.end;
    std::uint32_t parts = 1;
    const EntityMention* last = &first;
    while (at + 1 < limit && parts < 6) {
      bool joined = unit(at).is(conjunction);
      const bool comma = is_comma(at);
      if (comma && unit(at + 1).is(conjunction)) {
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
        SpeakerCandidate& candidate = add_beside(std::move(referent), last->end);
        const auto type = number_of(referents_.entity(first.entity).type);
        candidate.features.add(20, number_of(bond) * 4 + type, at >= limit ? 1 : 0);
        candidate.features.add(21, number_of(bond), source_.to_cue ? 1 : 0);
        candidate.features.add(22, at < units_.list.size() ? unit(at).tag : tags::edge);
        return;
      }
    }
  }

  /// All that speaks for the last candidate speaks for those who are named with it too.
  SpeakerCandidate& add_beside(Referent referent, std::uint32_t end) {
    const Features features = found_.back().features;
    SpeakerCandidate& candidate = add(std::move(referent), Bond::joint, end);
    for (const std::uint32_t hash : features) candidate.features.add_hash(hash);
    return candidate;
  }

  /// The units that a list of speakers may reach: the words before the cue, else the sentence.
  std::uint32_t joint_limit(const EntityMention& first) const {
    return std::max(source_.region_end, std::min(first.end + 1, static_cast<std::uint32_t>(units_.list.size())));
  }

  /// The mention that begins at a unit, or a few words behind it: "and its president NAME".
  const EntityMention* next_part(std::uint32_t at, std::uint32_t limit, bool joined) const {
    for (std::uint32_t k = at; k < limit && k < at + (joined ? 6 : 2); ++k) {
      if (units_.is_punctuation(k) || unit(k).is(preposition | genitive_preposition | auxiliary)) return nullptr;
      const EntityMention* mention = referents_.mention_at(k);
      if (mention == nullptr) continue;
      if (mention->end < limit && unit(mention->end).is(genitive)) return nullptr;
      if (k == at || mention->end >= limit) return mention;
    }
    return nullptr;
  }

  /// "A and other experts"
  void add_joint_with_others(const EntityMention& first, const std::u16string& name, std::uint32_t at,
                             std::uint32_t limit) {
    if (at >= limit || referents_.mention_at(at) != nullptr || !source_.to_cue) return;
    for (std::uint32_t k = at; k < limit; ++k) {
      if (is_verb(unit(k)) || unit(k).is(relative) || units_.is_punctuation(k)) return;
      if (unit(k).is(pronoun) && !unit(k).is(someone)) return;
    }
    Referent referent;
    referent.name = name + u" & " + text_of(without_article(at, limit), limit);
    referent.classes = plural | person;
    SpeakerCandidate& candidate = add_beside(std::move(referent), limit);
    candidate.features.add(23, unit(at).tag, unit(limit - 1).tag);
    candidate.features.add(24, unit(at).word, number_of(referents_.entity(first.entity).type));
    candidate.features.add(25, unit(limit - 1).is(plural) ? 1 : 0);
  }

  /// "The heart of it, says Ann Lee, is": whoever stands right beside the cue, where other words were taken.
  void add_beside_cue() {
    const std::uint32_t cue = source_.attribution->cue;
    if (cue == no_index || cue + 1 >= units_.list.size() || !describes() || is_name()) return;
    for (const bool behind : {false, true}) {
      if (!behind && cue == 0) continue;
      const EntityMention* mention = referents_.mention_at(behind ? cue + 1 : cue - 1);
      if (mention == nullptr || unit(mention->unit).marked() || is_inside_content(*source_.attribution, mention->unit))
        continue;
      if (is_found(mention->entity) || referents_.entity(mention->entity).type != EntityType::person) continue;
      entities_found_.push_back(mention->entity);
      SpeakerCandidate& candidate = add(referents_.of(mention->entity), Bond::beside_cue, mention->end);
      candidate.first = mention->unit;
      candidate.features.add(190, behind ? 1 : 0, source_.phrase.first > cue ? 1 : 0);
      candidate.features.add(191, behind ? 1 : 0, unit(cue).is(say_verb) ? 1 : 0);
    }
  }

  /// Entities that the text named before.
  void add_before() {
    const std::vector<EntityMention>& mentions = referents_.mentions();
    const std::size_t end = referents_.first_mention_from(source_.phrase.first);
    if (source_.kind == SourceKind::masked) return;
    std::uint32_t agreeing = 0;
    std::array<std::uint32_t, 4> of_type{};
    std::size_t taken = 0;
    for (std::size_t k = end; k-- > 0 && end - k <= mentions_back && taken < entities_back;) {
      const EntityMention& mention = mentions[k];
      if (mention.unit >= units_.list.size() || unit(mention.unit).marked() ||
          is_inside_content(*source_.attribution, mention.unit))
        continue;
      if (mention.end > source_.phrase.first || is_found(mention.entity)) continue;
      if (source_.kind == SourceKind::relative && units_.sentence_of[mention.unit] != source_.sentence) break;
      if (only_signed(mention.entity)) continue;
      if ((is_owned_person() || is_document()) && !describes_entity(mention.entity)) continue;
      if (is_name() && !is_short_for(referents_.entity(mention.entity).name)) continue;
      has_initials_ |= is_name() && is_initials(referents_.entity(mention.entity).name);
      const std::uint32_t agreement =
          agreement_of(referents_.classes(mention.entity), referents_.leaning(mention.entity));
      if (agreement == 0) continue;
      entities_found_.push_back(mention.entity);
      ++taken;
      const auto type = number_of(referents_.entity(mention.entity).type);
      SpeakerCandidate& candidate = add(referents_.of(mention.entity), Bond::before, source_.end);
      add_distance(mention, agreement, std::min(agreeing, 4U), std::min(of_type[type], 4U), candidate.features);
      add_entity(mention.entity, candidate.features);
      ++agreeing;
      ++of_type[type];
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
    const Conversation::Turn* turn = conversation_.by_head(unit(source_.head).word);
    return role_has(entity.role, lower_of(source_.head)) || has_word(entity.name, lower_of(source_.head)) ||
           (turn != nullptr && turn->referent.entity == entity.id);
  }

  /// Whether the text names somebody as its author and no more: nobody "she" may be.
  bool only_signed(std::uint32_t entity) const {
    const std::vector<std::uint32_t>& authors = referents_.authors();
    return referents_.entity(entity).mentions.size() == 1 &&
           std::find(authors.begin(), authors.end(), entity) != authors.end();
  }

  /// Whether the words at the quote are a name that no entity has.
  bool is_name() const { return source_.kind == SourceKind::proper || source_.kind >= SourceKind::label; }

  /// Whether a name that no entity has may be one's short form: "Blom" for Allard Blom, "JG" for Jana Gold.
  bool is_short_for(std::u16string_view name) const {
    return has_word(name, lower_of(source_.head)) || has_word(name, lower_of(source_.phrase.first)) ||
           (source_.phrase.end - source_.phrase.first == 1 && is_initials(name));
  }

  /// "A teacher said ... Ann Lee, who ...": people whom the text names soon after.
  void add_after() {
    if (!describes() || source_.head_kind != HeadKind::person || source_.kind == SourceKind::named) return;
    const std::vector<EntityMention>& mentions = referents_.mentions();
    std::uint32_t taken = 0;
    for (std::size_t k = referents_.first_mention_from(source_.region_end); k < mentions.size() && taken < 2; ++k) {
      const EntityMention& mention = mentions[k];
      const std::uint32_t sentence = units_.sentence_of[mention.unit];
      if (sentence > source_.sentence + 4) break;
      if (mention.ordinal > 0 || unit(mention.unit).marked() || is_inside_content(*source_.attribution, mention.unit) ||
          is_found(mention.entity))
        continue;
      if (referents_.entity(mention.entity).type != EntityType::person) continue;
      const std::uint32_t agreement =
          agreement_of(referents_.classes(mention.entity), referents_.leaning(mention.entity));
      if (agreement == 0) continue;
      entities_found_.push_back(mention.entity);
      SpeakerCandidate& candidate = add(referents_.of(mention.entity), Bond::after, source_.end);
      const std::uint32_t away = std::min(sentence - source_.sentence, 5U);
      candidate.features.add(160, source_.key, away);
      candidate.features.add(161, number_of(place_of(mention)), away);
      candidate.features.add(162, taken, away);
      candidate.features.add(163, units_.sentences[sentence].starts_paragraph ? 1 : 0, number_of(place_of(mention)));
      add_entity(mention.entity, candidate.features);
      ++taken;
    }
  }

  /// Two who were named together, for "they" and "both men".
  void add_pairs() {
    if (source_.kind != SourceKind::they && !unit(source_.phrase.first).is(plural | count_word | quantity) &&
        source_.head_kind != HeadKind::people)
      return;
    add_two_of_sentence();
    const std::vector<EntityMention>& mentions = referents_.mentions();
    const std::size_t end = referents_.first_mention_from(source_.phrase.first);
    std::uint32_t taken = 0;
    for (std::size_t k = end; k-- > 1 && end - k <= mentions_back / 2 && taken < 2;) {
      const EntityMention& second = mentions[k];
      const EntityMention& first = mentions[k - 1];
      if (second.unit >= units_.list.size() || unit(first.unit).marked() || first.entity == second.entity) continue;
      if (referents_.entity(first.entity).type != referents_.entity(second.entity).type) continue;
      if (!joined(first.end, second.unit) || second.end > source_.phrase.first) continue;
      const std::uint32_t away = source_.sentence - units_.sentence_of[first.unit];
      add_pair(first.entity, second.entity, away, taken);
      ++taken;
    }
  }

  /// "Both men": the two people whom the last sentence that names people names.
  void add_two_of_sentence() {
    const std::vector<EntityMention>& mentions = referents_.mentions();
    const std::size_t end = referents_.first_mention_from(source_.phrase.first);
    std::vector<std::uint32_t> people;
    std::uint32_t sentence = no_index;
    for (std::size_t k = end; k-- > 0 && end - k <= mentions_back / 2;) {
      const EntityMention& mention = mentions[k];
      if (referents_.entity(mention.entity).type != EntityType::person || unit(mention.unit).marked()) continue;
      if (sentence != no_index && units_.sentence_of[mention.unit] != sentence) break;
      sentence = units_.sentence_of[mention.unit];
      if (std::find(people.begin(), people.end(), mention.entity) == people.end()) people.push_back(mention.entity);
    }
    if (people.size() != 2) return;
    add_pair(people[1], people[0], units_.sentence_of[source_.phrase.first] - sentence, 2);
  }

  void add_pair(std::uint32_t first, std::uint32_t second, std::uint32_t sentences, std::uint32_t how) {
    Referent referent;
    referent.name = referents_.entity(first).name + u" & " + referents_.entity(second).name;
    referent.classes = plural | person;
    referent.proper = true;
    if (knows(referent.name)) return;
    SpeakerCandidate& candidate = add(std::move(referent), Bond::pair, source_.end);
    const auto type = number_of(referents_.entity(first).type);
    candidate.features.add(170, source_.key, type);
    candidate.features.add(171, type, bucket(sentences));
    candidate.features.add(172, unit(source_.head).word, type);
    candidate.features.add(173, unit(source_.phrase.first).word, type);
    candidate.features.add(174, how, type);
  }

  /// Whether only an "and" and a few words that belong to the second stand between two mentions.
  bool joined(std::uint32_t first, std::uint32_t second) const {
    if (second <= first || second - first > 5 || units_.sentence_of[first] != units_.sentence_of[second]) return false;
    std::uint32_t at = first;
    if (is_comma(at)) ++at;
    if (!unit(at).is(conjunction)) return false;
    for (++at; at < second; ++at) {
      if (units_.is_punctuation(at) || is_verb(unit(at)) || unit(at).is(preposition | conjunction | pronoun))
        return false;
    }
    return true;
  }

  /// 0: cannot be; else how well gender and number fit.
  std::uint32_t agreement_of(std::uint64_t known, std::uint64_t leaning = 0) const {
    const std::uint64_t a = gender_of(known);
    const std::uint64_t b = gender_of(source_.wanted);
    if (a != 0 && b != 0 && a != b) return 0;
    switch (source_.kind) {
      case SourceKind::he_or_she:
        if ((known & plural) != 0 || (b != 0 && (known & (thing | body | document)) != 0)) return 0;
        if (a == 0 && leaning != 0 && b != 0) return leaning == b ? 4 : 5;
        return a != 0 && b != 0 ? 3 : a != 0 ? 2 : 1;
      case SourceKind::they:
        return (known & plural) != 0 ? 3 : (known & body) != 0 ? 2 : 1;
      case SourceKind::it:
        return (known & (thing | body | document)) != 0 ? 2 : 0;
      default:
        break;
    }
    if (source_.head_kind == HeadKind::person) {
      if ((known & (body | document | thing)) != 0) return 1;
      return a != 0 && b != 0 ? 4 : 3;
    }
    if (source_.head_kind == HeadKind::people) return (known & plural) != 0 ? 3 : (known & person) != 0 ? 0 : 1;
    if (source_.head_kind == HeadKind::body) return (known & body) != 0 ? 3 : 1;
    return 1;
  }

  Place place_of(const EntityMention& mention) const {
    const std::uint32_t count = static_cast<std::uint32_t>(units_.list.size());
    const UnitSentence& sentence = units_.sentences[units_.sentence_of[mention.unit]];
    if (mention.end < sentence.end && unit(mention.end).is(genitive)) return Place::possessor;
    if (mention.unit > sentence.first &&
        unit(mention.unit - 1).is(preposition | genitive_preposition | agent_preposition | infinitive_mark))
      return Place::oblique;
    if (mention.end < count && mention.end < sentence.end && unit(mention.end).is(auxiliary | verb_classes))
      return Place::subject;
    if (mention.unit - sentence.first <= 3) return Place::front;
    return Place::elsewhere;
  }

  void add_distance(const EntityMention& mention, std::uint32_t agreement, std::uint32_t rank, std::uint32_t type_rank,
                    Features& out) const {
    const std::uint32_t kind = number_of(source_.kind);
    const auto type = number_of(referents_.entity(mention.entity).type);
    const std::uint32_t mention_sentence = units_.sentence_of[mention.unit];
    const std::uint32_t back = bucket(source_.sentence - mention_sentence);
    const std::uint32_t paragraphs =
        std::min(units_.sentences[source_.sentence].paragraph - units_.sentences[mention_sentence].paragraph, 3U);
    const std::uint32_t place = number_of(place_of(mention));
    const std::uint32_t spoke = spoke_when(mention.entity);
    const std::uint32_t fit = agreement * 4 + type;
    out.add(32, kind, back * 8 + place);
    out.add(34, kind * 8 + agreement, type_rank * 8 + type);
    out.add(37, kind * 8 + std::min(rank, 3U), std::min(back, 4U) * 16 + spoke);
    out.add(38, kind * 8 + spoke, place * 8 + std::min(back, 4U));
    out.add(39, fit, rank);
    const bool starts = units_.sentences[source_.sentence].starts_paragraph;
    out.add(40, kind * 2 + (starts ? 1U : 0U), spoke * 8 + std::min(back, 3U));
    const UnitSentence& sentence = units_.sentences[mention_sentence];
    const bool first_of_sentence = is_first_of(sentence, mention);
    out.add(41, kind * 8 + std::min(back, 4U), (first_of_sentence ? 1U : 0U) | (sentence.starts_paragraph ? 2U : 0U));
    const std::uint32_t group = source_.group;
    out.add(130, group, back);
    out.add(131, group, back * 8 + place);
    out.add(132, group, rank);
    out.add(133, group * 8 + agreement, type_rank * 8 + type);
    out.add(134, group, paragraphs * 8 + type);
    out.add(135, group, spoke * 8 + std::min(back, 4U));
    out.add(136, group * 8 + std::min(rank, 3U), std::min(back, 4U) * 16 + spoke);
    out.add(137, group, (first_of_sentence ? 1U : 0U) | (sentence.starts_paragraph ? 2U : 0U) | (starts ? 4U : 0U));
    const bool apposed = mention.end + 1 == source_.phrase.first && is_comma(mention.end);
    if (apposed) out.add(138, group, type);
    if (source_.kind == SourceKind::relative) {
      out.add(42, type, bucket(source_.phrase.first - mention.end));
      out.add(43, type, unit(source_.phrase.first - 1).tag);
    }
    if (back == 0) out.add(44, kind * 8 + place, bucket(source_.phrase.first - mention.end));
  }

  bool is_first_of(const UnitSentence& sentence, const EntityMention& mention) const {
    const EntityMention& first = referents_.mentions()[referents_.first_mention_from(sentence.first)];
    return first.unit == mention.unit;
  }

  /// 0: never; 1: last; 2: before the last; 3: earlier.
  std::uint32_t spoke_when(std::uint32_t entity) const {
    const std::uint32_t id = referents_.entity(entity).id;
    const auto& turns = conversation_.turns();
    std::uint32_t other = no_index;
    for (std::size_t k = turns.size(); k-- > 0 && turns.size() - k <= turns_back;) {
      if (turns[k].referent.entity == id) return k + 1 == turns.size() ? 1 : other <= 1 ? 2 : 3;
      other = other == no_index ? 1 : 2;
    }
    return conversation_.count(id) > 0 ? 3 : 0;
  }

  /// What holds of an entity wherever its mention stands.
  void add_entity(std::uint32_t index, Features& out) {
    const Entity& entity = referents_.entity(index);
    const std::uint32_t key = source_.key;
    const std::uint32_t kind = number_of(source_.kind);
    const auto type = number_of(entity.type);
    const std::uint32_t spoke = spoke_when(index);
    const std::uint32_t last =
        conversation_.turns().empty()
            ? 7
            : bucket(source_.sentence -
                     std::min(source_.sentence, units_.sentence_of[conversation_.turns().back().unit]));
    out.add(50, key, spoke);
    out.add(52, key, bucket(conversation_.count(entity.id)));
    out.add(53, key, type * 8 + bucket(static_cast<std::uint32_t>(entity.mentions.size())));
    const std::uint32_t group = source_.group;
    out.add(140, group, spoke);
    out.add(141, group * 4 + spoke, last);
    out.add(142, group, bucket(conversation_.count(entity.id)));
    out.add(143, group, type * 8 + bucket(static_cast<std::uint32_t>(entity.mentions.size())));
    out.add(144, group, type);
    out.add(145, number_of(source_.head_kind), type);
    if (!describes()) return;
    const std::u16string_view word = lower_of(source_.head);
    const bool head_in_role = role_has(entity.role, word);
    const bool head_in_name = has_word(entity.name, word);
    const std::uint32_t common = common_words(entity);
    const std::uint32_t match = (head_in_role ? 1U : 0U) | (head_in_name ? 2U : 0U) | (entity.role.empty() ? 4U : 0U);
    matched_ |= head_in_role || head_in_name;
    out.add(55, key, match);
    out.add(56, key, match * 4 + std::min(common, 3U));
    out.add(57, kind * 8 + match, type * 4 + spoke);
    const Conversation::Turn* turn = conversation_.by_head(unit(source_.head).word);
    const bool said_so = turn != nullptr && turn->referent.entity == entity.id;
    out.add(58, key, (said_so ? 1U : 0U) | (turn != nullptr ? 2U : 0U));
    out.add(146, group, match * 4 + std::min(common, 3U));
    out.add(147, match, std::min(common, 3U) * 4 + (said_so ? 1U : 0U) + (turn != nullptr ? 2U : 0U));
    out.add(148, (said_so ? 1U : 0U) | (turn != nullptr ? 2U : 0U));
    out.add(152, match, source_.modifiers);
    out.add(153, std::min(common, 3U), source_.modifiers);
    const std::uint32_t beside = beside_head(index);
    out.add(154, source_.key, beside);
    out.add(155, number_of(source_.head_kind), beside * 4 + type);
    out.add(60, kind * 8 + type,
            number_of(source_.head_kind) * 4 + (source_.phrase.end - source_.phrase.first > 2 ? 1U : 0U));
    if (is_name()) out.add(61, number_of(source_.kind), is_initials(entity.name) ? 1 : 0);
  }

  /// Whether an entity is named in a sentence that has the description's head before: "In a letter, Ann Lee wrote" for
  /// "the letter". 0: no; else how it stands there.
  std::uint32_t beside_head(std::uint32_t index) const {
    for (const auto& [entity, place] : beside_) {
      if (entity == index) return place;
    }
    return 0;
  }

  void read_beside() {
    beside_.clear();
    const auto range = same_heads();
    for (std::uint32_t k = 0; k < 2 && range.first + k < range.second; ++k) {
      // The first of all and the last before the phrase.
      const std::uint32_t head = heads_[k == 0 ? range.first : range.second - 1].second;
      const UnitSentence& sentence = units_.sentences[units_.sentence_of[head]];
      const std::vector<EntityMention>& mentions = referents_.mentions();
      for (std::size_t m = referents_.first_mention_from(sentence.first);
           m < mentions.size() && mentions[m].unit < sentence.end && beside_.size() < 12; ++m) {
        const Place place = place_of(mentions[m]);
        beside_.emplace_back(mentions[m].entity, 1 + number_of(place) + (mentions[m].unit > head ? 8U : 0U));
      }
    }
  }

  /// The range in heads_ of the same word before the phrase.
  std::pair<std::size_t, std::size_t> same_heads() const {
    const std::uint32_t word = unit(source_.head).word;
    const auto first = std::lower_bound(heads_.begin(), heads_.end(), std::make_pair(word, 0U));
    const auto end = std::lower_bound(first, heads_.end(), std::make_pair(word, source_.phrase.first));
    return {static_cast<std::size_t>(first - heads_.begin()), static_cast<std::size_t>(end - heads_.begin())};
  }

  std::u16string_view lower_of(std::uint32_t at) const {
    return document_.lower(document_.tokens[unit(at).first_token]);
  }

  /// How many of the words before the head stand in an entity's role or name.
  std::uint32_t common_words(const Entity& entity) const {
    std::uint32_t common = 0;
    const std::uint32_t first = std::max(source_.phrase.first, source_.head > 6 ? source_.head - 6 : 0);
    for (std::uint32_t at = first; at < source_.head; ++at) {
      if (unit(at).kind != TokenKind::word || unit(at).is(determiner | possessive)) continue;
      if (has_word(entity.role, lower_of(at)) || has_word(entity.name, lower_of(at))) ++common;
    }
    return common;
  }

  /// "JG:" for Jana Gold.
  bool is_initials(std::u16string_view name) const {
    const std::u16string_view label = lower_of(source_.phrase.first);
    if (label.size() < 2) return false;
    std::size_t at = 0;
    for (std::size_t k = 0; k < name.size(); ++k) {
      if (k > 0 && name[k - 1] != u' ' && name[k - 1] != u'-') continue;
      if (at == label.size() || (name[k] | 0x20) != label[at]) return false;
      ++at;
    }
    return at == label.size();
  }

  /// "I" and "we" outside of quotations: who signed the article, where that is one.
  void add_author() {
    const std::vector<std::uint32_t>& authors = referents_.authors();
    if (authors.size() == 1 && !unit(source_.phrase.first).is(second_person)) {
      add(referents_.of(authors.front()), Bond::author, source_.phrase.end);
    } else {
      add_words(source_.phrase.end, 0);
    }
  }

  // ---- descriptions

  /// Those without an entity who spoke before.
  void add_turns() {
    const auto& turns = conversation_.turns();
    std::uint32_t taken = 0;
    for (std::size_t k = turns.size(); k-- > 0 && turns.size() - k <= turns_back;) {
      const Conversation::Turn& turn = turns[k];
      if (turn.referent.entity || knows(turn.referent.name)) continue;
      if (is_name() && !is_short_for(turn.referent.name)) continue;
      // "the company" is not "the committee".
      if (describes() && !is_name() && turn.referent.head != unit(source_.head).word) continue;
      const std::uint32_t agreement = agreement_of(turn.referent.classes);
      if (agreement == 0) continue;
      SpeakerCandidate& candidate = add(turn.referent, Bond::spoke, source_.end);
      const bool last = k + 1 == turns.size();
      const std::uint32_t kind = number_of(source_.kind);
      const std::uint32_t sentences =
          bucket(source_.sentence - std::min(source_.sentence, units_.sentence_of[turn.unit]));
      const std::uint32_t what = what_of(turn.referent.classes);
      Features& out = candidate.features;
      out.add(70, source_.key, what);
      out.add(71, source_.key, (last ? 1U : 0U) | std::min(taken, 3U) * 2);
      out.add(72, kind, sentences * 2 + (last ? 1U : 0U));
      out.add(73, source_.key, agreement);
      const bool same = describes() && turn.referent.head != 0 && turn.referent.head == unit(source_.head).word;
      out.add(74, source_.key, (same ? 1U : 0U) | (last ? 2U : 0U));
      out.add(75, kind * 8 + what, sentences * 2 + (last ? 1U : 0U));
      if (describes()) out.add(76, same ? 1 : 0, std::min(words_in(turn.referent.name), 3U));
      ++taken;
    }
  }

  bool knows(const std::u16string& name) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const SpeakerCandidate& known) { return known.referent.name == name; });
  }

  static std::uint32_t what_of(std::uint64_t classes) {
    return (classes & plural) != 0               ? 1
           : (classes & person) != 0             ? 2
           : (classes & body) != 0               ? 3
           : (classes & (document | thing)) != 0 ? 4
                                                 : 0;
  }

  /// How many of the source's words before its head a name has.
  std::uint32_t words_in(const std::u16string& name) const {
    std::uint32_t common = 0;
    const std::uint32_t first = std::max(source_.phrase.first, source_.head > 6 ? source_.head - 6 : 0);
    for (std::uint32_t at = first; at < source_.head; ++at) {
      if (!unit(at).is(determiner | possessive) && has_word(name, lower_of(at))) ++common;
    }
    return common;
  }

  /// White space in it counts as one blank.
  std::u16string text_of(std::uint32_t first, std::uint32_t end) const {
    std::u16string text;
    for (const char16_t c : document_.view(units_.span(first, end))) {
      const bool blank = c <= u' ' || c == u'\u00A0';
      if (!blank) text.push_back(c);
      if (blank && text.back() != u' ') text.push_back(u' ');
    }
    return text;
  }

  /// "the", "a" and "one" are no part of a description, "another" and "some" are.
  std::uint32_t without_article(std::uint32_t first, std::uint32_t end) const {
    while (first + 1 < end) {
      const Unit& word = unit(first);
      if (!word.is(determiner) || word.is(quantity | plural)) break;
      if (word.is(count_word) && (!word.is(single) || unit(first + 1).is(preposition | genitive_preposition))) break;
      ++first;
    }
    return first;
  }

  void add_itself() {
    if (is_name() && has_initials_) return;
    ends_.clear();
    find_ends(source_.phrase.end, source_.region_end);
    for (std::uint32_t k = 0; k < ends_.size(); ++k) add_words(ends_[k], k);
    // "the campaign sent out", "the video went viral": behind the last word that surely is a noun.
    const Phrase& phrase = source_.phrase;
    for (std::uint32_t at = phrase.end - 1; at-- > phrase.first;) {
      if (unit(at + 1).capital()) break;
      if (head_kind(unit(at)) == HeadKind::other) continue;
      add_words(at + 1, 7);
      break;
    }
  }

  /// Where a description that goes on behind its phrase may end.
  void find_ends(std::uint32_t first, std::uint32_t limit) {
    ends_.push_back(first);
    for (std::uint32_t at = first + 1; at < limit && ends_.size() < most_ends; ++at) {
      const Unit& next = unit(at);
      const bool hyphen = units_.is_punctuation(at) && units_.first_char(at) == u'-';
      const bool joint = (units_.is_punctuation(at) && !hyphen) || is_verb(next) ||
                         next.is(preposition | genitive_preposition | agent_preposition | infinitive_mark | relative |
                                 conjunction | adverb | complementizer | subordinator | time_word);
      if (!joint) continue;
      const Unit& before = unit(at - 1);
      if (units_.is_punctuation(at - 1) || before.is(determiner | possessive | preposition | genitive_preposition |
                                                     conjunction | relative | agent_preposition))
        continue;
      ends_.push_back(at);
    }
    if (limit > ends_.back()) ends_.push_back(limit);
  }

  void add_words(std::uint32_t end, std::uint32_t ordinal) {
    const Phrase& phrase = source_.phrase;
    const std::uint32_t first = source_.attribution->labelled ? phrase.first : without_article(phrase.first, end);
    Referent referent;
    referent.name = text_of(first, end);
    referent.classes = unit(source_.head).classes | (phrase.classes & (person | body | document | plural));
    referent.head = unit(source_.head).word;
    referent.proper = is_name();
    if (source_.kind == SourceKind::proper && end == phrase.end) complete_name(referent);
    if (knows(referent.name)) return;
    SpeakerCandidate& candidate = add(std::move(referent), Bond::itself, end);
    Features& out = candidate.features;
    const std::uint32_t head = number_of(source_.head_kind);
    out.add(80, source_.key, (matched_ ? 1U : 0U) | (phrase.end - first > 1 ? 2U : 0U));
    out.add(81, source_.key, ordinal);
    add_end(first, end, out);
    const Conversation::Turn* turn = conversation_.by_head(unit(source_.head).word);
    out.add(82, source_.key, turn == nullptr ? 0 : turn->referent.entity ? 1 : 2);
    out.add(83, source_.key, std::min(phrase.end - first, 5U));
    out.add(85, source_.key, unit(phrase.first).word);
    out.add(86, head, (source_.phrase.entity != 0 ? 1U : 0U) | (source_.phrase.proper ? 2U : 0U));
    out.add(87, source_.key, seen_before() ? 1 : 0);
  }

  /// What stands at the end of a description, and what it takes in behind its phrase.
  void add_end(std::uint32_t first, std::uint32_t end, Features& out) const {
    const std::uint32_t from = source_.phrase.end;
    const std::uint32_t head = number_of(source_.head_kind);
    const bool whole = end == source_.region_end;
    const std::uint32_t next = end < units_.list.size() ? unit(end).tag : tags::edge;
    const std::uint32_t next_word = end < units_.list.size() ? unit(end).word : tags::edge;
    const bool more = end > from;
    const std::uint32_t side = (whole ? 1U : 0U) | (source_.to_cue ? 2U : 0U) | (more ? 4U : 0U);
    out.add(100, side, head);
    out.add(101, next, side);
    out.add(102, next_word, side);
    out.add(103, unit(end - 1).tag, side);
    out.add(104, head * 8 + side, next);
    out.add(105, unit(end - 1).tag, next);
    if (!more) return;
    const std::uint32_t joint = unit(from).tag;
    out.add(106, joint, head);
    out.add(107, unit(from).word, head);
    out.add(108, joint, side);
    out.add(109, side, bucket(end - from));
    std::uint32_t joints = 0;
    std::uint32_t commas = 0;
    std::uint32_t verbs = 0;
    for (std::uint32_t at = from; at < end; ++at) {
      const Unit& word = unit(at);
      if (units_.is_punctuation(at)) ++commas;
      if (word.is(preposition | genitive_preposition | agent_preposition | infinitive_mark)) ++joints;
      if (is_verb(word) || word.is(relative | complementizer | subordinator)) ++verbs;
    }
    out.add(110, side, std::min(joints, 3U));
    out.add(111, side, std::min(commas, 2U));
    out.add(112, side, std::min(verbs, 2U));
    out.add(113, std::min(joints, 3U), std::min(commas, 2U) * 4 + std::min(verbs, 2U));
    out.add(114, unit(first).tag, joint);
  }

  /// A surname alone whose full name stands elsewhere.
  void complete_name(Referent& referent) const {
    const Range* full = referents_.full_name(referent.head);
    if (full == nullptr) return;
    referent.name = text_of(full->first, full->end);
    referent.classes |= person | (unit(full->first).classes & (male | female));
  }

  bool seen_before() const {
    const auto range = same_heads();
    return range.first < range.second;
  }

  /// Descriptions with the same head that the text has before: "a survey of teachers" for "the survey".
  void add_same_head() {
    if (source_.kind == SourceKind::named || source_.kind >= SourceKind::label) return;
    const std::uint32_t word = unit(source_.head).word;
    auto at = std::lower_bound(heads_.begin(), heads_.end(), std::make_pair(word, 0U));
    std::uint32_t taken = 0;
    for (; at != heads_.end() && at->first == word && at->second < source_.phrase.first && taken < 3; ++at)
      add_description_at(at->second, taken++);
  }

  /// Somebody without a name whom the sentences before a pronoun describe: "A farmer stood up. He said".
  void add_described() {
    auto at = std::lower_bound(described_.begin(), described_.end(), source_.phrase.first);
    std::uint32_t taken = 0;
    for (int looked = 0; at != described_.begin() && looked < 8 && taken < 3; ++looked) {
      --at;
      const std::uint32_t head = *at;
      if (units_.sentence_of[head] + 2 < source_.sentence) break;
      if (is_inside_content(*source_.attribution, head) || names_somebody(head)) continue;
      const std::uint32_t agreement = agreement_of(unit(head).classes);
      if (agreement == 0) continue;
      const UnitSentence& sentence = units_.sentences[units_.sentence_of[head]];
      const std::optional<Phrase> phrase = phrase_ending_in(units_, head, no_index);
      if (!phrase) continue;
      const std::uint32_t begin = phrase->first;
      if (unit(begin).is(quantity)) continue;
      Referent referent;
      referent.name = text_of(without_article(begin, head + 1), head + 1);
      referent.classes = unit(head).classes;
      referent.head = unit(head).word;
      if (knows(referent.name)) continue;
      SpeakerCandidate& candidate = add(std::move(referent), Bond::described, source_.end);
      Features& out = candidate.features;
      const std::uint32_t back = std::min(source_.sentence - units_.sentence_of[head], 3U);
      const std::uint32_t kind = number_of(source_.kind) * 8 + number_of(head_kind(unit(head)));
      const bool front = begin - sentence.first <= 3;
      out.add(180, kind, back);
      out.add(181, kind, agreement);
      out.add(182, unit(begin).tag, back);
      out.add(183, back, front ? 1 : 0);
      out.add(184, kind, taken);
      out.add(185, begin > sentence.first ? unit(begin - 1).tag : tags::edge, back);
      out.add(186, unit(head + 1 < units_.list.size() ? head + 1 : head).tag, back);
      ++taken;
    }
  }

  /// "the director, Ann Lee": a description beside a name, or before one.
  bool names_somebody(std::uint32_t head) const {
    const std::uint32_t next = head + 1;
    if (next < units_.list.size() && is_comma(next) && referents_.mention_at(next + 1) != nullptr) return true;
    return referents_.mention_at(next) != nullptr || referents_.mention_at(head) != nullptr;
  }

  void add_description_at(std::uint32_t head, std::uint32_t ordinal) {
    if (is_inside_content(*source_.attribution, head)) return;
    const UnitSentence& sentence = units_.sentences[units_.sentence_of[head]];
    const std::optional<Phrase> phrase = phrase_ending_in(units_, head, no_index);
    if (!phrase) return;
    std::uint32_t limit = std::min({sentence.end, head + 10, source_.phrase.first});
    constexpr std::uint64_t stops = verb_classes | auxiliary | relative | complementizer | subordinator | pronoun;
    for (std::uint32_t at = head + 1; at < limit; ++at) {
      if (units_.is_punctuation(at) || unit(at).is(stops) || unit(at).marked()) limit = at;
    }
    ends_.clear();
    find_ends(head + 1, limit);
    const std::uint32_t begin = phrase->first;
    for (std::uint32_t k = 0; k < ends_.size() && k < 3; ++k) {
      const std::uint32_t first = without_article(begin, ends_[k]);
      if (k == 0 && head + 1 - first <= 1) continue;
      Referent referent;
      referent.name = text_of(first, ends_[k]);
      referent.classes = unit(head).classes;
      referent.head = unit(head).word;
      if (knows(referent.name)) continue;
      SpeakerCandidate& candidate = add(std::move(referent), Bond::same_head, source_.end);
      Features& out = candidate.features;
      const std::uint32_t own = std::min(source_.phrase.end - source_.phrase.first, 4U);
      out.add(90, source_.key, std::min(head + 1 - first, 4U) * 8 + own);
      out.add(91, source_.key, bucket(source_.sentence - units_.sentence_of[head]));
      out.add(92, source_.key, ordinal * 4 + k);
      out.add(93, source_.key, unit(begin).tag);
      const std::uint32_t joint = k > 0 ? unit(head + 1).word : 0;
      out.add(94, number_of(source_.head_kind), joint);
      out.add(95, ends_[k] < units_.list.size() ? unit(ends_[k]).tag : tags::edge, k > 0 ? unit(head + 1).tag : 0);
      out.add(96, source_.key, std::min(words_in(found_.back().referent.name), 3U) * 2 + (matched_ ? 1U : 0U));
    }
  }

  /// "a farmer who said": what stands before.
  void add_what_relative_stands_for() {
    const std::uint32_t at = source_.phrase.first;
    const std::uint32_t first = units_.sentences[source_.sentence].first;
    find_phrases(units_, {}, std::max(first, at > 12 ? at - 12 : 0), at, no_index, phrases_);
    if (phrases_.empty()) return;
    const std::size_t count = phrases_.size();
    for (std::size_t k = count; k-- > 0 && count - k <= 2;) {
      const Phrase phrase = phrases_[k];
      if ((phrase.classes & (pronoun | relative)) != 0) continue;
      const std::uint32_t begin = without_article(phrase.first, phrase.end);
      Referent referent;
      referent.name = text_of(begin, k + 1 == count ? phrase.end : phrases_.back().end);
      referent.classes = phrase.classes;
      referent.head = unit(phrase.head).word;
      if (knows(referent.name)) continue;
      SpeakerCandidate& candidate = add(std::move(referent), Bond::itself, source_.phrase.end);
      candidate.features.add(97, number_of(head_kind(unit(phrase.head))), static_cast<std::uint32_t>(count - k));
      candidate.features.add(98, unit(phrase.first).tag, static_cast<std::uint32_t>(count - k));
      candidate.features.add(99, bucket(at - phrase.end), static_cast<std::uint32_t>(count - k));
    }
  }

  const Units& units_;
  const Document& document_;
  const Referents& referents_;
  const Conversation& conversation_;
  const std::vector<std::pair<std::uint32_t, std::uint32_t>>& heads_;
  const std::vector<std::uint32_t>& described_;
  std::vector<SpeakerCandidate>& found_;
  SpeakerSource source_;
  bool matched_ = false;         ///< a role or name has the description's head
  bool has_initials_ = false;    ///< the name at the quote is the initials of somebody named before
  bool names_its_head_ = false;  ///< a person's or a body's name stands at the quote: nobody else is looked for
  std::vector<std::uint32_t> entities_found_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> beside_;  ///< entities beside the head elsewhere, and how
  std::vector<std::uint32_t> ends_;
  std::vector<Phrase> phrases_;
};

}  // namespace

void Conversation::add(const Referent& referent, std::uint32_t unit) {
  if (referent.entity) ++counts_[*referent.entity];
  if (referent.head != 0) by_head_[referent.head] = turns_.size();
  turns_.push_back({referent, unit});
}

std::uint32_t Conversation::count(std::uint32_t entity) const {
  const auto found = counts_.find(entity);
  return found == counts_.end() ? 0 : found->second;
}

const Conversation::Turn* Conversation::by_head(std::uint32_t head) const {
  const auto found = by_head_.find(head);
  return found == by_head_.end() ? nullptr : &turns_[found->second];
}

SpeakerCandidates::SpeakerCandidates(const Units& units, const Referents& referents)
    : units_(units), referents_(referents) {
  for (std::uint32_t at = 0; at < units.list.size(); ++at) {
    const Unit& unit = units.list[at];
    if (unit.marked() || unit.capital() || head_kind(unit) == HeadKind::other) continue;
    heads_.emplace_back(unit.word, at);
    if (unit.is(person | body)) described_.push_back(at);
  }
  std::sort(heads_.begin(), heads_.end());
}

const std::vector<SpeakerCandidate>& SpeakerCandidates::find(const Attribution& attribution,
                                                             const Conversation& conversation) {
  Finder(units_, referents_, conversation, heads_, described_, found_).find(attribution);
  return found_;
}

}  // namespace article_inspector::quotes
