#include "tool/summary.h"

#include <algorithm>
#include <array>
#include <vector>

#include "article_inspector/messages.h"
#include "article_inspector/unicode.h"
#include "report/spans.h"
#include "report/writers.h"
#include "tool/terminal.h"

namespace article_inspector::tool {
namespace {

std::string percent(std::uint32_t part, std::uint32_t whole) {
  return std::to_string(whole == 0 ? 0 : (100 * std::uint64_t{part} + whole / 2) / whole) + " %";
}

std::string overview(std::u16string_view text, const Report& report, const Style& style) {
  const Statistics& s = report.statistics;
  std::string out;
  if (report.header.headline) out += style.bold(visible(words_of(text, report.header.headline->span))) + "\n";
  std::string line;
  for (const Byline& byline : report.header.bylines)
    line += (line.empty() ? "by " : ", ") + visible(to_utf8(byline.name));
  if (report.header.dateline)
    line += (line.empty() ? "" : " · ") + visible(words_of(text, report.header.dateline->span));
  if (!line.empty()) out += line + "\n";
  out +=
      style.dim(std::to_string(s.words) + " words, " + report.language + " · " + percent(s.boilerplate_words, s.words) +
                " not the story · " + percent(s.quoted_words, s.story_words) + " of the story quoted") +
      "\n";
  return out;
}

/// What to expect of the quotes in a language that is not as well known as English; nothing where it is.
std::string caution(const Report& report, const Style& style) {
  if (report.quotes_fallback)
    return "  " + style.dim("This language has no model: quotes are those that marks and colons show.") + "\n";
  if (has_partial_quotes(report))
    return "  " + style.dim("Quotes in this language are found less often than in English.") + "\n";
  return {};
}

std::string speakers(std::u16string_view text, const Report& report, const Style& style) {
  const std::string note = caution(report, style);
  if (report.quotes.empty() && (note.empty() || report.length == 0)) return {};
  std::string out = "\n" + style.bold("Who said what") + "\n" + note;
  for (const Quote& quote : report.quotes) {
    std::string who = visible(speaker_of(quote));
    if (who.empty()) who = "nobody named";
    if (quote.speaker && quote.speaker->anonymous) who += " (not named)";
    out += "  " + style.paint("36", who) + style.dim(" · " + std::string(name_of(quote.kind))) + "\n";
    out += "    " + shortened(visible(content_of(text, quote)), style.width - 6) + "\n";
  }
  return out;
}

std::string counts(const Report& report, const Style& style) {
  if (report.statistics.speakers.empty()) return {};
  std::string out = "\n" + style.bold("Who speaks how much") + "\n";
  for (const SpeakerCount& speaker : report.statistics.speakers)
    out += "  " + style.paint("36", visible(speaker_line(speaker))) + style.dim("  " + counts_line(speaker)) + "\n";
  return out;
}

std::string names(const Report& report, const Style& style) {
  static constexpr std::array<std::string_view, entity_type_names.size()> colours = {"33", "34", "32", "35"};
  std::string out;
  std::vector<NameGroup> groups = names_of_story(report);
  for (NameGroup& group : groups) {
    std::stable_sort(group.entities.begin(), group.entities.end(),
                     [](const Entity* a, const Entity* b) { return a->story_mentions() > b->story_mentions(); });
    out += "\n" + style.bold(std::string(group.title)) + "\n";
    for (const Entity* entity : group.entities) {
      out += "  " + style.paint(colours[static_cast<std::size_t>(group.type)], visible(to_utf8(entity->name)));
      if (!entity->role.empty()) out += ", " + visible(to_utf8(entity->role));
      out += style.dim("  " + std::to_string(entity->story_mentions())) + "\n";
    }
  }
  return out;
}

/// Lines that follow each other for one reason are one entry: a menu is told once.
std::string junk(std::u16string_view text, const Report& report, const Style& style) {
  if (report.boilerplate.empty()) return {};
  const std::vector<BoilerplateMark>& marks = report.boilerplate;
  std::string out = "\n" + style.bold("Not the story") + "\n";
  for (std::size_t first = 0, end = 0; first < marks.size(); first = end) {
    std::string words;
    for (end = first; end < marks.size() && marks[end].kind == marks[first].kind &&
                      marks[end].reason == marks[first].reason && marks[end].place == marks[first].place;
         ++end)
      words += (words.empty() ? "" : " · ") + visible(words_of(text, marks[end].span));
    out += "  " + style.dim(shortened(words, style.width - 4)) + "\n";
    out += "    " + std::string(name_of(marks[first].kind)) + ": " + sentence_of(marks[first]);
    out += (end - first > 1 ? style.dim("  " + std::to_string(end - first) + " pieces") : "") + "\n";
  }
  return out;
}

/// A span of the text; a short one with some words of its line around it, by which a reader finds it.
std::string in_its_line(std::u16string_view text, Span span) {
  constexpr std::uint32_t enough = 16;
  constexpr std::uint32_t around = 24;
  std::string words = words_of(text, span);
  if (span.length() >= enough) return words;
  std::string left = words_of(text, before(text, span, around));
  std::string right = words_of(text, after(text, span, around));
  left.erase(0, left.rfind('\n') + 1);
  right.erase(std::min(right.find('\n'), right.size()));
  return left + words + right;
}

std::string findings(std::u16string_view text, const Report& report, const Style& style) {
  if (report.findings.empty()) return {};
  std::string out = "\n" + style.bold("About the text itself") + "\n";
  for (const Finding& finding : report.findings) {
    out += "  " + style.paint("31", sentence_of(finding)) + "\n    " +
           shortened(visible(in_its_line(text, finding.span)), style.width - 6) + "\n";
  }
  return out;
}

}  // namespace

std::string summary(std::u16string_view text, const Report& report, unsigned width, bool colour) {
  const Style style{colour, std::max(width, 20U)};
  return overview(text, report, style) + speakers(text, report, style) + counts(report, style) + names(report, style) +
         junk(text, report, style) + findings(text, report, style);
}

}  // namespace article_inspector::tool
