#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// The authors that a short line names: "By Jane Doe and John Roe". Empty where the paragraph is no byline.
std::vector<Byline> byline_at(const Document& document, const Paragraph& paragraph);

}  // namespace article_inspector
