#include "report/spans.h"

#include <unicode/utf16.h>

#include <algorithm>

namespace article_inspector {

std::vector<std::size_t> story_paragraphs(const Document& document, const std::vector<BoilerplateMark>& boilerplate) {
  std::vector<std::size_t> story;
  std::size_t mark = 0;
  for (std::size_t index = 0; index < document.paragraphs.size(); ++index) {
    const Span span = document.paragraphs[index].span;
    while (mark < boilerplate.size() && boilerplate[mark].span.end <= span.start) ++mark;
    std::uint32_t covered = 0;
    for (std::size_t k = mark; k < boilerplate.size() && boilerplate[k].span.start < span.end; ++k) {
      covered += std::min(span.end, boilerplate[k].span.end) - std::max(span.start, boilerplate[k].span.start);
    }
    if (covered * 2 < span.length()) story.push_back(index);
  }
  return story;
}

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
