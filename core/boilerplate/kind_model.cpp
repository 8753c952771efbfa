#include "boilerplate/kind_model.h"

#include <algorithm>
#include <cmath>

#include "boilerplate/line_kinds.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

constexpr float steps = 16;  // of a weight in one

}  // namespace

KindModel::KindModel(std::string_view bytes, std::size_t features) {
  if (bytes.size() != features * boilerplate_kinds) return;
  weights_.reserve(bytes.size());
  for (const char byte : bytes) weights_.push_back(static_cast<float>(static_cast<signed char>(byte)) / steps);
}

KindModel::KindModel(const std::vector<float>& weights) {
  weights_.reserve(weights.size());
  for (const float weight : weights) {
    weights_.push_back(std::clamp(std::round(weight * steps), -127.0F, 127.0F) / steps);
  }
}

std::string KindModel::write() const {
  std::string bytes;
  for (const float weight : weights_) {
    bytes.push_back(static_cast<char>(static_cast<signed char>(std::lround(weight * steps))));
  }
  return bytes;
}

KindScores KindModel::score(const float* row) const {
  KindScores scores{};
  const float* weight = weights_.data();
  for (std::size_t at = 0; at < weights_.size(); at += boilerplate_kinds, ++row, weight += boilerplate_kinds) {
    if (*row == 0) continue;
    for (std::size_t kind = 0; kind < boilerplate_kinds; ++kind) scores[kind] += *row * weight[kind];
  }
  return scores;
}

const KindModel& kind_model() {
  static const KindModel model(embedded_file("models/boilerplate_kinds.bin"), LineKinds::features());
  return model;
}

}  // namespace article_inspector
