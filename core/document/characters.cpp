#include "document/characters.h"

#include <unicode/uchar.h>

namespace article_inspector {
namespace {

bool sets_no_spaces(char32_t c) {
  const bool south_east_asian =
      (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800);
  const bool east_asian = (c >= 0x2E80 && c < 0x3130) || (c >= 0x31F0 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) ||
                          (c >= 0xFF66 && c < 0xFF9E) || (c >= 0x20000 && c < 0x40000);
  return south_east_asian || east_asian;
}

}  // namespace

CharacterClasses::CharacterClasses() {
  for (char32_t c = 0; c < table_size; ++c) table_[c] = look_up(c);
}

CharacterClass CharacterClasses::look_up(char32_t c) {
  if (c == u'\n' || c == u'\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029)
    return CharacterClass::line_end;
  if (c == u'\'' || c == 0x2019 || c == 0x02BC) return CharacterClass::apostrophe;
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_SPACE_SEPARATOR:
      return CharacterClass::space;
    case U_CONTROL_CHAR:
      return c == u'\t' ? CharacterClass::space : CharacterClass::symbol;
    case U_FORMAT_CHAR:
      return c == 0x200B || c == 0xFEFF ? CharacterClass::space : CharacterClass::ignorable;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharacterClass::upper;
    case U_LOWERCASE_LETTER:
      return CharacterClass::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return sets_no_spaces(c) ? CharacterClass::ideograph : CharacterClass::caseless;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharacterClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharacterClass::digit;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return CharacterClass::punctuation;
    default:
      return c == u'`' ? CharacterClass::punctuation : CharacterClass::symbol;
  }
}

const CharacterClasses& character_classes() {
  static const CharacterClasses classes;
  return classes;
}

}  // namespace article_inspector
