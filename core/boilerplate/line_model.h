#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/page.h"
#include "article_inspector/stages.h"
#include "boilerplate/headline_rivals.h"
#include "boilerplate/kind_model.h"
#include "boilerplate/line_table.h"
#include "learning/tree_model.h"

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

/// What the second stage thinks of every line, 0 to 1, by what the first stage thought.
std::vector<float> second_stage(const LineTable& table, std::vector<float> first, const TreeModel& model);

/// How likely each line is junk, 0 to 1.
std::vector<float> junk_of_lines(const LineTable& table, const LineModel& model);

/// What the models say of a document's lines.
struct Judgement {
  std::vector<float> junk;  ///< of each line, how likely it is junk
  std::optional<std::size_t> headline;
};
Judgement judge_lines(const Document& document, const LineTable& table, const PageData& page, const LineModel& lines,
                      const HeadlineModel& headline);

struct BoilerplateModels {
  const LineModel& lines;
  const HeadlineModel& headline;
  const KindModel& kinds;
};

/// find_boilerplate with models of the caller's.
Boilerplate find_boilerplate(const Document& document, const PageData& page, const BoilerplateModels& models);

}  // namespace article_inspector
