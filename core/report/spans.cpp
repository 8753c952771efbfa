#include "report/spans.h"

#include <unicode/utf16.h>

#include <algorithm>

namespace article_inspector {

Span before(std::u16string_view text, Span span, std::uint32_t units) {
  std::uint32_t start = span.start - std::min(span.start, units);
  if (start < span.start && U16_IS_TRAIL(text[start])) ++start;
  return {start, span.start};
}

Span after(std::u16string_view text, Span span, std::uint32_t units) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t end = std::min(size, span.end + units);
  if (end < size && U16_IS_TRAIL(text[end])) --end;
  return {span.end, std::max(end, span.end)};
}

}  // namespace article_inspector
