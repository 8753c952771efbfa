#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// Characters that are none of a text's: bytes that could not be read, wrongly decoded letters, control characters,
/// markup. One finding a paragraph and kind.
void find_bad_characters(const Document& document, std::vector<Finding>& findings);

/// Sentences that break off or begin in the middle. `story` are the indices of the paragraphs to look at.
void find_broken_sentences(const Document& document, const std::vector<std::size_t>& story,
                           std::vector<Finding>& findings);

/// Quotation marks that never close, were never opened, or stand the wrong way round.
void find_unbalanced_marks(const Document& document, const std::vector<std::size_t>& story,
                           std::vector<Finding>& findings);

}  // namespace article_inspector
