#pragma once

#include <cstdint>
#include <vector>

namespace article_inspector::matching {

/// A stretch of the first sequence that stands for one of the second; either may be empty.
struct Replaced {
  std::uint32_t first_start = 0;
  std::uint32_t first_end = 0;
  std::uint32_t second_start = 0;
  std::uint32_t second_end = 0;
};

struct Alignment {
  std::uint32_t common = 0;  ///< how many elements stand in both, in the same order
  std::vector<Replaced> replaced;
};

/// Aligns two sequences by their longest common subsequence. Beyond some thousand elements a side that differ, only
/// what both begin and end with is taken as common, so that the work stays bounded.
Alignment align(const std::vector<std::uint64_t>& first, const std::vector<std::uint64_t>& second);

}  // namespace article_inspector::matching
