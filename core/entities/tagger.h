/// Finds the mentions of names in a document: which tokens, which type, how sure.
#pragma once

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
  TypeScores types{};       ///< how likely each type is; all zero where the tagger did not find it
};

/// What one pass without the second look reads: for the trainer.
Reading read_once(const Document& document, const Features& features, const EntityModel& model);

/// In the order of the text; no two overlap.
std::vector<Tagged> tag(const Document& document, const EntityModel& model);

}  // namespace article_inspector
