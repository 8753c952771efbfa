#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/compare.h"
#include "article_inspector/inspect.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// What does not hold for a report of a text, in plain English; empty for every report that inspect() makes. Spans lie
/// in the text, split no surrogate pair and stand in order; ids and counts agree; scores are shares.
std::vector<std::string> faults_of(const Report& report, std::u16string_view text);

/// The same for a page's blocks.
std::vector<std::string> faults_of(const std::vector<Block>& blocks, std::u16string_view text);

/// What does not hold for an inspection as a whole: its report is sound, comes out the same again, and compared with
/// itself is the same.
std::vector<std::string> faults_of_inspection(std::u16string_view text, const Options& options);

}  // namespace article_inspector
