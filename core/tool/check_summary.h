#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/check.h"

namespace article_inspector::tool {

/// What a check found, for a reader in a terminal; `names` are those of the sources.
std::string check_summary(std::u16string_view draft, const std::vector<CheckText>& sources,
                          const std::vector<std::string>& names, const QuoteCheck& check, bool colour);

}  // namespace article_inspector::tool
