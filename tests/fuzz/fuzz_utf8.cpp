// Any bytes become a text and any code units become UTF-8: what is well formed comes back as it was.
#include "article_inspector/html.h"
#include "fuzz.h"

using namespace article_inspector;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Input input(data, size);
  std::vector<Span> bad;
  const std::u16string text = to_utf16(input.rest(), &bad);
  fuzz::require(text.size() <= size);
  std::uint32_t last = 0;
  for (const Span span : bad) {
    fuzz::require(span.start >= last && span.end <= text.size() && span.length() == 1 && text[span.start] == 0xFFFD);
    last = span.end;
  }
  const std::string utf8 = to_utf8(text);
  if (bad.empty()) fuzz::require(utf8 == input.rest());
  std::vector<Span> still_bad;
  fuzz::require(to_utf16(utf8, &still_bad) == text && still_bad.empty());
  // Code units that are no text: each lone surrogate is one U+FFFD.
  const std::u16string units = input.text(true);
  fuzz::require(to_utf16(to_utf8(units)).size() == units.size());
  text_in_utf8(input.rest());
  html_in_utf8(input.rest());
  return 0;
}
