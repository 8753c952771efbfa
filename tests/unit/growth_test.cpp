#include "growth/growth.h"

#include <string>
#include <vector>

#include "article_inspector/check.h"
#include "article_inspector/compare.h"
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"
#include "growth/patterns.h"

// Sanitizers' own work would be measured.
#ifndef __SANITIZE_ADDRESS__

namespace {

using namespace article_inspector;

constexpr std::size_t small_bytes = 16000;

/// A text of so many quotations, and one that has them all in another order.
struct TwoTexts {
  std::u16string first;
  std::u16string second;
  std::size_t size() const { return first.size() + second.size(); }
};

TwoTexts quotations(std::size_t count, bool one_sentence) {
  std::vector<std::string> sentences;
  for (std::size_t k = 0; k < count; ++k) {
    const std::string n = std::to_string(7919 * k % 99991);
    sentences.push_back("“The plan of house " + n + " was made for " + n + " of us all,” said Ann Lee" +
                        (one_sentence ? ", and " : ".\n"));
  }
  TwoTexts texts;
  for (const std::string& sentence : sentences) texts.first += to_utf16(sentence);
  for (std::size_t k = count; k-- > 0;) texts.second += to_utf16(sentences[k]);
  return texts;
}

}  // namespace

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

TEST_CASE("Time grows no faster than the texts that are held against each other") {
  constexpr std::size_t few = 150;
  for (const bool one_sentence : {false, true}) {
    INFO(one_sentence);
    const TwoTexts small = quotations(few, one_sentence);
    const TwoTexts large = quotations(few * growth::times_larger, one_sentence);
    const auto check = [](const TwoTexts& texts) { check_quotes({texts.first, {}}, {{texts.second, {}}}); };
    const auto hold_against = [](const TwoTexts& texts) {
      compare({texts.first, inspect(texts.first)}, {texts.second, inspect(texts.second)});
    };
    CHECK(growth::growth_of(small, large, check) <= growth::most_growth);
    CHECK(growth::growth_of(small, large, hold_against) <= growth::most_growth);
  }
}

#endif
