/// Quotation marks: which open, which close, which pair, and which are none.
#pragma once

#include <vector>

#include "article_inspector/document.h"

namespace article_inspector::quotes {

/// What stands between two marks, the marks included.
struct QuotedSpan {
  std::uint32_t first_token = 0;  ///< the opening mark, or what stands first where it is lost
  std::uint32_t end_token = 0;    ///< after the closing mark, or after the paragraph's last token where it never closes
  bool opened = true;
  bool closed = true;
  bool single = false;     ///< in single marks
  bool continues = false;  ///< goes on in the next paragraph, which opens with a mark again
};

/// The outermost quoted spans of the text, in order; a quoted span lies within one paragraph. Marks inside a quoted
/// span belong to it. One mark too many spoils at most its own paragraph.
std::vector<QuotedSpan> find_quoted_spans(const Document& document);

}  // namespace article_inspector::quotes
