#pragma once

#include <optional>
#include <string>

#include "article_inspector/format.h"
#include "article_inspector/table.h"
#include "tool/line_result.h"

namespace article_inspector::tool {

struct RecordOptions {
  Format format = Format::json;
  std::optional<Table>
      table;  ///< in place of the format: the rows of a table, as CSV without its header or as JSON lines
  bool table_as_json = false;
  OffsetUnit offsets = OffsetUnit::utf16;
  bool with_text = false;               ///< reports bring the text and the words at each pair of offsets
  std::string message_language = "en";  ///< of what formats for people say around a report
  std::string language;                 ///< for records that bring none of their own
  bool check_report = false;            ///< whether a report that is not sound is an error
  std::string text_field = "text";      ///< the field that holds the text
};

/// One line of a batch: {"id","text"} or {"id","html"} in, {"id","report"} out (for HTML with the "text" that was read
/// from it), or for Format::text {"id","headline","text"}, or for the other formats {"id","output"}. A "language" in
/// the line goes before that of the options; all other fields come out as they went in, behind the id. A line that
/// can't be read, or whose inspection fails, gives {"id","error","errorAt":{"file","line"}}, and is told on standard
/// error.
LineResult inspect_record(const std::string& line, const Place& place, const RecordOptions& options);

}  // namespace article_inspector::tool
