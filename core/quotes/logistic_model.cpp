#include "quotes/logistic_model.h"

#include <cmath>

#include "knowledge/embedded.h"

namespace article_inspector::quotes {
namespace {

std::uint32_t word_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) |
         static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}

}  // namespace

LogisticModel::LogisticModel(std::string_view bytes) {
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2)
    weights_.push_back(static_cast<float>(static_cast<std::int16_t>(word_at(bytes, at))) * weight_unit);
}

float LogisticModel::probability(const std::vector<float>& row) const {
  if (row.size() != weights_.size()) return 0.5F;
  float sum = 0;
  for (std::size_t k = 0; k < row.size(); ++k) sum += weights_[k] * row[k];
  return 1.0F / (1.0F + std::exp(-sum));
}

ScoreModels score_models_from(std::string_view bytes) {
  ScoreModels models;
  if (bytes.size() < 2) return models;
  const std::size_t first = std::size_t{word_at(bytes, 0)} * 2;
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
