#pragma once

#include <string>

#include "article_inspector/compare.h"

namespace article_inspector::tool {

/// What a person reads of a comparison in a terminal.
std::string comparison_summary(const InspectedText& original, const InspectedText& copy, const Comparison& comparison,
                               bool colour);

}  // namespace article_inspector::tool
