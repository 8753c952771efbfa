#pragma once

#include <string>
#include <string_view>

#include "article_inspector/report.h"

namespace article_inspector {

struct CleanTextOptions {
  bool headline = true;  ///< keep the headline as the first paragraph
};

/// The article without its boilerplate: paragraphs parted by a blank line, fragments cut out without leaving a hole.
/// `text` is the text that `report` was made from.
std::u16string clean_text(std::u16string_view text, const Report& report, const CleanTextOptions& options = {});

}  // namespace article_inspector
