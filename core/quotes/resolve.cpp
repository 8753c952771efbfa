#include "quotes/resolve.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>

namespace article_inspector::quotes {
namespace {

constexpr std::uint64_t gender_classes = male | female;

struct EntityMention {
  Span span;
  std::uint32_t entity = 0;
  std::uint32_t unit = 0;  ///< its first unit
};

/// Somebody or something that speaks, or that a pronoun may stand for.
struct Referent {
  std::optional<std::uint32_t> entity;
  std::u16string name;
  std::uint64_t classes = 0;  ///< gender, number, person, body, document, thing
  std::uint32_t head = 0;     ///< the word hash of a description's head
};

/// The units of a mention: a phrase, and what belongs to it.
struct Mentioned {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t head = 0;
};

std::uint64_t gender_of(std::uint64_t classes) {
  const std::uint64_t gender = classes & gender_classes;
  return gender == gender_classes ? 0 : gender;
}

class Resolver {
 public:
  Resolver(const Units& units, const Entities& entities)
      : units_(units), document_(*units.document), entities_(entities) {
    read_mentions();
    read_genders();
    read_full_names();
  }

  void resolve(const std::vector<Attribution>& attributions, std::vector<Quote>& quotes) {
    for (std::size_t k = 0; k < attributions.size(); ++k) {
      if (!attributions[k].source) continue;
      quotes[k].speaker = resolve_one(attributions[k]);
    }
  }

 private:
  void read_mentions() {
    for (std::uint32_t index = 0; index < entities_.list.size(); ++index) {
      for (const Mention& mention : entities_.list[index].mentions) mentions_.push_back({mention.span, index, 0});
    }
    std::stable_sort(mentions_.begin(), mentions_.end(),
                     [](const EntityMention& a, const EntityMention& b) { return a.span.start < b.span.start; });
    mention_of_.assign(units_.list.size(), no_index);
    std::uint32_t at = 0;
    for (std::uint32_t k = 0; k < mentions_.size(); ++k) {
      while (at < units_.list.size() && units_.span(at, at + 1).end <= mentions_[k].span.start) ++at;
      mentions_[k].unit = at;
      for (std::uint32_t u = at; u < units_.list.size() && units_.span(u, u + 1).start < mentions_[k].span.end; ++u) {
        if (mention_of_[u] == no_index) mention_of_[u] = k;
      }
    }
  }

  /// A person's gender: by titles and descriptions before the name, by the given name, else by the pronouns around.
  void read_genders() {
    classes_.resize(entities_.list.size());
    for (const EntityMention& mention : mentions_) {
      if (entities_.list[mention.entity].type != EntityType::person || mention.unit >= units_.list.size()) continue;
      std::uint64_t seen = units_.list[mention.unit].classes & gender_classes;
      for (std::uint32_t k = 1; k <= 3 && mention.unit >= k && seen == 0; ++k) {
        const Unit& before = units_.list[mention.unit - k];
        if (before.marked() || (before.kind != TokenKind::word && !before.is(title))) break;
        if (before.is(title | person)) seen = before.classes & gender_classes;
      }
      if (seen != 0 && (classes_[mention.entity] & gender_classes) == 0) classes_[mention.entity] |= seen;
    }
    for (std::uint32_t index = 0; index < classes_.size(); ++index) {
      switch (entities_.list[index].type) {
        case EntityType::person:
          if ((classes_[index] & gender_classes) == 0) classes_[index] |= given_name_gender(entities_.list[index].name);
          classes_[index] |= person;
          break;
        case EntityType::organization:
          classes_[index] |= body | thing;
          break;
        default:
          classes_[index] |= thing;
      }
    }
  }

  /// By a name's first word, which may stand nowhere but in a quotation.
  std::uint64_t given_name_gender(const std::u16string& name) const {
    std::u16string first = name.substr(0, name.find(u' '));
    for (char16_t& c : first) c = static_cast<char16_t>(u_tolower(c));
    const std::uint64_t known = quote_data(document_.language).find(hash_of(first)).classes;
    return (known & given_name) != 0 ? known & gender_classes : 0;
  }

  /// "Maike Roeber", by a given name that the lists know: what "Roeber" is short for where no entity says so.
  void read_full_names() {
    for (std::uint32_t at = 0; at + 1 < units_.list.size(); ++at) {
      if (!units_.list[at].is(given_name) || !units_.list[at].capital()) continue;
      std::uint32_t end = at + 1;
      while (end < units_.list.size() && end < at + 4 && units_.list[end].capital() && !units_.list[end].marked() &&
             (units_.list[end].classes & ~(given_name | male | female)) == 0)
        ++end;
      if (end > at + 1) full_names_.emplace(units_.list[end - 1].word, Range{at, end});
      at = end - 1;
    }
  }

  Speaker resolve_one(const Attribution& attribution) {
    const Phrase& phrase = *attribution.source;
    Speaker speaker;
    Referent referent;
    const Mentioned mentioned = extend(phrase);
    speaker.span = units_.span(mentioned.first, mentioned.end);
    if ((phrase.classes & relative) != 0) {
      referent = antecedent_of_relative(phrase.first);
    } else if ((phrase.classes & pronoun) != 0 || is_bare_possessive(phrase)) {
      referent = antecedent(attribution, phrase);
    } else {
      referent = named(attribution, phrase, mentioned);
    }
    speaker.name = referent.name.empty() ? std::u16string(document_.view(speaker.span)) : referent.name;
    speaker.entity = referent.entity;
    speaker.anonymous = !referent.entity && !proper_name_;
    if (referent.entity) {
      speaker.role = entities_.list[*referent.entity].role;
    }
    if (!referent.name.empty()) {
      last_.push_back(referent);
      last_unit_.push_back(phrase.first);
    }
    return speaker;
  }

  bool is_bare_possessive(const Phrase& phrase) const {
    return phrase.end - phrase.first == 1 && units_.list[phrase.first].is(possessive);
  }

  /// A phrase with the "of ..." and "for ..." that belong to it.
  Mentioned extend(const Phrase& phrase) const {
    Mentioned mentioned{phrase.first, phrase.end, phrase.head};
    // Names stand alone; of other phrases, those that a list knows.
    constexpr std::uint64_t described_classes = person | body | document | plural | speech_noun | count_word;
    if ((phrase.classes & (pronoun | relative)) != 0 || (phrase.classes & described_classes) == 0) return mentioned;
    if (const EntityMention* mention = mention_at(phrase.head);
        mention != nullptr && entities_.list[mention->entity].type == EntityType::person)
      return mentioned;
    const std::uint32_t limit = units_.sentences[units_.sentence_of[phrase.first]].end;
    std::uint32_t at = phrase.end;
    for (int attached = 0; attached < 2 && at + 1 < limit; ++attached) {
      const bool links = units_.list[at].is(preposition | genitive_preposition) ||
                         (units_.list[at].is(infinitive_mark) && units_.list[at + 1].capital());
      const bool agent = units_.list[at].is(agent_preposition) && !units_.list[at].is(genitive_preposition);
      if (!links || (agent && (phrase.classes & document) == 0)) break;
      std::vector<Phrase> next;
      find_phrases(units_, {}, at + 1, std::min(limit, at + 9), no_index, next);
      if (next.empty() || next.front().first != at + 1 ||
          (next.front().classes & (pronoun | relative | time_word)) != 0)
        break;
      at = next.front().end;
      mentioned.end = at;
    }
    return mentioned;
  }

  const EntityMention* mention_at(std::uint32_t unit) const {
    return unit < mention_of_.size() && mention_of_[unit] != no_index ? &mentions_[mention_of_[unit]] : nullptr;
  }

  Referent referent_of(std::uint32_t entity) const {
    Referent referent;
    referent.entity = entities_.list[entity].id;
    referent.name = entities_.list[entity].name;
    referent.classes = classes_[entity];
    return referent;
  }

  /// The entity that a phrase names: the one at its head, else a person in it.
  const EntityMention* named_in(const Phrase& phrase) const {
    const std::uint32_t head = phrase.head;
    if (units_.is_punctuation(head)) return nullptr;
    if (const EntityMention* mention = mention_at(head)) return mention;
    for (std::uint32_t at = phrase.first; at < phrase.end; ++at) {
      const EntityMention* mention = mention_at(at);
      if (mention != nullptr && entities_.list[mention->entity].type == EntityType::person &&
          !(at + 1 < phrase.end && units_.list[at + 1].is(genitive)))
        return mention;
    }
    return nullptr;
  }

  /// "the director, William Burns, ..." and "Burns, the director": the person right after a comma.
  const EntityMention* apposed(std::uint32_t end) const {
    if (end + 1 >= units_.list.size() || !units_.is_punctuation(end) || units_.first_char(end) != u',') return nullptr;
    const EntityMention* mention = mention_at(end + 1);
    if (mention == nullptr || entities_.list[mention->entity].type != EntityType::person) return nullptr;
    return mention;
  }

  Referent named(const Attribution& attribution, const Phrase& phrase, const Mentioned& mentioned) {
    proper_name_ = false;
    if (const EntityMention* mention = named_in(phrase)) return joint_of(phrase, *mention);
    // "Secretary of State Ann Lee"
    if (const EntityMention* mention = mention_at(mentioned.end - 1); mention != nullptr && stands_at_end(*mention))
      return referent_of(mention->entity);
    if (const EntityMention* mention = apposed(mentioned.end)) return referent_of(mention->entity);
    if (units_.list[phrase.first].is(definite) || phrase.end - phrase.first <= 1) {
      if (const std::optional<Referent> known = described(attribution, phrase, mentioned)) return *known;
    }
    return description(phrase, mentioned);
  }

  /// A person's name after a title, not after "for" or "of".
  bool stands_at_end(const EntityMention& mention) const {
    return entities_.list[mention.entity].type == EntityType::person && mention.unit > 0 &&
           !units_.list[mention.unit - 1].is(preposition | genitive_preposition | infinitive_mark | genitive);
  }

  /// Joint speakers: "A and B said".
  Referent joint_of(const Phrase& phrase, const EntityMention& mention) const {
    Referent referent = referent_of(mention.entity);
    const EntityMention* other = nullptr;
    bool before = false;
    std::uint32_t end = phrase.end;
    if (end + 1 < units_.list.size() && units_.list[end].is(conjunction)) other = mention_at(end + 1);
    if (other == nullptr && phrase.first >= 2 && units_.list[phrase.first - 1].is(conjunction)) {
      other = mention_at(phrase.first - 2);
      before = true;
    }
    if (other == nullptr || other->entity == mention.entity ||
        entities_.list[other->entity].type != entities_.list[mention.entity].type)
      return referent;
    const std::u16string& name = entities_.list[other->entity].name;
    referent.name = before ? name + u" & " + referent.name : referent.name + u" & " + name;
    referent.entity.reset();
    referent.classes = plural | person;
    return referent;
  }

  Referent description(const Phrase& phrase, const Mentioned& mentioned) {
    Referent referent;
    std::uint32_t first = mentioned.first;
    while (first + 1 < mentioned.end && units_.list[first].is(determiner) &&
           !units_.list[first].is(count_word | plural))
      ++first;
    referent.name = std::u16string(document_.view(units_.span(first, mentioned.end)));
    referent.classes = phrase.classes;
    referent.head = units_.list[phrase.head].word;
    if (phrase.proper && (phrase.classes & (person | body | document)) == 0) {
      const auto full = full_names_.find(referent.head);
      if (full != full_names_.end()) {
        referent.name = std::u16string(document_.view(units_.span(full->second.first, full->second.end)));
        referent.classes |= person | (units_.list[full->second.first].classes & gender_classes);
      }
    }
    proper_name_ = phrase.proper && (phrase.classes & (person | body | document)) == 0;
    return referent;
  }

  /// "the official", "the minister", "the company": who was described so before.
  std::optional<Referent> described(const Attribution& attribution, const Phrase& phrase,
                                    const Mentioned& mentioned) const {
    const std::uint32_t head = units_.list[phrase.head].word;
    const bool short_definite = phrase.definite && phrase.end - phrase.first <= 4;
    if (short_definite && mentioned.end == phrase.end && units_.list[phrase.first].is(definite)) {
      if (const EntityMention* mention = described_entity(phrase)) return referent_of(mention->entity);
    }
    for (std::size_t k = last_.size(); k-- > 0 && last_.size() - k <= 12;) {
      if (last_[k].head == head && last_[k].head != 0) return last_[k];
    }
    if (!short_definite || (phrase.classes & (person | title | body)) == 0) {
      if (!has_number(phrase)) return std::nullopt;
    }
    // "the lawmaker", "the 54-year-old", "the company": one who is known, so the one that a pronoun would mean.
    if (!units_.list[phrase.first].is(definite) || (phrase.classes & (plural | document)) != 0) return std::nullopt;
    // "the chairman of the party" says itself who it is.
    if (mentioned.end != phrase.end) return std::nullopt;
    const bool wants_body = (phrase.classes & body) != 0 && (phrase.classes & person) == 0;
    const bool wants_person = (phrase.classes & person) != 0 || has_number(phrase);
    if (!wants_body && !wants_person) return std::nullopt;
    const std::uint64_t wanted = wants_body ? std::uint64_t{body} : person | (phrase.classes & gender_classes);
    Referent known = most_likely(attribution, phrase.first, wanted);
    if (!known.entity) return std::nullopt;
    return known;
  }

  /// The latest entity whose role has the description's head ("the senator"), or a body whose name has it ("the
  /// ministry").
  const EntityMention* described_entity(const Phrase& phrase) const {
    constexpr std::size_t far = 60;  // mentions
    const std::u16string_view word = document_.lower(document_.tokens[units_.list[phrase.head].first_token]);
    const std::size_t after = first_mention_after(phrase.first);
    for (std::size_t k = after; k-- > 0 && after - k <= far;) {
      const Entity& entity = entities_.list[mentions_[k].entity];
      if (has_word(entity.role, word)) return &mentions_[k];
      if (entity.type == EntityType::organization && entity.name.size() > word.size() + 1 &&
          has_word(entity.name, word))
        return &mentions_[k];
    }
    return nullptr;
  }

  bool has_number(const Phrase& phrase) const {
    for (std::uint32_t at = phrase.first; at < phrase.end; ++at) {
      if (units_.list[at].kind == TokenKind::number) return true;
    }
    return false;
  }

  /// Whether a role or name has a word, given in lower case, as a whole.
  static bool has_word(const std::u16string& name, std::u16string_view word) {
    if (word.size() < 4 || name.size() < word.size()) return false;
    const auto lower = [](char16_t c) { return static_cast<char16_t>(u_tolower(c)); };
    for (std::size_t at = 0; at + word.size() <= name.size(); ++at) {
      if (at > 0 && u_isalpha(name[at - 1])) continue;
      std::size_t same = 0;
      while (same < word.size() && lower(name[at + same]) == word[same]) ++same;
      if (same == word.size() && (at + same == name.size() || !u_isalpha(name[at + same]))) return true;
    }
    return false;
  }

  std::size_t first_mention_after(std::uint32_t unit) const {
    const std::uint32_t offset = document_.tokens[units_.list[unit].first_token].start;
    return static_cast<std::size_t>(
        std::lower_bound(mentions_.begin(), mentions_.end(), offset,
                         [](const EntityMention& mention, std::uint32_t at) { return mention.span.start < at; }) -
        mentions_.begin());
  }

  static bool agrees(std::uint64_t known, std::uint64_t wanted) {
    const std::uint64_t a = gender_of(known);
    const std::uint64_t b = gender_of(wanted);
    if (a != 0 && b != 0 && a != b) return false;
    if ((wanted & plural) != 0) return (known & (plural | body)) != 0;
    if ((wanted & body) != 0) return (known & body) != 0;
    if ((wanted & thing) != 0) return (known & (thing | body | document)) != 0;
    if ((wanted & person) != 0 && (wanted & pronoun) == 0) return (known & person) != 0 && (known & plural) == 0;
    return (known & plural) == 0 && (b == 0 || (known & (thing | body | document)) == 0);
  }

  Referent antecedent_of_relative(std::uint32_t unit) {
    proper_name_ = false;
    std::uint32_t at = unit;
    for (int k = 0; k < 3 && at > 0; ++k) {
      --at;
      if (const EntityMention* mention = mention_at(at)) return referent_of(mention->entity);
    }
    std::vector<Phrase> phrases;
    const std::uint32_t first = units_.sentences[units_.sentence_of[unit]].first;
    find_phrases(units_, {}, std::max(first, unit > 12 ? unit - 12 : 0), unit, no_index, phrases);
    if (phrases.empty()) return {};
    return description(phrases.back(), {phrases.back().first, phrases.back().end, phrases.back().head});
  }

  /// Who a pronoun stands for: recency, subjecthood and who spoke last decide together; gender and number exclude.
  Referent antecedent(const Attribution& attribution, const Phrase& phrase) {
    proper_name_ = false;
    const std::uint64_t wanted =
        phrase.classes | (units_.list[phrase.first].classes & (male | female | plural | thing));
    if ((wanted & (first_person | second_person)) != 0) return {};
    return most_likely(attribution, phrase.first, wanted);
  }

  Referent most_likely(const Attribution& attribution, std::uint32_t at, std::uint64_t wanted) const {
    const std::uint32_t sentence = units_.sentence_of[at];
    std::int32_t highest = -1000;
    Referent best;
    const std::size_t end = first_mention_after(at);
    std::int32_t passed = 0;
    for (std::size_t k = end; k-- > 0 && passed < 40 && end - k < 200;) {
      const EntityMention& mention = mentions_[k];
      if (mention.unit >= units_.list.size() || units_.list[mention.unit].marked()) continue;
      if (inside(attribution, mention.unit)) continue;
      if (!agrees(classes_[mention.entity], wanted)) continue;
      ++passed;
      const auto back = static_cast<std::int32_t>(sentence - units_.sentence_of[mention.unit]);
      if (back > 12) break;
      std::int32_t score = -8 * back - 2 * passed;
      const UnitSentence& own = units_.sentences[units_.sentence_of[mention.unit]];
      if (mention.unit - own.first <= 3) score += 10;
      if (mention.unit > own.first && units_.list[mention.unit - 1].is(preposition)) score -= 8;
      if (mention.unit > own.first + 3) score -= 2;
      if (gender_of(classes_[mention.entity]) != 0 && gender_of(wanted) != 0) score += 8;
      for (std::size_t q = 0; q < 2 && q < last_.size(); ++q) {
        const Referent& spoke = last_[last_.size() - 1 - q];
        if (spoke.entity && *spoke.entity == entities_.list[mention.entity].id) score += q == 0 ? 18 : 8;
      }
      if (score <= highest) continue;
      highest = score;
      best = referent_of(mention.entity);
    }
    // Who spoke last without a name.
    if (!last_.empty() && !last_.back().entity && agrees(last_.back().classes, wanted)) {
      const auto back = static_cast<std::int32_t>(sentence - units_.sentence_of[last_unit_.back()]);
      if (8 - 8 * back > highest) best = last_.back();
    }
    if (best.name.empty() && !last_.empty() && agrees(last_.back().classes, wanted)) best = last_.back();
    return best;
  }

  static bool inside(const Attribution& attribution, std::uint32_t unit) {
    for (const Range& range : attribution.content) {
      if (unit >= range.first && unit < range.end) return true;
    }
    return false;
  }

  const Units& units_;
  const Document& document_;
  const Entities& entities_;
  std::vector<EntityMention> mentions_;
  std::vector<std::uint32_t> mention_of_;
  std::vector<std::uint64_t> classes_;
  std::vector<Referent> last_;  ///< speakers so far
  std::vector<std::uint32_t> last_unit_;
  std::unordered_map<std::uint32_t, Range> full_names_;  ///< by the last word
  bool proper_name_ = false;
};

}  // namespace

EntityMarks entity_marks(const Units& units, const Entities& entities) {
  EntityMarks marks(units.list.size());
  std::vector<EntityMention> mentions;
  for (std::uint32_t index = 0; index < entities.list.size(); ++index) {
    for (const Mention& mention : entities.list[index].mentions) mentions.push_back({mention.span, index, 0});
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const EntityMention& a, const EntityMention& b) { return a.span.start < b.span.start; });
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < units.list.size(); ++at) {
    const Span span = units.span(at, at + 1);
    while (next < mentions.size() && mentions[next].span.end <= span.start) ++next;
    if (next < mentions.size() && mentions[next].span.start < span.end)
      marks[at] = static_cast<std::uint8_t>(1 + static_cast<std::uint8_t>(entities.list[mentions[next].entity].type));
  }
  return marks;
}

void resolve_speakers(const Units& units, const Entities& entities, const std::vector<Attribution>& attributions,
                      std::vector<Quote>& quotes) {
  Resolver(units, entities).resolve(attributions, quotes);
}

}  // namespace article_inspector::quotes
