/// Arithmetic of the stage's features, the same to the last bit on every machine.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace article_inspector {

/// log2(1 + x) for x >= 0.
float log2_of(float x);

/// 1 / (1 + exp(-x)).
float logistic(float x);

/// A part of a whole; 0 of an empty whole.
inline float share(float part, float whole) { return whole > 0 ? part / whole : 0; }

/// The stretch [first, end) of lines whose values have the greatest sum; {0, 0} if no line has a value above 0.
std::pair<std::size_t, std::size_t> best_block(const std::vector<float>& values);

/// The sum of a value over any stretch of lines, in constant time.
class LineSums {
 public:
  LineSums() : before_(1, 0) {}

  void add(float value) { before_.push_back(before_.back() + value); }

  float before(std::size_t line) const { return before_[line]; }
  float after(std::size_t line) const { return before_.back() - before_[line + 1]; }
  float between(std::size_t from, std::size_t end) const { return before_[end] - before_[from]; }
  float all() const { return before_.back(); }

 private:
  std::vector<float> before_;
};

/// The lines within a distance of a line, without the line itself.
struct LineWindow {
  LineWindow(std::size_t line, std::size_t reach, std::size_t count)
      : at(line), from(line > reach ? line - reach : 0), end(line + reach < count ? line + 1 + reach : count) {}

  std::size_t at;
  std::size_t from;
  std::size_t end;

  auto lines_before() const { return static_cast<float>(at - from); }
  auto lines_after() const { return static_cast<float>(end - at - 1); }
  float before(const LineSums& sums) const { return sums.between(from, at); }
  float after(const LineSums& sums) const { return sums.between(at + 1, end); }
};

}  // namespace article_inspector
