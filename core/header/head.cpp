#include "header/head.h"

#include <algorithm>

#include "header/dates.h"

namespace article_inspector {
namespace {

// How many lines over and under the headline tell who wrote the story and when.
constexpr std::size_t lines_over = 8;
constexpr std::size_t lines_under = 14;

std::u16string folded(std::u16string_view name) {
  std::u16string out;
  const Document document = cut(name, {}, "und");
  for (const Token& token : document.tokens) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    out += document.lower(token);
    out += u' ';
  }
  return out;
}

}  // namespace

Head head_of(const Document& document, const Boilerplate& boilerplate, const std::vector<std::size_t>& story) {
  Head head;
  const std::size_t count = document.paragraphs.size();
  head.headline = boilerplate.headline ? *boilerplate.headline : story.empty() ? 0 : story.front();
  head.first = head.headline > lines_over ? head.headline - lines_over : 0;
  head.end = std::min(count, head.headline + lines_under);
  auto mark = boilerplate.marks.begin();
  for (const Paragraph& paragraph : document.paragraphs) {
    const Span span = paragraph.span;
    while (mark != boilerplate.marks.end() && mark->span.end <= span.start) ++mark;
    const bool whole = mark != boilerplate.marks.end() && mark->span.start <= span.start && mark->span.end >= span.end;
    head.marks.push_back(whole ? &*mark : nullptr);
  }
  return head;
}

bool has_day(const Document& document, std::size_t line) {
  const Span span = document.paragraphs[line].span;
  return span.length() <= 120 && !days_in(document.view(span), document.language).empty();
}

bool names_same(std::u16string_view a, std::u16string_view b) {
  const std::u16string first = u" " + folded(a);
  const std::u16string second = u" " + folded(b);
  return first.find(second) != std::u16string::npos || second.find(first) != std::u16string::npos;
}

}  // namespace article_inspector
