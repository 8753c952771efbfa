#include <algorithm>

#include "quotes/attribution/sentence_window.h"

namespace article_inspector::quotes {

namespace {

/// Where a quoted span stands among quotes, in numbers that features combine.
struct SpanPlace {
  std::uint32_t place = 0;
  std::uint32_t state = 0;
  std::uint32_t look = 0;
  std::uint32_t before = 0;
  std::uint32_t cues = 0;
};

/// The quotes, cues and names around it.
void neighbour_features(const SpeechText& speech, const LinkContext& context, const SpanPlace& span,
                        FeatureWriter& add) {
  const SentenceWindow w(speech, context.token);
  const auto& [place, state, look, before, cues] = span;
  add(context.earlier_sentences, state);
  add(context.earlier_sentences, place);
  add(context.earlier_sentences, look);
  add(place, context.previous_kind);
  add(place, look);
  add(place * 4 + context.previous_kind, look);
  add(place, before);
  add(place * 4 + context.previous_kind, cues);
  add(place, length_bucket(w.last_end() - w.first()));
  const std::uint32_t next_far = context.next != no_index ? length_bucket(context.next - context.token) : 15;
  const std::uint32_t named = context.named_before != no_index ? speech.tokens[context.named_before].tag : 0;
  add(next_far, place);
  add(next_far, look);
  add(next_far, state);
  add(named, place);
  add(named, state);
}

}  // namespace

void link_features(const SpeechText& speech, const LinkContext& context, Features& out) {
  const SentenceWindow w(speech, context.token);
  const SpeechToken& token = speech.tokens[context.token];
  const std::uint32_t look = token.tag - tags::marked;
  const std::uint32_t at = context.token;
  const bool alone = w.last_end() - w.first() <= 1;
  const bool starts_paragraph = w.first() == at && w.sentence().starts_paragraph;
  std::uint32_t between = 15;  // tokens between the quote before and this quoted span
  bool same_paragraph = false;
  std::uint32_t sentences = 9;
  if (context.previous_end != no_index) {
    between = length_bucket(at - std::min(at, context.previous_end));
    const std::uint32_t last = speech.sentence_of[context.previous_end - 1];
    sentences = std::min(speech.sentence_of[at] - last, 9U);
    same_paragraph = speech.sentences[last].paragraph == w.sentence().paragraph;
  }
  const std::uint32_t single = speech.quoted_spans[token.quoted_span].single ? 1 : 0;
  const std::uint32_t state =
      context.previous_kind * 4 + (same_paragraph ? 1 : 0) + (context.previous_unclosed ? 2 : 0);
  const std::uint32_t before = at == 0 ? 0 : speech.tokens[at - 1].tag;
  const bool adjacent = at > 0 && speech.tokens[at - 1].is_quoted();
  const bool waits = context.waiting_cue != no_index;
  const std::uint32_t waiting_far = waits ? length_bucket(at - context.waiting_cue) : 15;
  const std::uint32_t waiting_lemma = waits ? speech.tokens[context.waiting_cue].lemma : 0;
  const std::uint32_t following = context.following_cue != no_index ? length_bucket(context.following_cue - at) : 15;
  out.clear();
  FeatureWriter add(out, 340);
  add();
  add(look, single);
  add(look, alone ? 1 : 0);
  add(look, starts_paragraph ? 1 : 0);
  add(state, between);
  add(state, sentences);
  add(state * 16 + sentences, (alone ? 1U : 0U) | (starts_paragraph ? 2U : 0U));
  add(state * 16 + between, (alone ? 1U : 0U) | (starts_paragraph ? 2U : 0U) | (waits ? 4U : 0U));
  add(before, look);
  add(before, state);
  add(w.tag(at - 1), w.tag(at + 1));
  add(w.tag(at + 1), look);
  add(adjacent ? 1 : 0, state);
  add(waiting_far, state);
  add(waiting_far, look);
  add(waiting_far * 16 + sentences, alone ? 1 : 0);
  add(waiting_lemma, waiting_far);
  add(following, state);
  add(following, look);
  add(following * 16 + waiting_far, between);
  add(length_bucket(w.last_end() - w.first()), look);
  add(speech.quoted_spans[token.quoted_span].closed ? 1 : 0, look);
  add(context.previous_unclosed ? 1 : 0, starts_paragraph ? 1 : 0);
  add(w.word(at - 1), look);
  add(w.word(at - 1), waits ? 1 : 0);
  add(w.tag(w.first()), look);
  const std::uint32_t place = (sentences == 0 ? 1U : 0U) | (sentences == 1 ? 2U : 0U) | (same_paragraph ? 4U : 0U) |
                              (context.after_previous_cue ? 8U : 0U) | (alone ? 16U : 0U) |
                              (starts_paragraph ? 32U : 0U);
  const std::uint32_t cues = (waits ? 1U : 0U) | (following < 15 ? 2U : 0U);
  neighbour_features(speech, context, {place, state, look, before, cues}, add);
}

}  // namespace article_inspector::quotes
