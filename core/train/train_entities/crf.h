#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "entities/features.h"
#include "entities/labels.h"

namespace article_inspector::train {

/// Numbers the features that occur in training, so that weights lie in a row.
class FeatureTable {
 public:
  std::uint32_t row_of(Feature feature);
  std::size_t size() const { return features_.size(); }
  Feature feature(std::size_t row) const { return features_[row]; }

 private:
  std::unordered_map<Feature, std::uint32_t> rows_;
  std::vector<Feature> features_;
};

inline constexpr std::uint16_t any_label = (1U << label_count) - 1;

using Transitions = std::array<std::array<float, label_count>, label_count>;

/// A segment to learn from: the rows of each token's features, and the labels that the gold allows there, a bit a
/// label.
struct Example {
  std::vector<std::vector<std::uint32_t>> features;
  std::vector<std::uint16_t> allowed;
  std::vector<std::array<float, label_count>> given;  ///< scores that are not learnt; empty: none
  float weight = 1;
  int fold = -1;  ///< the part of the annotated articles that it comes from
};

using PackedRows = std::map<Feature, std::array<std::int8_t, label_count>>;

struct Settings {
  int epochs = 6;
  float rate = 0.08F;
  float l1 = -1;          ///< pull towards zero, for each segment seen, in 1/100,000 of a gradient
  float refit_l1 = 0.4F;  ///< the same when what was chosen is learnt anew; negative: it is not
  int refit_epochs = 4;
  std::uint64_t seed = 1;
  float annotated_weight = 3;  ///< of the articles annotated for this project, against 1 of all others
};

/// A linear-chain CRF trained by AdaGrad with regularized dual averaging (Duchi et al. 2011; Xiao 2010): with L1 most
/// weights stay exactly zero. Gold that allows several labels is summed over.
class Crf {
 public:
  explicit Crf(const FeatureTable& table) : table_(&table), rows_(table.size()) {}

  /// Learns from all examples but those of one fold. Given transitions are not learnt.
  void train(const std::vector<Example>& examples, const Settings& settings, int left_out = -1,
             const Transitions* given = nullptr);
  /// Forgets all, and leaves only those weights to learn anew that are not zero now: what L1 has chosen is then learnt
  /// without being pulled towards zero so much.
  void keep_chosen();
  std::size_t weights() const;
  Transitions transitions() const;
  /// Adds the rows that are not zero, rounded as EntityModel has them.
  void add_rows(PackedRows& rows) const;

 private:
  struct Row {
    float sum[label_lanes] = {};     // of gradients
    float square[label_lanes] = {};  // of their squares
  };
  void weights_of(const Row& row, float* out, std::uint16_t open = any_label) const;
  std::uint16_t open(std::size_t row) const { return open_.empty() ? any_label : open_[row]; }
  double learn(const Example& example);

  const FeatureTable* table_;
  std::vector<Row> rows_;
  std::vector<std::uint16_t> open_;  // of rows: a bit for each weight that may be learnt; empty: all
  Row transitions_[label_count];
  const Transitions* given_ = nullptr;
  float rate_ = 0;
  float l1_ = 0;
  float steps_ = 0;
};

/// Packed for EntityModel.
std::string packed(const PackedRows& rows, const Transitions& transitions);

}  // namespace article_inspector::train
