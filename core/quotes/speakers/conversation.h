/// Who spoke so far, in the order of the quotes.
#pragma once

#include <unordered_map>
#include <vector>

#include "quotes/speakers/referents.h"

namespace article_inspector::quotes {

class Conversation {
 public:
  struct Turn {
    Referent referent;
    std::uint32_t token = 0;  ///< the first of the words that named the speaker
    Range mention;            ///< tokens that give the name: at that quote, or what they stood for
  };

  void add(const Referent& referent, std::uint32_t token, Range mention);
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

}  // namespace article_inspector::quotes
