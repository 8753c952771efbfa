/// A quotation of the draft as it is looked for: its words, and where the draft says that words were left out or put
/// in.
#pragma once

#include <vector>

#include "matching/words.h"

namespace article_inspector::check {

using matching::TextWords;
using matching::WordRange;

/// Words that stand together: between two pieces something is left out, or put in by the draft's author.
struct Piece {
  WordRange words;         ///< in the draft
  bool bracketed = false;  ///< put in by the draft's author
};

struct Quotation {
  Span span;        ///< marks included
  WordRange words;  ///< all of them, bracketed ones too
  std::vector<Piece> pieces;

  /// How many words are said to be the speaker's.
  std::uint32_t spoken_words() const;
};

/// The quotations of a document, in order: what stands between its outermost quotation marks. Those without words are
/// left out.
std::vector<Quotation> quotations_of(const Document& document, const TextWords& words);

}  // namespace article_inspector::check
