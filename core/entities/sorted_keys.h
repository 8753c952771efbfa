#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace article_inspector {

/// Hashes in rising order, each with its place: what a packed table has for keys. They stay as they were unpacked; a
/// table of where each part of their range begins takes one pass over them.
class SortedKeys {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  SortedKeys() = default;
  /// Keys have at most `key_bits` bits.
  SortedKeys(std::vector<std::uint32_t> keys, int key_bits) : keys_(std::move(keys)), filter_(filter_bits / 64) {
    const auto range_bits = static_cast<int>(std::bit_width(keys_.size()));
    shift_ = key_bits > range_bits ? key_bits - range_bits : 0;
    starts_.resize((std::size_t{1} << (key_bits - shift_)) + 1);
    std::size_t range = 0;
    for (std::uint32_t place = 0; place < keys_.size(); ++place) {
      const std::size_t bit = keys_[place] & (filter_bits - 1);
      filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
      for (const std::size_t own = range_of(keys_[place]); range < own;) starts_[++range] = place;
    }
    while (range + 1 < starts_.size()) starts_[++range] = static_cast<std::uint32_t>(keys_.size());
  }

  /// The place of the first such key; none where there is none.
  std::uint32_t find(std::uint32_t key) const {
    const std::size_t bit = key & (filter_bits - 1);
    if (filter_.empty() || (filter_[bit / 64] >> (bit % 64) & 1U) == 0) return none;
    const std::size_t range = range_of(key);
    for (std::uint32_t place = starts_[range]; place < starts_[range + 1]; ++place) {
      if (keys_[place] == key) return place;
    }
    return none;
  }

 private:
  /// Of a key that has too many bits, the last one.
  std::size_t range_of(std::uint32_t key) const {
    const std::size_t range = std::size_t{key} >> shift_;
    return range + 1 < starts_.size() ? range : starts_.size() - 2;
  }

  static constexpr std::size_t filter_bits = std::size_t{1} << 20;
  std::vector<std::uint32_t> keys_;
  std::vector<std::uint64_t> filter_;  // most of what is asked for is not there: a small table tells
  std::vector<std::uint32_t> starts_;  // of the ranges that keys with the same highest bits make
  int shift_ = 0;
};

}  // namespace article_inspector
