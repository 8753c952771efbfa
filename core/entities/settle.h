/// One form, one type: what a text writes alike names the same thing nearly always.
#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "entities/tagger.h"

namespace article_inspector {

/// Mentions written alike but for case get the type that most of them have, where most is clear enough.
std::vector<Tagged> settle_types(const Document& document, std::vector<Tagged> mentions);

}  // namespace article_inspector
