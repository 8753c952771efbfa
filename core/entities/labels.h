/// The labels of the tagger: outside, and for each entity type the beginning and the inside of a mention.
#pragma once

#include <array>
#include <cstdint>

#include "article_inspector/report.h"

namespace article_inspector {

inline constexpr std::size_t type_count = entity_type_names.size();
inline constexpr std::size_t label_count = 1 + 2 * type_count;
inline constexpr std::size_t label_lanes = 16;  ///< label_count rounded up to what vector units like
inline constexpr std::size_t outside = 0;

constexpr std::size_t begin_label(EntityType type) { return 1 + 2 * static_cast<std::size_t>(type); }
constexpr std::size_t inside_label(EntityType type) { return 2 + 2 * static_cast<std::size_t>(type); }
constexpr bool is_begin(std::size_t label) { return label % 2 == 1; }
constexpr bool is_inside(std::size_t label) { return label != outside && label % 2 == 0; }
constexpr EntityType type_of(std::size_t label) { return static_cast<EntityType>((label - 1) / 2); }

/// The inside of a mention follows its beginning or its inside alone.
constexpr bool may_follow(std::size_t before, std::size_t label) {
  return !is_inside(label) || (before != outside && type_of(before) == type_of(label));
}

}  // namespace article_inspector
