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
constexpr int epochs = 10;
constexpr int orders = 5;  // of the examples; the mean of what is learned over each is kept
constexpr float rate = 0.05F;
constexpr float l2 = 1e-4F;
constexpr std::uint32_t dropped = 300;  // of 1,000 features of an example, each time that it is seen
constexpr float scale = 16;

struct Choice {
  float target = 0;  // how much of it is the gold's role
  bool precise = false;
  bool complete = false;
};

struct Name {
  std::vector<WeighedRole> roles;
  std::vector<Choice> choices;  // of the roles
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

Choice choice_of(const Document& document, const WeighedRole& role, const std::string& gold) {
  Choice choice;
  const Span span{document.tokens[role.candidate.first].start, document.tokens[role.candidate.end - 1].end};
  const std::vector<std::string> got = words_of(to_utf8(document.view(span)));
  const std::vector<std::string> wanted = words_of(gold);
  if (got.empty() || wanted.empty()) return choice;
  const std::size_t both = shared(got, wanted);
  choice.precise = 2 * both >= got.size();
  choice.complete = 2 * shared(wanted, got) >= wanted.size();
  const auto like = static_cast<float>(both) / static_cast<float>(got.size() + wanted.size() - both);
  if (choice.precise && choice.complete) choice.target = like * like * like;
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
    name.roles = weighed_roles(document, group, mentions, lists);
    for (const WeighedRole& role : name.roles) name.choices.push_back(choice_of(document, role, gold.roles[index]));
    names.push_back(std::move(name));
  }
}

using Weights = std::array<float, role_weights>;
using Lists = std::vector<std::vector<std::uint16_t>>;  // of features, one for each role of a name

std::vector<float> shares_of(const Lists& lists, const Weights& weights) {
  std::vector<float> log_odds;
  for (const auto& features : lists) {
    float score = 0;
    for (const std::uint16_t feature : features) score += weights[feature];
    log_odds.push_back(score);
  }
  return role_shares(log_odds);
}

Lists lists_of(const Name& name) {
  Lists lists;
  for (const WeighedRole& role : name.roles) lists.push_back(role.features);
  return lists;
}

/// AdaGrad on one name: which of its candidates is its role, or that none is.
void learn_name(const Name& name, const Lists& lists, Weights& weights, Weights& squares) {
  const std::vector<float> shares = shares_of(lists, weights);
  float wanted = 0;
  for (const Choice& choice : name.choices) wanted += choice.target;
  for (std::size_t k = 0; k < lists.size(); ++k) {
    const float gradient = shares[k] - (wanted > 0 ? name.choices[k].target / wanted : 0);
    if (std::fabs(gradient) < 1e-3F) continue;
    for (const std::uint16_t feature : lists[k]) {
      const float step = gradient + l2 * weights[feature];
      squares[feature] += step * step;
      weights[feature] -= rate * step / (1e-3F + std::sqrt(squares[feature]));
    }
  }
}

/// All names but those of one fold.
Weights learn(const std::vector<Name>& names, int left_out) {
  Weights mean{};
  for (int run = 0; run < orders; ++run) {
    std::vector<const Name*> order;
    for (const Name& name : names) {
      if (name.fold != left_out && !name.roles.empty()) order.push_back(&name);
    }
    Weights weights{};
    Weights squares{};
    std::mt19937_64 random(static_cast<std::uint64_t>(run) + 1);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      for (const Name* name : order) {
        Lists lists = lists_of(*name);
        const std::uint64_t salt = random();
        for (auto& features : lists) {
          const auto drop = [&](std::uint16_t feature) {
            return ((((feature + 1) * 0x9E3779B97F4A7C15ULL ^ salt) * 0xD6E8FEB86659FD93ULL) >> 40) % 1000 < dropped;
          };
          features.erase(std::remove_if(features.begin(), features.end(), drop), features.end());
        }
        learn_name(*name, lists, weights, squares);
      }
    }
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += weights[k] / static_cast<float>(orders);
  }
  for (float& weight : mean) weight = std::clamp(std::round(weight * scale), -127.0F, 127.0F) / scale;
  return mean;
}

void check(const std::vector<Name>& names) {
  std::array<Weights, folds> models;
  for (int fold = 0; fold < folds; ++fold) models[static_cast<std::size_t>(fold)] = learn(names, fold);
  for (const float least : {0.1F, 0.2F, 0.25F, 0.3F, 0.35F, 0.4F, 0.5F, 0.6F}) {
    std::size_t gold = 0;
    std::size_t complete = 0;
    std::size_t given = 0;
    std::size_t precise = 0;
    std::size_t reachable = 0;
    for (const Name& name : names) {
      gold += name.has_role ? 1 : 0;
      reachable += std::any_of(name.choices.begin(), name.choices.end(), [](const Choice& c) { return c.complete; });
      const LikelyRole best =
          likeliest_role(name.roles, shares_of(lists_of(name), models[static_cast<std::size_t>(name.fold)]));
      if (best.likelihood < least) continue;
      ++given;
      complete += name.choices[best.index].complete ? 1 : 0;
      precise += name.choices[best.index].precise ? 1 : 0;
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
