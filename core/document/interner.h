#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "document/characters.h"

namespace article_inspector {

/// The hash of a word's lower form: what LowerWord::hash is where the word is a token.
std::uint64_t hash_of_lower(std::u16string_view word);

/// Gives every distinct surface form of a document one Word, and every distinct lower form one LowerWord.
class Interner {
 public:
  explicit Interner(Document& document);

  /// The index of the word that stands at [start, end); made if it is new.
  std::uint32_t word(std::uint32_t start, std::uint32_t end, TokenKind kind);

 private:
  std::uint32_t add_word(std::uint32_t start, std::uint32_t end, TokenKind kind, std::uint64_t hash);
  std::uint32_t lower(std::u16string_view surface);
  Shape shape_of(std::u16string_view surface) const;
  void grow();

  Document& document_;
  const CharacterClasses& classes_;
  std::vector<std::uint32_t> word_slots_;  // index + 1; 0 is free
  std::vector<std::uint32_t> lower_slots_;
};

}  // namespace article_inspector
