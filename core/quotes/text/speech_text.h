/// The text as the quote stage reads it: a quoted span is one token, every token outside is one, and sentences are
/// runs of tokens. So a full stop inside marks ends no sentence that goes on after them.
#pragma once

#include <optional>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"
#include "entities/lexicon.h"
#include "knowledge/sense.h"
#include "quotes/quote_data.h"
#include "quotes/text/quoted_spans.h"

namespace article_inspector::quotes {

inline constexpr std::uint32_t no_index = 0xFFFFFFFF;

struct SpeechToken {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t quoted_span = no_index;  ///< index of the quoted span that it is
  std::uint32_t word = 0;                ///< 32 bits of the lower form's hash
  std::uint32_t tag = 0;                 ///< what kind of word it is, coarser than the word: see tokens.cpp
  std::uint32_t lemma = 0;
  std::uint16_t cluster = 0;  ///< of the lexicon; 0: not there
  Sense sense = Sense::none;
  std::uint64_t classes = 0;
  TokenKind kind = TokenKind::word;
  Shape shape = Shape::none;

  bool is_quoted() const { return quoted_span != no_index; }
  bool is(std::uint64_t any) const { return (classes & any) != 0; }
  bool capital() const { return shape != Shape::lower && shape != Shape::none; }
};

struct SpeechSentence {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;
  bool starts_paragraph = false;
  std::uint32_t words_end = 0;  ///< the first token after the last word: full stops are no content
};

/// How many tokens of some kinds stand before a token: a difference of two counts a range without looking at it.
struct TokenCounts {
  std::uint32_t commas = 0;
  std::uint32_t auxiliaries = 0;
  std::uint32_t says = 0;     ///< verbs that only report
  std::uint32_t sources = 0;  ///< those and words that name a source
  std::uint32_t subjunctives = 0;
};

struct SpeechText {
  const Document* document = nullptr;
  bool lexical = false;        ///< the lexicon knows its words
  bool capital_nouns = false;  ///< its language writes nouns with a capital, and makes compounds of them
  std::vector<QuotedSpan> quoted_spans;
  std::vector<SpeechToken> tokens;
  std::vector<SpeechSentence> sentences;
  std::vector<std::uint32_t> sentence_of;  ///< by token
  std::vector<std::uint32_t> token_of;     ///< by quoted span
  std::vector<TokenCounts> before;         ///< by token, and one for the end
  std::vector<std::uint32_t>
      next_quoted;  ///< by token, and one for the end: the first quoted span's token from there on

  template <typename Kind>
  std::uint32_t count(Kind kind, std::uint32_t first, std::uint32_t end) const {
    return end > first ? before[end].*kind - before[first].*kind : 0;
  }

  Span span(std::uint32_t first, std::uint32_t end) const {
    return {document->tokens[tokens[first].first_token].start, document->tokens[tokens[end - 1].end_token - 1].end};
  }
  bool is_punctuation(std::uint32_t token) const {
    return !tokens[token].is_quoted() && tokens[token].kind == TokenKind::punctuation;
  }
  char16_t first_char(std::uint32_t token) const {
    return document->text[document->tokens[tokens[token].first_token].start];
  }
};

/// Tags of tokens beside those of word classes.
namespace tags {
inline constexpr std::uint32_t edge = 1;  ///< before the first or after the last token of a sentence
inline constexpr std::uint32_t capitalized = 2;
inline constexpr std::uint32_t upper = 3;
inline constexpr std::uint32_t number = 4;
inline constexpr std::uint32_t other = 5;
inline constexpr std::uint32_t marked = 8;       ///< + 0..15 by how the quoted span looks
inline constexpr std::uint32_t word_class = 32;  ///< + the number of the word's first class
inline constexpr std::uint32_t hashed = 128;     ///< + a hash of the last letters, or of the punctuation mark
}  // namespace tags

/// What says more about a language's words; nullptr where nothing does.
const Lexicon* lexicon_for(std::string_view language);

/// Cuts the document into tokens. Boilerplate stays in: whoever reads tokens skips it.
/// `lexicon`: see lexicon_for(). A dateline is a sentence of its own:
/// it is no part of what is said after it.
SpeechText make_speech_text(const Document& document, const QuoteData& data, const Lexicon* lexicon,
                            const std::optional<Dateline>& dateline);

/// How a quoted span looks, 0 to 15: begins with a capital (1), ends like a sentence (2), and its length (0, 4, 8, 12).
std::uint32_t look_of(const Document& document, const QuotedSpan& quoted_span);

/// Whether a quoted span looks like something said rather than a marked word or two.
bool looks_spoken(std::uint32_t look);

}  // namespace article_inspector::quotes
