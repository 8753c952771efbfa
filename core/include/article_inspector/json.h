#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/correct.h"
#include "article_inspector/offsets.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// The report as JSON, UTF-8, in the form that web/package/report.schema.json lays down. Lone surrogates in names
/// become U+FFFD. `indent` is the number of spaces a level; negative: everything on one line. What `corrections` are
/// about is marked as corrected.
std::string report_to_json(const Report& report, int indent = -1, const std::vector<Correction>& corrections = {});

struct JsonOptions {
  int indent = -1;
  OffsetUnit offsets = OffsetUnit::utf16;    ///< another unit is named in the report's "offsets"
  bool with_text = false;                    ///< the text as "text", and beside each pair of offsets the words there
  std::vector<Correction> corrections = {};  ///< what they are about is marked as corrected
};

/// The same with offsets in another unit and with the words that they point at. `text` is the text that the report was
/// made from.
std::string report_to_json(const Report& report, std::u16string_view text, const JsonOptions& options);

}  // namespace article_inspector
