#include <algorithm>

#include "article_inspector/json.h"
#include "soundness/soundness.h"

namespace article_inspector {

std::vector<std::string> faults_of_inspection(std::u16string_view text, const Options& options) {
  const Report report = inspect(text, options);
  std::vector<std::string> faults = faults_of(report, text);
  if (report_to_json(inspect(text, options)) != report_to_json(report))
    faults.emplace_back("the same text has another report");
  const Comparison comparison = compare({text, report}, {text, report});
  const bool is_same = comparison.names.empty() && comparison.numbers.empty() &&
                       std::all_of(comparison.quotes.begin(), comparison.quotes.end(), [](const QuoteChange& quote) {
                         return quote.change == Change::same && !quote.speaker_changed;
                       });
  if (!is_same) faults.emplace_back("the text differs from itself");
  return faults;
}

}  // namespace article_inspector
