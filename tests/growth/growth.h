/// How the work on a text grows with it.
#pragma once

#include <time.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

namespace article_inspector::growth {

/// Processor time of this thread, in seconds: what other programs do meanwhile counts little.
inline double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

constexpr std::size_t times_larger = 8;
/// Linear work gives 1, quadratic work up to 8. What is promised is 1.3, on a machine that does nothing else; here
/// caches that overflow and other programs come on top.
constexpr double most_growth = 1.3 + 0.4;

/// How many times longer a unit of the large input takes than one of the small, each at its quickest of some runs.
/// Noise only ever adds, so what looks bad is measured again.
template <typename Input, typename Work>
double growth_of(const Input& small, const Input& large, const Work& work, int most_runs = 8) {
  double quickest_small = std::numeric_limits<double>::infinity();
  double quickest_large = quickest_small;
  const auto time = [&](const Input& input, double& quickest) {
    const double start = processor_time();
    work(input);
    quickest = std::min(quickest, processor_time() - start);
  };
  double growth = 0;
  for (int run = 0; run < most_runs; ++run) {
    for (std::size_t k = 0; k < 3; ++k) time(small, quickest_small);
    time(large, quickest_large);
    growth =
        (quickest_large / static_cast<double>(large.size())) / (quickest_small / static_cast<double>(small.size()));
    if (growth <= most_growth) break;
  }
  return growth;
}

}  // namespace article_inspector::growth
