#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"
#include "boilerplate/cue_lexicon.h"
#include "knowledge/hash_table.h"

namespace article_inspector {

/// Where a phrase may stand.
enum class PhrasePlace : std::uint8_t {
  anywhere,     ///< a line of its own, run on at a paragraph's end or at its front
  line_or_end,  ///< a line of its own, or run on at a paragraph's end
  line_only     ///< a line of its own
};

/// One part of a phrase.
struct PhrasePart {
  enum class What : std::uint8_t { word, classes, gap, number, names, date, rest, headline, link, handle };
  static constexpr std::size_t kinds = 10;
  What what = What::word;
  bool optional = false;
  bool repeated = false;
  std::uint32_t gap = 0;   ///< longest gap, in tokens
  std::uint64_t hash = 0;  ///< of a word
  CueSet classes;
};

/// Phrases share the kind and the reason of the section of the file that they stand in.
struct PhraseSection {
  BoilerplateKind kind = BoilerplateKind::other;
  Reason reason = Reason::not_running_text;
};

struct Phrase {
  std::vector<PhrasePart> parts;
  PhrasePlace place = PhrasePlace::anywhere;
  std::uint32_t section = 0;
  std::vector<CueSet> needed_classes;  ///< one of each must stand in the text that it covers
  std::uint64_t needed_words = 0;      ///< of word_bit: words that must
  std::uint32_t weight = 0;            ///< how much of it is fixed: of two that match, the more fixed one is right
};

/// How far a phrase that begins at some token may reach: bit n is set where it may cover n tokens, up to `longest`. The
/// bit after that stands for the end of a sentence that is longer.
struct PhraseReach {
  static constexpr std::uint32_t longest = 62;
  static constexpr std::uint64_t runs_on = std::uint64_t{1} << 63;
  std::uint64_t ends = 0;
  const Phrase* phrase = nullptr;
};

/// The phrases of sites, as patterns over cue classes: core/data/*/boilerplate_phrases.txt. Matching takes time linear
/// in the phrase.
class PhraseGrammar {
 public:
  PhraseGrammar();

  const CueLexicon& lexicon() const { return lexicon_; }
  const PhraseSection& section(const Phrase& phrase) const { return sections_[phrase.section]; }

  /// Every phrase that begins at `token` and ends at or before `limit`.
  std::vector<PhraseReach> reaches(const Document& document, const CueHits& hits, std::uint32_t token,
                                   std::uint32_t limit) const;

 private:
  // A bit a phrase, by its place in phrases_.
  using PhraseSet = std::vector<std::uint64_t>;

  void add(std::string_view file, std::string_view language);
  void add_phrase(std::string_view line, std::string_view language);

  CueLexicon lexicon_;
  std::vector<PhraseSection> sections_;
  std::vector<Phrase> phrases_;
  // Which phrases may begin with a word, with a class, with another kind of part.
  HashTable<PhraseSet> by_word_;
  std::vector<PhraseSet> by_class_;
  std::array<PhraseSet, PhrasePart::kinds> by_shape_;  // by PhrasePart::what
};

/// Read once, when first asked for.
const PhraseGrammar& phrase_grammar();

}  // namespace article_inspector
