#pragma once

#include <cstdint>
#include <string_view>

#include "article_inspector/report.h"

namespace article_inspector::fuzz {

/// Stops the program where a condition does not hold, in whatever way it is built: the fuzzer keeps the input.
inline void require(bool condition) {
  if (!condition) __builtin_trap();
}

inline void require_span(Span span, std::u16string_view text) {
  const auto splits = [&](std::uint32_t at) {
    return at > 0 && at < text.size() && (text[at - 1] & 0xFC00) == 0xD800 && (text[at] & 0xFC00) == 0xDC00;
  };
  require(span.start <= span.end && span.end <= text.size());
  require(!splits(span.start) && !splits(span.end));
}

/// What holds for the report of any text.
inline void require_sound(const Report& report, std::u16string_view text) {
  require(report.length == text.size());
  std::uint32_t last = 0;
  for (const BoilerplateMark& mark : report.boilerplate) {
    require_span(mark.span, text);
    require(mark.span.start >= last && !mark.reason.empty() && mark.score >= 0 && mark.score <= 1);
    last = mark.span.end;
  }
  for (const Entity& entity : report.entities.list) {
    require(!entity.name.empty() && !entity.mentions.empty() && entity.score >= 0 && entity.score <= 1);
    for (const Mention& mention : entity.mentions) require_span(mention.span, text);
  }
  for (const Quote& quote : report.quotes) {
    require(!quote.content.empty());
    for (const Span piece : quote.content) require_span(piece, text);
    if (quote.cue) require_span(*quote.cue, text);
    if (!quote.speaker) continue;
    require_span(quote.speaker->span, text);
    require(!quote.speaker->entity || *quote.speaker->entity < report.entities.list.size());
  }
  for (const Finding& finding : report.findings) require_span(finding.span, text);
  for (const Byline& byline : report.header.bylines)
    if (byline.span) require_span(*byline.span, text);
  if (report.header.headline) require_span(report.header.headline->span, text);
  if (report.header.dateline) require_span(report.header.dateline->span, text);
}

}  // namespace article_inspector::fuzz
