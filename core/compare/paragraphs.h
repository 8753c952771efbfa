/// Which paragraphs of an article stand in a copy, and what was changed in them.
#pragma once

#include <vector>

#include "compare/side.h"

namespace article_inspector::comparing {

/// All paragraphs of both stories in the order of the original; what the copy alone has stands where it has it.
std::vector<ParagraphChange> compare_paragraphs(const Side& original, const Side& copy);

}  // namespace article_inspector::comparing
