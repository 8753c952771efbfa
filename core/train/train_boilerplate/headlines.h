#pragma once

#include <vector>

#include "boilerplate/headline_rivals.h"
#include "boilerplate/line_model.h"
#include "learning/boosting.h"
#include "pages/pages.h"

namespace article_inspector::train {

struct HeadlineOptions {
  BoostingOptions first;
  BoostingOptions second;
  std::string dump;  ///< a file that takes the pages that were judged wrongly; empty: none
};

/// Trains the two models that find headlines and prints how it does on sites that it has not seen. `lines` holds a line
/// model for each fold, which has not seen the fold's pages. The pages are all pasted texts or all HTML.
HeadlineModel train_headlines(const std::vector<Page>& pages, const std::vector<LineModel>& lines,
                              const HeadlineOptions& options);

}  // namespace article_inspector::train
