#include "quotes/attribution/marks_alone.h"

#include <algorithm>

#include "quotes/attribution/speaker_turns.h"

namespace article_inspector::quotes {
namespace {

bool is_char(const SpeechText& speech, std::uint32_t at, char16_t c) {
  return at < speech.tokens.size() && speech.is_punctuation(at) && speech.first_char(at) == c;
}

/// Whether a quoted span is said rather than a title: a few words are where they end like a sentence, or a colon leads
/// to them or a comma parts them from who says them. What Japanese marks is.
bool is_said(const SpeechText& speech, std::uint32_t at) {
  const std::uint32_t look = speech.tokens[at].tag - tags::marked;
  constexpr std::uint32_t ends_like_a_sentence = 2;
  constexpr std::uint32_t several_words = 2;
  if (!looks_spoken(look)) return false;
  const char16_t mark = speech.first_char(at);
  return (look >> 2) >= several_words || mark == u'\u300C' || mark == u'\u300E' || (look & ends_like_a_sentence) != 0 ||
         is_char(speech, at + 1, u',') || (at > 0 && is_char(speech, at - 1, u':'));
}

}  // namespace

std::vector<Attribution> find_by_marks(const SpeechText& speech, const std::vector<std::uint8_t>& skipped) {
  std::vector<Attribution> found;
  std::vector<std::uint8_t> covered(speech.tokens.size());
  for (Attribution& turn : find_labelled(speech, skipped)) {
    if (turn.content.empty()) continue;
    for (const Range& range : turn.content) std::fill(covered.begin() + range.first, covered.begin() + range.end, 1);
    found.push_back(std::move(turn));
  }
  bool goes_on = false;  // the last span is not closed, and this paragraph opens with a mark again
  for (const std::uint32_t at : speech.token_of) {
    const SpeechToken& token = speech.tokens[at];
    if (skipped[at] != 0 || covered[at] != 0 || !is_said(speech, at)) {
      goes_on = false;
      continue;
    }
    if (goes_on) {
      found.back().content.push_back({at, at + 1});
    } else {
      Attribution attribution;
      attribution.origin = AttributionOrigin::link;
      attribution.content.push_back({at, at + 1});
      if (at > 0 && is_char(speech, at - 1, u':')) attribution.cue = at - 1;
      found.push_back(std::move(attribution));
    }
    goes_on = speech.quoted_spans[token.quoted_span].continues;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Attribution& a, const Attribution& b) { return a.content[0].first < b.content[0].first; });
  return found;
}

}  // namespace article_inspector::quotes
