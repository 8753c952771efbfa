#pragma once

#include "article_inspector/stages.h"
#include "learning/tree_model.h"

namespace article_inspector {

/// find_header with a model of the caller's for the authors.
Header find_header(const Document& document, const Boilerplate& boilerplate, const Story& story, const PageData& page,
                   const TreeModel& authors);

}  // namespace article_inspector
