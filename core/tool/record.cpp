#include "tool/record.h"

#include <new>
#include <optional>

#include "article_inspector/clean_text.h"
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/json.h"
#include "article_inspector/unicode.h"
#include "soundness/soundness.h"
#include "tool/record_reader.h"

namespace article_inspector::tool {
namespace {

LineResult failed(const Record& record, std::size_t number, const std::string& why) {
  return {"{\"id\":" + record.id + record.others + ",\"error\":" + json_of(why) + "}",
          "article-inspector: line " + std::to_string(number) + ": " + why};
}

/// The text that a record brings, with the hints of its blocks where it brings HTML.
std::optional<HtmlText> text_of(const Record& record) {
  if (record.text) return HtmlText{to_utf16(*record.text), {}, {}};
  if (record.html) return read_html(*record.html);
  return std::nullopt;
}

std::string headline_of(std::u16string_view text, const Report& report) {
  const auto& headline = report.header.headline;
  return headline ? json_of(to_utf8(text.substr(headline->span.start, headline->span.length()))) : "null";
}

/// The members of the output line that the format asks for.
std::string members(const Record& record, std::u16string_view text, const Report& report, Format format) {
  switch (format) {
    case Format::json: {
      // The report of a page counts in the text that was read from it: that goes with it.
      const std::string read = record.text ? "" : ",\"text\":" + json_of(to_utf8(text));
      return read + ",\"report\":" + report_to_json(report);
    }
    case Format::text:
      return ",\"headline\":" + headline_of(text, report) +
             ",\"text\":" + json_of(to_utf8(clean_text(text, report, {.headline = false})));
    default:
      return ",\"output\":" + json_of(write(text, report, format));
  }
}

LineResult inspected(const Record& record, std::size_t number, const RecordOptions& options) {
  if (!record.error.empty()) return failed(record, number, record.error);
  const auto page = text_of(record);
  if (!page) return failed(record, number, "neither \"text\" nor \"html\" is a string");
  if (page->text.size() > longest_text) return failed(record, number, "the text is too long");
  const std::string& its_language = record.language.empty() ? options.language : record.language;
  const Options how{.language = its_language, .blocks = page->blocks, .page = page->page};
  const Report report = inspect(page->text, how);
  if (options.check_report) {
    const auto faults = faults_of_inspection(page->text, how);
    if (!faults.empty()) return failed(record, number, "the report is not sound: " + faults.front());
  }
  return {"{\"id\":" + record.id + record.others + members(record, page->text, report, options.format) + "}", {}};
}

}  // namespace

LineResult inspect_record(const std::string& line, std::size_t number, const RecordOptions& options) {
  Record record;
  try {
    record = read_record(line);
    return inspected(record, number, options);
  } catch (const std::bad_alloc&) {
    return failed(record, number, "not enough memory");
  }
}

}  // namespace article_inspector::tool
