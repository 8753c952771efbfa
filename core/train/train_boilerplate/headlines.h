#pragma once

#include <vector>

#include "boilerplate/line_model.h"
#include "learning/boosting.h"
#include "pages.h"

namespace article_inspector::train {

struct HeadlineOptions {
  BoostingOptions trees;
  std::string dump;  ///< a file that takes the pages that were judged wrongly; empty: none
};

/// Trains the model that finds headlines and prints how it does on sites that it has not seen. `lines` holds a line
/// model for each fold, which has not seen the fold's pages. The pages are all pasted texts or all HTML.
TreeModel train_headlines(const std::vector<Page>& pages, const std::vector<LineModel>& lines,
                          const HeadlineOptions& options);

}  // namespace article_inspector::train
