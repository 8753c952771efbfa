#include "quotes/score_models.h"

#include "knowledge/embedded.h"

namespace article_inspector::quotes {

ScoreModels score_models_from(std::string_view bytes) {
  ScoreModels models;
  if (bytes.size() < 2) return models;
  const std::size_t first = std::size_t{learning::word_at(bytes, 0)} * 2;
  bytes.remove_prefix(2);
  if (bytes.size() < first) return models;
  models.quote = LogisticModel(bytes.substr(0, first));
  models.speaker = LogisticModel(bytes.substr(first));
  return models;
}

const ScoreModels& embedded_score_models() {
  static const ScoreModels models = score_models_from(embedded_file("models/quotes.scores"));
  return models;
}

}  // namespace article_inspector::quotes
