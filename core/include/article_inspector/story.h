#pragma once

#include <cstddef>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// What is left of a text without its boilerplate: derived once, read by every later stage.
struct Story {
  std::vector<Span> boilerplate;  ///< in the order of the text, not overlapping
  std::vector<std::size_t>
      paragraphs;            ///< by index, those of which boilerplate covers less than half of the code units
  std::vector<bool> tokens;  ///< by token of the document: no boilerplate touches it

  /// Whether boilerplate touches a span.
  bool leaves_out(Span span) const;
};

/// `boilerplate` is in the order of the text and does not overlap.
Story story_of(const Document& document, const std::vector<BoilerplateMark>& boilerplate);

}  // namespace article_inspector
