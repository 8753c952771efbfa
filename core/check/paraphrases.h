/// Sentences of the sources that say what the draft reports in its own words.
#pragma once

#include <vector>

#include "article_inspector/check.h"
#include "check/differences.h"

namespace article_inspector::check {

std::vector<CheckedParaphrase> check_paraphrases(const ReadText& draft, const Report& report,
                                                 const std::vector<ReadText>& sources, const SourceIndex& index);

}  // namespace article_inspector::check
