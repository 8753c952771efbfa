/// The words of a text, folded so that two copies of a sentence have the same: without case, marks, soft hyphens,
/// ligatures and hyphens at the ends of lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article_inspector/document.h"

namespace article_inspector::matching {

/// A range of words, end exclusive.
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - first; }
  bool empty() const { return end <= first; }
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

struct TextWords {
  std::vector<std::uint64_t> keys;    ///< hashes of the folded words
  std::vector<Span> spans;            ///< where each stands
  std::vector<std::uint32_t> tokens;  ///< the token that each begins with

  std::uint32_t size() const { return static_cast<std::uint32_t>(keys.size()); }
  /// The words that lie in a span.
  WordRange within(Span span) const;
  /// From the first word's start to the last one's end; the empty place where a range without words would stand.
  Span span_of(WordRange range) const;
};

TextWords words_of(const Document& document);

/// A text with all that is asked of it: the words are those of the document, the document looks at the text.
struct ReadText {
  explicit ReadText(Document cut) : document(std::move(cut)), words(words_of(document)) {}

  Document document;
  TextWords words;
};

/// The last word of a name: of a person the surname.
std::u16string_view last_word(std::u16string_view name);

/// Letters and digits of a stretch, folded, run together: what two spellings of the same words share ("well-known",
/// "well known", "wellknown").
std::u16string letters_of(std::u16string_view text);

/// The same with letters and digits that readers of scanned pages take for one another written alike: "rn" and "m", "0"
/// and "o", "1" and "l".
std::u16string scanned_letters_of(std::u16string_view text);

}  // namespace article_inspector::matching
