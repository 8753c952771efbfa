/// Adds what the tagger left out or cut short where the text itself tells.
#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

/// Adds surnames that stand alone, where the text has the full name and the word is nothing else; and joins a church's
/// name with the place behind it: "Evangelische Kirche im Rheinland". Takes mentions in the order of the text.
std::vector<Tagged> completed(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists);

}  // namespace article_inspector
