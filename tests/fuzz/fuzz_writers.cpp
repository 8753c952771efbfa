// What is written of any text can be read back: JSON parses, spans say what the text says, CSV has a row a quote, and
// the HTML page read again shows no element that the text put there.
#include <nlohmann/json.hpp>

#include "article_inspector/format.h"
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "fuzz.h"

using namespace article_inspector;
using Json = nlohmann::json;

namespace {

std::size_t rows_of(const std::string& csv) {
  std::size_t rows = 0;
  bool quoted = false;
  for (const char c : csv) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) ++rows;
  }
  fuzz::require(!quoted);
  return rows;
}

void require_annotations(const std::string& written, std::u16string_view text) {
  const Json page = Json::parse(written, nullptr, false);
  fuzz::require(page.is_object() && page["items"].is_array());
  for (const Json& item : page["items"]) {
    const Json& selectors = item["target"]["selector"];
    const auto start = selectors[0]["start"].get<std::size_t>();
    const auto end = selectors[0]["end"].get<std::size_t>();
    fuzz::require(start <= end && end <= text.size());
    fuzz::require(to_utf16(selectors[1]["exact"].get<std::string>()).size() >= end - start);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choices = input.byte();
  const std::u16string text = input.text((choices & 1) != 0);
  const Report report = inspect(text, {.language = fuzz::Input::language(choices >> 1), .blocks = {}});
  const Json json = Json::parse(write(text, report, Format::json), nullptr, false);
  fuzz::require(json.is_object() && json["length"] == text.size() && json["quotes"].size() == report.quotes.size());
  require_annotations(write(text, report, Format::annotations), text);
  fuzz::require(rows_of(write(text, report, Format::csv)) == report.quotes.size() + 1);
  const std::string html = write(text, report, Format::html);
  fuzz::require(html.find("<script") == std::string::npos && html.find("<img") == std::string::npos);
  fuzz::require(!write(text, report, Format::markdown).empty() || text.empty());
  write(text, report, Format::text);
  return 0;
}
