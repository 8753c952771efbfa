#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace article_inspector::tool {

/// Arrays and objects of a record that are nested deeper are an error.
constexpr std::size_t deepest_record = 256;

/// The fields of a batch's line that are read, and the rest as it came.
struct Record {
  std::string id = "null";  ///< JSON
  std::optional<std::string> text;
  std::optional<std::string> html;
  std::string language;  ///< empty where none is given
  std::string others;    ///< JSON: ,"name":value for every other field, in the line's order
  std::string error;     ///< why the line is no record; the fields before the mistake are read all the same
};

/// Reads a line. A field that the output has a name for itself ("report", "error", "errorAt", "output", "headline") is
/// left out. Of a field that stands twice the last counts. `text_field` is the name of the field that holds the text.
Record read_record(const std::string& line, std::string_view text_field = "text");

/// A string as JSON. Ill-formed UTF-8 becomes U+FFFD.
std::string json_of(const std::string& utf8);

}  // namespace article_inspector::tool
