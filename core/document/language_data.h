#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/word_list.h"

namespace article_inspector {

/// What the document stage knows of a language. Each stage keeps what it alone needs in a structure of its own.
struct LanguageData {
  std::string code;
  WordList stop_words;     ///< words without content, the most frequent ones
  WordList abbreviations;  ///< written with a full stop that ends no sentence, without that stop ("mr"); value "end":
                           ///< may end one
  WordList clitics;        ///< what an apostrophe binds to a word, without it ("s")
  WordList elisions;       ///< words that an apostrophe shortens and binds to the next one, without it ("l" of "l'eau")
  WordList unfinished;     ///< words after which a sentence always goes on
  WordList sentence_starts;  ///< words that, with a capital after an abbreviation, begin a sentence
};

struct CommonData {
  WordList top_level_domains;
};

/// The languages that have a folder in core/data.
const std::vector<LanguageData>& known_languages();

/// The data of a language; of an unknown one, the union of what is safe anywhere.
const LanguageData& language_data(std::string_view code);

const CommonData& common_data();

}  // namespace article_inspector
