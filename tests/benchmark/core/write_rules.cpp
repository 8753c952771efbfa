// Writes the compiled rules of the word iterator of the ICU that is installed, as RuleBasedBreakIterator takes them.
#include <unicode/brkiter.h>
#include <unicode/rbbi.h>

#include <cstdio>

int main() {
  UErrorCode status = U_ZERO_ERROR;
  auto* words = static_cast<icu::RuleBasedBreakIterator*>(icu::BreakIterator::createWordInstance("en", status));
  if (U_FAILURE(status)) return 1;
  std::uint32_t length = 0;
  const std::uint8_t* rules = words->getBinaryRules(length);
  return std::fwrite(rules, 1, length, stdout) == length ? 0 : 1;
}
