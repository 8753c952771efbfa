#pragma once

#include <cstdint>

namespace article_inspector {

/// A stretch of the inspected text: UTF-16 code units, end exclusive, never splitting a surrogate pair.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t length() const { return end - start; }
  constexpr bool empty() const { return end <= start; }
  constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
  constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }
  friend constexpr bool operator==(Span, Span) = default;
};

}  // namespace article_inspector
