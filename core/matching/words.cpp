#include "matching/words.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>

namespace article_inspector::matching {
namespace {

constexpr std::array<std::u16string_view, 7> latin_ligatures = {u"ff", u"fi", u"fl", u"ffi", u"ffl", u"st", u"st"};
constexpr char16_t first_ligature = 0xFB00;
constexpr char16_t soft_hyphen = 0xAD;

bool is_ligature(char16_t c) { return c >= first_ligature && c < first_ligature + latin_ligatures.size(); }

bool is_invisible(char16_t c) { return c == soft_hyphen || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }

bool is_plain(std::u16string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char16_t c) { return is_ligature(c) || is_invisible(c) || c == 0xDF || c == 0x1E9E; });
}

void append_folded(std::u16string& out, UChar32 c) {
  if (c == 0xDF || c == 0x1E9E) {
    out += u"ss";
  } else if (c < 0x10000 && is_ligature(static_cast<char16_t>(c))) {
    out += latin_ligatures[static_cast<std::size_t>(c - first_ligature)];
  } else {
    const UChar32 lower = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    if (lower > 0xFFFF) out.push_back(static_cast<char16_t>(U16_LEAD(lower)));
    out.push_back(static_cast<char16_t>(lower > 0xFFFF ? U16_TRAIL(lower) : lower));
  }
}

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }

/// A full stop or comma between digits that does not part thousands.
bool is_decimal_mark(std::u16string_view text, std::size_t at) {
  if ((text[at] != u'.' && text[at] != u',') || at == 0 || !is_digit(text[at - 1])) return false;
  std::size_t digits = 0;
  while (at + 1 + digits < text.size() && is_digit(text[at + 1 + digits])) ++digits;
  return digits != 0 && digits != 3;
}

std::u16string folded(std::u16string_view text, bool letters_only) {
  std::u16string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U16_NEXT(text.data(), at, text.size(), c);
    if (c < 0x10000 && is_invisible(static_cast<char16_t>(c))) continue;
    if (letters_only && !u_isalnum(c) && u_getCombiningClass(c) == 0) {
      if (is_decimal_mark(text, at - 1)) out.push_back(u'.');
      continue;
    }
    append_folded(out, c);
  }
  return out;
}

bool is_amount(std::u16string_view view) {
  UChar32 c = 0;
  std::size_t at = 0;
  U16_NEXT(view.data(), at, view.size(), c);
  return c == u'%' || u_charType(c) == U_CURRENCY_SYMBOL;
}

bool is_word(const Document& document, const Token& token) {
  switch (token.kind) {
    case TokenKind::word:
    case TokenKind::number:
    case TokenKind::clitic:
    case TokenKind::link:
    case TokenKind::handle:
      return true;
    case TokenKind::symbol:
      return is_amount(document.view(token));
    case TokenKind::punctuation:
      break;
  }
  return false;
}

/// A word whose other half stands on the next line: "inter-" and "national".
bool is_broken_word(const Document& document, std::size_t token) {
  if (token + 2 >= document.tokens.size()) return false;
  const Token& hyphen = document.tokens[token + 1];
  const Token& rest = document.tokens[token + 2];
  if (hyphen.kind != TokenKind::punctuation || rest.kind != TokenKind::word || hyphen.space_before) return false;
  const std::u16string_view mark = document.view(hyphen);
  if (mark != u"-" && mark != u"\u2010") return false;
  const std::u16string_view gap = document.view(Span{hyphen.end, rest.start});
  return gap.find(u'\n') != std::u16string_view::npos && document.shape(rest) == Shape::lower;
}

}  // namespace

WordRange TextWords::within(Span span) const {
  const auto first = std::lower_bound(spans.begin(), spans.end(), span.start,
                                      [](Span word, std::uint32_t start) { return word.start < start; });
  const auto end =
      std::lower_bound(first, spans.end(), span.end, [](Span word, std::uint32_t limit) { return word.end <= limit; });
  return {static_cast<std::uint32_t>(first - spans.begin()), static_cast<std::uint32_t>(end - spans.begin())};
}

Span TextWords::span_of(WordRange range) const {
  if (!range.empty()) return {spans[range.first].start, spans[range.end - 1].end};
  const std::uint32_t at = range.first < spans.size() ? spans[range.first].start : spans.empty() ? 0 : spans.back().end;
  return {at, at};
}

TextWords words_of(const Document& document) {
  std::vector<std::uint64_t> keys(document.lowers.size());
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const std::u16string_view lower = document.view(document.lowers[k]);
    keys[k] = is_plain(lower) ? document.lowers[k].hash : hash_of(folded(lower, false));
  }
  TextWords words;
  words.keys.reserve(document.tokens.size());
  words.spans.reserve(document.tokens.size());
  words.tokens.reserve(document.tokens.size());
  for (std::size_t at = 0; at < document.tokens.size(); ++at) {
    const Token& token = document.tokens[at];
    if (!is_word(document, token)) continue;
    words.tokens.push_back(static_cast<std::uint32_t>(at));
    if (token.kind == TokenKind::word && is_broken_word(document, at)) {
      const Token& rest = document.tokens[at + 2];
      words.keys.push_back(hash_of(folded(document.view(token), false) + folded(document.view(rest), false)));
      words.spans.push_back({token.start, rest.end});
      at += 2;
    } else {
      words.keys.push_back(keys[document.words[token.word].lower]);
      words.spans.push_back(token.span());
    }
  }
  return words;
}

std::u16string_view last_word(std::u16string_view name) {
  const std::size_t space = name.find_last_of(u' ');
  return space == std::u16string_view::npos ? name : name.substr(space + 1);
}

std::u16string letters_of(std::u16string_view text) { return folded(text, true); }

std::u16string scanned_letters_of(std::u16string_view text) {
  const std::u16string letters = letters_of(text);
  std::u16string out;
  out.reserve(letters.size());
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const char16_t c = letters[at];
    const char16_t next = at + 1 < letters.size() ? letters[at + 1] : u'\0';
    if ((c == u'r' && next == u'n') || (c == u'v' && next == u'v')) {
      out.push_back(c == u'r' ? u'm' : u'w');
      ++at;
    } else {
      out.push_back(c == u'0' ? u'o' : c == u'1' || c == u'i' ? u'l' : c == u'5' ? u's' : c);
    }
  }
  return out;
}

}  // namespace article_inspector::matching
