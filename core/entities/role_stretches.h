/// Finds words beside a name that may say what its bearer is, where no rule reads a description.
#pragma once

#include <cstdint>
#include <vector>

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/roles.h"
#include "entities/tagger.h"

namespace article_inspector {

/// Adds every stretch of words right before a mention, and behind what may lead to a description: a comma, a dash, a
/// bracket, "is", "as". Leaves out what the list has from `known` on. The number of stretches a mention is bounded.
void add_role_stretches(const Document& document, const Tagged& mention, const NameLists& lists, std::size_t known,
                        std::vector<RoleCandidate>& list);

}  // namespace article_inspector
