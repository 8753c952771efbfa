/// Reading and writing of the packed tables of core/data/models: numbers in seven-bit groups, sorted keys as bit-packed
/// gaps (Rice code).
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace article_inspector {

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

  /// `count` bytes as they stand; fewer where there are not as many.
  std::string_view bytes(std::size_t count) {
    good_ = good_ && count <= bytes_.size() - at_;
    const std::string_view taken = bytes_.substr(at_, count);
    at_ += taken.size();
    return taken;
  }

  /// `count` keys in rising order.
  std::vector<std::uint32_t> rising(std::uint32_t count) {
    std::vector<std::uint32_t> keys;
    const std::uint32_t low_bits = std::min<std::uint32_t>(byte(), 31);
    std::uint64_t bits = 0;  // the next ones, the first the lowest
    std::uint32_t there = 0;
    const auto refill = [&] {
      if (std::endian::native == std::endian::little && bytes_.size() - at_ >= sizeof bits) {
        std::uint64_t next = 0;
        std::memcpy(&next, bytes_.data() + at_, sizeof next);
        bits |= next << there;  // of the last byte perhaps a part, which comes again with the next ones
        at_ += (63 - there) / 8;
        there |= 56U;
        return;
      }
      for (; there <= 48 && at_ < bytes_.size(); there += 8)
        bits |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << there;
    };
    const auto drop = [&](std::uint32_t count_of_bits) {
      bits >>= count_of_bits;
      there -= count_of_bits;
    };
    std::uint32_t last = 0;
    keys.reserve(std::min<std::size_t>(count, bytes_.size() * 8));
    for (std::uint32_t index = 0; index < count && good_; ++index) {
      std::uint32_t high = 0;
      refill();
      for (auto ones = static_cast<std::uint32_t>(std::countr_one(bits)); ones >= there && good_;
           ones = static_cast<std::uint32_t>(std::countr_one(bits))) {
        high += there;
        bits = there = 0;
        refill();
        good_ = there != 0;
      }
      const auto ones = static_cast<std::uint32_t>(std::countr_one(bits));
      good_ = good_ && ones < there;
      if (!good_) break;
      high += ones;
      drop(ones + 1);
      refill();
      good_ = there >= low_bits;
      if (!good_) break;
      last += (high << low_bits) | static_cast<std::uint32_t>(bits & ((std::uint64_t{1} << low_bits) - 1));
      drop(low_bits);
      keys.push_back(last);
    }
    at_ -= there / 8;  // what was looked at and not used
    keys.resize(count, last);
    return keys;
  }

  /// What shipped.py's plane_of writes of `count` rows: the number of each one's class, below `classes`.
  std::vector<std::uint32_t> plane(std::uint32_t count, std::uint32_t classes) {
    constexpr std::uint32_t escape = 255;
    const std::string_view numbers = bytes(count);
    std::vector<std::uint32_t> plane(good_ ? count : 0);
    for (std::size_t k = 0; k < plane.size(); ++k) {
      plane[k] = static_cast<unsigned char>(numbers[k]);
      if (plane[k] == escape) {
        plane[k] += byte();
        plane[k] += std::uint32_t{byte()} << 8;
      }
      if (plane[k] < classes) continue;
      good_ = false;
      plane[k] = 0;
    }
    return plane;
  }

  bool good() const { return good_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
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

}  // namespace article_inspector
