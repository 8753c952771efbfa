// Every short text of these pieces: what goes wrong at a text's first or last token goes wrong here.
#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "article_inspector/clean_text.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"
#include "soundness/soundness.h"

using namespace article_inspector;

namespace {

constexpr std::array<std::u16string_view, 18> pieces = {u".",  u" The", u"said",      u" he",  u"“",      u"”",
                                                        u"\"", u",",    u":",         u"\n",   u"'s",     u"(",
                                                        u"-",  u"5",    u"Read more", u" Ann", u"\xD83D", u"Mr."};

void check(const std::u16string& text, const char* language) {
  const Report report = inspect(text, {language, {}});
  const std::vector<std::string> faults = faults_of(report, text);
  const bool is_sound = faults.empty();
  if (!is_sound) FAIL(to_utf8(text) << ": " << faults.front());
  if (clean_text(text, report).size() > 2 * text.size() + 2) FAIL(to_utf8(text));  // a line end becomes two
}

}  // namespace

TEST_CASE("a NUL is a character like any other") {
  check(std::u16string(u"Laut ein\0e", 10), "de");
  check(std::u16string(u"\0", 1), "en");
  check(std::u16string(u"said \0, \0 Ann", 13), "en");
}

TEST_CASE("every text of a few pieces has a sound report") {
  const auto check_all = [](std::size_t length, const char* language) {
    std::size_t count = 1;
    for (std::size_t k = 0; k < length; ++k) count *= pieces.size();
    for (std::size_t number = 0; number < count; ++number) {
      std::u16string text;
      for (std::size_t k = 0, rest = number; k < length; ++k, rest /= pieces.size())
        text += pieces[rest % pieces.size()];
      check(text, language);
    }
  };
  check_all(4, "en");
  for (const char* language : {"de", "fr", "und"}) check_all(3, language);
  SUCCEED();
}

TEST_CASE("texts of many pieces in any order have sound reports") {
  constexpr std::array<std::u16string_view, 30> more = {u" according to",
                                                        u" Ann Lee",
                                                        u" the mayor",
                                                        u" of Vale",
                                                        u" told reporters that",
                                                        u" asked",
                                                        u"?",
                                                        u"!",
                                                        u"’",
                                                        u"‘",
                                                        u"''",
                                                        u" U.S.",
                                                        u" (FEI)",
                                                        u"\n\n",
                                                        u"\n- ",
                                                        u" By Ann Lee",
                                                        u" Photo: Ann Lee",
                                                        u" Sign up for our newsletter",
                                                        u" ©",
                                                        u" 12 March 2024",
                                                        u" LONDON, March 5 (FEI) —",
                                                        u" „",
                                                        u"«",
                                                        u"»",
                                                        u" sagte",
                                                        u" laut",
                                                        u" selon",
                                                        u"\u2014",
                                                        u" https://example.org/a",
                                                        u"\t"};
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::u16string text;
    const std::size_t length = 5 + random() % 30;
    for (std::size_t k = 0; k < length; ++k) {
      const std::size_t at = random() % (pieces.size() + more.size());
      text += at < pieces.size() ? pieces[at] : more[at - pieces.size()];
    }
    check(text, round % 5 == 0 ? "de" : round % 7 == 0 ? "fr" : "en");
  }
  SUCCEED();
}
