/// The trained weights of the tagger, a linear-chain CRF (Lafferty et al. 2001), in whole numbers, so that every
/// machine decides alike.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/features.h"
#include "entities/labels.h"
#include "entities/sorted_keys.h"

namespace article_inspector {

/// Scores of all labels; natural logarithms times weight_scale.
using Scores = std::array<std::int16_t, label_lanes>;
inline constexpr std::int32_t weight_scale = 16;
/// Of the margins that are read from them.
inline constexpr std::int32_t margin_scale = 32;
/// A score that no reading reaches; two of them still fit a number.
inline constexpr std::int32_t never = -(1 << 28);
/// label_count rounded up to what vector units like of numbers this wide.
inline constexpr std::size_t transition_lanes = 12;
using TransitionRow = std::array<std::int32_t, transition_lanes>;
static_assert(label_count <= transition_lanes && transition_lanes <= label_lanes);

class PackedReader;

class EntityModel {
 public:
  /// From the packed table, as the trainer writes it or as it is shipped; of bytes that are none, a model without
  /// weights.
  explicit EntityModel(std::string_view packed);

  /// Adds a feature's weights.
  void add(Feature feature, Scores& scores) const {
    const std::uint32_t place = keys_.find(feature);
    if (place == SortedKeys::none) return;
    const std::array<std::int8_t, label_lanes>& row = rows_[place];
    for (std::size_t label = 0; label < label_lanes; ++label)
      scores[label] = static_cast<std::int16_t>(scores[label] + row[label]);
  }
  /// From one label to the next; `outside` stands before the first token and after the last.
  /// A label that may not follow another has `never`.
  const TransitionRow& transitions_from(std::size_t from) const { return transitions_[from]; }
  bool empty() const { return rows_.empty(); }

 private:
  void read_rows(PackedReader& reader);
  void read_shipped_rows(PackedReader& reader);

  SortedKeys keys_;
  std::vector<std::array<std::int8_t, label_lanes>> rows_;
  std::array<TransitionRow, label_count> transitions_{};
};

/// The model learned from texts in a language; nullptr where there is none.
const EntityModel* own_entity_model(std::string_view language);

/// The same; for a language that was not learned that of the first one, whose shapes and names may do.
const EntityModel& entity_model(std::string_view language);

}  // namespace article_inspector
