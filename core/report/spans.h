#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// The paragraphs that are the story's, by index: those of which boilerplate covers less than half of the code units.
std::vector<std::size_t> story_paragraphs(const Document& document, const std::vector<BoilerplateMark>& boilerplate);

}  // namespace article_inspector
