#pragma once

#include <string_view>

#include "learning/logistic_model.h"

namespace article_inspector::quotes {

using learning::LogisticModel;
using learning::RowFiller;

/// core/data/models/quotes.scores: how likely a quote has its edges right, and a speaker is who is named. Made by
/// core/train/train_quotes.
struct ScoreModels {
  LogisticModel quote;
  LogisticModel speaker;
};
ScoreModels score_models_from(std::string_view bytes);
const ScoreModels& embedded_score_models();

}  // namespace article_inspector::quotes
