/// How likely an entity is right, told from the margin by which the tagger reads it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace article_inspector {

/// How often a margin goes with an entity that is right, in thousandths. Whole numbers, so that every machine says the
/// same.
struct CalibrationStep {
  std::int32_t margin = 0;  ///< logarithm times margin_scale
  std::int32_t right = 0;
};

class Calibration {
 public:
  /// From lines of "margin right", margins rising; an empty one where there are fewer than two.
  static Calibration of_text(std::string_view text);

  bool empty() const { return steps_.empty(); }
  /// In whole percents, between the steps by proportion.
  std::int32_t percent(std::int32_t margin) const;

 private:
  std::vector<CalibrationStep> steps_;
};

/// Of the model learned from a language's texts; of one that was not learned, that of the model that stands in for it.
const Calibration& calibration(std::string_view language);

}  // namespace article_inspector
