/// Noun phrases that may name a speaker, by word classes alone.
#pragma once

#include <optional>
#include <vector>

#include "quotes/text/speech_text.h"

namespace article_inspector::quotes {

struct Phrase {
  std::uint32_t first = 0;  ///< tokens
  std::uint32_t end = 0;
  std::uint32_t head = 0;     ///< the token that decides what it is
  std::uint64_t classes = 0;  ///< of the head
  bool proper = false;        ///< has a capitalised word that no list knows
  bool definite = false;      ///< begins with a determiner or possessive
  std::uint8_t entity = 0;    ///< 1 + EntityType of the entity mention that it overlaps; 0: none
};

/// By token: 1 + EntityType of the mention that covers it, 0 for none.
using EntityTags = std::vector<std::uint8_t>;

/// The phrases of tokens [first, end), in order. `cue` is never part of one.
void find_phrases(const SpeechText& speech, const EntityTags& entity_tags, std::uint32_t first, std::uint32_t end,
                  std::uint32_t cue, std::vector<Phrase>& out);

/// The phrase of a few tokens whose last is `head`; nothing where that is the last of none.
std::optional<Phrase> phrase_ending_in(const SpeechText& speech, std::uint32_t head, std::uint32_t cue);

}  // namespace article_inspector::quotes
