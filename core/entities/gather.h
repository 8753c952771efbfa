/// Gathers mentions under one name each.
#pragma once

#include <cstdint>
#include <vector>

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

/// Who or what is named: indices into the mentions given, in the order of the text.
struct Gathered {
  EntityType type = EntityType::misc;
  std::vector<std::uint32_t> mentions;
  std::uint32_t fullest = 0;  ///< the mention whose form is the name
};

/// By rising first mention. Every mention belongs to exactly one.
std::vector<Gathered> gather(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists);

}  // namespace article_inspector
