/// Reads what a text says somebody is: the title before a name, the description behind it.
#pragma once

#include <string>

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

/// The role that stands at one mention; empty where none does.
Span role_at(const Document& document, const Tagged& mention, const NameLists& lists);

}  // namespace article_inspector
