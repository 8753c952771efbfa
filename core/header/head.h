#pragma once

#include <cstddef>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/stages.h"

namespace article_inspector {

/// The lines that may stand at the head of a story, and what is known of them.
struct Head {
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t headline = 0;                   ///< the headline's line, else the story's first
  std::vector<const BoilerplateMark*> marks;  ///< of each line of the text: the mark that covers it whole, or none

  std::size_t distance(std::size_t line) const {
    // A line under the headline is as near as one half as far above it.
    return line >= headline ? line - headline : 2 * (headline - line);
  }
};

/// `boilerplate` must outlive the head. `story` holds the story's paragraphs by index.
Head head_of(const Document& document, const Boilerplate& boilerplate, const std::vector<std::size_t>& story);

/// Whether a short line names a day.
bool has_day(const Document& document, std::size_t line);

/// Whether one of two names is in the other, case and marks aside.
bool names_same(std::u16string_view a, std::u16string_view b);

}  // namespace article_inspector
