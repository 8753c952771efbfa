#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/report.h"

namespace article_inspector {

inline constexpr std::size_t boilerplate_kinds = boilerplate_kind_names.size();

/// One number a kind of junk.
using KindScores = std::array<float, boilerplate_kinds>;

/// A linear model over what LineKinds knows of a line: multinomial logistic regression, its weights in sixteenths.
class KindModel {
 public:
  KindModel() = default;
  /// Empty where the bytes are not one weight for each feature and kind.
  KindModel(std::string_view bytes, std::size_t features);
  /// Weights of the first feature for each kind, then of the second ... are rounded and held within a byte.
  explicit KindModel(const std::vector<float>& weights);

  bool empty() const { return weights_.empty(); }
  std::string write() const;
  /// The logarithms of the kinds' odds by a row of features, but for a number common to all.
  KindScores score(const float* row) const;

 private:
  std::vector<float> weights_;
};

/// The model in core/data/models.
const KindModel& kind_model();

}  // namespace article_inspector
