/// Who says a quotation in the draft, and who says it in the source.
#pragma once

#include "article_inspector/check.h"
#include "article_inspector/document.h"
#include "matching/report_places.h"

namespace article_inspector::check {

/// A quotation in its text.
struct QuotedPlace {
  const Document& document;
  const matching::ReportPlaces& places;
  Span span;
};

/// Holds the speaker of a quotation of the draft against the source's. They differ only where both texts make it plain
/// who speaks: a name at the quote, or else nobody of the draft's name far and wide.
CheckedSpeaker compare_speakers(const QuotedPlace& draft, const QuotedPlace& source);

}  // namespace article_inspector::check
