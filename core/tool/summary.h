#pragma once

#include <string>
#include <string_view>

#include "article_inspector/report.h"

namespace article_inspector::tool {

/// What a person reads in a terminal. `width` is in columns; `colour` sets ANSI colours.
std::string summary(std::u16string_view text, const Report& report, unsigned width, bool colour);

}  // namespace article_inspector::tool
