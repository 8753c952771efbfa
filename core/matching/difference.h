/// Whether two stretches of words say the same, and what kind of difference there is where they do not.
#pragma once

#include <string_view>

#include "article_inspector/difference.h"
#include "matching/report_places.h"
#include "matching/words.h"

namespace article_inspector::matching {

/// A stretch of a text: its words, and where they stand. A stretch without words is the place where they would be.
struct Stretch {
  const ReadText& text;
  WordRange words;

  Span span() const { return text.words.span_of(words); }
  std::u16string_view view() const { return text.document.view(span()); }
};

/// Other spellings of the same words, and slips of a reader of scanned pages in `original`, are no difference.
bool say_the_same(const Stretch& copy, const Stretch& original);

/// What kind of difference it is that `copy` has the one stretch where `original` has the other. `places` tells the
/// names of the copy.
DifferenceKind difference_kind(const Stretch& copy, const Stretch& original, const ReportPlaces& places);

}  // namespace article_inspector::matching
