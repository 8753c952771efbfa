#include "entities/supported.h"

#include "entities/lexicon.h"
#include "entities/names.h"

namespace article_inspector {
namespace {

constexpr std::uint8_t places = LexiconEntry::city | LexiconEntry::country | LexiconEntry::region | LexiconEntry::place;

LexiconEntry entry_of(const Document& document, std::uint32_t first, std::uint32_t end) {
  return entity_lexicon().find(form_hash(document, first, end));
}

/// Not a table or another text of few words, whose lines are short and of which no language is known.
bool has_language(const Document& document) { return !name_lists(document.language).code.empty(); }

bool is_full_name(const Document& document, const Tagged& mention) {
  return mention.end - mention.first > 1 && entry_of(document, mention.first, mention.first + 1).first_name != 0;
}

}  // namespace

std::vector<Tagged> with_known_types(const Document& document, std::vector<Tagged> mentions) {
  for (Tagged& mention : mentions) {
    const LexiconEntry entry = entry_of(document, mention.first, mention.end);
    if (is_full_name(document, mention) && entry.flags == 0) {
      mention.type = EntityType::person;
    } else if ((entry.flags & places) != 0 && ((mention.type == EntityType::misc && has_language(document)) ||
                                               ((entry.flags & LexiconEntry::organization) == 0 &&
                                                (entry.first_name == 0 || mention.type == EntityType::misc)))) {
      mention.type = EntityType::location;
    } else if ((entry.flags & LexiconEntry::demonym) != 0) {
      mention.type = EntityType::misc;
    }
  }
  return mentions;
}

bool stands_in_sentence(const Document& document, const Tagged& mention) {
  constexpr std::uint32_t shortest_sentence = 8;  // tokens
  if (!has_language(document)) return true;
  const Sentence& sentence = document.sentences[mention.sentence];
  return sentence.end_token - sentence.first_token >= shortest_sentence;
}

bool is_supported(const Document& document, const Tagged& mention) {
  if (entry_of(document, mention.first, mention.end).flags != 0) return true;
  if (mention.type != EntityType::person) return false;
  // A sentence's first word has a capital whatever it is.
  const bool begins = mention.first == document.sentences[mention.sentence].first_token && has_language(document);
  return is_full_name(document, mention) ||
         (!(begins && mention.end - mention.first == 1) && stands_in_sentence(document, mention) &&
          entry_of(document, mention.end - 1, mention.end).surname != 0);
}

bool is_certain(const Document& document, const Tagged& mention) {
  const bool begins = mention.first == document.sentences[mention.sentence].first_token;
  const std::uint32_t words = mention.end - mention.first;
  if (begins || document.shape(document.tokens[mention.first]) != Shape::capitalized) return false;
  const LexiconEntry first = entry_of(document, mention.first, mention.first + 1);
  if (mention.type == EntityType::person)
    return words > 1 && words < 4 && first.first_name > 1 &&
           document.shape(document.tokens[mention.end - 1]) == Shape::capitalized;
  const LexiconEntry whole = entry_of(document, mention.first, mention.end);
  const std::uint32_t before = mention.first - 1;
  const bool follows_name = document.shape(document.tokens[before]) == Shape::capitalized;
  return mention.type == EntityType::location && (whole.flags & (LexiconEntry::city | LexiconEntry::country)) != 0 &&
         whole.first_name == 0 && !follows_name;
}

}  // namespace article_inspector
