#include "tool/record.h"

#include <new>
#include <optional>

#include "article_inspector/clean_text.h"
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/json.h"
#include "article_inspector/language.h"
#include "article_inspector/unicode.h"
#include "soundness/soundness.h"
#include "tool/record_reader.h"

namespace article_inspector::tool {
namespace {

LineResult failed(const Record& record, const Place& place, const std::string& why) {
  return failed_line("\"id\":" + record.id + record.others, why, place);
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
std::string members(const Record& record, std::u16string_view text, const Report& report,
                    const RecordOptions& options) {
  switch (options.format) {
    case Format::json: {
      // The report of a page counts in the text that was read from it: that goes with it.
      const std::string read = record.text || options.with_text ? "" : ",\"text\":" + json_of(to_utf8(text));
      return read + ",\"report\":" +
             report_to_json(report, text, {.offsets = options.offsets, .with_text = options.with_text});
    }
    case Format::text:
      return ",\"headline\":" + headline_of(text, report) +
             ",\"text\":" + json_of(to_utf8(clean_text(text, report, {.headline = false})));
    default:
      return ",\"output\":" +
             json_of(write(text, report, options.format, {.source = {}, .message_language = options.message_language}));
  }
}

/// The id as a cell: a string's own characters, anything else as JSON.
std::string plain_id(const std::string& id) {
  return id.size() >= 2 && id.front() == '"' ? read_record("{\"text\":" + id + "}").text.value_or(id) : id;
}

std::string rows(const Record& record, std::u16string_view text, const Report& report, const RecordOptions& options) {
  std::string lines = options.table_as_json
                          ? table_as_json_lines(*options.table, record.id, text, report, options.offsets)
                          : table_as_csv(*options.table, plain_id(record.id), text, report, options.offsets);
  if (!lines.empty()) lines.pop_back();  // the line end that every result gets
  return lines;
}

LineResult inspected(const Record& record, const Place& place, const RecordOptions& options) {
  if (!record.error.empty()) return failed(record, place, record.error);
  const auto page = text_of(record);
  if (!page) return failed(record, place, "neither \"" + options.text_field + "\" nor \"html\" is a string");
  if (page->error != InputError::none) return failed(record, place, std::string(message_of(page->error)));
  std::string language = options.language;
  if (!record.language.empty()) {
    const auto code = language_code(record.language);
    if (!code) return failed(record, place, "\"language\" is no language tag such as \"en\"");
    language = *code;
  }
  const Options how{.language = language, .blocks = page->blocks, .page = page->page};
  const Report report = inspect(page->text, how);
  if (report.error != InputError::none) return failed(record, place, std::string(message_of(report.error)));
  if (options.check_report) {
    const auto faults = faults_of_inspection(page->text, how);
    if (!faults.empty()) return failed(record, place, "the report is not sound: " + faults.front());
  }
  if (options.table) return {rows(record, page->text, report, options), {}};
  return {"{\"id\":" + record.id + record.others + members(record, page->text, report, options) + "}", {}};
}

}  // namespace

LineResult inspect_record(const std::string& line, const Place& place, const RecordOptions& options) {
  Record record;
  LineResult result;
  try {
    record = read_record(line, options.text_field);
    result = inspected(record, place, options);
  } catch (const std::bad_alloc&) {
    result = failed(record, place, "not enough memory");
  }
  // A table of CSV has no row for an error: it is told on standard error alone.
  if (options.table && !options.table_as_json && !result.complaint.empty()) result.line.clear();
  return result;
}

}  // namespace article_inspector::tool
