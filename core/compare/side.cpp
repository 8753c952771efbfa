#include "compare/side.h"

#include <utility>

#include "article_inspector/document.h"
#include "knowledge/hash_table.h"

namespace article_inspector::comparing {
namespace {

WordGroup words_of(const Quote& quote, const matching::ReadText& text) {
  WordGroup words;
  for (const Span piece : quote.content) {
    const matching::WordRange range = text.words.within(piece);
    for (std::uint32_t at = range.first; at < range.end; ++at) words.add(text.words.keys[at], at);
    if (words.keys.empty()) words.all = mix(words.all, hash_of(text.document.view(piece)));
  }
  return words;
}

/// From the first token of the story to the last.
Span story_span(const Paragraph& paragraph, const Side& side) {
  const Document& document = side.text.document;
  std::uint32_t first = paragraph.first_token;
  std::uint32_t end = paragraph.end_token;
  while (first < end && !side.in_story(first)) ++first;
  while (end > first && !side.in_story(end - 1)) --end;
  return first == end ? Span{} : Span{document.tokens[first].start, document.tokens[end - 1].end};
}

std::vector<StoryParagraph> paragraphs_of(const Side& side) {
  std::vector<StoryParagraph> paragraphs;
  const matching::TextWords& words = side.text.words;
  for (const Paragraph& paragraph : side.text.document.paragraphs) {
    StoryParagraph found;
    found.span = story_span(paragraph, side);
    const matching::WordRange range = words.within(found.span);
    for (std::uint32_t at = range.first; at < range.end; ++at) {
      if (side.in_story(words.tokens[at])) found.add(words.keys[at], at);
    }
    if (!found.keys.empty()) paragraphs.push_back(std::move(found));
  }
  return paragraphs;
}

/// What words touch that stand in the place of others. A name that the copy lost counts as one that it has.
DifferenceKind kind_of(const matching::Stretch& here, const matching::Stretch& there, const Side& original,
                       const Side& copy) {
  const DifferenceKind kind = matching::difference_kind(here, there, copy.places);
  const bool has_lost = kind == DifferenceKind::word || kind == DifferenceKind::dropped;
  return has_lost && original.places.has_mention(there.span()) ? DifferenceKind::name : kind;
}

}  // namespace

Side::Side(const InspectedText& input)
    : report(input.report),
      text(cut(input.text, {}, input.report.language)),
      places(report),
      story_(story_of(text.document, report.boilerplate)) {
  quotes.reserve(report.quotes.size());
  for (const Quote& quote : report.quotes) quotes.push_back(words_of(quote, text));
  paragraphs = paragraphs_of(*this);
}

matching::Stretch stretch(const Side& side, const WordGroup& words, std::uint32_t first, std::uint32_t end) {
  if (first < end) return {side.text, {words.places[first], words.places[end - 1] + 1}};
  const std::uint32_t at = first < words.places.size() ? words.places[first]
                           : words.places.empty()      ? 0
                                                       : words.places.back() + 1;
  return {side.text, {at, at}};
}

std::vector<Difference> differences(const Side& original, const WordGroup& there, const Side& copy,
                                    const WordGroup& here, const std::vector<matching::Replaced>& replaced) {
  std::vector<Difference> found;
  for (const matching::Replaced& one : replaced) {
    const matching::Stretch before = stretch(original, there, one.first_start, one.first_end);
    const matching::Stretch after = stretch(copy, here, one.second_start, one.second_end);
    if (matching::say_the_same(after, before)) continue;
    found.push_back({before.span(), after.span(), kind_of(after, before, original, copy)});
  }
  return found;
}

}  // namespace article_inspector::comparing
