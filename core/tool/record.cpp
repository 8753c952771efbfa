#include "tool/record.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "article_inspector/clean_text.h"
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/json.h"
#include "article_inspector/unicode.h"

namespace article_inspector::tool {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool is_hex4(const std::string& line, std::size_t at) {
  return at + 4 <= line.size() && line.find_first_not_of("0123456789abcdefABCDEF", at) >= at + 4;
}

/// The code unit of a JSON escape \uXXXX at `at`, or 0.
unsigned escaped_unit(const std::string& line, std::size_t at) {
  if (line.compare(at, 2, "\\u") != 0 || !is_hex4(line, at + 2)) return 0;
  return static_cast<unsigned>(std::stoul(line.substr(at + 2, 4), nullptr, 16));
}

/// JSON may carry lone surrogates as escapes, UTF-8 can't: each becomes U+FFFD, so that offsets stay as they are.
std::string without_lone_surrogates(std::string line) {
  for (std::size_t at = 0; at + 1 < line.size();) {
    if (line[at] != '\\') {
      ++at;
      continue;
    }
    const unsigned unit = escaped_unit(line, at);
    if (unit < 0xD800 || unit > 0xDFFF) {
      at += 2;
      continue;
    }
    const unsigned next = unit < 0xDC00 ? escaped_unit(line, at + 6) : 0;
    if (next >= 0xDC00 && next <= 0xDFFF) {
      at += 12;
      continue;
    }
    line.replace(at, 6, "\\ufffd");
    at += 6;
  }
  return line;
}

Json parsed(const std::string& line) {
  Json json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) json = Json::parse(without_lone_surrogates(line), nullptr, false);
  return json;
}

LineResult failed(const Json& id, std::size_t number, const std::string& why) {
  Json out = Json::object();
  out["id"] = id;
  out["error"] = why;
  return {dumped(out), "article-inspector: line " + std::to_string(number) + ": " + why};
}

Json output(const Json& id, std::u16string_view text, const Report& report, Format format) {
  Json out = Json::object();
  out["id"] = id;
  if (format == Format::text) {
    const auto& headline = report.header.headline;
    out["headline"] =
        headline ? Json(to_utf8(text.substr(headline->span.start, headline->span.length()))) : Json(nullptr);
    out["text"] = to_utf8(clean_text(text, report, {.headline = false}));
  } else {
    out["output"] = write(text, report, format);
  }
  return out;
}

/// The text that a record brings, with the hints of its blocks where it brings HTML.
std::optional<HtmlText> text_of(const Json& record) {
  const auto string_at = [&](const char* name) -> const std::string* {
    const auto at = record.find(name);
    return at != record.end() && at->is_string() ? &at->get_ref<const std::string&>() : nullptr;
  };
  if (const std::string* text = string_at("text")) return HtmlText{to_utf16(*text), {}, {}};
  if (const std::string* html = string_at("html")) return read_html(*html);
  return std::nullopt;
}

}  // namespace

LineResult inspect_record(const std::string& line, std::size_t number, Format format, const std::string& language) {
  const Json record = parsed(line);
  if (!record.is_object()) return failed(nullptr, number, "not a JSON object");
  const Json id = record.contains("id") ? record["id"] : Json(nullptr);
  const auto page = text_of(record);
  if (!page) return failed(id, number, "neither \"text\" nor \"html\" is a string");
  const std::u16string& text = page->text;
  if (text.size() > longest_text) return failed(id, number, "the text is too long");
  const Report report = inspect(text, {.language = language, .blocks = page->blocks, .page = page->page});
  if (format == Format::json) {
    // The report of a page counts in the text that was read from it: that goes with it.
    const std::string read = record.contains("text") ? "" : ",\"text\":" + dumped(Json(to_utf8(text)));
    return {"{\"id\":" + dumped(id) + read + ",\"report\":" + report_to_json(report) + "}", {}};
  }
  return {dumped(output(id, text, report, format)), {}};
}

}  // namespace article_inspector::tool
