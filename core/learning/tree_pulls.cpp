#include <numeric>

#include "learning/tree_model.h"

namespace article_inspector {

std::vector<float> TreeModel::pulls(const float* row, std::size_t features) const {
  std::vector<float> pulls(features);
  const std::size_t leaves = std::size_t{1} << depth_;
  for (std::size_t tree = 0; tree < trees(); ++tree) {
    const Node* nodes = &nodes_[tree * (leaves - 1)];
    const float* values = &leaves_[tree * leaves];
    const auto mean = [values](std::size_t first, std::size_t count) {
      return std::accumulate(values + first, values + first + count, 0.0F) / static_cast<float>(count);
    };
    std::size_t node = 0;
    std::size_t first = 0;  // leaves below the node
    for (std::size_t below = leaves; below > 1; below /= 2) {
      const bool right = row[nodes[node].feature] > nodes[node].threshold;
      const float before = mean(first, below);
      if (right) first += below / 2;
      pulls[nodes[node].feature] += mean(first, below / 2) - before;
      node = 2 * node + (right ? 2 : 1);
    }
  }
  return pulls;
}

}  // namespace article_inspector
