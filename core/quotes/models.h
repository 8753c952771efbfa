/// The weights of the quote stage: core/data/models/quotes.weights, all tables one after the other, packed. Made by
/// core/train/train_quotes.
#pragma once

#include <array>
#include <string_view>

#include "learning/linear_model.h"
#include "learning/tree_model.h"

namespace article_inspector::quotes {

using learning::LinearModel;

enum class Decision : std::uint8_t { position, start_after, end_after, end_before, start_before, source, link };

struct TableShape {
  std::uint32_t slot_bits = 0;
  std::uint32_t stride = 1;
  std::size_t bytes() const { return (std::size_t{1} << slot_bits) * stride; }
};
inline constexpr std::array<TableShape, 7> table_shapes = {
    {{17, 8}, {17, 1}, {18, 1}, {16, 1}, {16, 1}, {17, 1}, {14, 16}}};

/// What one token of score is worth as a logarithm of odds.
inline constexpr float weight_unit = 1.0F / 8;

constexpr std::size_t size_of_tables() {
  std::size_t size = 0;
  for (const TableShape& shape : table_shapes) size += shape.bytes();
  return size;
}

struct Models {
  std::array<LinearModel, table_shapes.size()> tables;
  TreeModel proposals;  ///< how likely a proposal is right in all
  TreeModel links;      ///< how likely a link is right
  const LinearModel& operator[](Decision decision) const { return tables[static_cast<std::size_t>(decision)]; }
  bool empty() const { return tables[0].empty(); }
};

/// From unpacked tables, which must outlive the models, and trees; empty models where the size is wrong.
Models models_from(std::string_view tables, std::string_view trees);

/// The embedded ones.
const Models& embedded_models();

/// Weights that choose who a speaker is: core/data/models/speakers.weights, made by core/train/train_quotes too.
inline constexpr TableShape speaker_shape{16, 1};
const LinearModel& embedded_speaker_model();

}  // namespace article_inspector::quotes
