/// Log-linear models trained by regularised dual averaging with adaptive steps (Duchi, Hazan, Singer 2011) and L1.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "learning/linear_model.h"
#include "quotes/models.h"

namespace article_inspector::quotes {

using learning::Features;

/// A choice: among classes that share one list of features, or among candidates with a list each.
struct Example {
  std::vector<std::vector<std::uint32_t>> candidates;
  std::uint32_t answer = 0;
  float weight = 1;
};

struct Learning {
  std::uint32_t classes = 1;  ///< more than one: candidates[0] is shared by all classes
  int epochs = 8;
  float rate = 0.14F;
  float l1 = 4;                   ///< a sum of gradients shorter than this, in their own deviation, counts as none
  std::uint32_t least_count = 8;  ///< features seen in fewer examples stay without weight
};

/// Trains one table; gives its bytes. With a name, prints how it went.
std::string learn(const std::string& name, const std::vector<Example>& examples, TableShape shape,
                  const Learning& learning);

std::vector<std::uint32_t> hashes_of(const Features& features);

}  // namespace article_inspector::quotes
