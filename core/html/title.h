#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "html/page_data.h"

namespace article_inspector {

/// What a page calls itself.
struct PageTitles {
  std::u16string first;                     ///< og:title, else the headline in its JSON-LD, else its <title>
  std::unordered_set<std::u16string> keys;  ///< title_key() of each of them and of the parts of its <title>

  /// Whether a line of the page has the words of a title.
  bool has(std::u16string_view line) const;
};

/// The titles among what the page says of itself.
PageTitles page_titles(const PageReading& page);

/// A title without what differs between its copies: letters and digits in lower case.
std::u16string title_key(std::u16string_view title);

}  // namespace article_inspector
