// Two texts held against each other: what is said to differ lies in them, each quote is told once, and the other way
// round as much is dropped as was added.
#include "article_inspector/compare.h"
#include "article_inspector/inspect.h"
#include "fuzz.h"

using namespace article_inspector;

namespace {

void require_span(Span span, std::u16string_view text) {
  fuzz::require(span.start <= span.end && span.end <= text.size());
}

void require_sound(const Comparison& comparison, const InspectedText& original, const InspectedText& copy) {
  std::vector<int> seen(copy.report.quotes.size(), 0);
  std::size_t originals = 0;
  for (const QuoteChange& quote : comparison.quotes) {
    if (quote.original) fuzz::require(*quote.original == originals++);
    if (quote.copy) fuzz::require(++seen.at(*quote.copy) == 1);
    if (quote.unmarked) require_span(*quote.unmarked, copy.text);
    fuzz::require((quote.change == Change::dropped) == !quote.copy);
    fuzz::require((quote.change == Change::added) == !quote.original);
    for (const Difference& difference : quote.differences) {
      require_span(difference.original, original.text);
      require_span(difference.copy, copy.text);
    }
  }
  fuzz::require(originals == original.report.quotes.size());
  for (const int count : seen) fuzz::require(count == 1);
  for (const NumberChange& number : comparison.numbers)
    require_span(number.span, number.change == Change::dropped ? original.text : copy.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choices = input.byte();
  const std::uint32_t cut = input.number(4096);
  const std::uint32_t left_out = input.number(64);
  const std::u16string text = input.text((choices & 1) != 0);
  // The copy is the rest of the text, or the text without a few of its characters.
  const std::size_t at = std::min<std::size_t>(cut, text.size());
  const std::u16string original = (choices & 2) != 0 ? text.substr(0, at) : text;
  const std::u16string copy =
      (choices & 2) != 0 ? text.substr(at) : text.substr(0, at) + text.substr(std::min(at + left_out, text.size()));
  const Options options{.language = fuzz::Input::language(choices >> 2), .blocks = {}};
  const Report first = inspect(original, options);
  const Report second = inspect(copy, options);
  const Comparison there = compare({original, first}, {copy, second});
  require_sound(there, {original, first}, {copy, second});
  require_sound(compare({copy, second}, {original, first}), {copy, second}, {original, first});
  fuzz::require(!comparison_to_json(there).empty());
  return 0;
}
