// Times the stages natively, by processor time.
//
//   benchmark-core TEXTS RULES [REPEATS]
//
// TEXTS holds UTF-8 texts with a NUL after each, RULES ICU's compiled word rules (may be empty). A line a stage: its
// name, a tab, the least microseconds that a pass over all texts took.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "article_inspector/unicode.h"
#include "stages.h"

namespace {

std::string contents(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

double microseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::string all = contents(arguments[1]);
  const std::string rules = contents(arguments[2]);
  if (!rules.empty()) set_rules(reinterpret_cast<const std::uint8_t*>(rules.data()), rules.size());
  std::vector<std::u16string> texts;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\0', at), all.size());
    texts.push_back(article_inspector::to_utf16(std::string_view(all).substr(at, end - at)));
    at = end + 1;
  }
  for (const std::u16string& text : texts) add_text(text.data(), text.size());
  const int repeats = count > 3 ? std::atoi(arguments[3]) : 10;
  std::vector<double> least(std::size(stage_names), 1e12);
  for (int k = 0; k < repeats; ++k) {
    for (std::size_t stage = 0; stage < least.size(); ++stage) {
      const double start = microseconds();
      run(static_cast<std::uint32_t>(stage));
      least[stage] = std::min(least[stage], microseconds() - start);
    }
  }
  for (std::size_t stage = 0; stage < least.size(); ++stage)
    std::printf("%s\t%.0f\n", stage_names[stage], least[stage]);
}
