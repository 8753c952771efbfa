/// Which names one report has and the other has not.
#pragma once

#include <vector>

#include "article_inspector/compare.h"

namespace article_inspector::comparing {

/// The original's names first. Only names of the story count.
std::vector<NameChange> compare_names(const Report& original, const Report& copy);

}  // namespace article_inspector::comparing
