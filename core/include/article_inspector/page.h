#pragma once

#include <string>
#include <vector>

namespace article_inspector {

/// What a page's markup says of the page: its title, meta elements, JSON-LD and <time>. Nothing here is believed
/// without a look at the text: a page may say anything of itself. Every field may be empty.
struct PageData {
  std::u16string title;                 ///< of the page as a whole, often with the site's name
  std::u16string headline;              ///< of the article: JSON-LD, else og:title
  std::u16string description;           ///< JSON-LD, og:description or meta
  std::vector<std::u16string> authors;  ///< names, in the page's order
  std::string published;                ///< ISO 8601, a day or a moment, UTF-8
  std::string modified;                 ///< the same, of the last change
  std::u16string site;                  ///< name of the site
  std::string address;                  ///< canonical address, UTF-8
};

}  // namespace article_inspector
