#include "entities/types.h"

#include <utility>

#include "entities/settle.h"
#include "entities/supported.h"

namespace article_inspector {
namespace {

/// "the West": a bloc stands on no map.
bool is_bloc(const Document& document, const Tagged& mention, const NameLists& lists) {
  for (std::uint32_t token = mention.first; token < mention.end; ++token) {
    const bool word = document.tokens[token].kind == TokenKind::word;
    if (word && !lists.blocs.contains(document.lower_word(document.tokens[token]))) return false;
  }
  return true;
}

}  // namespace

std::vector<Tagged> with_types(const Document& document, std::vector<Tagged> mentions, const NameLists& lists) {
  mentions = is_learned(document.language) ? settle_types(document, std::move(mentions))
                                           : with_known_types(document, std::move(mentions));
  for (Tagged& mention : mentions) {
    if (mention.type == EntityType::location && is_bloc(document, mention, lists)) mention.type = EntityType::misc;
  }
  return mentions;
}

}  // namespace article_inspector
