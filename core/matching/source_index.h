/// Finds where words stand in any of the sources.
#pragma once

#include <cstdint>
#include <vector>

#include "matching/words.h"

namespace article_inspector::matching {

/// The words of all sources, one after the other, with a gap between two.
class SourceIndex {
 public:
  /// Each source is the keys of its words.
  explicit SourceIndex(const std::vector<const std::vector<std::uint64_t>*>& sources);

  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  /// The words from a place on; they live as long as the index.
  const std::uint64_t* keys_from(std::uint32_t place) const { return keys_.data() + place; }
  /// Which source a place lies in.
  std::uint32_t source_of(std::uint32_t place) const;
  /// A range of places as one of words of their source.
  WordRange in_source(WordRange places) const;
  /// The places of a source.
  WordRange places_of(std::uint32_t source) const { return {starts_[source], starts_[source + 1] - 1}; }
  /// The places of the source that a place lies in.
  WordRange source_around(std::uint32_t place) const { return places_of(source_of(place)); }

  /// Where a word, or a word and its successor, stand: at most `most` places, in order. Nothing where there are more:
  /// such words tell nothing.
  std::vector<std::uint32_t> find(std::uint64_t word, std::size_t most) const;
  std::vector<std::uint32_t> find_pair(std::uint64_t word, std::uint64_t next, std::size_t most) const;
  /// The first `most` places of a word and its successor, however many there are.
  std::vector<std::uint32_t> first_pairs(std::uint64_t word, std::uint64_t next, std::size_t most) const;

  /// How many words from `place` on are those of `words`.
  std::uint32_t common_from(std::uint32_t place, const std::uint64_t* words, std::uint32_t count) const;
  /// How many words before `place` are the last ones of `words`.
  std::uint32_t common_before(std::uint32_t place, const std::uint64_t* words, std::uint32_t count) const;

 private:
  struct Entry {
    std::uint64_t key;
    std::uint32_t place;
  };
  /// At most one place more than `most`.
  static std::vector<std::uint32_t> places(const std::vector<Entry>& entries, std::uint64_t key, std::size_t most);

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> starts_;  ///< of each source, and the end of the last
  std::vector<Entry> words_;           ///< by key, then place
  std::vector<Entry> pairs_;
};

}  // namespace article_inspector::matching
