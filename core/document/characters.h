#pragma once

#include <array>
#include <cstdint>

namespace article_inspector {

/// What a code point is to the cutter.
enum class CharacterClass : std::uint8_t {
  space,
  line_end,
  lower,      // a letter in lower case
  upper,      // a letter in upper or title case
  caseless,   // a letter without case
  ideograph,  // a letter of a script that sets no spaces: a rule set decides where words end
  mark,       // combines with what stands before it
  digit,
  apostrophe,  // ' and ’
  punctuation,
  symbol,
  ignorable  // soft hyphens, zero-width joiners, direction marks: part of what surrounds them
};

/// Answers from a table for most of what is read, from ICU beyond it.
class CharacterClasses {
 public:
  CharacterClasses();
  CharacterClass operator()(char32_t c) const { return c < table_size ? table_[c] : look_up(c); }

 private:
  static constexpr char32_t table_size = 0x2100;
  static CharacterClass look_up(char32_t c);
  std::array<CharacterClass, table_size> table_;
};

const CharacterClasses& character_classes();

}  // namespace article_inspector
