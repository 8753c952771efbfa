/// Linear models over hashed features, with weights of one byte: sums of integers, the same on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace article_inspector::learning {

/// The features of one decision, as hashes.
class Features {
 public:
  void clear() { count_ = 0; }
  void add(std::uint32_t kind, std::uint32_t a = 0, std::uint32_t b = 0) {
    if (count_ == hashes_.size()) return;
    std::uint32_t hash = (kind + 1) * 0x9E3779B1U;
    hash = (hash ^ (hash >> 15) ^ a) * 0x85EBCA6BU;
    hash = (hash ^ (hash >> 13) ^ b) * 0xC2B2AE35U;
    hash ^= hash >> 16;
    hashes_[count_++] = hash;
  }
  void add_hash(std::uint32_t hash) {
    if (count_ < hashes_.size()) hashes_[count_++] = hash;
  }
  const std::uint32_t* begin() const { return hashes_.data(); }
  const std::uint32_t* end() const { return hashes_.data() + count_; }
  std::size_t size() const { return count_; }

 private:
  std::array<std::uint32_t, 160> hashes_;
  std::size_t count_ = 0;
};

/// One table of weights; a feature's weights for all classes lie side by side.
class LinearModel {
 public:
  LinearModel() = default;
  /// `weights` holds 2^bits signed bytes; `stride` is a power of two, at least the number of classes.
  LinearModel(std::string_view weights, std::uint32_t stride)
      : weights_(weights), slots_(static_cast<std::uint32_t>(weights.size()) / stride), stride_(stride) {}

  bool empty() const { return weights_.empty(); }
  static std::uint32_t slot(std::uint32_t hash, std::uint32_t slots) { return hash & (slots - 1); }

  void add_scores(const Features& features, std::int32_t* scores, std::uint32_t classes) const {
    for (const std::uint32_t hash : features) {
      const char* at = weights_.data() + std::size_t{slot(hash, slots_)} * stride_;
      for (std::uint32_t k = 0; k < classes; ++k) scores[k] += static_cast<signed char>(at[k]);
    }
  }
  std::int32_t score(const Features& features) const {
    std::int32_t sum = 0;
    add_scores(features, &sum, 1);
    return sum;
  }

 private:
  std::string_view weights_;
  std::uint32_t slots_ = 0;
  std::uint32_t stride_ = 1;
};

}  // namespace article_inspector::learning
