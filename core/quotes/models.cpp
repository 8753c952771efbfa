#include "quotes/models.h"

#include "knowledge/embedded.h"

namespace article_inspector::quotes {

Models models_from(std::string_view weights) {
  std::size_t size = 0;
  for (const TableShape& shape : table_shapes) size += shape.bytes();
  Models models;
  if (weights.size() != size) return models;
  for (std::size_t k = 0; k < table_shapes.size(); ++k) {
    models.tables[k] = LinearModel(weights.substr(0, table_shapes[k].bytes()), table_shapes[k].stride);
    weights.remove_prefix(table_shapes[k].bytes());
  }
  return models;
}

const Models& embedded_models() {
  static const Models models = models_from(embedded_file("models/quotes.weights"));
  return models;
}

const LinearModel& embedded_speaker_model() {
  static const LinearModel model = [] {
    const std::string_view weights = embedded_file("models/speakers.weights");
    return weights.size() == speaker_shape.bytes() ? LinearModel(weights, speaker_shape.stride) : LinearModel();
  }();
  return model;
}

}  // namespace article_inspector::quotes
