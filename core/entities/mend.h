/// Mends what the tagger reads where the text itself shows how a name is built.
#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

/// Names spelt out before their acronym become one mention; a pair of places with a hyphen becomes two; a first name in
/// brackets belongs to the surname behind it; what says who somebody is is no part of the name. In the order of the
/// text, no two overlapping.
std::vector<Tagged> mend(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists);

}  // namespace article_inspector
