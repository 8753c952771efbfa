/// What the tagger sees of a document: which tokens may belong to a name, and the features of each. The trainer
/// (core/train/train_entities) reads the same.
#pragma once

#include <cstdint>
#include <vector>

#include "article_inspector/document.h"
#include "entities/lexicon.h"

namespace article_inspector {

/// A feature is a number of feature_bits bits: a hash of its template and its value.
using Feature = std::uint32_t;
inline constexpr int feature_bits = 24;

/// A run of neighbouring tokens that may hold names; all else is outside by rule. Tokens [first, end) of one sentence.
struct Segment {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

/// How a sentence is written: capitals tell little in a headline with all words capitalized, nothing in capitals.
enum class Casing : std::uint8_t { normal, title, loud };

class Features {
 public:
  explicit Features(const Document& document);

  const std::vector<Segment>& segments() const { return segments_; }

  /// The word itself and its beginnings and ends. The first part of of_word().
  template <class Sink>
  void of_form(std::uint32_t word, Sink&& sink) const;
  /// What depends on the word alone, and on how it stands elsewhere in the text. Calls sink(Feature).
  template <class Sink>
  void of_word(std::uint32_t word, Sink&& sink) const;
  /// What the word says of a token `offset` places from it: -2, -1, 1 or 2. `no_word` stands for a sentence's edge.
  template <class Sink>
  void of_neighbour(std::uint32_t word, int offset, Sink&& sink) const;
  /// What depends on the place of the token.
  template <class Sink>
  void of_place(std::uint32_t token, const Segment& segment, Sink&& sink) const;

  static constexpr std::uint32_t no_word = 0xFFFFFFFF;
  /// The word of the token `offset` places from `token` in its sentence, or no_word.
  std::uint32_t word_at(std::uint32_t token, const Segment& segment, int offset) const;

 private:
  struct Known {  // of a distinct word
    LexiconEntry lexicon;
    std::uint16_t shape = 0;       // with runs of like characters made one
    std::uint32_t signature = 0;   // what the lexicon says, in one number
    std::uint32_t stem = no_word;  // the lower form without a genitive's ending, where the text has that too
  };
  struct Seen {  // of a lower form, in the whole text
    std::uint16_t lower = 0;
    std::uint16_t capital_inside = 0;  // with a capital, not at a sentence's start
    std::uint16_t after_title = 0;
    std::uint16_t longest_run = 0;
    std::uint32_t run_first = 0;  // tokens of the longest run it stands in
    std::uint32_t run_last = 0;
    std::uint32_t token = 0;  // its own token there
    std::uint8_t contexts = 0;
    std::uint64_t before[4] = {};
    std::uint64_t after[4] = {};
  };
  struct Run {  // capitalized words side by side
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  void find_casing();
  void find_runs();
  std::uint32_t hyphen_chain_end(std::uint32_t at, std::uint32_t end) const;
  void find_segments();
  void find_phrases();
  void find_stems();
  void note_run(const Sentence& sentence, const Run& run);
  bool is_capital(std::uint32_t token) const;
  bool is_glue(std::uint32_t token, const Sentence& sentence) const;
  /// The last word of the run that stands before this one and one or two small words; no_word where none does.
  std::uint32_t linked_before(const Run& run, const Sentence& sentence) const;
  std::uint32_t linked_after(const Run& run, const Sentence& sentence) const;
  bool is_small(std::uint32_t token) const;
  /// Whether a capital tells nothing: a sentence begins here, or goes on after a dateline's dash.
  bool starts_sentence(std::uint32_t token, const Sentence& sentence) const;
  Known look_up(std::uint32_t word) const;
  std::uint32_t signature_of(std::uint32_t token) const { return known_[document_.tokens[token].word].signature; }

  const Document& document_;
  LanguageLexicon lexicon_;
  std::vector<Known> known_;
  std::vector<Seen> seen_;
  std::vector<Casing> casing_;  // of sentences
  std::vector<Segment> segments_;
  std::vector<std::uint32_t> run_;  // of tokens: index into runs_, or no_run
  std::vector<Run> runs_;
  std::vector<std::uint16_t> phrase_;  // of tokens: lexicon flags and place in a phrase of several words
  static constexpr std::uint32_t no_run = 0xFFFFFFFF;
};

}  // namespace article_inspector

#include "entities/features_inl.h"
