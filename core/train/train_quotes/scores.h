/// Fits how likely quotes and speakers are right: core/data/models/quotes.scores.
#pragma once

#include <string>
#include <vector>

#include "gold.h"
#include "training.h"

namespace article_inspector::quotes {

/// Decisions on articles that the weights were not learned from.
struct ScoreRows {
  std::vector<std::vector<float>> rows;
  std::vector<float> labels;         ///< 1: right
  std::vector<std::uint32_t> folds;  ///< of the article
};
inline constexpr std::uint32_t score_folds = 5;

/// A logistic model's weights as LogisticModel reads them. Prints how well it is calibrated on folds left out.
std::string fit_scores(const char* name, const ScoreRows& rows);

/// What is found in the articles, and whether its edges are the gold's.
ScoreRows quote_rows(const std::vector<std::unique_ptr<Article>>& articles, const HeldOutModels& held_out);

}  // namespace article_inspector::quotes
