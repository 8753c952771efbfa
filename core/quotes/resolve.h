/// Which person, body or description a speaker's mention stands for.
#pragma once

#include <vector>

#include "article_inspector/report.h"
#include "quotes/attributions.h"

namespace article_inspector::quotes {

/// By unit: 1 + EntityType of the mention that covers it.
EntityMarks entity_marks(const Units& units, const Entities& entities);

/// Fills in the speakers of `quotes`, which stand in the order of `attributions`.
void resolve_speakers(const Units& units, const Entities& entities, const std::vector<Attribution>& attributions,
                      std::vector<Quote>& quotes);

}  // namespace article_inspector::quotes
