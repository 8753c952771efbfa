#pragma once

#include <gumbo.h>

#include <string>

#include "article_inspector/page.h"

namespace article_inspector {

/// What the markup says of the page, and the titles that it gives beside the article's own.
struct PageReading {
  PageData data;
  // Whole, however long they are:
  std::u16string title;       ///< of the <title>
  std::u16string open_graph;  ///< og:title or twitter:title
};

/// Reads title, meta, link, <time> and JSON-LD. Long or ill-formed ones are passed over; time grows linearly with the
/// page.
PageReading read_page_data(const GumboNode* root);

}  // namespace article_inspector
