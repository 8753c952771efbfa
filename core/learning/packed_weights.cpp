#include "learning/packed_weights.h"

#include <array>
#include <cstdint>

namespace article_inspector::learning {
namespace {

constexpr std::size_t count_bytes = 4;
constexpr unsigned char longest_gap = 255;  ///< more zeros go on in the next byte

constexpr std::size_t row_weights = 8;

std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t k = 0; k < count_bytes; ++k)
    number |= std::size_t{static_cast<unsigned char>(bytes[at + k])} << (8 * k);
  return number;
}

}  // namespace

std::string pack_weights(std::string_view weights) {
  std::string gaps;
  std::string values;
  std::size_t gap = 0;
  for (const char weight : weights) {
    if (weight == 0) {
      ++gap;
      continue;
    }
    for (; gap >= longest_gap; gap -= longest_gap) gaps.push_back(static_cast<char>(longest_gap));
    gaps.push_back(static_cast<char>(gap));
    values.push_back(weight);
    gap = 0;
  }
  std::string packed;
  for (std::size_t k = 0; k < count_bytes; ++k) packed.push_back(static_cast<char>(values.size() >> (8 * k)));
  return packed + gaps + values;
}

std::string unpack_weights(std::string_view packed, std::size_t size) {
  if (packed.size() < count_bytes) return {};
  std::size_t count = 0;
  for (std::size_t k = 0; k < count_bytes; ++k) count |= std::size_t{static_cast<unsigned char>(packed[k])} << (8 * k);
  packed.remove_prefix(count_bytes);
  if (packed.size() < count) return {};
  const std::string_view gaps = packed.substr(0, packed.size() - count);
  const std::string_view values = packed.substr(gaps.size());
  std::string weights(size, '\0');
  std::size_t at = 0;
  std::size_t next = 0;
  for (const char byte : gaps) {
    const auto gap = static_cast<unsigned char>(byte);
    at += gap;
    if (gap == longest_gap) continue;
    if (at >= size || next == count) return {};
    weights[at++] = values[next++];
  }
  return next == count ? weights : std::string();
}

std::string unpack_rows(std::string_view packed, std::size_t size) {
  constexpr std::size_t head = (1 + row_weights) * count_bytes;
  if (packed.size() < head) return {};
  const std::size_t count = number_at(packed, 0);
  std::size_t behind = packed.size();
  std::array<std::size_t, row_weights> next{};
  std::array<std::size_t, row_weights> end{};
  for (std::size_t column = row_weights; column-- > 0;) {
    const std::size_t length = number_at(packed, (1 + column) * count_bytes);
    if (length > behind - head) return {};
    end[column] = behind;
    next[column] = behind -= length;
  }
  if (count > behind - head) return {};
  std::string weights(size, '\0');
  std::size_t mask_at = behind - count;
  std::size_t row = 0;
  for (std::size_t at = head; at < behind - count; ++at) {
    const auto gap = static_cast<unsigned char>(packed[at]);
    row += gap;
    if (gap == longest_gap) continue;
    if (mask_at == behind || (row + 1) * row_weights > size) return {};
    const auto mask = static_cast<unsigned char>(packed[mask_at++]);
    for (std::size_t column = 0; column < row_weights; ++column) {
      if ((mask >> column & 1) == 0) continue;
      if (next[column] == end[column]) return {};
      weights[row * row_weights + column] = packed[next[column]++];
    }
    ++row;
  }
  return mask_at == behind && next == end ? weights : std::string();
}

}  // namespace article_inspector::learning
