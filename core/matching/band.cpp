#include "matching/band.h"

#include <algorithm>
#include <array>
#include <limits>

namespace article_inspector::matching {
namespace {

constexpr std::uint32_t width = 2 * band_reach + 1;
constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max() / 2;

/// A cell (i, j) ends before the word i of the draft and before the word `start + i + j - band_reach` of the source.
class Band {
 public:
  Band(const std::uint64_t* words, std::uint32_t count, const std::uint64_t* source, std::uint32_t source_count,
       std::int64_t start)
      : words_(words), source_(source), count_(count), source_count_(source_count), start_(start) {
    steps_.resize(std::size_t{count + 1} * width, Step::same);
  }

  BandAlignment run() {
    for (std::uint32_t j = 0; j < width; ++j) costs_[j] = inside(place(0, j)) ? 0 : far;
    for (std::uint32_t i = 1; i <= count_; ++i) fill_row(i);
    return trace_back(best_end());
  }

 private:
  std::int64_t place(std::uint32_t i, std::uint32_t j) const {
    return start_ + i + static_cast<std::int64_t>(j) - band_reach;
  }
  bool inside(std::int64_t at) const { return at >= 0 && at <= source_count_; }

  void fill_row(std::uint32_t i) {
    std::array<std::uint32_t, width> row{};
    for (std::uint32_t j = 0; j < width; ++j) {
      const std::int64_t end = place(i, j);
      std::uint32_t best = far;
      Step step = Step::draft_only;
      if (inside(end)) {
        const auto take = [&](std::uint32_t cost, Step by) {
          if (cost < best) {
            best = cost;
            step = by;
          }
        };
        if (end > 0) {
          const bool same = source_[end - 1] == words_[i - 1];
          take(costs_[j] + (same ? 0 : 1), same ? Step::same : Step::other);
        }
        if (j + 1 < width) take(costs_[j + 1] + 1, Step::draft_only);
        if (j > 0 && end > 0) take(row[j - 1] + 1, Step::source_only);
      }
      row[j] = std::min(best, far);
      steps_[std::size_t{i} * width + j] = step;
    }
    costs_ = row;
  }

  std::uint32_t best_end() const {
    std::uint32_t best = band_reach;
    const auto off = [](std::uint32_t j) { return j > band_reach ? j - band_reach : band_reach - j; };
    for (std::uint32_t j = 0; j < width; ++j) {
      if (costs_[j] < costs_[best] || (costs_[j] == costs_[best] && off(j) < off(best))) best = j;
    }
    return best;
  }

  BandAlignment trace_back(std::uint32_t j) const {
    BandAlignment alignment;
    if (costs_[j] >= far) {
      alignment.steps.assign(count_, Step::draft_only);
      return alignment;
    }
    std::uint32_t i = count_;
    while (i > 0) {
      const Step step = steps_[std::size_t{i} * width + j];
      alignment.steps.push_back(step);
      if (step == Step::source_only) {
        --j;
      } else {
        if (step == Step::draft_only) ++j;
        --i;
      }
    }
    std::reverse(alignment.steps.begin(), alignment.steps.end());
    alignment.start = static_cast<std::uint32_t>(place(0, j));
    return alignment;
  }

  const std::uint64_t* words_;
  const std::uint64_t* source_;
  std::uint32_t count_;
  std::uint32_t source_count_;
  std::int64_t start_;
  std::array<std::uint32_t, width> costs_{};
  std::vector<Step> steps_;
};

}  // namespace

BandAlignment align_in_band(const std::uint64_t* words, std::uint32_t count, const std::uint64_t* source,
                            std::uint32_t source_count, std::int64_t start) {
  return Band(words, count, source, source_count, start).run();
}

}  // namespace article_inspector::matching
