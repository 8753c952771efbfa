#pragma once

#include <optional>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// The paragraph under the headline that sums the story up. `story` holds the story's paragraphs by index.
std::optional<Standfirst> standfirst_at(const Document& document, std::optional<std::uint32_t> headline,
                                        const std::vector<std::size_t>& story);

}  // namespace article_inspector
