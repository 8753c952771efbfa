/// What differs between a quotation and its source, and what kind of difference it is.
#pragma once

#include <vector>

#include "article_inspector/check.h"
#include "check/placement.h"

namespace article_inspector::check {

/// A text with all that is asked of it: the words are those of the document, the document looks at the text.
struct ReadText {
  Document document;
  TextWords words;
};

/// Where a placement's words differ from the source's. Other spellings of the same words are no difference, nor are
/// slips of a reader of scanned pages. `source` is the text that the placement lies in, `report` the draft's: its names
/// are known by it.
std::vector<QuoteDifference> differences_of(const Placement& placement, const ReadText& draft, const Report& report,
                                            const ReadText& source, const SourceIndex& index);

}  // namespace article_inspector::check
