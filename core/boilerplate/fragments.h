#pragma once

#include <cstdint>
#include <vector>

#include "article_inspector/document.h"
#include "boilerplate/phrase_grammar.h"

namespace article_inspector {

/// A stretch of a paragraph that a phrase of sites covers.
struct Fragment {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  const Phrase* phrase = nullptr;
  bool whole_line = false;  ///< it and its like cover the paragraph
};

/// Whether fragments of a paragraph cover the whole of it.
inline bool cover_line(const std::vector<Fragment>& fragments) {
  return !fragments.empty() && fragments.front().whole_line;
}

/// The fragments of one paragraph, in the order of the text: the whole of it, or run on at its end or at its front.
std::vector<Fragment> fragments_of(const Document& document, const CueHits& hits, const Paragraph& paragraph);

}  // namespace article_inspector
