#pragma once

#include <cstddef>
#include <string>

namespace article_inspector::tool {

/// Where a line of a batch stands.
struct Place {
  std::string file;      ///< empty where the input has no name
  std::size_t line = 0;  ///< in that file, from 1
};

/// What one input line gives: the output line, without its end, and what is to be told of it on standard error, if
/// anything.
struct LineResult {
  std::string line;  ///< may be several, and none where it is empty
  std::string complaint;
  std::size_t bytes = 0;  ///< of the input line; set by run_lines()
};

/// The error row of a line that did not go well: {MEMBERS,"error":`why`,"errorAt":{"file","line"}}. `members` are JSON.
LineResult failed_line(const std::string& members, const std::string& why, const Place& place);

}  // namespace article_inspector::tool
