#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <unordered_set>

namespace article_inspector {

/// What a page calls itself.
struct PageTitles {
  std::u16string first;                     ///< og:title, else the headline in its JSON-LD, else its <title>
  std::unordered_set<std::u16string> keys;  ///< title_key() of each of them and of the parts of its <title>

  /// Whether a line of the page has the words of a title.
  bool has(std::u16string_view line) const;
};

/// Reads the titles from the page's head and its JSON-LD.
PageTitles page_titles(const GumboNode* root);

/// A title without what differs between its copies: letters and digits in lower case.
std::u16string title_key(std::u16string_view title);

}  // namespace article_inspector
