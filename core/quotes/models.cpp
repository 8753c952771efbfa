#include "quotes/models.h"

#include <string>

#include "knowledge/embedded.h"
#include "quotes/packed_weights.h"

namespace article_inspector::quotes {

Models models_from(std::string_view weights) {
  Models models;
  if (weights.size() != size_of_tables()) return models;
  for (std::size_t k = 0; k < table_shapes.size(); ++k) {
    models.tables[k] = LinearModel(weights.substr(0, table_shapes[k].bytes()), table_shapes[k].stride);
    weights.remove_prefix(table_shapes[k].bytes());
  }
  return models;
}

const Models& embedded_models() {
  static const std::string weights = unpack_weights(embedded_file("models/quotes.weights"), size_of_tables());
  static const Models models = models_from(weights);
  return models;
}

const LinearModel& embedded_speaker_model() {
  static const std::string weights = unpack_weights(embedded_file("models/speakers.weights"), speaker_shape.bytes());
  static const LinearModel model(weights, speaker_shape.stride);
  return model;
}

}  // namespace article_inspector::quotes
