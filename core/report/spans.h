#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// The paragraphs that are the story's, by index: those of which boilerplate covers less than half of the code units.
std::vector<std::size_t> story_paragraphs(const Document& document, const std::vector<BoilerplateMark>& boilerplate);

/// At most `units` code units before and after a span, never beginning or ending inside a surrogate pair.
Span before(std::u16string_view text, Span span, std::uint32_t units);
Span after(std::u16string_view text, Span span, std::uint32_t units);

}  // namespace article_inspector
