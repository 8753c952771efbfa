/// Weights of the entity stage that have not seen an article. Names come out better in articles that the shipped
/// weights were trained on, and scores that learn from those promise too much.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entities/model.h"

namespace article_inspector::quotes {

class EntityFolds {
 public:
  /// Reads what `train-entities --folds FOLDER` left: FOLDER/entities.LANGUAGE.FOLD.weights. An empty path, or a
  /// language without files, leaves the shipped weights in place.
  explicit EntityFolds(std::string folder) : folder_(std::move(folder)) {}

  /// The weights of the fold that left the next article of a language out, in the order of the file that both
  /// trainers read; nullptr where there are none.
  const EntityModel* next(const std::string& language);

 private:
  struct Language {
    std::vector<EntityModel> folds;
    std::size_t articles = 0;
  };
  std::string folder_;
  std::map<std::string, Language> languages_;
};

}  // namespace article_inspector::quotes
