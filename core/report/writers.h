#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/format.h"
#include "article_inspector/unicode.h"

namespace article_inspector {

std::string write_markdown(std::u16string_view text, const Report& report, const FormatOptions& options);
std::string write_html(std::u16string_view text, const Report& report, const FormatOptions& options);
std::string write_csv(std::u16string_view text, const Report& report, const FormatOptions& options);
std::string write_annotations(std::u16string_view text, const Report& report, const FormatOptions& options);

/// A cell by RFC 4180, quoted. A spreadsheet would run a cell that begins like a formula: an apostrophe before it makes
/// it text.
std::string csv_cell(std::string value);

/// Puts a value into a message's {place}.
void fill(std::string& message, std::string_view place, std::string_view value);

/// The words of a span, UTF-8.
inline std::string words_of(std::u16string_view text, Span span) {
  return to_utf8(text.substr(span.start, span.length()));
}

/// The pieces of a quote, with " … " where something stands between them.
std::string content_of(std::u16string_view text, const Quote& quote);

/// Who a quote is from, for a reader: the name, else the description, else nothing.
std::string speaker_of(const Quote& quote);

// `language` is that of the messages.

/// "Ann Lee, mayor": who a speaker is, in a list; "nobody named" where the text does not say.
std::string speaker_line(const SpeakerCount& speaker, std::string_view language = "en");
/// "3 direct, 1 indirect; 45 words, 12 % of the story".
std::string counts_line(const SpeakerCount& speaker, std::string_view language = "en");

/// Whether quotes in the text's language are found less often than in English: it has lists of reporting words, but no
/// lexicon.
bool has_partial_quotes(const Report& report);

/// Whether a reader of the story meets the entity: it is named outside the boilerplate.
bool is_of_story(const Entity& entity);

/// The entities of one type under the words that a reader finds them by.
struct NameGroup {
  EntityType type;
  std::string_view title;
  std::vector<const Entity*> entities;  ///< in the report's order; they live as long as it
};

/// The story's entities, a group a type; types that the story does not name are left out.
std::vector<NameGroup> names_of_story(const Report& report, std::string_view language = "en");

}  // namespace article_inspector
