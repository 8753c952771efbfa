/// What the quote stage knows of a language's words: which verbs and nouns report, which words are pronouns,
/// determiners, people without a name. Everything is read from core/data/LANGUAGE/quotes_*.txt.
#pragma once

#include <cstdint>
#include <string_view>

#include "knowledge/hash_table.h"
#include "knowledge/word_class.h"

namespace article_inspector::quotes {

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
  bool has_compounds = false;  ///< some words are compound tails

  /// A word in lower case; one that no list has, by the longest compound tail that it ends in.
  WordEntry find_compound(std::u16string_view lower) const;

  WordEntry find(std::uint64_t lower_hash) const {
    const WordEntry* entry = words.find(lower_hash);
    return entry == nullptr ? WordEntry() : *entry;
  }
};

/// The lists of a language; of one without lists, those of English serve for nothing but shapes: an empty set.
const QuoteData& quote_data(std::string_view language);

}  // namespace article_inspector::quotes
