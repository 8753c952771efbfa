#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "entities/features.h"
#include "entities/labels.h"

namespace article_inspector::train {

/// A segment to learn from: the features of each token, and the labels that the gold allows there, a bit a label.
struct Example {
  std::vector<std::vector<Feature>> features;
  std::vector<std::uint16_t> allowed;
  float weight = 1;
};

struct Settings {
  int epochs = 12;
  float rate = 0.2F;
  float l1 = 0.4F;      ///< pull towards zero, a step of one segment, in 1/1000 of a gradient
  float word_drop = 0;  ///< share of segments that are seen without the words' own forms
  std::uint64_t seed = 1;
};

/// A linear-chain CRF trained by AdaGrad with regularized dual averaging (Duchi et al. 2011; Xiao 2010): with L1 most
/// weights stay exactly zero. Gold that allows several labels is summed over.
class Crf {
 public:
  void train(std::vector<Example>& examples, const Settings& settings);
  std::string packed() const;
  std::size_t weights() const;

 private:
  struct Row {
    float sum[label_lanes] = {};     // of gradients
    float square[label_lanes] = {};  // of their squares
  };
  std::uint32_t row_of(Feature feature);
  void weights_of(const Row& row, float* out) const;
  double learn(const Example& example, bool without_forms);

  std::unordered_map<Feature, std::uint32_t> index_;
  std::vector<Row> rows_;
  Row transitions_[label_count];
  float rate_ = 0;
  float l1_ = 0;
  float steps_ = 0;
};

}  // namespace article_inspector::train
