#include <algorithm>

#include "article_inspector/clean_text.h"
#include "article_inspector/messages.h"
#include "report/writers.h"

namespace article_inspector {
namespace {

/// Text as text: what Markdown would read as markup gets a backslash.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|~").find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c == '\n' || c == '\r' ? ' ' : c);
  }
  return out;
}

/// A paragraph whose first mark would begin a list, a rule or a heading.
std::string paragraph(const std::string& text) {
  std::string out = escaped(text);
  if (out.empty()) return out;
  if (out.front() == '-' || out.front() == '+' || out.front() == '=') return "\\" + out;
  const std::size_t digits = out.find_first_not_of("0123456789");
  if (digits != 0 && digits != std::string::npos && (out[digits] == '.' || out[digits] == ')'))
    out.insert(digits, 1, '\\');
  return out;
}

std::string story(std::u16string_view text, const Report& report) {
  std::string out;
  if (report.header.headline) out += "# " + escaped(words_of(text, report.header.headline->span)) + "\n\n";
  const std::string body = to_utf8(clean_text(text, report, {.headline = false}));
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    out += paragraph(body.substr(at, end - at)) + "\n\n";
    at = end + 2;
  }
  return out;
}

std::string heading(ReportText text, std::string_view language) {
  return "## " + std::string(message_of(text, language)) + "\n\n";
}

std::string quotes(std::u16string_view text, const Report& report, const FormatOptions& options) {
  if (report.quotes.empty()) return {};
  const auto message = [&](ReportText of) { return std::string(message_of(of, options.message_language)); };
  std::string out = heading(ReportText::who_said_what, options.message_language) + "| " + message(ReportText::speaker) +
                    " | " + message(ReportText::how) + " | " + message(ReportText::words) + " |\n| --- | --- | --- |\n";
  for (const Quote& quote : report.quotes) {
    std::string speaker = escaped(speaker_of(quote));
    if (quote.speaker && quote.speaker->anonymous) speaker += " (" + message(ReportText::not_named) + ")";
    if (is_corrected(quote, options.corrections)) speaker += " (" + message(ReportText::corrected) + ")";
    out += "| " + speaker + " | " + std::string(message_of(quote.kind, options.message_language)) + " | " +
           escaped(content_of(text, quote)) + " |\n";
  }
  return out + "\n";
}

std::string speakers(const Report& report, std::string_view language) {
  if (report.statistics.speakers.empty()) return {};
  std::string out = heading(ReportText::who_speaks_how_much, language);
  for (const SpeakerCount& speaker : report.statistics.speakers)
    out += "- " + escaped(speaker_line(speaker, language)) + ": " + counts_line(speaker, language) + "\n";
  return out + "\n";
}

std::string entities(const Report& report, const FormatOptions& options) {
  std::string out;
  for (const NameGroup& group : names_of_story(report, options.message_language)) {
    out += "## " + std::string(group.title) + "\n\n";
    for (const Entity* entity : group.entities) {
      out += "- " + escaped(to_utf8(entity->name));
      if (!entity->role.empty()) out += ", " + escaped(to_utf8(entity->role));
      if (is_corrected(*entity, options.corrections))
        out += ", " + std::string(message_of(ReportText::corrected, options.message_language));
      out += " (" + std::to_string(entity->story_mentions()) + ")\n";
    }
    out += "\n";
  }
  return out;
}

std::string left_out(std::u16string_view text, const Report& report, std::string_view language) {
  if (report.boilerplate.empty()) return {};
  std::string out = heading(ReportText::left_out, language);
  for (const BoilerplateMark& mark : report.boilerplate) {
    out += "- " + std::string(message_of(mark.kind, language)) + ": " + escaped(words_of(text, mark.span)) + " (" +
           escaped(sentence_of(mark, language)) + ")\n";
  }
  return out;
}

}  // namespace

std::string write_markdown(std::u16string_view text, const Report& report, const FormatOptions& options) {
  std::string out = story(text, report) + quotes(text, report, options) + speakers(report, options.message_language) +
                    entities(report, options) + left_out(text, report, options.message_language);
  while (out.size() > 1 && out[out.size() - 2] == '\n') out.pop_back();
  return out;
}

}  // namespace article_inspector
