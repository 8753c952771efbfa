#include "learning/logistic_model.h"

#include <cmath>

namespace article_inspector::learning {

std::uint32_t word_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) |
         static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}

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

}  // namespace article_inspector::learning
