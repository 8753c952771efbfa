#include <algorithm>

#include "quotes/attribution/sentence_window.h"

namespace article_inspector::quotes {
namespace {

/// Phrases on each side of a cue that may name the speaker.
constexpr std::ptrdiff_t most_phrases = 12;

/// What kinds of tokens stand in a range.
std::uint32_t between_of(const SentenceWindow& w, std::uint32_t from, std::uint32_t to) {
  std::uint32_t between = 0;
  for (std::uint32_t at = from; at < to; ++at) {
    if (w.comma(at)) between |= 1;
    if (w.is_quoted(at)) between |= 2;
    if (w.is(at, verb_classes | auxiliary)) between |= 4;
    if (w.is(at, agent_preposition)) between |= 8;
    if (w.is(at, genitive_preposition)) between |= 16;
    if (w.is(at, conjunction)) between |= 32;
  }
  return between;
}

std::uint32_t look_of(const Phrase& phrase) {
  return (phrase.proper ? 1U : 0U) | (phrase.definite ? 2U : 0U) | ((phrase.classes & pronoun) != 0 ? 4U : 0U) |
         ((phrase.classes & person) != 0 ? 8U : 0U) | ((phrase.classes & (body | document)) != 0 ? 16U : 0U) |
         ((phrase.classes & (relative | time_word)) != 0 ? 32U : 0U);
}

void nobody_features(const SentenceWindow& w, const SourceContext& context, const SpeechToken& cue, std::uint32_t kind,
                     std::uint32_t phrases, FeatureWriter& add) {
  add.go_to(310);
  add(kind);
  add(cue.lemma);
  add(w.tag(context.cue - 1), kind);
  add(w.word(context.cue - 1), cue.lemma);
  add(std::min<std::uint32_t>(phrases, 4), kind);
  add(w.tag(context.cue + 1), kind);
  add(w.tag(context.cue - 2), w.tag(context.cue - 1));
}

}  // namespace

void phrases_around(const SpeechText& speech, const EntityTags& entity_tags, std::uint32_t cue,
                    std::vector<Phrase>& out) {
  const SentenceWindow w(speech, cue);
  const std::uint32_t first = cue > w.first() + 80 ? cue - 80 : w.first();
  find_phrases(speech, entity_tags, first, std::min(w.end(), cue + 60), cue, out);
  // Whoever speaks stands near: of an endless enumeration the nearest phrases do.
  const auto after =
      std::partition_point(out.begin(), out.end(), [&](const Phrase& phrase) { return phrase.end <= cue; });
  if (out.end() - after > most_phrases) out.erase(after + most_phrases, out.end());
  const auto before =
      std::partition_point(out.begin(), out.end(), [&](const Phrase& phrase) { return phrase.end <= cue; });
  if (before - out.begin() > most_phrases) out.erase(out.begin(), before - most_phrases);
}

void leave_out_content(const SourceContext& context, std::vector<Phrase>& phrases) {
  const auto inside = [&](const Phrase& phrase) {
    return context.before.has(phrase.first) || context.after.has(phrase.first);
  };
  phrases.erase(std::remove_if(phrases.begin(), phrases.end(), inside), phrases.end());
}

void source_candidates(const SpeechText& speech, const EntityTags& entity_tags, const SourceContext& context,
                       std::vector<Phrase>& out) {
  phrases_around(speech, entity_tags, context.cue, out);
  leave_out_content(context, out);
}

void source_features(const SpeechText& speech, const SourceContext& context, const std::vector<Phrase>& phrases,
                     std::uint32_t index, Features& out) {
  const SentenceWindow w(speech, context.cue);
  const SpeechToken& cue = speech.tokens[context.cue];
  const std::uint32_t kind = cue_kind(cue) * 8 + static_cast<std::uint32_t>(context.position);
  out.clear();
  FeatureWriter add(out, 270);
  if (index >= phrases.size())
    return nobody_features(w, context, cue, kind, static_cast<std::uint32_t>(phrases.size()), add);
  const Phrase& phrase = phrases[index];
  const bool before = phrase.end <= context.cue;
  const std::uint32_t gap = before ? context.cue - phrase.end : phrase.first - context.cue - 1;
  // Phrases stand in order: those before the cue, then those after it. How many stand between this one and the cue:
  const auto after = std::partition_point(phrases.begin(), phrases.end(),
                                          [&](const Phrase& other) { return other.end <= context.cue; });
  const auto count_before = static_cast<std::uint32_t>(after - phrases.begin());
  const std::uint32_t rank = std::min(before ? count_before - 1 - index : index - count_before, 4U);
  const std::uint32_t side = (before ? 1U : 0U);
  const std::uint32_t where = side * 64 + rank * 8 + std::min(gap, 7U);
  const std::uint32_t between =
      before ? between_of(w, phrase.end, context.cue) : between_of(w, context.cue + 1, phrase.first);
  const std::uint32_t look = look_of(phrase);
  const std::uint32_t left = w.tag(phrase.first - 1);
  const std::uint32_t right = w.tag(phrase.end);
  const bool starts = phrase.first == w.first();
  add(where, kind);
  add(side * 8 + rank, kind);
  add(side * 8 + std::min(gap, 7U), kind);
  add(where, cue.lemma);
  add(look, side * 8 + rank);
  add(look, kind);
  add(look * 2 + side, between);
  add(left, side * 8 + rank);
  add(left, kind);
  add(left, look);
  add(right, side * 8 + rank);
  add(right, look);
  add(between, kind);
  add(between * 8 + rank, side);
  add(speech.tokens[phrase.head].word, side);
  add(speech.tokens[phrase.head].tag, kind);
  add(static_cast<std::uint32_t>(speech.tokens[phrase.head].sense), side * 8 + rank);
  add(static_cast<std::uint32_t>(speech.tokens[phrase.head].sense), kind);
  add(speech.tokens[phrase.head].cluster, kind);
  add(starts ? 1 : 0, kind);
  add(starts ? 1 : 0, look);
  add(w.word(phrase.first - 1), side);
  add(w.word(phrase.first - 1), cue.lemma);
  add(phrase.entity, side * 8 + rank);
  add(phrase.entity, kind);
  add(phrase.entity * 64 + look, rank);
  add(w.tag(context.cue - 1), where);
  add(w.tag(context.cue + 1), where);
  add(w.word(context.cue - 1), side * 8 + rank);
  add(std::min(phrase.end - phrase.first, 4U), look);
}

}  // namespace article_inspector::quotes
