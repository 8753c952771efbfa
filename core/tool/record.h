#pragma once

#include <string>

#include "article_inspector/format.h"
#include "tool/batch.h"

namespace article_inspector::tool {

struct RecordOptions {
  Format format = Format::json;
  std::string language;       ///< of records that name none; empty: found out
  bool check_report = false;  ///< whether a report that is not sound is an error
};

/// One line of a batch: {"id","text"} or {"id","html"} in, {"id","report"} out (for HTML with the "text" that was read
/// from it), or for Format::text {"id","headline","text"}, or for the other formats {"id","output"}. A "language" in
/// the line goes before the options'; all other fields come out as they went in, behind the id. A line that can't be
/// read, or whose inspection fails, gives {"id","error"}, and is told on standard error.
LineResult inspect_record(const std::string& line, std::size_t number, const RecordOptions& options);

}  // namespace article_inspector::tool
