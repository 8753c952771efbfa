/// Fits core/data/models/entities.LANGUAGE.scores: how often an entity is right, by the tagger's margin.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus.h"
#include "entities/model.h"

namespace article_inspector::train {

/// An entity that was found, people, organizations and places alone.
struct ScoreExample {
  std::int32_t margin = 0;  ///< of its surest mention
  bool right = false;       ///< the gold has one of its mentions just so
};

/// Adds what a model that has not seen a text finds in it.
void add_score_examples(const GoldText& gold, const EntityModel& model, std::vector<ScoreExample>& examples);

/// Prints how well the fit holds. Returns the lines of the table.
std::string fit_scores(std::vector<ScoreExample> examples);

}  // namespace article_inspector::train
