#pragma once

#include <string>

#include "tool/line_result.h"

namespace article_inspector::tool {

struct CheckedLine {
  LineResult result;
  bool faithful = true;  ///< every quotation is as a source has it
};

/// One line of a batch of checks: {"id","draft","sources":[{"id","text"}]} in, {"id","quotes","paraphrases"} out, or
/// {"id","error","errorAt"} where the line can't be read. A source may bring "html" in place of "text"; "language" in
/// the line goes before `language`.
CheckedLine check_record(const std::string& line, const Place& place, const std::string& language);

}  // namespace article_inspector::tool
