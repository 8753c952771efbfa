#include "quotes/attribution/sentence_window.h"

namespace article_inspector::quotes {

std::uint32_t length_bucket(std::uint32_t n) {
  if (n < 6) return n;
  if (n < 9) return 6;
  if (n < 14) return 7;
  if (n < 24) return 8;
  return n < 50 ? 9 : 10;
}

std::uint32_t cue_kind(const SpeechToken& token) {
  if (token.is(say_verb)) return 1;
  if (token.is(speech_verb)) return token.is(speech_noun) ? 2 : 3;
  if (token.is(stance_verb)) return 4;
  if (token.is(speech_noun)) return 5;
  if (token.is(source_word | source_after)) return 6;
  if (token.is(like_speech_verb)) return 8;
  if (token.is(like_speech_noun)) return 9;
  return 7;
}

bool is_boundary(const SpeechText& speech, const SentenceWindow& window, std::uint32_t at) {
  if (at >= window.last_end()) return true;
  const SpeechToken& token = speech.tokens[at];
  if (token.is_quoted() || speech.tokens[at - 1].is_quoted() || speech.is_punctuation(at)) return true;
  return token.is(preposition | conjunction | contrast | subordinator | complementizer | question | adverb | time_word |
                  infinitive_mark | relative | cue_classes | auxiliary | agent_preposition);
}

}  // namespace article_inspector::quotes
