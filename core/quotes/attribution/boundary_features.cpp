#include <algorithm>

#include "quotes/attribution/sentence_window.h"

namespace article_inspector::quotes {

void start_after_candidates(const SpeechText& speech, std::uint32_t cue, std::vector<std::uint32_t>& out) {
  const SentenceWindow w(speech, cue);
  out.clear();
  const std::uint32_t limit = std::min(w.last_end(), cue + 22);
  for (std::uint32_t at = cue + 1; at < limit; ++at) {
    if (!speech.is_punctuation(at)) out.push_back(at);
  }
}

void start_after_features(const SpeechText& speech, std::uint32_t cue, std::uint32_t start, Features& out) {
  const SentenceWindow w(speech, cue);
  const SpeechToken& token = speech.tokens[cue];
  const std::uint32_t kind = cue_kind(token);
  const std::uint32_t far = length_bucket(start - cue);
  out.clear();
  FeatureWriter add(out, 100);
  add(far);
  add(far, kind);
  add(far, token.lemma);
  add(w.word(start));
  add(w.word(start - 1));
  add(w.tag(start), w.tag(start - 1));
  add(w.tag(start), far);
  add(w.tag(start - 1), far);
  add(w.word(start - 1), kind);
  add(w.word(start), kind);
  add(w.word(start - 1), token.lemma);
  add(w.tag(start), token.lemma);
  add(w.tag(start - 1), token.lemma);
  add(w.tag(start - 2) * 31 + w.tag(start - 1), w.tag(start));
  add(w.tag(start + 1), w.tag(start));
  add(w.word(start - 1), w.word(start));
  add(w.tag(cue + 1) * 16 + far, token.lemma);
  add(w.tag(cue + 1) * 16 + far, w.tag(start));
  std::uint32_t seen = 0;  // what lies between: complementizers, quoted spans, commas, verbs, phrases
  std::uint32_t later = 0;
  for (std::uint32_t at = cue + 1; at < start; ++at) {
    if (w.is(at, complementizer)) seen |= 1;
    if (w.is_quoted(at)) seen |= 2;
    if (w.punctuation(at)) seen |= 4;
    if (w.is(at, auxiliary)) seen |= 8;
    if (w.is(at, infinitive_mark)) seen |= 16;
  }
  for (std::uint32_t at = start; at < start + 6; ++at) {
    if (w.is(at, complementizer)) later |= 1;
    if (w.is_quoted(at)) later |= 2;
    if (w.is(at, infinitive_mark)) later |= 4;
    if (at > start && w.is(at, auxiliary)) later |= 8;
  }
  add(seen, kind);
  add(later, kind);
  add(seen * 16 + later, w.tag(start));
  add(seen * 16 + later, far);
  add(seen * 16 + later, token.lemma);
  add(w.is(start - 1, complementizer) && w.is(start - 1, determiner) ? 1 : 0, w.tag(start));
  std::uint32_t marked_far = 0;  // the next quoted span from here
  while (marked_far < 12 && w.has(start + marked_far) && !w.is_quoted(start + marked_far)) ++marked_far;
  const bool meets = w.is_quoted(start + marked_far);
  add(meets ? w.tag(start + marked_far) : 0, marked_far);
  add(meets ? w.tag(start + marked_far) : 0, (seen * 4 + std::min(marked_far, 3U)));
  add(w.sense(start), w.sense(start - 1));
  add(w.sense(start), kind);
  add(w.sense(start - 1), kind);
  add(w.cluster(start), w.tag(start - 1));
  add(w.cluster(start - 1), w.tag(start));
}

void end_after_candidates(const SpeechText& speech, std::uint32_t start, std::vector<std::uint32_t>& out) {
  const SentenceWindow w(speech, start);
  out.clear();
  const std::uint32_t last = w.last_end();
  const std::uint32_t limit = std::min(last, start + reach);
  for (std::uint32_t end = start + 1; end < limit; ++end) {
    if (is_boundary(speech, w, end) && !speech.is_punctuation(end - 1)) out.push_back(end);
  }
  if (limit > start) out.push_back(limit);
}

namespace {

/// Quoted spans, commas and verbs in content that ends before `end`, and what comes later.
void quoted_end_features(const SpeechText& speech, const SentenceWindow& w, std::uint32_t kind, std::uint32_t start,
                         std::uint32_t end, std::uint32_t length, FeatureWriter& add) {
  const bool last = end >= w.last_end();
  add.go_to(175);
  const bool starts = w.is_quoted(start);
  const bool ends = w.is_quoted(end - 1);
  add((starts ? 1U : 0U) | (ends ? 2U : 0U) | (end == start + 1 ? 4U : 0U) | (w.is_quoted(end) ? 8U : 0U),
      last ? 1 : 0);
  add(ends ? w.tag(end - 1) : 0, last ? 1 : 0);
  add(ends ? w.tag(end - 1) : 0, w.tag(end));
  add((starts ? 1U : 0U) | (ends ? 2U : 0U) | (end == start + 1 ? 4U : 0U), kind * 8 + (last ? 1 : 0));
  const std::uint32_t commas = speech.count(&TokenCounts::commas, start, end);
  const std::uint32_t verbs = speech.count(&TokenCounts::auxiliaries, start, end);
  add(std::min(commas, 3U), last ? 1 : w.tag(end));
  add(std::min(verbs, 2U), last ? 1 : w.tag(end));
  add(std::min(verbs, 2U) * 4 + std::min(commas, 3U), (last ? 1U : 0U) * 16 + length);
  const std::uint32_t near = std::min(w.end(), end + 30);
  const bool marked_later = speech.next_quoted[end] < near;
  const bool said_later = speech.count(&TokenCounts::says, end, near) > 0;
  std::uint32_t marked_inside = 0;
  std::uint32_t passed = 0;  // the tag of a quoted span inside, before the last token
  for (std::uint32_t at = speech.next_quoted[start]; at < end; at = speech.next_quoted[at + 1]) {
    ++marked_inside;
    if (at + 1 < end) passed = std::max(passed, w.tag(at));
  }
  add(passed, (last ? 1U : 0U) | (starts ? 2U : 0U) | (ends ? 4U : 0U));
  add(passed, last ? 1 : w.tag(end));
  add(ends ? w.tag(end - 1) : 0, (last ? 1U : 0U) | (starts ? 2U : 0U) | (end == start + 1 ? 4U : 0U));
  add((marked_later ? 1U : 0U) | (said_later ? 2U : 0U) | (std::min(marked_inside, 2U) << 2), last ? 1 : w.tag(end));
  add((marked_later ? 1U : 0U) | (ends ? 2U : 0U) | (std::min(marked_inside, 2U) << 2), last ? 1 : 0);
}

}  // namespace

void end_after_features(const SpeechText& speech, std::uint32_t cue, std::uint32_t start, std::uint32_t end,
                        Features& out) {
  const SentenceWindow w(speech, cue);
  const SpeechToken& token = speech.tokens[cue];
  const std::uint32_t kind = cue_kind(token);
  const bool last = end >= w.last_end();
  const std::uint32_t length = length_bucket(end - start);
  out.clear();
  FeatureWriter add(out, 140);
  add(last ? 1 : 0);
  add(last ? 1 : 0, kind);
  add(last ? 1 : 0, token.lemma);
  add(last ? 1 : 0, w.tag(start));
  add(last ? 1 : 0, w.word(start - 1));
  add(last ? 1 : 0, length);
  add(length, kind);
  if (!last) {
    add(w.word(end));
    add(w.tag(end), w.tag(end + 1));
    add(w.word(end), w.word(end + 1));
    add(w.word(end), w.tag(end + 1));
    add(w.tag(end - 1), w.tag(end));
    add(w.word(end), kind);
    add(w.word(end), token.lemma);
    add(w.tag(end), length);
    add(w.tag(end) * 31 + w.tag(end + 1), w.tag(end + 2));
    add(w.word(end - 1), w.word(end));
    add(w.word(end), w.lemma(end + 1));
    add(w.word(end), w.tag(start));
    add(w.word(end), w.word(start - 1));
    add(w.comma(end) ? w.lemma(end + 1) : 0, kind);
    add(w.sense(end), w.sense(end + 1));
    add(w.word(end), w.sense(end + 1));
    add(w.word(end), w.cluster(end + 1));
    add(w.cluster(end - 1), w.tag(end));
    add(w.sense(end - 1), w.tag(end));
  }
  quoted_end_features(speech, w, kind, start, end, length, add);
}

void end_before_candidates(const SpeechText& speech, std::uint32_t cue, std::vector<std::uint32_t>& out) {
  const SentenceWindow w(speech, cue);
  out.clear();
  const std::uint32_t limit = cue > w.first() + 40 ? cue - 40 : w.first() + 1;
  for (std::uint32_t end = std::min(limit, cue); end <= cue; ++end) {
    if (end > w.first() && (end == cue || is_boundary(speech, w, end) || w.tag(end) == tags::capitalized) &&
        !speech.is_punctuation(end - 1))
      out.push_back(end);
  }
}

void end_before_features(const SpeechText& speech, std::uint32_t cue, std::uint32_t end, Features& out) {
  const SentenceWindow w(speech, cue);
  const SpeechToken& token = speech.tokens[cue];
  const std::uint32_t kind = cue_kind(token);
  const std::uint32_t far = length_bucket(cue - end);
  out.clear();
  FeatureWriter add(out, 200);
  add(far);
  add(far, kind);
  add(far, token.lemma);
  add(w.word(end));
  add(w.word(end), kind);
  add(w.word(end), token.lemma);
  add(w.tag(end), w.tag(end + 1));
  add(w.word(end), w.tag(end + 1));
  add(w.tag(end), far);
  add(w.tag(end - 1), w.tag(end));
  add(w.is_quoted(end - 1) ? w.tag(end - 1) : 0, w.tag(end));
  add(w.is_quoted(end - 1) ? w.tag(end - 1) : 0, far);
  std::uint32_t commas = 0;
  std::uint32_t marked = 0;
  for (std::uint32_t at = end; at < cue; ++at) {
    if (at > end && w.comma(at)) ++commas;
    if (w.is_quoted(at)) ++marked;
  }
  add(std::min(commas, 3U), w.comma(end) ? 1 : 0);
  add(std::min(commas, 3U), far);
  add(std::min(marked, 2U), w.is_quoted(end - 1) ? 1 : 0);
  add(w.tag(end + 1), far);
  add(w.tag(cue - 1), far);
}

void start_before_candidates(const SpeechText& speech, std::uint32_t end, std::vector<std::uint32_t>& out) {
  const SentenceWindow w(speech, end - 1);
  out.clear();
  const std::uint32_t limit = end > w.first() + reach ? end - reach : w.first();
  for (std::uint32_t at = limit; at < end; ++at) {
    if (speech.is_punctuation(at)) continue;
    if (at == w.first() || is_boundary(speech, w, at) || w.punctuation(at - 1) || w.is_quoted(at - 1) ||
        w.is(at - 1, conjunction | contrast | subordinator | complementizer | adverb))
      out.push_back(at);
  }
}

void start_before_features(const SpeechText& speech, std::uint32_t cue, std::uint32_t end, std::uint32_t start,
                           Features& out) {
  const SentenceWindow w(speech, cue);
  const SpeechToken& token = speech.tokens[cue];
  const std::uint32_t kind = cue_kind(token);
  const bool first = start == w.first();
  const std::uint32_t length = length_bucket(end - start);
  out.clear();
  FeatureWriter add(out, 230);
  add(first ? 1 : 0);
  add(first ? 1 : 0, kind);
  add(first ? 1 : 0, w.word(start));
  add(first ? 1 : 0, w.tag(start));
  add(first ? 1 : 0, length);
  add(w.word(start - 1), w.tag(start));
  add(w.word(start - 1));
  add(w.word(start - 1), w.word(start));
  add(w.tag(start - 1), w.tag(start));
  add(w.tag(start - 2), w.tag(start - 1));
  add(length, kind);
  const bool starts = w.is_quoted(start);
  const bool ends = w.is_quoted(end - 1);
  add((starts ? 1U : 0U) | (ends ? 2U : 0U) | (end == start + 1 ? 4U : 0U) | (w.is_quoted(start - 1) ? 8U : 0U),
      first ? 1 : 0);
  add(starts ? w.tag(start) : 0, (first ? 1U : 0U) | (ends ? 2U : 0U) | (end == start + 1 ? 4U : 0U));
  add(ends ? w.tag(end - 1) : 0, (first ? 1U : 0U) | (starts ? 2U : 0U) | (end == start + 1 ? 4U : 0U));
  const std::uint32_t commas = speech.count(&TokenCounts::commas, start, end);
  std::uint32_t marked = 0;
  std::uint32_t passed = 0;  // the tag of a quoted span inside, after the first token
  for (std::uint32_t at = speech.next_quoted[start]; at < end; at = speech.next_quoted[at + 1]) {
    ++marked;
    if (at > start) passed = std::max(passed, w.tag(at));
  }
  add(std::min(commas, 3U), first ? 1 : w.word(start - 1));
  add(std::min(marked, 3U), (first ? 1U : 0U) | (starts ? 2U : 0U) | (ends ? 4U : 0U));
  add(passed, (first ? 1U : 0U) | (starts ? 2U : 0U) | (ends ? 4U : 0U));
  add(passed, first ? 1 : w.word(start - 1));
  const std::uint32_t from = std::max(w.first(), start > 19 ? start - 19 : 0);
  const bool earlier_cue = speech.count(&TokenCounts::sources, from, start) > 0;
  add(earlier_cue ? 1 : 0, first ? 1 : w.tag(start - 1));
}

}  // namespace article_inspector::quotes
