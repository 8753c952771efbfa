/// Twenty kinds of text, from articles to what costs the most: what speed and memory are measured on.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace article_inspector::growth {

struct TextKind {
  std::string_view name;
  std::string_view piece;  ///< what repeats; "#" becomes a number that differs each time; empty: see text_of_kind()
};

inline constexpr std::array<TextKind, 20> text_kinds = {{
    {"articles, no two alike", ""},
    {"one article again and again", "= "},
    {"prose without names or quotes",
     "the rain fell on the roofs and nobody went out, since there was little left to do before the spring came back. "},
    {"names", "Ann Lee of Holm Bank met John Smith and the Ministry of Works in New York. "},
    {"new names", "Karl B#son met Eva T#mann of H# Industries in N#ville. "},
    {"quotations", "“We have to wait,” said Ann Lee. "},
    {"reporting words", "he said that she said, "},
    {"quotation marks alone", "“‘"},
    {"marks that never close", "He said “no. "},
    {"ellipses", "…"},
    {"numbers and dates", "On March 3, 2024, 1,000 of 3.5 million came at 12:30. "},
    {"initials and abbreviations", "J. R. Mr. U.S. a.m. "},
    {"addresses", "www.example.com/news?id=# ann@example.org @lee #tag "},
    {"menu lines", "News\nSport\nRead more\n"},
    {"bylines", "By Ann Lee\nPublished March 3, 2024\n"},
    {"lines of one letter", "x\n"},
    {"one word", "x"},
    {"German", "Der Minister sagte am Montag, dass die Brücke sicher sei. „Wir warten“, so Karl Ohm. "},
    {"Chinese", "部长星期一在北京说，桥是安全的。"},
    {"emoji, combining and broken characters", "👩‍👩‍👧 é\xcc\x81 \xed\xa0\x80\xff "},
}};

/// About so many bytes of UTF-8, that end where a character ends.
std::string text_of_kind(const TextKind& kind, std::size_t bytes);

}  // namespace article_inspector::growth
