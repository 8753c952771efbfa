#pragma once

#include <optional>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// The dateline that a paragraph begins with: "PARIS, May 2 (Agency) –", "Berlin (dpa) -", "LAHORE:". Its span takes in
/// the dash.
std::optional<Dateline> dateline_at(const Document& document, const Paragraph& paragraph);

}  // namespace article_inspector
