#include <algorithm>

#include "article_inspector/stages.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t words_a_minute = 230;

bool is_word(const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; }

/// Whether each token lies in one of the spans; spans stand in the order of the text and do not overlap.
template <typename Spans, typename SpanOf>
std::vector<bool> covered(const Document& document, const Spans& spans, SpanOf span_of) {
  std::vector<bool> inside(document.tokens.size(), false);
  std::size_t at = 0;
  for (const auto& item : spans) {
    const Span span = span_of(item);
    while (at > 0 && document.tokens[at - 1].end > span.start) --at;
    while (at < document.tokens.size() && document.tokens[at].end <= span.start) ++at;
    for (; at < document.tokens.size() && document.tokens[at].start < span.end; ++at) inside[at] = true;
  }
  return inside;
}

std::vector<Span> quoted_spans(const std::vector<Quote>& quotes) {
  std::vector<Span> spans;
  for (const Quote& quote : quotes) {
    if (quote.kind == QuoteKind::indirect) continue;
    spans.insert(spans.end(), quote.content.begin(), quote.content.end());
  }
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.start < b.start; });
  return spans;
}

}  // namespace

Statistics count(const Document& document, const std::vector<BoilerplateMark>& boilerplate,
                 const std::vector<Quote>& quotes) {
  Statistics statistics;
  statistics.paragraphs = static_cast<std::uint32_t>(document.paragraphs.size());
  statistics.sentences = static_cast<std::uint32_t>(document.sentences.size());
  const auto junk = covered(document, boilerplate, [](const BoilerplateMark& mark) { return mark.span; });
  const auto quoted = covered(document, quoted_spans(quotes), [](Span span) { return span; });
  for (std::size_t at = 0; at < document.tokens.size(); ++at) {
    if (!is_word(document.tokens[at])) continue;
    ++statistics.words;
    if (junk[at]) {
      ++statistics.boilerplate_words;
    } else {
      ++statistics.story_words;
      if (quoted[at]) ++statistics.quoted_words;
    }
  }
  statistics.reading_seconds = statistics.story_words * 60 / words_a_minute;
  return statistics;
}

}  // namespace article_inspector
