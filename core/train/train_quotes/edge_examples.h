/// Examples for the linear models: which cues report, where content begins and ends, and which phrase speaks.
#pragma once

#include <array>
#include <vector>

#include "gold.h"
#include "learner.h"

namespace article_inspector::quotes {

using Selection = std::vector<const Article*>;

/// The examples of each table but the links', by Decision. `loud` prints how much of the gold candidates reach.
std::array<std::vector<Example>, table_shapes.size()> edge_examples(const Selection& articles, bool loud);

}  // namespace article_inspector::quotes
