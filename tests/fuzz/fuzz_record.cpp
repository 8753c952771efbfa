// Any bytes are a line of a batch: its output is one line of JSON, an object with an id and either a result or an
// error.
#include <nlohmann/json.hpp>

#include "fuzz.h"
#include "tool/record.h"

using namespace article_inspector;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const auto format = static_cast<Format>(input.number(format_names.size()));
  const std::string line(input.rest());
  const tool::LineResult result = tool::inspect_record(line, {{}, 1},
                                                       {.format = format,
                                                        .table = {},
                                                        .table_as_json = false,
                                                        .offsets = OffsetUnit::utf16,
                                                        .with_text = false,
                                                        .language = {},
                                                        .check_report = false,
                                                        .text_field = "text"});
  fuzz::require(result.line.find('\n') == std::string::npos);
  const auto json = nlohmann::json::parse(result.line, nullptr, false);
  fuzz::require(json.is_object() && json.contains("id"));
  fuzz::require(json.contains("error") == !result.complaint.empty());
  const char* names[] = {"report", "text", "output", "output", "output", "output"};
  fuzz::require(json.contains("error") != json.contains(names[static_cast<std::size_t>(format)]) ||
                format == Format::text);
  return 0;
}
