/// What the quote stage knows of a language's words: which verbs and nouns report, which words are pronouns,
/// determiners, people without a name. Everything is read from core/data/LANGUAGE/quotes_*.txt.
#pragma once

#include <cstdint>
#include <string_view>

#include "knowledge/hash_table.h"

namespace article_inspector::quotes {

/// The classes of words in the lists, one bit each. Their names in the files: see class_names in quote_data.cpp.
enum WordClass : std::uint64_t {
  say_verb = 1ULL << 0,
  speech_verb = 1ULL << 1,
  stance_verb = 1ULL << 2,
  speech_noun = 1ULL << 3,
  source_word = 1ULL << 4,  ///< "according": names a source without a verb
  cue_adverb = 1ULL << 5,
  pronoun = 1ULL << 6,
  possessive = 1ULL << 7,
  relative = 1ULL << 8,
  determiner = 1ULL << 9,
  complementizer = 1ULL << 10,
  question = 1ULL << 11,
  preposition = 1ULL << 12,
  genitive_preposition = 1ULL << 13,
  agent_preposition = 1ULL << 14,
  infinitive_mark = 1ULL << 15,
  conjunction = 1ULL << 16,
  contrast = 1ULL << 17,
  subordinator = 1ULL << 18,
  negation = 1ULL << 19,
  genitive = 1ULL << 20,
  auxiliary = 1ULL << 21,
  auxiliary_be = 1ULL << 22,
  auxiliary_have = 1ULL << 23,
  modal = 1ULL << 24,
  adverb = 1ULL << 25,
  time_word = 1ULL << 26,
  person = 1ULL << 27,
  body = 1ULL << 28,
  document = 1ULL << 29,
  title = 1ULL << 30,
  male = 1ULL << 31,
  female = 1ULL << 32,
  plural = 1ULL << 33,
  thing = 1ULL << 34,
  first_person = 1ULL << 35,
  second_person = 1ULL << 36,
  count_word = 1ULL << 37,
  someone = 1ULL << 38,
  subjunctive = 1ULL << 39,
  source_after = 1ULL << 40,   ///< stands after the source it names ("zufolge")
  verb_particle = 1ULL << 41,  ///< a verb's parted prefix ("teilte ... mit")
  given_name = 1ULL << 42,
  definite = 1ULL << 45,          ///< determiners of what is known ("the")
  like_speech_verb = 1ULL << 43,  ///< in no list, but the lexicon counts it among the verbs of communication
  like_speech_noun = 1ULL << 44,  ///< the same for nouns
  quantity = 1ULL << 46,          ///< determiners that belong to a description ("another", "some")
  single = 1ULL << 47,            ///< the number one
  reportive = 1ULL << 48          ///< verbs in the mood that marks what others say ("sei")
};

inline constexpr std::uint64_t cue_classes =
    say_verb | speech_verb | stance_verb | speech_noun | source_word | like_speech_verb | like_speech_noun;
inline constexpr std::uint64_t verb_classes = say_verb | speech_verb | stance_verb;

struct WordEntry {
  std::uint64_t classes = 0;
  std::uint32_t lemma = 0;  ///< the same for all forms on one line; 0 for words without a class
};

struct QuoteData {
  HashTable<WordEntry> words;  ///< by LowerWord::hash
  /// Given names that `words` lacks: they tell a person's gender and are no class of words.
  HashTable<WordEntry> more_given_names;

  WordEntry find(std::uint64_t lower_hash) const {
    const WordEntry* entry = words.find(lower_hash);
    return entry == nullptr ? WordEntry() : *entry;
  }
};

/// The lists of a language; of one without lists, those of English serve for nothing but shapes: an empty set.
const QuoteData& quote_data(std::string_view language);

}  // namespace article_inspector::quotes
