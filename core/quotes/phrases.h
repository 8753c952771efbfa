/// Noun phrases that may name a speaker, by word classes alone.
#pragma once

#include <optional>
#include <vector>

#include "quotes/units.h"

namespace article_inspector::quotes {

struct Phrase {
  std::uint32_t first = 0;  ///< units
  std::uint32_t end = 0;
  std::uint32_t head = 0;     ///< the unit that decides what it is
  std::uint64_t classes = 0;  ///< of the head
  bool proper = false;        ///< has a capitalised word that no list knows
  bool definite = false;      ///< begins with a determiner or possessive
  std::uint8_t entity = 0;    ///< 1 + EntityType of the entity mention that it overlaps; 0: none
};

/// By unit: 1 + EntityType of the mention that covers it, 0 for none.
using EntityMarks = std::vector<std::uint8_t>;

/// The phrases of units [first, end), in order. `cue` is never part of one.
void find_phrases(const Units& units, const EntityMarks& marks, std::uint32_t first, std::uint32_t end,
                  std::uint32_t cue, std::vector<Phrase>& out);

/// The phrase of a few units whose last is `head`; nothing where that is the last of none.
std::optional<Phrase> phrase_ending_in(const Units& units, std::uint32_t head, std::uint32_t cue);

}  // namespace article_inspector::quotes
