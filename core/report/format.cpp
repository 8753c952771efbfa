#include "article_inspector/format.h"

#include <algorithm>

#include "article_inspector/clean_text.h"
#include "article_inspector/json.h"
#include "article_inspector/languages.h"
#include "article_inspector/messages.h"
#include "report/writers.h"

namespace article_inspector {

std::optional<Format> format_of(std::string_view name) {
  const auto at = std::find(format_names.begin(), format_names.end(), name);
  if (at == format_names.end()) return std::nullopt;
  return static_cast<Format>(at - format_names.begin());
}

std::string write(std::u16string_view text, const Report& report, Format format, const FormatOptions& options) {
  switch (format) {
    case Format::json:
      return report_to_json(report, text,
                            {.indent = options.json_indent,
                             .offsets = options.offsets,
                             .with_text = options.with_text,
                             .corrections = options.corrections}) +
             "\n";
    case Format::text:
      return to_utf8(clean_text(text, report, {.headline = !options.without_headline})) + "\n";
    case Format::markdown:
      return write_markdown(text, report, options);
    case Format::html:
      return write_html(text, report, options);
    case Format::csv:
      return write_csv(text, report, options);
    case Format::annotations:
      return write_annotations(text, report, options);
  }
  return {};
}

std::string content_of(std::u16string_view text, const Quote& quote) {
  std::string out;
  for (const Span piece : quote.content) {
    if (!out.empty()) out += " … ";
    out += words_of(text, piece);
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::replace(out.begin(), out.end(), '\r', ' ');
  return out;
}

std::string speaker_line(const SpeakerCount& speaker, std::string_view language) {
  std::string line =
      speaker.name.empty() ? std::string(message_of(ReportText::nobody_named, language)) : to_utf8(speaker.name);
  if (!speaker.role.empty()) line += ", " + to_utf8(speaker.role);
  return line + (speaker.anonymous ? " (" + std::string(message_of(ReportText::not_named, language)) + ")" : "");
}

std::string counts_line(const SpeakerCount& speaker, std::string_view language) {
  std::string line;
  const auto add = [&](std::uint32_t count, QuoteKind kind) {
    if (count > 0)
      line += (line.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(message_of(kind, language));
  };
  add(speaker.quotes.direct, QuoteKind::direct);
  add(speaker.quotes.mixed, QuoteKind::mixed);
  add(speaker.quotes.indirect, QuoteKind::indirect);
  if (speaker.words > 0) {
    std::string share(message_of(ReportText::share_of_story, language));
    fill(share, "{words}", std::to_string(speaker.words));
    fill(share, "{percent}", std::to_string((speaker.permille + 5) / 10));
    line += "; " + share;
  }
  return line;
}

bool has_partial_quotes(const Report& report) {
  return !report.quotes_fallback && !language_of(report.language).lexicon_words;
}

std::string speaker_of(const Quote& quote) { return quote.speaker ? to_utf8(quote.speaker->name) : std::string(); }

std::vector<NameGroup> names_of_story(const Report& report, std::string_view language) {
  std::vector<NameGroup> groups = {{EntityType::person, message_of(ReportText::person, language), {}},
                                   {EntityType::organization, message_of(ReportText::organization, language), {}},
                                   {EntityType::location, message_of(ReportText::location, language), {}},
                                   {EntityType::misc, message_of(ReportText::misc, language), {}}};
  for (const Entity& entity : report.entities.list) {
    if (is_of_story(entity)) groups[static_cast<std::size_t>(entity.type)].entities.push_back(&entity);
  }
  groups.erase(
      std::remove_if(groups.begin(), groups.end(), [](const NameGroup& group) { return group.entities.empty(); }),
      groups.end());
  return groups;
}

bool is_of_story(const Entity& entity) { return entity.story_mentions() > 0; }

}  // namespace article_inspector
