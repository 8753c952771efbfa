/// Trains all tables and trees of the quote stage.
#pragma once

#include <string>
#include <vector>

#include "edge_examples.h"
#include "quotes/models.h"

namespace article_inspector::quotes {

struct Weights {
  std::string tables;  ///< not packed
  std::string trees;
  /// The weights must outlive them.
  Models models() const { return models_from(tables, trees); }
};

inline constexpr std::uint32_t fold_count = 3;
/// By the text alone: an article is in the same fold whatever else is read.
std::uint32_t fold_of(const std::u16string& text, std::uint32_t folds);
/// The articles of all folds but one, or of that one. An article and its copy without words share a fold.
Selection select(const Selection& articles, std::uint32_t folds, std::uint32_t fold, bool inside);

struct Trained {
  Weights all;
  std::vector<Weights> folds;  ///< the k-th knows nothing of the articles of fold k
};

/// `loud` prints how it goes.
Trained train_all(const Selection& articles, bool loud);

/// Weights for texts that they were not learned from.
class HeldOutModels {
 public:
  explicit HeldOutModels(std::vector<Weights> folds);
  const Models& models(const std::u16string& text) const { return models_[fold_of(text, fold_count)]; }

 private:
  std::vector<Weights> weights_;
  std::vector<Models> models_;
};

}  // namespace article_inspector::quotes
