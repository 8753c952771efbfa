#include "growth/growth.h"

#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"
#include "growth/patterns.h"

namespace {

using namespace article_inspector;

constexpr std::size_t small_bytes = 16000;

}  // namespace

// Sanitizers' own work would be measured.
#ifndef __SANITIZE_ADDRESS__

TEST_CASE("Time grows no faster than the text") {
  const growth::Pattern patterns[] = {
      {"", "…", "…"},
      {"", "?.", "?!"},
      {"", "。", "。"},
      {"", "News\n", "Read more\n"},
      {"", "By Ann Lee\n", "By Ann Lee\n"},
      {"", ".'", "> • U.S."},
      {"", "”LONDON — 0 ", "”LONDON — 1 "},
      {"", "News-", "News-"},
      {"", ")''", "March 3, 2024 "},
      {"", "\"\u2018NASA ", "\u201c"},
  };
  for (const growth::Pattern& pattern : patterns) {
    INFO(pattern.shown());
    CHECK(growth::growth_of(to_utf16(pattern.text(small_bytes)),
                            to_utf16(pattern.text(small_bytes * growth::times_larger)),
                            [](const std::u16string& text) { inspect(text, {}); }) <= growth::most_growth);
  }
}

TEST_CASE("Time grows no faster than a page's markup") {
  const growth::Pattern patterns[] = {
      {"", "<p>He said so.", "<p>x"}, {"", "<rt>", "<rt>"},          {"", "<dd><li>", "<dd><li>"},
      {"", "<b id=1><p>x", "<p>x"},   {"<title>", "ab | ", "ab | "}, {"<title>", "ab - cd :: ", "a | "},
  };
  for (const growth::Pattern& pattern : patterns) {
    INFO(pattern.shown());
    CHECK(growth::growth_of(pattern.text(small_bytes), pattern.text(small_bytes * growth::times_larger),
                            [](const std::string& page) { read_html(page); }) <= growth::most_growth);
  }
}

#endif
