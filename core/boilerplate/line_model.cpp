#include "boilerplate/line_model.h"

#include <string_view>

#include "knowledge/embedded.h"

namespace article_inspector {

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

std::vector<float> junk_of_lines(LineTable& table, const LineModel& model) {
  std::vector<float> junk(table.size());
  if (model.empty()) return junk;
  std::vector<float> row(LineTable::second_stage_features(table.has_hints()));
  for (std::size_t line = 0; line < table.size(); ++line) {
    table.first_stage_row(line, row.data());
    junk[line] = logistic(model.first(row.data()));
  }
  table.set_first_stage(junk);
  for (std::size_t line = 0; line < table.size(); ++line) {
    table.second_stage_row(line, row.data());
    junk[line] = logistic(model.second(row.data()));
  }
  return junk;
}

}  // namespace article_inspector
