#include <algorithm>

#include "article_inspector/messages.h"
#include "report/writers.h"

namespace article_inspector {

std::string csv_cell(std::string value) {
  if (!value.empty() && std::string_view("=+-@\t").find(value.front()) != std::string_view::npos)
    value.insert(0, 1, '\'');
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

std::string write_csv(std::u16string_view text, const Report& report, const FormatOptions& options) {
  // The column is there only where a reader has corrected a quote: whoever reads the table without it need not care.
  const auto corrected = [&](const Quote& quote) { return is_corrected(quote, options.corrections); };
  const bool has_column = std::any_of(report.quotes.begin(), report.quotes.end(), corrected);
  const std::string& language = options.message_language;
  const std::string_view columns = message_of(ReportText::columns, language);
  std::string out(has_column ? columns : columns.substr(0, columns.rfind(',')));
  out += "\r\n";
  for (const Quote& quote : report.quotes) {
    const auto& speaker = quote.speaker;
    out += csv_cell(std::string(message_of(quote.kind, language))) + ",";
    out += csv_cell(content_of(text, quote)) + ",";
    out += csv_cell(speaker_of(quote)) + ",";
    out += csv_cell(speaker ? to_utf8(speaker->role) : "") + ",";
    out += std::string(speaker && speaker->anonymous ? "true" : "false") + ",";
    out += csv_cell(speaker ? words_of(text, speaker->span) : "") + ",";
    out += csv_cell(quote.cue ? words_of(text, *quote.cue) : "") + ",";
    out += std::to_string(quote.content.front().start) + "," + std::to_string(quote.content.back().end);
    if (has_column) out += corrected(quote) ? ",true" : ",false";
    out += "\r\n";
  }
  return out;
}

}  // namespace article_inspector
