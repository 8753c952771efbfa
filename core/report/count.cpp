#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "article_inspector/stages.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t words_a_minute = 230;

bool is_word(const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; }

/// Whether each token is in one of the spans, which are in the order of the text.
std::vector<bool> covered(const Document& document, const std::vector<Span>& spans) {
  std::vector<bool> inside(document.tokens.size(), false);
  std::size_t at = 0;
  for (const Span span : spans) {
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

std::uint32_t words_in(const Document& document, const std::vector<Span>& spans) {
  std::uint32_t words = 0;
  for (const Span span : spans) {
    const std::uint32_t first = document.first_token_from(span.start);
    for (std::uint32_t at = first; at < document.tokens.size() && document.tokens[at].start < span.end; ++at)
      words += is_word(document.tokens[at]) ? 1 : 0;
  }
  return words;
}

void add(QuoteCounts& counts, QuoteKind kind) {
  ++(kind == QuoteKind::direct ? counts.direct : kind == QuoteKind::mixed ? counts.mixed : counts.indirect);
}

/// Two people who are named nowhere cannot be told apart: those who go by one description are counted as one.
std::vector<SpeakerCount> count_speakers(const Document& document, const std::vector<Quote>& quotes,
                                         std::uint32_t story_words) {
  std::vector<SpeakerCount> speakers;
  std::map<std::pair<std::uint32_t, std::u16string>, std::size_t> places;
  for (const Quote& quote : quotes) {
    const Speaker speaker = quote.speaker.value_or(Speaker());
    const auto key = speaker.entity ? std::make_pair(*speaker.entity + 1, std::u16string())
                                    : std::make_pair(std::uint32_t{0}, speaker.name);
    const auto [at, is_new] = places.emplace(key, speakers.size());
    if (is_new) {
      speakers.emplace_back();
      speakers.back().name = speaker.name;
      speakers.back().entity = speaker.entity;
      speakers.back().anonymous = speaker.anonymous;
    }
    SpeakerCount& count = speakers[at->second];
    if (count.role.empty()) count.role = speaker.role;
    add(count.quotes, quote.kind);
    (quote.kind == QuoteKind::indirect ? count.reported_words : count.words) += words_in(document, quote.content);
  }
  for (SpeakerCount& speaker : speakers)
    speaker.permille = story_words == 0 ? 0 : std::min<std::uint32_t>(1000, speaker.words * 1000 / story_words);
  std::stable_sort(speakers.begin(), speakers.end(), [](const SpeakerCount& a, const SpeakerCount& b) {
    return a.words != b.words ? a.words > b.words : a.reported_words > b.reported_words;
  });
  return speakers;
}

}  // namespace

Statistics count(const Document& document, const Story& story, const std::vector<Quote>& quotes) {
  Statistics statistics;
  statistics.paragraphs = static_cast<std::uint32_t>(document.paragraphs.size());
  statistics.sentences = static_cast<std::uint32_t>(document.sentences.size());
  const std::vector<bool> quoted = covered(document, quoted_spans(quotes));
  for (std::size_t at = 0; at < document.tokens.size(); ++at) {
    if (!is_word(document.tokens[at])) continue;
    ++statistics.words;
    if (story.tokens[at]) {
      ++statistics.story_words;
      if (quoted[at]) ++statistics.quoted_words;
    } else {
      ++statistics.boilerplate_words;
    }
  }
  statistics.reading_seconds = statistics.story_words * 60 / words_a_minute;
  for (const Quote& quote : quotes) {
    add(statistics.quotes, quote.kind);
    if (quote.speaker && quote.speaker->anonymous) ++statistics.anonymous_quotes;
  }
  statistics.speakers = count_speakers(document, quotes, statistics.story_words);
  return statistics;
}

}  // namespace article_inspector
