/// Says of which type a name is, from all places at which the text has it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "entities/labels.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

inline constexpr std::size_t type_rows = 1024;  ///< chosen by a feature's hash; a signed byte for each type in each
inline constexpr std::size_t type_counts = 4;   ///< steps of how often a text has a name
inline constexpr std::size_t type_numbers = 4;  ///< what the tagger read: see TypeEvidence::numbers
inline constexpr std::size_t type_number_weights = type_counts * type_numbers * type_count;
inline constexpr std::size_t type_model_size = type_number_weights + type_rows * type_count;
inline constexpr std::int32_t type_number_scale = 64;  ///< a number's weight of one
inline constexpr std::int32_t type_row_scale = 16;     ///< a row's weight of one logarithm

/// What speaks for each type of one mention.
struct TypeEvidence {
  std::size_t count = 0;  ///< below type_counts
  /// What the tagger read at the mention; at the others that are written alike, on average and at its surest; and at
  /// longer names that the word begins or ends, or at the words that begin or end the name.
  std::array<TypeScores, type_numbers> numbers{};
  std::uint16_t row = 0;    ///< for what the tagger reads likeliest there, below type_rows
  std::uint32_t group = 0;  ///< of those written alike: index into TypeEvidences::rows
};

struct TypeEvidences {
  std::vector<TypeEvidence> mentions;
  std::vector<std::vector<std::uint16_t>> rows;  ///< below type_rows, each once
};

/// The trainer (core/train/train_entities) reads the same.
TypeEvidences type_evidence(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists);

/// The model that the core carries, type_model_size bytes; empty where there is none.
std::string_view type_model();

/// Mentions with the likeliest type; as they are where there is no model.
std::vector<Tagged> choose_types(const Document& document, std::vector<Tagged> mentions, const NameLists& lists,
                                 std::string_view model);

}  // namespace article_inspector
