/// The whole stage with weights of the caller's: training measures on articles that the weights have not seen.
#pragma once

#include "article_inspector/stages.h"
#include "quotes/attribution/links.h"

namespace article_inspector::quotes {

/// As find_quotes() of stages.h; `models` must be there during the call.
std::vector<Quote> find_quotes(const Document& document, const std::vector<BoilerplateMark>& boilerplate,
                               const Header& header, const Entities& entities, const Models& models);

}  // namespace article_inspector::quotes
