/// What the trees of proposals and links learn from: what is decided before them, compared with the gold.
#pragma once

#include <vector>

#include "gold.h"
#include "learner.h"
#include "quotes/attribution/links.h"

namespace article_inspector::quotes {

/// What trees learn from: rows, and whether what they describe is right.
struct TreeRows {
  std::vector<float> values;
  std::vector<float> labels;
  std::vector<float> weights;
};

/// Adds the proposals that `models` lead to, and whether each is right.
void teach_proposals(const Article& article, const Models& models, TreeRows& rows);
/// The same for links; `examples` are for the linear model of links.
void teach_links(const Article& article, const Models& models, std::vector<Example>& examples, TreeRows& rows);

}  // namespace article_inspector::quotes
