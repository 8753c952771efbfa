/// Reads what a text says somebody or something is: the title before a name, the description behind it.
#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

struct Role {
  Span span;
  int strength = 0;  ///< 2 more where a word is known to say what things are, 1 more for several words
};

/// The role that stands at one mention; empty where none does. Of "Senators A and B" the second has the first one's.
Role role_at(const Document& document, const std::vector<Tagged>& mentions, std::size_t index, const NameLists& lists);

}  // namespace article_inspector
