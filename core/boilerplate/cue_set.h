#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "knowledge/cue_class.h"

namespace article_inspector {

/// A set of cue classes: as many as core/data/schema.toml declares, one bit each.
class CueSet {
 public:
  constexpr CueSet() = default;
  constexpr CueSet(CueClass member) { words_[word_of(member)] = bit_of(member); }  // NOLINT: a class is a set of one

  /// The class that core/data calls `name`; empty where the schema has none of that name.
  static constexpr CueSet named(std::string_view name) {
    for (std::size_t k = 0; k < cue_class_count; ++k) {
      if (cue_class_names[k] == name) return static_cast<CueClass>(k);
    }
    return {};
  }

  constexpr bool any() const {
    for (const std::uint64_t word : words_) {
      if (word != 0) return true;
    }
    return false;
  }
  constexpr bool meets(const CueSet& other) const { return (*this & other).any(); }

  constexpr CueSet& operator|=(const CueSet& other) {
    for (std::size_t k = 0; k < words_.size(); ++k) words_[k] |= other.words_[k];
    return *this;
  }
  friend constexpr CueSet operator|(CueSet a, const CueSet& b) { return a |= b; }
  friend constexpr CueSet operator&(CueSet a, const CueSet& b) {
    for (std::size_t k = 0; k < a.words_.size(); ++k) a.words_[k] &= b.words_[k];
    return a;
  }
  friend constexpr bool operator==(const CueSet&, const CueSet&) = default;

  /// Calls `use` with the number of every member.
  template <class Use>
  constexpr void for_each(Use use) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t rest = words_[word]; rest != 0; rest &= rest - 1) {
        use(word * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
      }
    }
  }

 private:
  static constexpr std::size_t word_of(CueClass member) { return static_cast<std::size_t>(member) / 64; }
  static constexpr std::uint64_t bit_of(CueClass member) {
    return std::uint64_t{1} << static_cast<std::size_t>(member) % 64;
  }

  std::array<std::uint64_t, (cue_class_count + 63) / 64> words_{};
};

constexpr CueSet operator|(CueClass a, CueClass b) { return CueSet(a) | CueSet(b); }

}  // namespace article_inspector
