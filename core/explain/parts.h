/// The explanation of each stage.
#pragma once

#include "article_inspector/stages.h"
#include "boilerplate/line_decisions.h"
#include "entities/gather.h"
#include "explain/explain.h"
#include "quotes/find_quotes.h"

namespace article_inspector {

constexpr bool has(Span span, std::uint32_t offset) { return span.start <= offset && offset < span.end; }

std::optional<LineExplanation> explain_line(const Document& document, const LineDecisions& lines,
                                            const std::vector<BoilerplateMark>& marks, std::uint32_t offset);

std::optional<WordExplanation> explain_word(const Document& document, const Header& header, const Entities& entities,
                                            std::uint32_t offset);

/// Fills in the cues and quotes.
void explain_quotes(const Document& document, const Story& story, const Header& header, const Entities& entities,
                    Explanation& explanation);

}  // namespace article_inspector
