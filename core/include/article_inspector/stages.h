/// The stages, each a function from values to values. inspect() calls cut(), find_boilerplate(), story_of() and then
/// the others, in this order.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/inspect.h"
#include "article_inspector/page.h"
#include "article_inspector/report.h"
#include "article_inspector/story.h"

namespace article_inspector {

/// What is not the story, down to a fragment inside a paragraph, and the line that is its headline. Which lines are the
/// story and which is the headline are one question: each tells the other.
struct Boilerplate {
  std::vector<BoilerplateMark> marks;     ///< do not overlap, stand in the order of the text
  std::optional<std::uint32_t> headline;  ///< the index of a paragraph that no mark touches
};

/// `page` is what the page says of itself, empty for plain text.
Boilerplate find_boilerplate(const Document& document, const PageData& page = {});

/// Headline, standfirst, dateline, date and bylines.
Header find_header(const Document& document, const Boilerplate& boilerplate, const Story& story,
                   const PageData& page = {});

/// People, organizations, places and the rest; every mention, gathered under one name each.
Entities find_entities(const Document& document, const Story& story, const Header& header);

/// Whether the reporting words of a language are known. Of others find_quotes() finds what marks and colons show alone.
bool has_quote_words(std::string_view language);

/// What was said, how, and by whom. Quotes stand in the order of the text.
std::vector<Quote> find_quotes(const Document& document, const Story& story, const Header& header,
                               const Entities& entities);

/// What is wrong with the text itself.
std::vector<Finding> find_findings(const Document& document, const std::vector<BoilerplateMark>& boilerplate,
                                   const Story& story, const Header& header);

/// Counts over the finished parts.
Statistics count(const Document& document, const Story& story, const std::vector<Quote>& quotes);

/// All stages over a text that is cut already, with the blocks and the language of `options`.
Report inspect(const Document& document, const Options& options);

}  // namespace article_inspector
