#include "quotes/find_quotes.h"

#include <algorithm>

#include "article_inspector/stages.h"
#include "quotes/carried.h"
#include "quotes/resolve.h"

namespace article_inspector {
namespace quotes {
namespace {

bool is_edge(const Units& units, std::uint32_t unit) {
  return units.is_punctuation(unit) || units.list[unit].kind == TokenKind::symbol;
}

/// The text of a piece without the punctuation around it; a marked stretch keeps its marks.
Span span_of(const Units& units, Range range) {
  while (range.end > range.first + 1 && units.is_punctuation(range.end - 1)) --range.end;
  while (range.first + 1 < range.end && is_edge(units, range.first)) ++range.first;
  return units.span(range.first, range.end);
}

Quote quote_of(const Units& units, const Attribution& attribution) {
  Quote quote;
  quote.kind = attribution.labelled ? QuoteKind::direct : kind_of(units, attribution.content);
  for (const Range& range : attribution.content) {
    const Span span = attribution.labelled ? units.span(range.first, range.end) : span_of(units, range);
    // Pieces that only white space parts are one.
    if (!quote.content.empty() && units.list[range.first].marked() && range.first > 0 &&
        units.list[range.first - 1].marked() &&
        units.span(range.first - 1, range.first).end == quote.content.back().end) {
      quote.content.back().end = span.end;
    } else {
      quote.content.push_back(span);
    }
  }
  if (attribution.cue != no_index) quote.cue = units.span(attribution.cue, attribution.cue + 1);
  return quote;
}

}  // namespace

std::vector<std::uint8_t> skipped_units(const Units& units, const std::vector<BoilerplateMark>& boilerplate) {
  std::vector<std::uint8_t> skipped(units.list.size());
  std::size_t mark = 0;
  for (std::uint32_t at = 0; at < units.list.size(); ++at) {
    const Span span = units.span(at, at + 1);
    while (mark < boilerplate.size() && boilerplate[mark].span.end <= span.start) ++mark;
    if (mark < boilerplate.size() && boilerplate[mark].span.start <= span.start) skipped[at] = 1;
  }
  return skipped;
}

std::vector<Quote> find_quotes(const Document& document, const std::vector<BoilerplateMark>& boilerplate,
                               const Header& header, const Entities& entities, const Models& models) {
  std::vector<Quote> found;
  if (models.empty()) return found;
  const Units units =
      make_units(document, quote_data(document.language), lexicon_for(document.language), header.dateline);
  const EntityMarks marks = entity_marks(units, entities);
  const std::vector<std::uint8_t> skipped = skipped_units(units, boilerplate);
  Draft draft = draft_attributions(units, marks, skipped, models);
  std::vector<Attribution> attributions = link_stretches(units, marks, skipped, models, std::move(draft));
  add_carried_speech(units, skipped, attributions);
  for (const Attribution& attribution : attributions) found.push_back(quote_of(units, attribution));
  SpeakerRanker ranker(embedded_speaker_model());
  resolve_speakers(units, entities, header, attributions, ranker, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Quote& a, const Quote& b) { return a.content[0].start < b.content[0].start; });
  return found;
}

}  // namespace quotes

std::vector<Quote> find_quotes(const Document& document, const std::vector<BoilerplateMark>& boilerplate,
                               const Header& header, const Entities& entities) {
  return quotes::find_quotes(document, boilerplate, header, entities, quotes::embedded_models());
}

}  // namespace article_inspector
