#include "entity_folds.h"

#include <fstream>
#include <iterator>

namespace article_inspector::quotes {

const EntityModel* EntityFolds::next(const std::string& language) {
  if (folder_.empty()) return nullptr;
  const auto [at, added] = languages_.try_emplace(language);
  Language& read = at->second;
  for (std::size_t fold = 0; added; ++fold) {
    std::ifstream file(folder_ + "/entities." + language + "." + std::to_string(fold) + ".weights", std::ios::binary);
    if (!file) break;
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    read.folds.emplace_back(bytes);
  }
  if (read.folds.empty()) return nullptr;
  return &read.folds[read.articles++ % read.folds.size()];
}

}  // namespace article_inspector::quotes
