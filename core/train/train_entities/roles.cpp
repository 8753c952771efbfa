#include "roles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

#include "article_inspector/unicode.h"
#include "corpus.h"
#include "entities/role_choice.h"

namespace article_inspector::train {
namespace {

constexpr int folds = 5;
constexpr int epochs = 6;
constexpr float rate = 0.05F;
constexpr float l2 = 1e-3F;
constexpr float scale = 16;

struct Choice {
  std::vector<std::uint16_t> features;
  float target = 0;  // how much of it is the gold's role
  bool precise = false;
  bool complete = false;
};

struct Name {
  std::vector<Choice> choices;
  bool has_role = false;
  int fold = 0;
};

std::vector<std::string> words_of(const std::string& role) {
  std::string plain;
  for (const char c : role) {
    if (std::string_view(".,'\"").find(c) == std::string_view::npos)
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  std::istringstream in(plain);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  if (words.size() > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an")) words.erase(words.begin());
  return words;
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return static_cast<std::size_t>(std::count_if(
      a.begin(), a.end(), [&](const std::string& word) { return std::find(b.begin(), b.end(), word) != b.end(); }));
}

Choice choice_of(const Document& document, WeighedRole role, const std::string& gold) {
  Choice choice;
  choice.features = std::move(role.features);
  const Span span{document.tokens[role.candidate.first].start, document.tokens[role.candidate.end - 1].end};
  const std::vector<std::string> got = words_of(to_utf8(document.view(span)));
  const std::vector<std::string> wanted = words_of(gold);
  if (got.empty() || wanted.empty()) return choice;
  const std::size_t both = shared(got, wanted);
  choice.precise = 2 * both >= got.size();
  choice.complete = 2 * shared(wanted, got) >= wanted.size();
  const auto like = static_cast<float>(both) / static_cast<float>(got.size() + wanted.size() - both);
  if (choice.precise && choice.complete) choice.target = 0.2F + 0.8F * like;
  return choice;
}

void add_names(const GoldText& gold, int fold, std::vector<Name>& names) {
  const Document document = cut(gold.text, {}, gold.language);
  std::vector<Tagged> mentions;
  std::map<std::size_t, Gathered> gathered;
  std::uint32_t sentence = 0;
  for (const GoldMention& mention : gold.mentions) {
    Tagged tagged;
    tagged.first = document.first_token_from(mention.span.start);
    tagged.end = document.first_token_from(mention.span.end);
    if (tagged.first >= tagged.end || (!mentions.empty() && mentions.back().end > tagged.first)) continue;
    while (sentence + 1 < document.sentences.size() && document.sentences[sentence].end_token <= tagged.first)
      ++sentence;
    tagged.sentence = sentence;
    tagged.type = mention.type;
    Gathered& group = gathered[mention.name];
    group.type = mention.type;
    group.mentions.push_back(static_cast<std::uint32_t>(mentions.size()));
    mentions.push_back(tagged);
  }
  const NameLists& lists = name_lists(gold.language);
  for (const auto& [index, group] : gathered) {
    if (group.type == EntityType::misc || index >= gold.roles.size()) continue;
    Name name;
    name.fold = fold;
    name.has_role = !gold.roles[index].empty();
    for (WeighedRole& role : weighed_roles(document, group, mentions, lists))
      name.choices.push_back(choice_of(document, std::move(role), gold.roles[index]));
    names.push_back(std::move(name));
  }
}

using Weights = std::array<float, role_weights>;

float score_of(const Choice& choice, const Weights& weights) {
  float score = 0;
  for (const std::uint16_t feature : choice.features) score += weights[feature];
  return score;
}

/// Logistic regression by AdaGrad over all candidates, those of one fold left out.
Weights learn(const std::vector<Name>& names, int left_out) {
  std::vector<const Choice*> choices;
  for (const Name& name : names) {
    if (name.fold == left_out) continue;
    for (const Choice& choice : name.choices) choices.push_back(&choice);
  }
  Weights weights{};
  Weights squares{};
  std::mt19937_64 random(1);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::shuffle(choices.begin(), choices.end(), random);
    for (const Choice* choice : choices) {
      const float chance = 1 / (1 + std::exp(-score_of(*choice, weights)));
      const float gradient = chance - choice->target;
      for (const std::uint16_t feature : choice->features) {
        const float step = gradient + l2 * weights[feature];
        squares[feature] += step * step;
        weights[feature] -= rate * step / (1e-3F + std::sqrt(squares[feature]));
      }
    }
  }
  for (float& weight : weights) weight = std::clamp(std::round(weight * scale), -127.0F, 127.0F) / scale;
  return weights;
}

void check(const std::vector<Name>& names) {
  std::array<Weights, folds> models;
  for (int fold = 0; fold < folds; ++fold) models[static_cast<std::size_t>(fold)] = learn(names, fold);
  for (const float least : {-1.5F, -1.0F, -0.5F, -0.25F, 0.0F, 0.25F, 0.5F, 1.0F, 1.5F}) {
    std::size_t gold = 0;
    std::size_t complete = 0;
    std::size_t given = 0;
    std::size_t precise = 0;
    std::size_t reachable = 0;
    for (const Name& name : names) {
      gold += name.has_role ? 1 : 0;
      const Choice* best = nullptr;
      float most = least;
      for (const Choice& choice : name.choices) {
        const float score = score_of(choice, models[static_cast<std::size_t>(name.fold)]);
        if (score > most) {
          most = score;
          best = &choice;
        }
      }
      reachable += std::any_of(name.choices.begin(), name.choices.end(), [](const Choice& c) { return c.complete; });
      if (best == nullptr) continue;
      ++given;
      complete += best->complete ? 1 : 0;
      precise += best->precise ? 1 : 0;
    }
    const auto percent = [](std::size_t part, std::size_t of) {
      return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(of, 1));
    };
    std::printf("roles from %5.2f: right %.1f %% of %zu (in reach %.1f), precision %.1f %% of %zu\n",
                static_cast<double>(least), percent(complete, gold), gold, percent(reachable, gold),
                percent(precise, given), given);
  }
}

}  // namespace

int train_roles(const std::string& folder, const std::vector<std::string>& languages, const std::string& out) {
  std::vector<Name> names;
  int fold = 0;
  for (const std::string& language : languages) {
    for (const GoldText& text : read_corpus(folder + "/annotated/articles-train.jsonl.gz", language, language))
      add_names(text, fold++ % folds, names);
  }
  check(names);
  const Weights weights = learn(names, -1);
  std::string bytes;
  for (const float weight : weights) bytes.push_back(static_cast<char>(static_cast<int>(weight * scale)));
  std::ofstream file(out, std::ios::binary);
  file << bytes;
  if (file.flush()) return 0;
  std::cerr << "train-entities: cannot write " << out << '\n';
  return 2;
}

}  // namespace article_inspector::train
