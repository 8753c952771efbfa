#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "boilerplate/cue_set.h"
#include "knowledge/hash_table.h"

namespace article_inspector {

/// A phrase of the lexicon that stands in the text.
struct CueHit {
  std::uint32_t tokens = 0;  ///< how many it covers
  CueSet classes;
};

/// The words that the phrases of sites are built from, by class: core/data/*/boilerplate_cues.txt of every language. A
/// site in one language borrows from others ("Newsletter abonnieren", "Share"), so all are looked for at once.
class CueLexicon {
 public:
  /// Adds the classes and phrases of one file, cut as texts in its language are.
  void add(std::string_view file, std::string_view language);

  struct Node {
    std::uint32_t next = 0;
    CueSet classes;
  };
  /// The node that a word leads to from `state` (0: the start); nullptr where no phrase goes on with it.
  const Node* step(std::uint32_t state, std::uint64_t lower_hash) const;

 private:
  HashTable<Node> nodes_;
  std::uint32_t states_ = 1;
};

/// A bit that stands for a word, by its hash: words that differ may share it.
inline std::uint64_t word_bit(std::uint64_t lower_hash) { return std::uint64_t{1} << (lower_hash >> 58); }

/// Words and classes that stand in some tokens.
struct CueSummary {
  CueSet classes;
  std::uint64_t words = 0;  ///< of word_bit

  void add(const CueSummary& other) {
    classes |= other.classes;
    words |= other.words;
  }
};

/// Which phrases of a lexicon begin at each token of a document. Linear in the document.
class CueHits {
 public:
  CueHits(const Document& document, const CueLexicon& lexicon);

  const CueHit* begin(std::uint32_t token) const { return hits_.data() + first_[token]; }
  const CueHit* end(std::uint32_t token) const { return hits_.data() + first_[token + 1]; }
  /// The token's word, and the classes of all phrases that begin at it.
  const CueSummary& at(std::uint32_t token) const { return summaries_[token]; }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<CueHit> hits_;
  std::vector<CueSummary> summaries_;
};

}  // namespace article_inspector
