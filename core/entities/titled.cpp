#include "entities/titled.h"

namespace article_inspector {

/// A noun that says what somebody is, and no name.
bool TitledNames::is_title(std::uint32_t token) const {
  if (document_.tokens[token].kind != TokenKind::word) return false;
  const LexiconEntry entry = lexicon_.find(document_.tokens[token].word);
  if (entry.first_name != 0) return false;
  return (entry.sense == Sense::noun_person && entry.surname == 0) || is_or_ends_in(document_, token, lists_.titles);
}

/// "Briten", "Australian"
bool TitledNames::is_people(std::uint32_t token) const {
  const LexiconEntry entry = lexicon_.find(document_.tokens[token].word);
  return (entry.flags & LexiconEntry::demonym) != 0 && entry.first_name == 0 && entry.surname == 0;
}

bool TitledNames::is_name(std::uint32_t token) const {
  const Shape shape = document_.shape(document_.tokens[token]);
  if (document_.tokens[token].kind != TokenKind::word || shape == Shape::lower || shape == Shape::none) return false;
  const LexiconEntry entry = lexicon_.find(document_.tokens[token].word);
  if (nouns_have_capitals_) return entry.first_name != 0 || entry.surname != 0 || entry.sense == Sense::none;
  return entry.first_name > 1;
}

bool TitledNames::is_hyphen(std::uint32_t token) const {
  return document_.view(document_.tokens[token]) == u"-" && !document_.tokens[token].space_before;
}

/// Of whom or what somebody is something.
Tagged TitledNames::owner(Tagged left) const {
  const std::uint8_t flags = lexicon_.find(document_.tokens[left.first].word).flags;
  if ((flags & LexiconEntry::organization) != 0) left.type = EntityType::organization;
  if ((flags & LexiconEntry::demonym) != 0) left.type = EntityType::misc;
  if (flags == 0 && left.type == EntityType::misc) left.type = EntityType::person;
  return left;
}

std::vector<Tagged> TitledNames::parts(const Tagged& mention) const {
  const std::uint32_t length = mention.end - mention.first;
  if (length < 2 || mention.type == EntityType::location) return {};
  if (is_people(mention.first) && is_name(mention.first + 1) &&
      (nouns_have_capitals_ ? length == 2 && mention.type != EntityType::organization : length == 3)) {
    Tagged people = mention;
    people.end = mention.first + 1;
    people.type = EntityType::misc;
    Tagged person = mention;
    person.first = people.end;
    person.type = EntityType::person;
    return {people, person};
  }
  if (!nouns_have_capitals_) return {};
  for (std::uint32_t title = mention.end; title-- > mention.first;) {
    if (!is_title(title)) continue;
    const bool glued = title > mention.first + 1 && is_hyphen(title - 1);
    Tagged person = mention;
    person.first = title + 1;
    person.type = EntityType::person;
    const bool named = person.first < person.end && is_name(person.first);
    if (person.first < person.end && !named) return {};
    Tagged left = mention;
    left.end = glued ? title - 1 : title;
    std::vector<Tagged> parts;
    if (left.first < left.end) {
      const bool genitive = document_.lower(document_.tokens[left.end - 1]).back() == u's';
      if (left.end - left.first > 2 || (!glued && !(genitive && named))) return {};
      parts.push_back(owner(left));
    }
    if (named) parts.push_back(person);
    return parts;
  }
  return {};
}

}  // namespace article_inspector
