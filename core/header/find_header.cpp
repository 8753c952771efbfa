#include <algorithm>

#include "article_inspector/stages.h"
#include "header/bylines.h"
#include "header/dateline.h"
#include "header/header_data.h"
#include "report/spans.h"

namespace article_inspector {
namespace {

// Longer lines are paragraphs. Headlines of papers in German and Spanish run to some 25 words.
constexpr std::uint32_t longest_headline_words = 30;
constexpr std::uint32_t longest_headline_units = 240;
// How many paragraphs of the story are looked at for a dateline, and lines at its front for bylines.
constexpr std::size_t dateline_paragraphs = 4;
constexpr std::size_t byline_paragraphs = 8;

std::uint32_t words_in(const Document& document, const Paragraph& paragraph) {
  std::uint32_t words = 0;
  for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at)
    words += document.tokens[at].kind == TokenKind::word ? 1 : 0;
  return words;
}

/// A line of a headline's length that is not a sentence with its full stop.
bool looks_like_headline(const Document& document, const Paragraph& paragraph) {
  if (document.view(document.tokens[document.sentences[paragraph.first_sentence].end_token - 1]) == u"." &&
      paragraph.end_sentence - paragraph.first_sentence > 1)
    return false;
  const std::uint32_t words = words_in(document, paragraph);
  if (words < 2 || words > longest_headline_words || paragraph.span.length() > longest_headline_units) return false;
  const std::u16string_view last = document.view(document.tokens[paragraph.end_token - 1]);
  const bool detached = document.tokens[paragraph.end_token - 1].space_before;
  const bool stops = last == u"." || last == u":" || last == u"," || last == u";" || last == u"。";
  return !stops || detached;
}

bool same_words(const Document& document, const Paragraph& a, const Paragraph& b) {
  if (a.end_token - a.first_token != b.end_token - b.first_token) return false;
  for (std::uint32_t k = 0; k < a.end_token - a.first_token; ++k) {
    if (document.words[document.tokens[a.first_token + k].word].lower !=
        document.words[document.tokens[b.first_token + k].word].lower)
      return false;
  }
  return true;
}

bool is_repeated(const Document& document, const Paragraph& paragraph) {
  std::size_t seen = 0;
  const std::size_t end = std::min<std::size_t>(document.paragraphs.size(), 40);
  for (std::size_t k = 0; k < end; ++k) seen += same_words(document, document.paragraphs[k], paragraph) ? 1 : 0;
  return seen > 1;
}

/// A headline needs a story below it: a paragraph that is longer, or more than one.
bool has_story_below(const Document& document, const std::vector<std::size_t>& story, std::size_t place) {
  std::size_t sentences = 0;
  for (std::size_t k = place + 1; k < story.size() && k < place + 8; ++k) {
    const Paragraph& paragraph = document.paragraphs[story[k]];
    if (!looks_like_headline(document, paragraph)) ++sentences;
  }
  return sentences > 0;
}

std::optional<std::size_t> headline_by_hints(const Document& document, const std::vector<std::size_t>& story) {
  std::size_t block = 0;
  for (std::size_t place = 0; place < story.size() && place < byline_paragraphs; ++place) {
    const Span span = document.paragraphs[story[place]].span;
    while (block < document.blocks.size() && document.blocks[block].span.end <= span.start) ++block;
    if (block < document.blocks.size() && document.blocks[block].span.overlaps(span) &&
        document.blocks[block].heading_level == 1)
      return place;
  }
  return std::nullopt;
}

std::optional<std::size_t> headline_place(const Document& document, const std::vector<std::size_t>& story) {
  if (const auto place = headline_by_hints(document, story)) return place;
  for (std::size_t place = 0; place < story.size() && place < 3; ++place) {
    const Paragraph& paragraph = document.paragraphs[story[place]];
    if (dateline_at(document, paragraph)) return std::nullopt;
    const bool headline =
        looks_like_headline(document, paragraph) ||
        (place == 0 && words_in(document, paragraph) <= longest_headline_words && is_repeated(document, paragraph));
    if (headline && byline_at(document, paragraph).empty() && has_story_below(document, story, place)) return place;
    if (words_in(document, paragraph) > longest_headline_words) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Header find_header(const Document& document, const std::vector<BoilerplateMark>& boilerplate, const PageData& page) {
  Header header;
  header.site = page.site;
  header.address = page.address;
  if (!page.published.empty()) header.date = PublicationDate{std::nullopt, page.published};
  const std::vector<std::size_t> story = story_paragraphs(document, boilerplate);
  if (const auto place = headline_place(document, story))
    header.headline = Headline{document.paragraphs[story[*place]].span};
  for (std::size_t place = 0; place < story.size() && place < dateline_paragraphs && !header.dateline; ++place)
    header.dateline = dateline_at(document, document.paragraphs[story[place]]);
  // A byline may have been marked as a credit: it is looked for in all lines from the headline on.
  const std::uint32_t from = header.headline ? header.headline->span.start : 0;
  std::size_t looked_at = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.span.start < from) continue;
    if (++looked_at > byline_paragraphs) break;
    const std::vector<Byline> bylines = byline_at(document, paragraph);
    header.bylines.insert(header.bylines.end(), bylines.begin(), bylines.end());
  }
  if (header.bylines.empty())
    for (const std::u16string& author : page.authors) header.bylines.push_back({std::nullopt, author, {}});
  return header;
}

}  // namespace article_inspector
