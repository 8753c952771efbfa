/// Reads what a text says somebody or something is: the title before a name, the description behind it.
#pragma once

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

/// The role that stands at one mention; empty where none does. `previous` is the mention before it, if any: of
/// "Senators A and B" the second has the first one's role.
Span role_at(const Document& document, const Tagged& mention, const Tagged* previous, const NameLists& lists);

}  // namespace article_inspector
