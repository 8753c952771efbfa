#include "html/title.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace article_inspector {
namespace {

// Shorter keys are names of sections and sites; longer lines are no headlines.
constexpr std::size_t shortest_key = 10;
constexpr std::size_t longest_line = 400;

bool counts(char16_t c) {
  if (c < 0x80) return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
  return !(c <= 0xBF || (c >= 0x2000 && c <= 0x206F));
}

std::u16string letters_of(std::u16string_view title) {
  std::u16string letters;
  std::copy_if(title.begin(), title.end(), std::back_inserter(letters), counts);
  return letters;
}

std::u16string lowered(std::u16string letters) {
  for (char16_t& c : letters) c = c >= 0xD800 && c < 0xE000 ? c : static_cast<char16_t>(u_tolower(c));
  return letters;
}

// Of a title without what title_key() leaves out. No line that is looked for has a longer key.
void add_key(std::u16string letters, PageTitles& titles) {
  if (letters.size() < shortest_key || letters.size() > longest_line) return;
  titles.keys.insert(lowered(std::move(letters)));
}

// "Headline | Section - Site": each part may be the headline, and so may all before it.
void add_parts(std::u16string_view title, PageTitles& titles) {
  static constexpr std::array<std::u16string_view, 8> partings = {u" | ",  u" - ", u" – ", u" — ",
                                                                  u" :: ", u" » ", u" « ", u" • "};
  for (const std::u16string_view parting : partings) {
    std::u16string before;
    std::size_t start = 0;
    for (std::size_t at = title.find(parting); at != std::u16string_view::npos; at = title.find(parting, start)) {
      std::u16string part = letters_of(title.substr(start, at - start));
      if (!part.empty() && before.size() <= longest_line) {
        before += part;
        add_key(before, titles);
      }
      add_key(std::move(part), titles);
      start = at + parting.size();
    }
    if (start > 0) add_key(letters_of(title.substr(start)), titles);
  }
}

}  // namespace

std::u16string title_key(std::u16string_view title) { return lowered(letters_of(title)); }

bool PageTitles::has(std::u16string_view line) const {
  return !keys.empty() && line.size() <= longest_line && keys.count(title_key(line)) != 0;
}

PageTitles page_titles(const PageReading& page) {
  PageTitles titles;
  for (const std::u16string* title : {&page.open_graph, &page.data.headline, &page.title}) {
    if (titles.first.empty()) titles.first = *title;
    add_key(letters_of(*title), titles);
  }
  add_parts(page.open_graph, titles);
  add_parts(page.title, titles);
  return titles;
}

}  // namespace article_inspector
