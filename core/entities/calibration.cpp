#include "entities/calibration.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "document/language_data.h"
#include "knowledge/embedded.h"

namespace article_inspector {

Calibration Calibration::of_text(std::string_view text) {
  Calibration calibration;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto number = [&](std::int32_t& value) {
    while (at != end && (*at == ' ' || *at == '\n')) ++at;
    const std::from_chars_result read = std::from_chars(at, end, value);
    at = read.ptr;
    return read.ec == std::errc();
  };
  for (CalibrationStep step; number(step.margin) && number(step.right);) {
    if (!calibration.steps_.empty() && step.margin <= calibration.steps_.back().margin) break;
    calibration.steps_.push_back(step);
  }
  if (calibration.steps_.size() < 2) calibration.steps_.clear();
  return calibration;
}

std::int32_t Calibration::percent(std::int32_t margin) const {
  if (steps_.empty()) return 0;
  const auto above =
      std::find_if(steps_.begin(), steps_.end(), [&](const CalibrationStep& step) { return step.margin > margin; });
  if (above == steps_.end()) return steps_.back().right / 10;
  if (above == steps_.begin()) return steps_.front().right / 10;
  const CalibrationStep& high = *above;
  const CalibrationStep& low = *(above - 1);
  return (low.right + (high.right - low.right) * (margin - low.margin) / (high.margin - low.margin)) / 10;
}

const Calibration& calibration(std::string_view language) {
  static const std::vector<std::pair<std::string, Calibration>> all = [] {
    std::vector<std::pair<std::string, Calibration>> tables;
    for (const LanguageData& known : known_languages()) {
      Calibration table = Calibration::of_text(embedded_file("models/entities." + known.code + ".scores"));
      if (!table.empty()) tables.emplace_back(known.code, std::move(table));
    }
    return tables;
  }();
  static const Calibration none;
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& table) { return table.first == language; });
  if (at != all.end()) return at->second;
  return all.empty() ? none : all.front().second;
}

}  // namespace article_inspector
