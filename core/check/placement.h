/// Where a quotation's words stand in the sources, and which of them differ there.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "check/quotation.h"
#include "matching/source_index.h"

namespace article_inspector::check {

using matching::SourceIndex;

/// Words that differ. Places are those of the index; either range may be empty.
struct Gap {
  WordRange draft;
  WordRange places;
};

struct Placement {
  WordRange places;          ///< from the first word to the last
  std::uint32_t common = 0;  ///< words of the draft that stand there
  std::vector<Gap> gaps;     ///< in order
  bool left_out = false;     ///< where the draft says that words are left out or put in, they are
};

/// Two runs of words of the sources that a quotation is run together from.
struct Splice {
  WordRange first;   ///< places of the beginning
  WordRange second;  ///< places of the rest
};

class Placer {
 public:
  Placer(const TextWords& draft, const SourceIndex& index) : draft_(draft), index_(index) {}

  /// The likeliest places, those with the most words in common first; at most four.
  std::vector<Placement> place(const Quotation& quotation) const;

  /// Every word stands in the sources, the beginning at one place and the rest at another; nothing where it does not.
  std::optional<Splice> splice(WordRange words) const;

 private:
  /// Where a run of words would begin, which may be before its source does.
  struct Start {
    std::uint32_t source;
    std::int64_t place;
  };
  std::vector<Start> likely_starts(WordRange words) const;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hits(WordRange words) const;
  Placement align(WordRange words, std::int64_t start, WordRange within) const;
  bool add_after(const Piece& piece, bool across_brackets, WordRange within, Placement& placement) const;
  bool add_before(const Piece& piece, bool across_brackets, WordRange within, Placement& placement) const;
  /// The source has the bracketed words itself, right there: they are no words of the draft's author.
  bool stands_after(const Piece& piece, WordRange within, Placement& placement) const;
  bool stands_before(const Piece& piece, WordRange within, Placement& placement) const;
  Placement around(const Quotation& quotation, std::size_t anchor, Placement placement) const;

  const TextWords& draft_;
  const SourceIndex& index_;
};

}  // namespace article_inspector::check
