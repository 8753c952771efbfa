/// Who may be meant by the words that name a speaker, and what speaks for each: entities, those who spoke before,
/// descriptions elsewhere in the text, and the words themselves, cut at several places.
#pragma once

#include <unordered_map>
#include <vector>

#include "quotes/attributions.h"
#include "quotes/referents.h"

namespace article_inspector::quotes {

struct SpeakerCandidate {
  Referent referent;
  std::uint32_t first = 0;  ///< units of the words at the quote that it takes for the mention
  std::uint32_t end = 0;
  Features features;
};

/// Who spoke so far, in the order of the quotes.
class Conversation {
 public:
  struct Turn {
    Referent referent;
    std::uint32_t unit = 0;  ///< of the words that named the speaker
  };

  void add(const Referent& referent, std::uint32_t unit);
  const std::vector<Turn>& turns() const { return turns_; }
  /// How often an entity spoke.
  std::uint32_t count(std::uint32_t entity) const;
  /// Whom a description's head stood for last; nullptr where it stood for nobody.
  const Turn* by_head(std::uint32_t head) const;

 private:
  std::vector<Turn> turns_;
  std::unordered_map<std::uint32_t, std::uint32_t> counts_;  ///< by Entity::id
  std::unordered_map<std::uint32_t, std::size_t> by_head_;   ///< index of the turn
};

class SpeakerCandidates {
 public:
  SpeakerCandidates(const Units& units, const Referents& referents);

  /// The candidates for the speaker of a quote that has a phrase for it; perhaps none.
  const std::vector<SpeakerCandidate>& find(const Attribution& attribution, const Conversation& conversation);

 private:
  const Units& units_;
  const Referents& referents_;
  std::vector<SpeakerCandidate> found_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> heads_;  ///< words that descriptions end in, and where
  std::vector<std::uint32_t> described_;                        ///< units that are people's and bodies' descriptions
};

}  // namespace article_inspector::quotes
