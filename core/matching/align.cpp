#include "matching/align.h"

#include <algorithm>

namespace article_inspector::matching {
namespace {

constexpr std::size_t most_cells = 1U << 20;

/// Lengths of the longest common subsequences of all suffixes, row by row.
std::vector<std::uint32_t> suffix_lengths(const std::uint64_t* a, std::size_t n, const std::uint64_t* b,
                                          std::size_t m) {
  std::vector<std::uint32_t> table((n + 1) * (m + 1), 0);
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      table[i * (m + 1) + j] = a[i] == b[j] ? table[(i + 1) * (m + 1) + j + 1] + 1
                                            : std::max(table[(i + 1) * (m + 1) + j], table[i * (m + 1) + j + 1]);
    }
  }
  return table;
}

class Builder {
 public:
  void common(std::uint32_t i, std::uint32_t j) {
    close(i, j);
    ++alignment_.common;
    first_ = i + 1;
    second_ = j + 1;
  }
  void close(std::uint32_t i, std::uint32_t j) {
    if (i > first_ || j > second_) alignment_.replaced.push_back({first_, i, second_, j});
  }
  Alignment take() { return std::move(alignment_); }

 private:
  Alignment alignment_;
  std::uint32_t first_ = 0;
  std::uint32_t second_ = 0;
};

}  // namespace

Alignment align(const std::vector<std::uint64_t>& first, const std::vector<std::uint64_t>& second) {
  std::size_t front = 0;
  while (front < first.size() && front < second.size() && first[front] == second[front]) ++front;
  std::size_t back = 0;
  while (back < first.size() - front && back < second.size() - front &&
         first[first.size() - 1 - back] == second[second.size() - 1 - back])
    ++back;
  const std::size_t n = first.size() - front - back;
  const std::size_t m = second.size() - front - back;

  Builder builder;
  const auto step = [&](std::size_t i, std::size_t j) {
    builder.common(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j));
  };
  for (std::size_t k = 0; k < front; ++k) step(k, k);
  if (n > 0 && m > 0 && n <= most_cells / m) {
    const auto table = suffix_lengths(first.data() + front, n, second.data() + front, m);
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (first[front + i] == second[front + j]) {
        step(front + i++, front + j++);
      } else if (table[(i + 1) * (m + 1) + j] >= table[i * (m + 1) + j + 1]) {
        ++i;
      } else {
        ++j;
      }
    }
  }
  for (std::size_t k = back; k-- > 0;) step(first.size() - 1 - k, second.size() - 1 - k);
  builder.close(static_cast<std::uint32_t>(first.size()), static_cast<std::uint32_t>(second.size()));
  return builder.take();
}

}  // namespace article_inspector::matching
