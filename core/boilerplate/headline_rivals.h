#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "boilerplate/headline.h"
#include "learning/tree_model.h"

namespace article_inspector {

/// How much a line looks like the headline by itself, in log-odds.
struct ScoredLine {
  std::size_t line = 0;
  float score = 0;
};

/// Tells a page's headline. The first model judges each line by itself. The second sees the likeliest lines side by
/// side: a teaser of the same subject, a kicker and the headline look alike one by one.
struct HeadlineModel {
  TreeModel first;
  TreeModel second;  ///< without trees, the first model decides alone
};

/// One model for pasted text, one for pages read as HTML.
struct HeadlineModels {
  HeadlineModel text;
  HeadlineModel html;
  const HeadlineModel& of(const Document& document) const { return document.blocks.empty() ? text : html; }
};

/// Takes a model off the front of `bytes`.
HeadlineModel read_headline_model(std::string_view& bytes);

/// Kept in core/data/models.
const HeadlineModels& headline_models();

/// The likeliest lines of a page and what sets each apart from the others. Training and use share this code.
class HeadlineRivals {
 public:
  static constexpr std::size_t most = 8;

  /// `table` must outlive the rivals.
  HeadlineRivals(const HeadlineTable& table, std::vector<ScoredLine> scored, bool hints);

  /// The likeliest first.
  std::size_t size() const { return rivals_.size(); }
  std::size_t line(std::size_t rival) const { return rivals_[rival].line; }

  static std::size_t features(bool hints);
  void write_row(std::size_t rival, float* row) const;

 private:
  const float* own_row(std::size_t rival) const { return rows_.data() + rival * own_features_; }

  const HeadlineTable& table_;
  std::vector<ScoredLine> rivals_;
  std::vector<std::size_t> by_place_;  ///< indices of rivals_, in the page's order
  std::size_t own_features_;
  std::vector<float> rows_;  ///< HeadlineTable's of each rival
};

/// What the first model says of each line that may be the headline.
std::vector<ScoredLine> score_headlines(const HeadlineTable& table, std::size_t lines, const TreeModel& first,
                                        bool hints);

/// The paragraph that is the headline; none where no line looks like one.
std::optional<std::size_t> find_headline(const HeadlineTable& table, std::size_t lines, const HeadlineModel& model,
                                         bool hints);

}  // namespace article_inspector
