#include "types.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <random>

#include "entities/mend.h"
#include "entities/tagger.h"

namespace article_inspector::train {
namespace {

constexpr int epochs = 4;
constexpr float rate = 0.02F;
constexpr float number_rate = 0.01F;
constexpr float l1 = 0.01F;

using Chances = std::array<float, type_count>;

struct Weights {
  std::vector<float> numbers = std::vector<float>(type_number_weights, 0);
  std::vector<float> rows = std::vector<float>(type_rows * type_count, 0);
};

std::size_t number_at(const TypeExample& example, std::size_t number, std::size_t type) {
  return (example.evidence.count * type_numbers + number) * type_count + type;
}

float value_of(const TypeExample& example, std::size_t number, std::size_t type) {
  return static_cast<float>(example.evidence.numbers[number][type]) / static_cast<float>(weight_scale);
}

Chances chances_of(const TypeExample& example, const Weights& weights) {
  Chances scores{};
  for (std::size_t type = 0; type < type_count; ++type) {
    for (std::size_t number = 0; number < type_numbers; ++number)
      scores[type] += weights.numbers[number_at(example, number, type)] * value_of(example, number, type);
    for (const std::uint16_t row : example.rows) scores[type] += weights.rows[row * type_count + type];
  }
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - most);
  for (float& score : scores) score /= sum;
  return scores;
}

/// A step of AdaGrad, then one towards zero (Duchi et al. 2011).
void step(float& weight, float& square, float gradient, float size, float pull) {
  square += gradient * gradient;
  const float scale = size / (1e-3F + std::sqrt(square));
  weight -= scale * gradient;
  weight = weight > 0 ? std::max(weight - scale * pull, 0.0F) : std::min(weight + scale * pull, 0.0F);
}

void round_to(std::vector<float>& weights, int scale) {
  for (float& weight : weights)
    weight = std::clamp(std::round(weight * static_cast<float>(scale)), -127.0F, 127.0F) / static_cast<float>(scale);
}

/// Multinomial logistic regression, the examples of one fold left out.
Weights learn(const std::vector<TypeExample>& all, int left_out) {
  std::vector<const TypeExample*> examples;
  for (const TypeExample& example : all) {
    if (example.fold != left_out) examples.push_back(&example);
  }
  Weights weights;
  for (std::size_t count = 0; count < type_counts; ++count)
    std::fill_n(weights.numbers.begin() + static_cast<std::ptrdiff_t>(count * type_numbers * type_count), type_count,
                1.0F);
  Weights squares;
  std::mt19937_64 random(1);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::shuffle(examples.begin(), examples.end(), random);
    for (const TypeExample* example : examples) {
      const Chances chances = chances_of(*example, weights);
      for (std::size_t type = 0; type < type_count; ++type) {
        const float gradient = chances[type] - (type == example->wanted ? 1.0F : 0.0F);
        for (std::size_t number = 0; number < type_numbers; ++number) {
          const std::size_t at = number_at(*example, number, type);
          step(weights.numbers[at], squares.numbers[at], gradient * value_of(*example, number, type), number_rate, 0);
        }
        for (const std::uint16_t row : example->rows) {
          const std::size_t at = row * type_count + type;
          step(weights.rows[at], squares.rows[at], gradient, rate, l1);
        }
      }
    }
  }
  round_to(weights.numbers, type_number_scale);
  round_to(weights.rows, type_row_scale);
  return weights;
}

struct Count {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t gold = 0;
  void add(std::size_t wanted, std::size_t said) {
    constexpr auto misc = static_cast<std::size_t>(EntityType::misc);
    if (wanted != misc) ++gold;
    if (said != misc) ++found;
    if (wanted == said && said != misc) ++right;
  }
  double f1() const {
    return 200.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(found + gold, 1));
  }
};

void check(const std::vector<TypeExample>& examples, int folds) {
  std::vector<Weights> models;
  for (int fold = 0; fold < folds; ++fold) models.push_back(learn(examples, fold));
  Count tagged;
  Count chosen;
  for (const TypeExample& example : examples) {
    const Chances chances = chances_of(example, models[static_cast<std::size_t>(example.fold)]);
    tagged.add(example.wanted, example.tagged);
    chosen.add(example.wanted,
               static_cast<std::size_t>(std::max_element(chances.begin(), chances.end()) - chances.begin()));
  }
  std::printf("types of %zu mentions, people, organizations, places, F1: as tagged %.2f, chosen %.2f\n",
              examples.size(), tagged.f1(), chosen.f1());
}

}  // namespace

void add_type_examples(const GoldText& gold, const EntityModel& model, int fold, std::vector<TypeExample>& examples) {
  const Document document = cut(gold.text, {}, gold.language);
  const NameLists& lists = name_lists(gold.language);
  const std::vector<Tagged> mentions = mend(document, tag(document, model), lists);
  const TypeEvidences evidences = type_evidence(document, mentions, lists);
  std::map<std::pair<std::uint32_t, std::uint32_t>, EntityType> wanted;
  for (const GoldMention& mention : gold.mentions) wanted[{mention.span.start, mention.span.end}] = mention.type;
  for (std::size_t index = 0; index < mentions.size(); ++index) {
    const Tagged& mention = mentions[index];
    const auto at = wanted.find({document.tokens[mention.first].start, document.tokens[mention.end - 1].end});
    if (at == wanted.end()) continue;
    const TypeEvidence& evidence = evidences.mentions[index];
    std::vector<std::uint16_t> rows = evidences.rows[evidence.group];
    rows.push_back(evidence.row);
    examples.push_back({evidence, std::move(rows), static_cast<std::size_t>(at->second),
                        static_cast<std::size_t>(mention.type), fold});
  }
}

int train_types(const std::vector<TypeExample>& examples, int folds, const std::string& out) {
  check(examples, folds);
  const Weights weights = learn(examples, -1);
  std::string bytes;
  for (const float weight : weights.numbers)
    bytes.push_back(static_cast<char>(static_cast<int>(weight * type_number_scale)));
  for (const float weight : weights.rows) bytes.push_back(static_cast<char>(static_cast<int>(weight * type_row_scale)));
  std::ofstream file(out, std::ios::binary);
  file << bytes;
  if (file.flush()) return 0;
  std::cerr << "train-entities: cannot write " << out << '\n';
  return 2;
}

}  // namespace article_inspector::train
