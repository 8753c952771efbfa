/// What differs between a quotation and its source, and what kind of difference it is.
#pragma once

#include <vector>

#include "article_inspector/check.h"
#include "check/placement.h"
#include "matching/report_places.h"

namespace article_inspector::check {

using matching::ReadText;
using matching::ReportPlaces;

/// Where a placement's words differ from the source's. Other spellings of the same words are no difference, nor are
/// slips of a reader of scanned pages. `source` is the text that the placement lies in, `places` the draft's, which
/// tell its names.
std::vector<QuoteDifference> differences_of(const Placement& placement, const ReadText& draft,
                                            const ReportPlaces& places, const ReadText& source,
                                            const SourceIndex& index);

}  // namespace article_inspector::check
