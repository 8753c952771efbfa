#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "article_inspector/document.h"
#include "boilerplate/arithmetic.h"
#include "boilerplate/cue_groups.h"
#include "boilerplate/cue_lexicon.h"
#include "boilerplate/fragments.h"

namespace article_inspector {

class WordList;

/// The features of a line by itself.
enum LineFeature : std::uint8_t {
  line_words,          ///< log2(1 + words)
  line_units,          ///< log2(1 + UTF-16 code units)
  line_stop_share,     ///< of its words, those without content
  line_stop_words,     ///< log2(1 + those)
  line_capital_share,  ///< of its words but the first, those with a capital
  line_upper_share,    ///< of its words, those in capitals throughout
  line_number_share,   ///< of its tokens
  line_mark_share,     ///< punctuation and symbols, of its tokens
  line_word_length,    ///< mean, in code units
  line_sentences,      ///< log2(1 + sentence ends inside or at the end)
  line_ends_sentence,  ///< 1 where it ends as a sentence does, 0.5 with a colon or an ellipsis
  line_quotations,     ///< log2(1 + quotation marks)
  line_commas,         ///< per word
  line_first,          ///< begins with: 0 a capital, 1 a small letter, 2 a number, 3 a mark, 4 other
  line_links,          ///< log2(1 + addresses, handles)
  line_separators,     ///< log2(1 + strokes, bullets and arrows)
  line_first_person,   ///< "I", "my", of its words
  line_blank_before,   ///< empty lines before it, at most 3
  line_blank_after,
  line_repeats,       ///< log2(1 + how often it stands elsewhere on the page)
  line_known_words,   ///< share of its words with content that the page's long lines have too
  line_is_good,       ///< reads as running text
  line_phrase,        ///< a phrase of sites covers it
  line_phrase_kind,   ///< that phrase's kind, from 1
  line_name_date,     ///< 1 a date stands in a short line, 2 with a name
  line_imperative,    ///< begins by asking the reader
  line_comment_head,  ///< names who wrote the comment that follows: "Ann says:", "Reply"
  line_exclamations,  ///< exclamation marks, question marks and ellipses, per word
  line_name,          ///< one to four words, each with a capital
  line_cells,         ///< log2(1 + tabs): a row of a table
  line_topic,         ///< share of its words with content that the first long lines of the likely story have too
  line_first_group    ///< from here: share of its tokens that cue words of each group cover
};

inline constexpr std::size_t line_features = line_first_group + cue_groups;

/// The names of the features before line_first_group.
inline constexpr std::array<const char*, line_first_group> line_feature_names = {
    "words",      "units",       "stop share",   "stop words",    "capital share", "upper share",  "number share",
    "mark share", "word length", "sentences",    "ends sentence", "quotations",    "commas",       "first",
    "links",      "separators",  "first person", "blank before",  "blank after",   "repeats",      "known words",
    "good",       "phrase",      "phrase kind",  "name and date", "imperative",    "comment head", "exclamations",
    "name",       "cells",       "topic"};

/// What a line says by itself. read_line() leaves line_blank_after, line_repeats, line_known_words and line_topic,
/// which depend on the other lines, to PageFacts.
struct LineFacts {
  std::array<float, line_features> features{};
  float cue = 0;  ///< share of its tokens that any cue covers
  bool begins_with_by = false;
  bool has_copyright = false;  ///< it has the copyright sign

  float operator[](std::size_t feature) const { return features[feature]; }
  float& operator[](std::size_t feature) { return features[feature]; }
};

LineFacts read_line(const Document& document, const CueHits& hits, const Paragraph& paragraph,
                    const std::vector<Fragment>& fragments);

/// The words without content of a document's language; of a language that has no list, those of many others.
const WordList& stop_words_of(const Document& document);

}  // namespace article_inspector
