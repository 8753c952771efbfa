#pragma once

#include <string>
#include <vector>

#include "article_inspector/correct.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// The report as JSON, UTF-8, in the form that web/package/report.schema.json lays down. Lone surrogates in names
/// become U+FFFD. `indent` is the number of spaces a level; negative: everything on one line. What `corrections` are
/// about is marked as corrected.
std::string report_to_json(const Report& report, int indent = -1, const std::vector<Correction>& corrections = {});

}  // namespace article_inspector
