#include "check/differences.h"

#include "matching/difference.h"

namespace article_inspector::check {

using namespace matching;

std::vector<QuoteDifference> differences_of(const Placement& placement, const ReadText& draft,
                                            const ReportPlaces& places, const ReadText& source,
                                            const SourceIndex& index) {
  std::vector<QuoteDifference> differences;
  const std::uint32_t start = index.source_around(placement.places.first).first;
  for (const Gap& gap : placement.gaps) {
    const Stretch here{draft, gap.draft};
    const Stretch there{source, {gap.places.first - start, gap.places.end - start}};
    if (say_the_same(here, there)) continue;
    differences.push_back({here.span(), there.span(), difference_kind(here, there, places)});
  }
  return differences;
}

}  // namespace article_inspector::check
