/// Of which type each mention is, where the edges of all are settled.
#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

/// That of most places at which the text has a name, where most is clear; by the lexicon in a language that was not
/// learned. A bloc, such as "the West", is no place.
std::vector<Tagged> with_types(const Document& document, std::vector<Tagged> mentions, const NameLists& lists);

}  // namespace article_inspector
