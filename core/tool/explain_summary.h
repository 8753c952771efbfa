#pragma once

#include <string>
#include <string_view>

#include "explain/explain.h"

namespace article_inspector::tool {

/// An explanation for reading.
std::string explanation_summary(std::u16string_view text, const Explanation& explanation, bool colour);

}  // namespace article_inspector::tool
