#include "tool/line_result.h"

#include "tool/record_reader.h"

namespace article_inspector::tool {

LineResult failed_line(const std::string& members, const std::string& why, const Place& place) {
  const std::string line = std::to_string(place.line);
  const std::string file = place.file.empty() ? "" : "\"file\":" + json_of(place.file) + ",";
  const std::string at = (place.file.empty() ? "" : place.file + ", ") + "line " + line;
  return {"{" + members + ",\"error\":" + json_of(why) + ",\"errorAt\":{" + file + "\"line\":" + line + "}}",
          "article-inspector: " + at + ": " + why};
}

}  // namespace article_inspector::tool
