/// How likely it is that an attribution is a quote with these edges.
#pragma once

#include <vector>

#include "quotes/attribution/attributions.h"
#include "quotes/score_models.h"

namespace article_inspector::quotes {

/// What the model of core/data/models/quotes.scores looks at.
void describe_attribution(const SpeechText& speech, const Attribution& attribution, std::vector<float>& row);

}  // namespace article_inspector::quotes
