/// Tells which quotes are missed, and at which step.
#pragma once

#include <cstdio>
#include <memory>
#include <vector>

#include "gold.h"
#include "training.h"

namespace article_inspector::quotes {

/// A line for each quote that is missed, and each that is none, in articles not learned from; counts go to stderr.
void tell_misses(const std::vector<std::unique_ptr<Article>>& articles, const HeldOutModels& held_out, std::FILE* out);

}  // namespace article_inspector::quotes
