/// The text, cut once: paragraphs, sentences, tokens, and the distinct words. Every stage reads this and none cuts
/// again.
///
///   const Document document = cut(u"Rain fell. “Good,” she said.");
///   document.sentences.size();                             // 2
///   document.view(document.tokens[0]);                     // u"Rain"
///   document.lower(document.tokens[0]);                    // u"rain"
///
/// A document only looks at the text it was cut from: the text must outlive it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/block.h"
#include "article_inspector/languages.h"
#include "article_inspector/span.h"

namespace article_inspector {

enum class TokenKind : std::uint8_t {
  word,         ///< letters, perhaps with digits and inner apostrophes; also dotted abbreviations with their full stops
                ///< ("U.S.", "Mr.")
  clitic,       ///< what an apostrophe binds to a word: 's, ’re, ’ll (apostrophe included)
  number,       ///< begins with a digit: 90,000  3.5  14:30  1990s
  punctuation,  ///< one mark; or a run of one mark: "...", "--", and the doubled marks '' and ``
  symbol,       ///< everything else that is visible: $ % + emoji, control characters, lone surrogates
  link,         ///< a web address, an e-mail address
  handle        ///< @name or #tag
};

/// How a word's letters are written.
enum class Shape : std::uint8_t {
  none,         ///< no cased letter
  lower,        ///< minister
  capitalized,  ///< Minister; also a single capital letter
  upper,        ///< NATO, U.S.
  mixed         ///< McDonald, iPhone, eBay
};

struct Token {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t word = 0;  ///< index into Document::words
  TokenKind kind = TokenKind::word;
  bool space_before = false;  ///< white space, or the start of a paragraph, stands before it

  Span span() const { return {start, end}; }
};

/// A distinct surface form. What depends on the form alone (a lexicon's answer, a shape) is looked up once a word, not
/// once a token.
struct Word {
  std::uint32_t start = 0;  ///< where it stands first
  std::uint32_t end = 0;
  std::uint32_t lower = 0;  ///< index into Document::lowers; the same for "The", "the" and "THE"
  std::uint32_t count = 0;  ///< how many tokens have it
  std::uint64_t hash = 0;   ///< hash_of(surface)
  TokenKind kind = TokenKind::word;
  Shape shape = Shape::none;
};

/// A word without regard to case, composed (NFC), with straight apostrophes.
struct LowerWord {
  std::uint32_t start = 0;  ///< in Document::lower_text
  std::uint32_t end = 0;
  std::uint32_t count = 0;
  std::uint64_t hash = 0;  ///< hash_of(lower form): the key into word lists
};

struct Sentence {
  Span span;  ///< from the first token's start to the last one's end
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t paragraph = 0;
};

/// A line of the text that has a visible character.
struct Paragraph {
  Span span;  ///< without white space at either end
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t first_sentence = 0;
  std::uint32_t end_sentence = 0;
  std::uint32_t blank_lines_before = 0;
};

struct Document {
  std::u16string_view text;
  std::string language;                   ///< ISO 639-1 code, or "und" where none was recognised
  const Language* traits = &no_language;  ///< what that language is like; lives as long as the program
  std::vector<Block> blocks;              ///< hints from HTML, by rising start; empty for plain text
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Word> words;
  std::vector<LowerWord> lowers;
  std::u16string lower_text;

  std::u16string_view view(Span span) const { return text.substr(span.start, span.length()); }
  std::u16string_view view(const Token& token) const { return text.substr(token.start, token.end - token.start); }
  std::u16string_view view(const Word& word) const { return text.substr(word.start, word.end - word.start); }
  std::u16string_view view(const LowerWord& word) const {
    return std::u16string_view(lower_text).substr(word.start, word.end - word.start);
  }
  const Word& word(const Token& token) const { return words[token.word]; }
  const LowerWord& lower_word(const Token& token) const { return lowers[words[token.word].lower]; }
  std::u16string_view lower(const Token& token) const { return view(lower_word(token)); }
  /// Index of the first token that starts at `start` or after it; tokens.size() where there is none.
  std::uint32_t first_token_from(std::uint32_t start) const;
  Shape shape(const Token& token) const { return words[token.word].shape; }
};

/// Cuts a text. Linear in its length; any sequence of code units is taken, paired or not.
/// `blocks` may stand in any order; those that are empty or end beyond the text are left out.
/// `language` is an ISO 639-1 code; empty means: find out.
Document cut(std::u16string_view text, std::vector<Block> blocks = {}, std::string_view language = {});

/// The hash by which words are kept in every table of the core: FNV-1a over UTF-16 code units, 64 bits, finished with a
/// mix.
std::uint64_t hash_of(std::u16string_view word);

}  // namespace article_inspector
