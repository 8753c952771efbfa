#include "learning/boosting.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace article_inspector::train {
namespace {

constexpr std::size_t most_thresholds = 48;
constexpr std::size_t sampled_rows = 60000;

std::vector<float> find_thresholds(const std::vector<float>& values, std::size_t features, std::size_t feature) {
  const std::size_t rows = values.size() / features;
  const std::size_t step = std::max<std::size_t>(1, rows / sampled_rows);
  std::vector<float> column;
  for (std::size_t row = 0; row < rows; row += step) column.push_back(values[row * features + feature]);
  std::sort(column.begin(), column.end());
  std::vector<float> thresholds;
  for (std::size_t k = 1; k <= most_thresholds; ++k) {
    const std::size_t at = k * column.size() / (most_thresholds + 1);
    const float value = rounded_threshold(column[at]);
    if (thresholds.empty() || value > thresholds.back()) thresholds.push_back(value);
  }
  while (!thresholds.empty() && thresholds.back() >= column.back()) thresholds.pop_back();
  return thresholds;
}

}  // namespace

Matrix::Matrix(const std::vector<float>& values, std::size_t features) : rows_(values.size() / features) {
  codes_.resize(rows_ * features);
  for (std::size_t feature = 0; feature < features; ++feature) {
    thresholds_.push_back(find_thresholds(values, features, feature));
    const std::vector<float>& thresholds = thresholds_.back();
    std::uint8_t* codes = codes_.data() + feature * rows_;
    for (std::size_t row = 0; row < rows_; ++row) {
      const float value = values[row * features + feature];
      codes[row] =
          static_cast<std::uint8_t>(std::lower_bound(thresholds.begin(), thresholds.end(), value) - thresholds.begin());
    }
  }
}

namespace {

struct Sums {
  float gradient = 0;
  float curvature = 0;
};

struct Split {
  float gain = 0;
  std::size_t feature = 0;
  std::uint8_t code = 0;  ///< rows whose code is greater go right
};

class Booster {
 public:
  Booster(const Matrix& matrix, const std::vector<float>& labels, const std::vector<float>& weights,
          const std::vector<std::uint32_t>& used, const BoostingOptions& options)
      : matrix_(matrix), labels_(labels), weights_(weights), used_(used), options_(options), random_(options.seed) {
    float total = 0;
    for (const std::uint32_t row : used_) total += weights_[row];
    unit_ = total / static_cast<float>(std::max<std::size_t>(1, used_.size()));
  }

  TreeModel run() {
    float positive = 0;
    float total = 0;
    for (const std::uint32_t row : used_) {
      positive += weights_[row] * labels_[row];
      total += weights_[row];
    }
    const float base = total > 0 ? std::log((positive + unit_) / (total - positive + unit_)) : 0;
    TreeModel model(options_.depth, base);
    scores_.assign(used_.size(), base);
    for (std::uint32_t tree = 0; tree < options_.trees; ++tree) add_tree(model);
    return model;
  }

 private:
  void add_tree(TreeModel& model) {
    choose_rows();
    choose_features();
    const std::size_t inner = (std::size_t{1} << options_.depth) - 1;
    std::vector<Split> splits(inner);
    std::vector<std::uint16_t> node(rows_.size(), 0);
    for (std::uint32_t level = 0; level < options_.depth; ++level) split_level(level, node, splits);
    std::vector<Sums> leaves(inner + 1);
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      leaves[node[k]].gradient += gradients_[k].gradient;
      leaves[node[k]].curvature += gradients_[k].curvature;
    }
    std::vector<float> values;
    for (const Sums& sums : leaves) values.push_back(stepped(options_.rate * value_of(sums)));
    std::vector<TreeModel::Node> nodes;
    for (const Split& split : splits) {
      TreeModel::Node made;
      made.feature = static_cast<std::uint8_t>(split.feature);
      made.threshold = split.gain > 0 ? matrix_.thresholds(split.feature)[split.code] : 1e30F;
      made.threshold = rounded_threshold(made.threshold);
      nodes.push_back(made);
    }
    model.add(nodes, values);
    update_scores(splits, values);
  }

  void choose_rows() {
    std::uniform_real_distribution<float> uniform;
    rows_.clear();
    gradients_.clear();
    for (std::size_t k = 0; k < used_.size(); ++k) {
      if (uniform(random_) >= options_.row_share) continue;
      const std::uint32_t row = used_[k];
      const float p = 1 / (1 + std::exp(-scores_[k]));
      rows_.push_back(row);
      gradients_.push_back({weights_[row] * (labels_[row] - p), weights_[row] * std::max(p * (1 - p), 1e-4F)});
    }
  }

  void choose_features() {
    std::uniform_real_distribution<float> uniform;
    features_.clear();
    for (std::size_t feature = 0; feature < matrix_.features(); ++feature) {
      if (!matrix_.thresholds(feature).empty() && uniform(random_) < options_.feature_share)
        features_.push_back(feature);
    }
  }

  float value_of(const Sums& sums) const { return sums.gradient / (sums.curvature + options_.ridge * unit_); }
  float stepped(float value) const {
    return options_.leaf_step > 0 ? std::round(value / options_.leaf_step) * options_.leaf_step : value;
  }
  float gain_of(const Sums& sums) const {
    return sums.gradient * sums.gradient / (sums.curvature + options_.ridge * unit_);
  }

  /// Finds the best split of every node of a level and moves the rows down.
  void split_level(std::uint32_t level, std::vector<std::uint16_t>& node, std::vector<Split>& splits) {
    const std::size_t first = (std::size_t{1} << level) - 1;
    const std::size_t count = std::size_t{1} << level;
    constexpr std::size_t width = most_thresholds + 1;
    std::vector<Sums> table(count * width);
    for (const std::size_t feature : features_) {
      std::fill(table.begin(), table.end(), Sums{});
      const std::uint8_t* column = matrix_.column(feature);
      for (std::size_t k = 0; k < rows_.size(); ++k) {
        Sums& sums = table[node[k] * width + column[rows_[k]]];
        sums.gradient += gradients_[k].gradient;
        sums.curvature += gradients_[k].curvature;
      }
      for (std::size_t n = 0; n < count; ++n) best_split(table.data() + n * width, feature, splits[first + n]);
    }
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      const Split& split = splits[first + node[k]];
      const bool right = split.gain > 0 && matrix_.column(split.feature)[rows_[k]] > split.code;
      node[k] = static_cast<std::uint16_t>(node[k] * 2 + (right ? 1 : 0));
    }
  }

  void best_split(const Sums* table, std::size_t feature, Split& best) const {
    Sums total;
    const std::size_t codes = matrix_.thresholds(feature).size() + 1;
    for (std::size_t code = 0; code < codes; ++code) {
      total.gradient += table[code].gradient;
      total.curvature += table[code].curvature;
    }
    const float whole = gain_of(total);
    const float least = options_.least_weight * unit_ * 0.25F;
    Sums left;
    for (std::size_t code = 0; code + 1 < codes; ++code) {
      left.gradient += table[code].gradient;
      left.curvature += table[code].curvature;
      const Sums right = {total.gradient - left.gradient, total.curvature - left.curvature};
      if (left.curvature < least || right.curvature < least) continue;
      const float gain = gain_of(left) + gain_of(right) - whole;
      if (gain > best.gain) best = {gain, feature, static_cast<std::uint8_t>(code)};
    }
  }

  void update_scores(const std::vector<Split>& splits, const std::vector<float>& values) {
    std::vector<const std::uint8_t*> columns;
    for (const Split& split : splits) columns.push_back(matrix_.column(split.feature));
    for (std::size_t k = 0; k < used_.size(); ++k) {
      std::size_t at = 0;
      for (std::uint32_t level = 0; level < options_.depth; ++level) {
        const bool right = splits[at].gain > 0 && columns[at][used_[k]] > splits[at].code;
        at = 2 * at + (right ? 2 : 1);
      }
      scores_[k] += values[at - splits.size()];
    }
  }

  const Matrix& matrix_;
  const std::vector<float>& labels_;
  const std::vector<float>& weights_;
  const std::vector<std::uint32_t>& used_;
  const BoostingOptions& options_;
  std::mt19937 random_;
  float unit_ = 1;
  std::vector<float> scores_;
  std::vector<std::uint32_t> rows_;
  std::vector<Sums> gradients_;
  std::vector<std::size_t> features_;
};

}  // namespace

TreeModel boost(const Matrix& matrix, const std::vector<float>& labels, const std::vector<float>& weights,
                const std::vector<std::uint32_t>& used, const BoostingOptions& options) {
  return Booster(matrix, labels, weights, used, options).run();
}

}  // namespace article_inspector::train
