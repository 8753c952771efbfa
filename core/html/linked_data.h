#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace article_inspector {

/// What one <script type="application/ld+json"> says of an article, UTF-8; what it does not say is empty.
struct LinkedArticle {
  bool is_article = false;  ///< says that it is an article, not only that it has a headline
  std::string headline;
  std::string description;
  std::vector<std::string> authors;
  std::string published;
  std::string modified;
  std::string site;
};

/// Reads the first article of a script's JSON. A script that is longer than a megabyte or no JSON says nothing.
LinkedArticle read_linked_article(std::string_view script);

}  // namespace article_inspector
