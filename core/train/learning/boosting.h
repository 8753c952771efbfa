#pragma once

#include <cstdint>
#include <vector>

#include "learning/tree_model.h"

namespace article_inspector::train {

/// Rows of features, kept as the number of the threshold that they lie above: one byte a value, a column a feature.
class Matrix {
 public:
  /// Finds the thresholds from the rows and codes them. `values` holds one row after the other.
  Matrix(const std::vector<float>& values, std::size_t features);

  std::size_t rows() const { return rows_; }
  std::size_t features() const { return thresholds_.size(); }
  const std::uint8_t* column(std::size_t feature) const { return codes_.data() + feature * rows_; }
  const std::vector<float>& thresholds(std::size_t feature) const { return thresholds_[feature]; }

 private:
  std::size_t rows_;
  std::vector<std::uint8_t> codes_;
  std::vector<std::vector<float>> thresholds_;
};

struct BoostingOptions {
  std::uint32_t trees = 120;
  std::uint32_t depth = 4;
  float rate = 0.12F;
  float row_share = 0.35F;
  float feature_share = 0.35F;
  float ridge = 4;          ///< on a leaf's value, in units of the mean row weight
  float least_weight = 20;  ///< of the rows in a leaf, in the same units
  float leaf_step =
      0;  ///< leaves are rounded to multiples of it, for smaller files; 0: as fine as TreeModel keeps them
  std::uint32_t seed = 1;
};

/// Gradient-boosted trees for weighted, perhaps soft, labels (Friedman 2001; Newton steps as in Chen and Guestrin
/// 2016). `used` tells which rows to learn from.
TreeModel boost(const Matrix& matrix, const std::vector<float>& labels, const std::vector<float>& weights,
                const std::vector<std::uint32_t>& used, const BoostingOptions& options);

}  // namespace article_inspector::train
