// Looks for patterns whose inspection grows faster than they do.
//
//   find-growth SECONDS [SEED]
#include <cstdio>
#include <cstdlib>
#include <string>

#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "growth/growth.h"
#include "growth/patterns.h"

using namespace article_inspector;

namespace {

double growth_of_page(const growth::Pattern& pattern, std::size_t bytes, int runs) {
  return growth::growth_of(
      pattern.text(bytes), pattern.text(bytes * growth::times_larger), [](const std::string& page) { read_html(page); },
      runs);
}

double growth_of_text(const growth::Pattern& pattern, std::size_t bytes, int runs) {
  return growth::growth_of(
      to_utf16(pattern.text(bytes)), to_utf16(pattern.text(bytes * growth::times_larger)),
      [](const std::u16string& text) { inspect(text, {}); }, runs);
}

}  // namespace

int main(int argc, char* argv[]) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 60;
  const auto seed = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 1);
  growth::Patterns texts(growth::Patterns::Kind::text, seed);
  growth::Patterns pages(growth::Patterns::Kind::page, seed);
  std::size_t tried = 0;
  std::size_t found = 0;
  for (const double start = growth::processor_time(); growth::processor_time() - start < seconds; ++tried) {
    const bool is_page = tried % 3 == 2;
    const growth::Pattern pattern = is_page ? pages.next() : texts.next();
    const auto growth_at = [&](std::size_t bytes, int runs) {
      return is_page ? growth_of_page(pattern, bytes, runs) : growth_of_text(pattern, bytes, runs);
    };
    if (growth_at(4000, 1) <= growth::most_growth || growth_at(4000, 4) <= growth::most_growth) continue;
    const double growth = growth_at(24000, 4);
    if (growth <= growth::most_growth) continue;
    ++found;
    std::printf("%.1f %s %s\n", growth, is_page ? "page" : "text", pattern.shown().c_str());
    std::fflush(stdout);
  }
  std::printf("%zu patterns, %zu grow too fast\n", tried, found);
  return found == 0 ? 0 : 1;
}
