#include "scores.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <tuple>

#include "entities/gather.h"
#include "entities/mend.h"
#include "entities/tagger.h"
#include "entities/types.h"

namespace article_inspector::train {
namespace {

constexpr std::size_t steps = 12;

/// Examples of neighbouring margins.
struct Pool {
  double margins = 0;
  double right = 0;
  double count = 0;

  void add(const Pool& other) {
    margins += other.margins;
    right += other.right;
    count += other.count;
  }
  double share() const { return right / count; }
};

}  // namespace

void add_score_examples(const GoldText& gold, const EntityModel& model, std::vector<ScoreExample>& examples) {
  const Document document = cut(gold.text, {}, gold.language);
  const NameLists& lists = name_lists(gold.language);
  const std::vector<Tagged> mentions = with_types(document, mend(document, tag(document, model), lists), lists);
  std::set<std::tuple<std::uint32_t, std::uint32_t, EntityType>> wanted;
  for (const GoldMention& mention : gold.mentions) wanted.emplace(mention.span.start, mention.span.end, mention.type);
  for (const Gathered& gathered : gather(document, mentions, lists)) {
    if (gathered.type == EntityType::misc) continue;
    ScoreExample example;
    for (const std::uint32_t index : gathered.mentions) {
      const Tagged& mention = mentions[index];
      example.margin = std::max(example.margin, mention.margin);
      example.right = example.right || wanted.count({document.tokens[mention.first].start,
                                                     document.tokens[mention.end - 1].end, gathered.type}) != 0;
    }
    examples.push_back(example);
  }
}

/// Shares of examples in equal parts by margin, made to rise (Ayer et al. 1955).
std::string fit_scores(std::vector<ScoreExample> examples) {
  std::sort(examples.begin(), examples.end(),
            [](const ScoreExample& a, const ScoreExample& b) { return a.margin < b.margin; });
  std::vector<Pool> pools;
  for (std::size_t step = 0; step < steps; ++step) {
    Pool pool;
    for (std::size_t at = examples.size() * step / steps; at < examples.size() * (step + 1) / steps; ++at)
      pool.add({static_cast<double>(examples[at].margin), examples[at].right ? 1.0 : 0.0, 1});
    if (pool.count == 0) continue;
    pools.push_back(pool);
    while (pools.size() > 1 && pools[pools.size() - 2].share() >= pools.back().share()) {
      pools[pools.size() - 2].add(pools.back());
      pools.pop_back();
    }
  }
  std::string lines;
  for (const Pool& pool : pools) {
    lines += std::to_string(static_cast<int>(pool.margins / pool.count)) + " " +
             std::to_string(static_cast<int>(1000 * pool.share())) + "\n";
  }
  std::printf("scores fitted on %zu entities in %zu steps\n", examples.size(), pools.size());
  return lines;
}

}  // namespace article_inspector::train
