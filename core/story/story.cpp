#include "article_inspector/story.h"

#include <algorithm>

namespace article_inspector {
namespace {

std::vector<std::size_t> story_paragraphs(const Document& document, const std::vector<Span>& boilerplate) {
  std::vector<std::size_t> story;
  std::size_t first = 0;
  for (std::size_t index = 0; index < document.paragraphs.size(); ++index) {
    const Span span = document.paragraphs[index].span;
    while (first < boilerplate.size() && boilerplate[first].end <= span.start) ++first;
    std::uint32_t covered = 0;
    for (std::size_t k = first; k < boilerplate.size() && boilerplate[k].start < span.end; ++k)
      covered += std::min(span.end, boilerplate[k].end) - std::max(span.start, boilerplate[k].start);
    if (covered * 2 < span.length()) story.push_back(index);
  }
  return story;
}

std::vector<bool> story_tokens(const Document& document, const std::vector<Span>& boilerplate) {
  std::vector<bool> story(document.tokens.size());
  std::size_t next = 0;
  for (std::size_t at = 0; at < document.tokens.size(); ++at) {
    while (next < boilerplate.size() && boilerplate[next].end <= document.tokens[at].start) ++next;
    story[at] = next == boilerplate.size() || boilerplate[next].start >= document.tokens[at].end;
  }
  return story;
}

}  // namespace

Story story_of(const Document& document, const std::vector<BoilerplateMark>& boilerplate) {
  Story story;
  story.boilerplate.reserve(boilerplate.size());
  for (const BoilerplateMark& mark : boilerplate) story.boilerplate.push_back(mark.span);
  story.paragraphs = story_paragraphs(document, story.boilerplate);
  story.tokens = story_tokens(document, story.boilerplate);
  return story;
}

bool Story::leaves_out(Span span) const {
  const auto next = std::upper_bound(boilerplate.begin(), boilerplate.end(), span.start,
                                     [](std::uint32_t start, Span one) { return start < one.end; });
  return next != boilerplate.end() && next->start < span.end;
}

}  // namespace article_inspector
