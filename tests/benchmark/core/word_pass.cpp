#include "word_pass.h"

#include <unicode/rbbi.h>
#include <unicode/utext.h>

std::uint32_t word_pass(const std::uint8_t* rules, std::size_t length, const char16_t* text, std::size_t units) {
  UErrorCode status = U_ZERO_ERROR;
  static icu::RuleBasedBreakIterator iterator(rules, static_cast<std::uint32_t>(length), status);
  UText* given = utext_openUChars(nullptr, text, static_cast<std::int64_t>(units), &status);
  iterator.setText(given, status);
  std::uint32_t words = 0;
  while (iterator.next() != icu::BreakIterator::DONE) words += iterator.getRuleStatus() != UBRK_WORD_NONE ? 1 : 0;
  utext_close(given);
  return words;
}
