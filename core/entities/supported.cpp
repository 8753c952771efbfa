#include "entities/supported.h"

#include "entities/lexicon.h"
#include "entities/names.h"

namespace article_inspector {
namespace {

constexpr std::uint8_t places = LexiconEntry::city | LexiconEntry::country | LexiconEntry::region | LexiconEntry::place;

LexiconEntry entry_of(const Document& document, std::uint32_t first, std::uint32_t end) {
  return entity_lexicon().find(form_hash(document, first, end));
}

bool is_full_name(const Document& document, const Tagged& mention) {
  return mention.end - mention.first > 1 && entry_of(document, mention.first, mention.first + 1).first_name != 0;
}

}  // namespace

std::vector<Tagged> with_known_types(const Document& document, std::vector<Tagged> mentions) {
  for (Tagged& mention : mentions) {
    const LexiconEntry entry = entry_of(document, mention.first, mention.end);
    if (is_full_name(document, mention) && entry.flags == 0) {
      mention.type = EntityType::person;
    } else if ((entry.flags & places) != 0 && (entry.flags & LexiconEntry::organization) == 0 &&
               (entry.first_name == 0 || mention.type == EntityType::misc)) {
      mention.type = EntityType::location;
    } else if ((entry.flags & LexiconEntry::demonym) != 0) {
      mention.type = EntityType::misc;
    }
  }
  return mentions;
}

bool is_supported(const Document& document, const Tagged& mention) {
  if (entry_of(document, mention.first, mention.end).flags != 0) return true;
  if (mention.type != EntityType::person) return false;
  return is_full_name(document, mention) || entry_of(document, mention.end - 1, mention.end).surname != 0;
}

}  // namespace article_inspector
