/// Reading and writing of the packed tables of core/data/models: numbers in seven-bit groups, sorted keys as bit-packed
/// gaps (Rice code).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace article_inspector::learning {

/// Reads a packed table. Past the end every read gives 0 and good() is false: the caller asks once, at the end.
class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t byte() {
    if (at_ >= bytes_.size()) {
      good_ = false;
      return 0;
    }
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      const std::uint8_t next = byte();
      value |= std::uint32_t{next & 127U} << shift;
      if (next < 128) break;
    }
    return value;
  }

  /// `count` keys in rising order.
  std::vector<std::uint32_t> rising(std::uint32_t count) {
    std::vector<std::uint32_t> keys;
    const std::uint32_t low_bits = std::min<std::uint32_t>(byte(), 31);
    std::uint32_t last = 0;
    bit_ = 0;
    for (std::uint32_t index = 0; index < count && good_; ++index) {
      std::uint32_t high = 0;
      while (good_ && bit() != 0) ++high;
      std::uint32_t low = 0;
      for (std::uint32_t k = 0; k < low_bits; ++k) low |= bit() << k;
      last += (high << low_bits) | low;
      keys.push_back(last);
    }
    keys.resize(count, last);
    return keys;
  }

  bool good() const { return good_; }

 private:
  std::uint32_t bit() {
    if (bit_ == 0) current_ = byte();
    const std::uint32_t value = (current_ >> bit_) & 1U;
    bit_ = (bit_ + 1) & 7U;
    return value;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint32_t bit_ = 0;
  std::uint8_t current_ = 0;
  bool good_ = true;
};

/// Writes what PackedReader reads.
class PackedWriter {
 public:
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }

  void number(std::uint32_t value) {
    for (; value >= 128; value >>= 7) byte(static_cast<std::uint8_t>(value | 128U));
    byte(static_cast<std::uint8_t>(value));
  }

  void rising(const std::vector<std::uint32_t>& keys) {
    const std::uint32_t mean = keys.empty() ? 0 : keys.back() / static_cast<std::uint32_t>(keys.size());
    std::uint8_t low_bits = 0;
    while (low_bits < 31 && (2U << low_bits) <= mean) ++low_bits;
    byte(low_bits);
    std::uint32_t last = 0;
    bit_ = 0;
    for (const std::uint32_t key : keys) {
      const std::uint32_t gap = key - last;
      for (std::uint32_t high = gap >> low_bits; high > 0; --high) bit(1);
      bit(0);
      for (std::uint32_t k = 0; k < low_bits; ++k) bit((gap >> k) & 1U);
      last = key;
    }
  }

  const std::string& bytes() const { return bytes_; }

 private:
  void bit(std::uint32_t value) {
    if (bit_ == 0) byte(0);
    bytes_.back() = static_cast<char>(static_cast<std::uint8_t>(bytes_.back()) | (value << bit_));
    bit_ = (bit_ + 1) & 7U;
  }

  std::string bytes_;
  std::uint32_t bit_ = 0;
};

}  // namespace article_inspector::learning
