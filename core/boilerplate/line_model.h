#pragma once

#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"
#include "boilerplate/kind_model.h"
#include "boilerplate/line_features.h"
#include "knowledge/tree_model.h"

namespace article_inspector {

/// Tells for every line how likely it is not the story. The second stage sees what the first thought of the lines
/// around (stacked learning: Wolpert 1992; Kou and Cohen 2007).
struct LineModel {
  TreeModel first;
  TreeModel second;

  bool empty() const { return first.trees() == 0; }
};

/// Without trees where the bytes hold no model.
LineModel read_line_model(std::string_view bytes);

struct LineModels {
  LineModel text;
  LineModel html;  ///< for documents with hints from HTML

  const LineModel& of(const Document& document) const { return document.blocks.empty() ? text : html; }
};

/// The models in core/data/models.
const LineModels& line_models();

/// What the first stage thinks of every line, 0 to 1.
std::vector<float> first_stage(const LineTable& table, const TreeModel& model);

/// One probability a line.
std::vector<float> junk_of_lines(LineTable& table, const LineModel& model);

/// find_boilerplate with models of the caller's.
std::vector<BoilerplateMark> find_boilerplate(const Document& document, const LineModel& model,
                                              const KindModel& kind_weights);

}  // namespace article_inspector
