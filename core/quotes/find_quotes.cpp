#include "quotes/find_quotes.h"

#include <algorithm>

#include "article_inspector/stages.h"
#include "quotes/attribution/confidence.h"
#include "quotes/attribution/continued_speech.h"
#include "quotes/attribution/marks_alone.h"
#include "quotes/speakers/resolve.h"

namespace article_inspector {
namespace quotes {
namespace {

bool is_edge(const SpeechText& speech, std::uint32_t token) {
  return speech.is_punctuation(token) || speech.tokens[token].kind == TokenKind::symbol;
}

Quote quote_of(const SpeechText& speech, const Attribution& attribution) {
  Quote quote;
  quote.kind = attribution.labelled ? QuoteKind::direct : kind_of(speech, attribution.content);
  // Content that is linked comes after content that was proposed; in the text it may stand before it.
  std::vector<Range> content = attribution.content;
  std::stable_sort(content.begin(), content.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
  for (const Range& range : content) {
    const Span span = attribution.labelled ? speech.span(range.first, range.end) : span_of(speech, range);
    // Pieces that only white space parts are one.
    if (!quote.content.empty() && speech.tokens[range.first].is_quoted() && range.first > 0 &&
        speech.tokens[range.first - 1].is_quoted() &&
        speech.span(range.first - 1, range.first).end == quote.content.back().end) {
      quote.content.back().end = span.end;
    } else {
      quote.content.push_back(span);
    }
  }
  if (attribution.cue != no_index) quote.cue = speech.span(attribution.cue, attribution.cue + 1);
  return quote;
}

}  // namespace

/// Without the punctuation around it; a quoted span keeps its marks.
Span span_of(const SpeechText& speech, Range range) {
  while (range.end > range.first + 1 && speech.is_punctuation(range.end - 1)) --range.end;
  while (range.first + 1 < range.end && is_edge(speech, range.first)) ++range.first;
  return speech.span(range.first, range.end);
}

std::vector<std::uint8_t> skipped_tokens(const SpeechText& speech, const Story& story) {
  std::vector<std::uint8_t> skipped(speech.tokens.size());
  for (std::uint32_t at = 0; at < speech.tokens.size(); ++at)
    skipped[at] = story.tokens[speech.tokens[at].first_token] ? 0 : 1;
  return skipped;
}

AttributedText attribute(const Document& document, const Story& story, const Header& header, const Entities& entities,
                         const Models& models, ProposalReader* reader) {
  AttributedText text;
  text.speech =
      make_speech_text(document, quote_data(document.language), lexicon_for(document.language), header.dateline);
  const SpeechText& speech = text.speech;
  const EntityTags entity_tags = tag_entities(speech, entities);
  const std::vector<std::uint8_t> skipped = skipped_tokens(speech, story);
  if (has_quote_words(document.language)) {
    Draft draft = draft_attributions(speech, entity_tags, skipped, models, reader);
    text.attributions = link_quoted_spans(speech, entity_tags, skipped, models, std::move(draft));
    add_continued_speech(speech, skipped, text.attributions);
  } else {
    text.attributions = find_by_marks(speech, skipped);
  }
  return text;
}

std::vector<Quote> quotes_of(const AttributedText& text, const Header& header, const Entities& entities,
                             SpeakerChooser* chooser) {
  const SpeechText& speech = text.speech;
  const std::vector<Attribution>& attributions = text.attributions;
  std::vector<Quote> found;
  for (const Attribution& attribution : attributions) found.push_back(quote_of(speech, attribution));
  const ScoreModels& scores = embedded_score_models();
  std::vector<float> row;
  for (std::size_t k = 0; k < found.size(); ++k) {
    describe_attribution(speech, attributions[k], row);
    found[k].score = scores.quote.probability(row);
  }
  resolve_speakers(speech, entities, header, attributions, {embedded_speaker_model(), scores.speaker}, found, chooser);
  return found;
}

std::vector<Quote> find_quotes(const Document& document, const Story& story, const Header& header,
                               const Entities& entities, const Models& models) {
  if (models.empty()) return {};
  std::vector<Quote> found = quotes_of(attribute(document, story, header, entities, models), header, entities);
  std::stable_sort(found.begin(), found.end(),
                   [](const Quote& a, const Quote& b) { return a.content[0].start < b.content[0].start; });
  return found;
}

}  // namespace quotes

bool has_quote_words(std::string_view language) { return quotes::quote_data(language).words.size() > 0; }

std::vector<Quote> find_quotes(const Document& document, const Story& story, const Header& header,
                               const Entities& entities) {
  return quotes::find_quotes(document, story, header, entities, quotes::embedded_models());
}

}  // namespace article_inspector
