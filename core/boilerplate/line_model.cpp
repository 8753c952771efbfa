#include "boilerplate/line_model.h"

#include <algorithm>
#include <string_view>

#include "boilerplate/second_stage.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

// As many as stay in the processor's nearest memory.
constexpr std::size_t rows_at_once = 32;

/// One probability a line.
template <class WriteRow>
std::vector<float> judge(std::size_t lines, std::size_t features, const TreeModel& model, WriteRow write_row) {
  std::vector<float> junk(lines);
  std::vector<float> rows(std::min(rows_at_once, lines) * features);
  for (std::size_t from = 0; from < lines; from += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, lines - from);
    for (std::size_t k = 0; k < count; ++k) write_row(from + k, &rows[k * features]);
    model.score(rows.data(), features, count, &junk[from]);
  }
  for (float& value : junk) value = logistic(value);
  return junk;
}

}  // namespace

LineModel read_line_model(std::string_view bytes) {
  LineModel model;
  model.first = TreeModel::read(bytes);
  model.second = TreeModel::read(bytes);
  return model;
}

const LineModels& line_models() {
  static const LineModels models = {read_line_model(embedded_file("models/boilerplate.bin")),
                                    read_line_model(embedded_file("models/boilerplate_html.bin"))};
  return models;
}

std::vector<float> first_stage(const LineTable& table, const TreeModel& model) {
  return judge(table.size(), LineTable::features(table.has_hints()), model,
               [&](std::size_t line, float* row) { table.write_row(line, row); });
}

std::vector<float> second_stage(const LineTable& table, std::vector<float> first, const TreeModel& model) {
  const SecondStage stage(table, std::move(first));
  return judge(table.size(), SecondStage::features(table.has_hints()), model,
               [&](std::size_t line, float* row) { stage.write_row(line, row); });
}

std::vector<float> junk_of_lines(const LineTable& table, const LineModel& model) {
  if (model.empty()) return std::vector<float>(table.size());
  return second_stage(table, first_stage(table, model.first), model.second);
}

Judgement judge_lines(const Document& document, const LineTable& table, const PageData& page, const LineModel& lines,
                      const HeadlineModel& headline) {
  Judgement judgement;
  judgement.junk = junk_of_lines(table, lines);
  const HeadlineTable headlines(document, table, judgement.junk, page);
  judgement.headline = find_headline(headlines, table.size(), headline, table.has_hints());
  return judgement;
}

}  // namespace article_inspector
