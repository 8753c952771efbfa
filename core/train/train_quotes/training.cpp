#include "training.h"

#include <array>
#include <cstdio>
#include <numeric>
#include <type_traits>

#include "learning/boosting.h"
#include "teachers.h"

namespace article_inspector::quotes {
namespace {

TableShape shape_of(Decision decision) { return table_shapes[static_cast<std::size_t>(decision)]; }

Learning learning_for(Decision decision) {
  Learning learning;
  if (decision == Decision::position) {
    learning.classes = position_count;
    learning.l1 = 4.7F;  // by far the largest table: what says little stays out
  }
  if (decision == Decision::link) learning.classes = link_count;
  return learning;
}

/// All tables but the links', which stay empty.
std::string train_drafts(const Selection& articles, bool loud) {
  const auto examples = edge_examples(articles, loud);
  constexpr std::array<const char*, 6> names = {"position",   "start after",  "end after",
                                                "end before", "start before", "source"};
  std::string weights;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const auto decision = static_cast<Decision>(k);
    weights += learn(loud ? names[k] : "", examples[k], shape_of(decision), learning_for(decision));
  }
  return weights;
}

std::string train_trees(const TreeRows& rows, std::size_t length, std::uint32_t trees) {
  train::BoostingOptions options;
  options.trees = trees;
  options.depth = 5;
  options.rate = 0.1F;
  options.row_share = 0.7F;
  options.leaf_step = 1.0F / 128;
  const train::Matrix matrix(rows.values, length);
  std::vector<std::uint32_t> used(rows.labels.size());
  std::iota(used.begin(), used.end(), 0U);
  return train::boost(matrix, rows.labels, rows.weights, used, options).write();
}
constexpr std::uint32_t proposal_trees = 130;
constexpr std::uint32_t link_trees = 60;

void append(const TreeRows& more, TreeRows& rows) {
  rows.values.insert(rows.values.end(), more.values.begin(), more.values.end());
  rows.labels.insert(rows.labels.end(), more.labels.begin(), more.labels.end());
  rows.weights.insert(rows.weights.end(), more.weights.begin(), more.weights.end());
}

/// What was not learned from a fold, to look at that fold's articles with; and what that shows.
struct Fold {
  Selection articles;
  std::string drafts;  ///< all tables but the links'
  TreeRows proposals;
  std::vector<Example> links;
  TreeRows link_rows;
};

/// The parts of all folds but one.
template <typename Part>
Part others(const std::vector<Fold>& folds, std::size_t left_out, Part Fold::*part) {
  Part all;
  for (std::size_t k = 0; k < folds.size(); ++k) {
    if (k == left_out) continue;
    if constexpr (std::is_same_v<Part, TreeRows>) {
      append(folds[k].*part, all);
    } else {
      all.insert(all.end(), (folds[k].*part).begin(), (folds[k].*part).end());
    }
  }
  return all;
}

std::string train_links(const std::vector<Example>& examples, const char* name) {
  return learn(name, examples, shape_of(Decision::link), learning_for(Decision::link));
}

void teach_links(const Models& models, Fold& fold) {
  fold.links.clear();
  fold.link_rows = {};
  for (const Article* article : fold.articles) teach_links(*article, models, fold.links, fold.link_rows);
}

}  // namespace

/// The articles of all folds but one, or of that one. An article and its copy without words share a fold.
Selection select(const Selection& articles, std::uint32_t folds, std::uint32_t fold, bool inside) {
  Selection selected;
  for (const Article* article : articles) {
    if ((fold_of(article->text, folds) == fold) == inside) selected.push_back(article);
  }
  return selected;
}

/// What decides last is learned from what decides before it says of articles that it was not trained on: its mistakes
/// must be met.
Trained train_all(const Selection& articles, bool loud) {
  const std::string no_links(shape_of(Decision::link).bytes(), '\0');
  std::vector<Fold> folds(fold_count);
  for (std::uint32_t k = 0; k < fold_count; ++k) {
    Fold& fold = folds[k];
    fold.articles = select(articles, fold_count, k, true);
    fold.drafts = train_drafts(select(articles, fold_count, k, false), false);
    const Weights weights = {fold.drafts + no_links, ""};
    const Models models = weights.models();
    for (const Article* article : fold.articles) teach_proposals(*article, models, fold.proposals);
  }
  std::vector<std::string> trees(fold_count);
  for (std::size_t k = 0; k < fold_count; ++k) {
    trees[k] = train_trees(others(folds, k, &Fold::proposals), row_length, proposal_trees);
    const Weights weights = {folds[k].drafts + no_links, trees[k]};
    teach_links(weights.models(), folds[k]);
  }
  std::vector<std::string> link_tables(fold_count);
  for (std::size_t k = 0; k < fold_count; ++k) link_tables[k] = train_links(others(folds, k, &Fold::links), "");
  for (std::size_t k = 0; k < fold_count; ++k) {
    const Weights weights = {folds[k].drafts + link_tables[k], trees[k]};
    teach_links(weights.models(), folds[k]);
  }
  const TreeRows proposals = others(folds, fold_count, &Fold::proposals);
  const TreeRows link_rows = others(folds, fold_count, &Fold::link_rows);
  if (loud) {
    std::fprintf(stderr, "trees of %zu proposals and %zu links\n", proposals.labels.size(), link_rows.labels.size());
  }
  Trained trained;
  for (std::size_t k = 0; k < fold_count; ++k) {
    trained.folds.push_back({folds[k].drafts + link_tables[k],
                             trees[k] + train_trees(others(folds, k, &Fold::link_rows), link_row_length, link_trees)});
  }
  trained.all = {
      train_drafts(articles, loud) + train_links(others(folds, fold_count, &Fold::links), loud ? "link" : ""),
      train_trees(proposals, row_length, proposal_trees) + train_trees(link_rows, link_row_length, link_trees)};
  return trained;
}

std::uint32_t fold_of(const std::u16string& text, std::uint32_t folds) {
  return static_cast<std::uint32_t>(hash_of(text) >> 32) % folds;
}

HeldOutModels::HeldOutModels(std::vector<Weights> folds) : weights_(std::move(folds)) {
  for (const Weights& weights : weights_) models_.push_back(weights.models());
}

}  // namespace article_inspector::quotes
