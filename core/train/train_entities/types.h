/// Learns core/data/models/types.weights: of which type a name is.
#pragma once

#include <string>
#include <vector>

#include "corpus.h"
#include "entities/model.h"
#include "entities/type_choice.h"

namespace article_inspector::train {

/// A mention whose span the gold has too.
struct TypeExample {
  TypeEvidence evidence;
  std::vector<std::uint16_t> rows;
  std::size_t wanted = 0;
  std::size_t tagged = 0;  ///< what the tagger said
  int fold = 0;
};

/// Adds what a model that has not seen a text reads in it.
void add_type_examples(const GoldText& gold, const EntityModel& model, int fold, std::vector<TypeExample>& examples);

/// Prints what cross-validation finds and writes the model. Returns the program's exit code.
int train_types(const std::vector<TypeExample>& examples, int folds, const std::string& out);

}  // namespace article_inspector::train
