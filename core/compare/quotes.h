/// Which quotes of an article stand in a copy, and what was changed in them.
#pragma once

#include <vector>

#include "compare/side.h"

namespace article_inspector::comparing {

/// All quotes of the original in their order, then those that the copy alone has.
std::vector<QuoteChange> compare_quotes(const Side& original, const Side& copy);

}  // namespace article_inspector::comparing
