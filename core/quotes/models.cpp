#include "quotes/models.h"

#include <string>

#include "knowledge/embedded.h"
#include "learning/packed_weights.h"

namespace article_inspector::quotes {

Models models_from(std::string_view tables, std::string_view trees) {
  Models models;
  if (tables.size() != size_of_tables()) return models;
  for (std::size_t k = 0; k < table_shapes.size(); ++k) {
    models.tables[k] = LinearModel(tables.substr(0, table_shapes[k].bytes()), table_shapes[k].stride);
    tables.remove_prefix(table_shapes[k].bytes());
  }
  models.proposals = TreeModel::read(trees);
  models.links = TreeModel::read(trees);
  return models;
}

const Models& embedded_models() {
  static const std::string tables = learning::unpack_rows(embedded_file("models/quotes.weights"), size_of_tables());
  static const Models models = models_from(tables, embedded_file("models/quotes.trees"));
  return models;
}

const LinearModel& embedded_speaker_model() {
  static const std::string weights =
      learning::unpack_rows(embedded_file("models/speakers.weights"), speaker_shape.bytes());
  static const LinearModel model(weights, speaker_shape.stride);
  return model;
}

}  // namespace article_inspector::quotes
