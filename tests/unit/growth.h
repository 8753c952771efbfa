/// How the work on a text grows with it.
#pragma once

#include <time.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <string>

namespace article_inspector::growth {

/// Processor time of this thread, in seconds: what other programs do meanwhile counts little.
inline double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <typename Text>
Text repeated_to(const Text& pattern, std::size_t units) {
  Text out;
  out.reserve(units + pattern.size());
  while (out.size() < units) out += pattern;
  return out;
}

constexpr std::size_t small_units = 16000;
constexpr std::size_t times_larger = 8;
/// Linear work gives 1 and caches that overflow a little more, quadratic work up to 8. 1.3 is what is promised; the
/// rest is for a machine that does other things.
constexpr double most_growth = 1.3 + 0.3;

/// How many times longer a unit of the large text takes than one of the small, each at its quickest of some runs. What
/// looks bad is measured again, up to eight times: noise only ever adds.
template <typename Text>
double growth_of(const Text& pattern, const std::function<void(const Text&)>& work) {
  const Text small = repeated_to(pattern, small_units);
  const Text large = repeated_to(pattern, small_units * times_larger);
  double quickest_small = std::numeric_limits<double>::infinity();
  double quickest_large = quickest_small;
  const auto time = [&](const Text& text, double& quickest) {
    const double start = processor_time();
    work(text);
    quickest = std::min(quickest, processor_time() - start);
  };
  double growth = 0;
  for (int run = 0; run < 8; ++run) {
    for (std::size_t k = 0; k < 2; ++k) time(small, quickest_small);
    time(large, quickest_large);
    // Of two minima only the large one's noise may count against the code.
    growth = quickest_large / static_cast<double>(large.size()) / (quickest_small / static_cast<double>(small.size()));
    if (growth <= most_growth) break;
  }
  return growth;
}

}  // namespace article_inspector::growth
