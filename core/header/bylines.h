#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// What a line says of its authors.
struct BylineReading {
  std::vector<Byline> bylines;
  bool has_cue = false;    ///< "by" or its like stands before the names
  bool cue_alone = false;  ///< nothing but "by" or its like: the names stand in the next line
  float plausible = 0;  ///< without a cue: how much the line looks like names and nothing else; above 0 more than not
};

/// The authors that a short line names: "By Jane Doe and John Roe", "Jane Doe, Science Editor", "dpa". Long lines name
/// none.
BylineReading read_byline(const Document& document, const Paragraph& paragraph);

/// The names of authors in a text that holds nothing else, as a page's data gives them.
std::vector<std::u16string> author_names(std::u16string_view text, std::string_view language);

}  // namespace article_inspector
