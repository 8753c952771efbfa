/// Finds the mentions of names in a document: which tokens, which type, how sure.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"
#include "entities/model.h"
#include "entities/reading.h"

namespace article_inspector {

/// Tokens [first, end) of one sentence name something.
struct Tagged {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;
  EntityType type = EntityType::misc;
  std::int32_t margin = 0;  ///< by how much the best reading without it scores less; logarithm times margin_scale
};

/// What one pass without the second look reads: for the trainer.
Reading read_once(const Document& document, const Features& features, const EntityModel& model);

/// What both passes read: tag() makes its mentions of it.
Reading read_twice(const Document& document, const Features& features, const EntityModel& model);

/// For each label the score of a segment's best reading that has it at one token; logarithms times margin_scale.
using LabelScores = std::array<std::int32_t, label_count>;

/// Of the token at the place `at` of a reading, whose segment takes the places [first, end).
LabelScores label_scores(const Reading& reading, std::size_t first, std::size_t end, std::size_t at,
                         const EntityModel& model);

/// In the order of the text; no two overlap.
std::vector<Tagged> tag(const Document& document, const EntityModel& model);

}  // namespace article_inspector
