/// Small logistic models over rows of plain values: how likely a decision is right.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace article_inspector::learning {

/// Adds values to a row, one after the other; training and use fill rows by the same code.
class RowFiller {
 public:
  explicit RowFiller(std::vector<float>& row) : row_(row) { row_.clear(); }
  void put(float value) { row_.push_back(value); }
  void put(bool value) { row_.push_back(value ? 1.0F : 0.0F); }
  /// One value a class: 1 for its own, 0 for all others.
  void put_class(std::uint32_t value, std::uint32_t classes) {
    for (std::uint32_t k = 0; k < classes; ++k) put(k == value || (value >= classes && k + 1 == classes));
  }
  /// A value, and what it exceeds some limits by: a curve of straight pieces.
  void put_curve(float value) {
    put(value);
    for (const float limit : {0.5F, 1.0F, 2.0F, 3.0F, 5.0F}) put(value > limit ? value - limit : 0.0F);
  }

 private:
  std::vector<float>& row_;
};

/// 16 bits, the lower ones first.
std::uint32_t word_at(std::string_view bytes, std::size_t at);

class LogisticModel {
 public:
  /// One weight in the file is worth so much.
  static constexpr float weight_unit = 1.0F / 512;

  LogisticModel() = default;
  /// `bytes`: 16 bits a weight, the lower ones first.
  explicit LogisticModel(std::string_view bytes);

  std::size_t size() const { return weights_.size(); }
  /// Between 0 and 1; one half for rows of another length than the model's.
  float probability(const std::vector<float>& row) const;

 private:
  std::vector<float> weights_;
};

}  // namespace article_inspector::learning
