#include "kinds.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "article_inspector/document.h"
#include "article_inspector/unicode.h"
#include "boilerplate/line_kinds.h"
#include "pages/pages.h"

namespace article_inspector::train {
namespace {

constexpr int rounds = 160;
constexpr double rate = 0.04;
constexpr double ridge = 0.004;
constexpr float character_power = 0.75F;  // of a line's length, for its weight
constexpr std::size_t lines_between = 12;
// Menus are two thirds of the junk of whole pages and much alike: of their lines every so manieth is learned from.
constexpr std::size_t menu_lines = 4;
constexpr float rarity_power = 0.35F;  // how much more a line of a rare kind counts

struct KindFragment {
  std::size_t kind = 0;
  std::u16string text;
};

std::size_t kind_named(const std::string& name) {
  const auto found = std::find(boilerplate_kind_names.begin(), boilerplate_kind_names.end(), name);
  return static_cast<std::size_t>(found - boilerplate_kind_names.begin());
}

std::vector<KindFragment> read_kind_fragments(const std::string& path) {
  std::vector<KindFragment> fragments;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    fragments.push_back({kind_named(line.substr(0, tab)), to_utf16(line.substr(tab + 1))});
  }
  return fragments;
}

struct Comment {
  std::u16string name;
  std::u16string when;
  std::u16string text;
};

std::vector<Comment> read_comments(const std::string& path) {
  std::vector<Comment> comments;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    comments.push_back({to_utf16(line.substr(0, first)), to_utf16(line.substr(first + 1, second - first - 1)),
                        to_utf16(line.substr(second + 1))});
  }
  return comments;
}

/// Some readers' comments in one of the forms that sites give them.
std::vector<KindFragment> comment_thread(const std::vector<Comment>& comments, Random& random) {
  const std::size_t comment = kind_named("comment");
  const std::size_t form = kind_named("comment-form");
  const auto chance = [&](unsigned of) { return random() % of == 0; };
  const bool one_head = chance(3);
  const bool has_when = !chance(4);
  const bool says = one_head && chance(2);
  const bool has_reply = chance(2);
  std::vector<KindFragment> lines;
  if (!chance(3)) lines.push_back({form, chance(2) ? u"Comments" : u"12 comments"});
  for (std::size_t count = 3 + random() % 5; count > 0; --count) {
    const Comment& made = comments[random() % comments.size()];
    lines.push_back({comment, made.name + (says ? u" says:" : one_head && has_when ? u" " + made.when : u"")});
    if (has_when && !(one_head && !says)) lines.push_back({comment, made.when});
    lines.push_back({comment, made.text});
    if (has_reply) lines.push_back({form, u"Reply"});
  }
  return lines;
}

/// How many code units are no space.
float visible(std::u16string_view text) {
  return static_cast<float>(std::count_if(text.begin(), text.end(), [](char16_t unit) { return unit > u' '; }));
}

/// The kind of each paragraph, or boilerplate_kinds where it is none of the junk.
std::vector<std::size_t> kinds_of(const Document& document, const nlohmann::json& lines) {
  std::vector<std::size_t> kinds(document.paragraphs.size(), boilerplate_kinds);
  std::size_t at = 0;
  for (const auto& line : lines) {
    const auto end = line["end"].get<std::uint32_t>();
    for (; at < kinds.size() && document.paragraphs[at].span.start < end; ++at) {
      if (document.paragraphs[at].span.start < line["start"].get<std::uint32_t>() || line["label"] != "boilerplate")
        continue;
      kinds[at] = kind_named(line.value("kind", "other"));
    }
  }
  return kinds;
}

/// Adds the junk lines of a text, or of them those that were planted.
void add_rows(KindRows& rows, std::u16string_view text, const std::vector<std::size_t>& kinds,
              const std::vector<bool>& wanted, std::optional<std::size_t> headline, std::uint32_t fold, bool planted) {
  const Document document = cut(text);
  if (document.paragraphs.size() != kinds.size()) return;
  std::vector<bool> is_junk;
  for (const std::size_t kind : kinds) is_junk.push_back(kind < boilerplate_kinds);
  const CueHits hits(document, phrase_grammar().lexicon());
  std::vector<std::vector<Fragment>> fragments;
  for (const Paragraph& paragraph : document.paragraphs) fragments.push_back(fragments_of(document, hits, paragraph));
  const LineTable table(document, hits, fragments);
  const std::vector<float> as_junk(is_junk.begin(), is_junk.end());
  const std::vector<LineTopic> topics = topics_of(table, as_junk);
  const KindModel none;
  const LineKinds found(table, fragments, is_junk, headline, topics, none);
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (!is_junk[k] || !wanted[k]) continue;
    rows.values.resize(rows.values.size() + LineKinds::features());
    found.write_row(k, &rows.values[rows.values.size() - LineKinds::features()]);
    rows.kinds.push_back(static_cast<std::uint8_t>(kinds[k]));
    const Span span = document.paragraphs[k].span;
    const float characters = visible(text.substr(span.start, span.end - span.start));
    rows.characters.push_back(planted ? 0 : characters);
    rows.weights.push_back(std::pow(characters, character_power));
    rows.folds.push_back(fold);
    rows.sets.push_back(rows.set);
  }
}

void add_page(KindRows& rows, std::u16string_view text, const nlohmann::json& lines, std::uint32_t fold,
              const std::vector<KindFragment>& fragments, const std::vector<Comment>& comments, Random& random) {
  const Document document = cut(text);
  const std::vector<std::size_t> kinds = kinds_of(document, lines);
  std::optional<std::size_t> headline;
  for (const auto& line : lines) {
    if (line["label"] != "headline") continue;
    for (std::size_t k = 0; k < document.paragraphs.size() && !headline; ++k) {
      if (document.paragraphs[k].span.start >= line["start"].get<std::uint32_t>()) headline = k;
    }
  }
  add_rows(rows, text, kinds, std::vector<bool>(kinds.size(), true), headline, fold, false);
  if (fragments.empty() || comments.empty()) return;
  // The same page with phrases of sites as lines of their own, of kinds that few of the pages have.
  std::u16string made;
  std::vector<std::size_t> made_kinds;
  std::vector<bool> planted;
  const auto add = [&](std::u16string_view line, std::size_t kind, bool is_planted) {
    made.append(line).append(u"\n");
    made_kinds.push_back(kind);
    planted.push_back(is_planted);
  };
  const auto story_end =
      static_cast<std::size_t>(std::find(kinds.rbegin(), kinds.rend(), boilerplate_kinds).base() - kinds.begin());
  const std::size_t thread_at = story_end + random() % (kinds.size() + 1 - story_end);
  for (std::size_t k = 0; k <= kinds.size(); ++k) {
    if (k == thread_at) {
      for (const KindFragment& line : comment_thread(comments, random)) add(line.text, line.kind, true);
    }
    if (k == kinds.size()) break;
    if (random() % lines_between == 0) {
      const KindFragment& fragment = fragments[random() % fragments.size()];
      add(fragment.text, fragment.kind, true);
    }
    const Span span = document.paragraphs[k].span;
    add(text.substr(span.start, span.end - span.start), kinds[k], false);
  }
  add_rows(rows, made, made_kinds, planted, std::nullopt, fold, true);
}

/// What a kind's score by the rules counts in the kind's own odds before anything is learned.
std::vector<double> start_weights() {
  std::vector<double> weights(LineKinds::features() * boilerplate_kinds);
  for (std::size_t kind = 0; kind < boilerplate_kinds; ++kind) weights[(1 + kind) * boilerplate_kinds + kind] = 2;
  return weights;
}

/// The kinds' probabilities less the right one's 1.
std::array<double, boilerplate_kinds> errors_of(const KindRows& rows, std::size_t row,
                                                const std::vector<double>& weights) {
  const float* const values = &rows.values[row * LineKinds::features()];
  std::array<double, boilerplate_kinds> odds{};
  for (std::size_t k = 0; k < LineKinds::features(); ++k) {
    if (values[k] == 0) continue;
    const double value = static_cast<double>(values[k]);
    for (std::size_t kind = 0; kind < boilerplate_kinds; ++kind)
      odds[kind] += value * weights[k * boilerplate_kinds + kind];
  }
  const double greatest = *std::max_element(odds.begin(), odds.end());
  double sum = 0;
  for (double& value : odds) sum += value = std::exp(value - greatest);
  for (double& value : odds) value /= sum;
  odds[rows.kinds[row]] -= 1;
  return odds;
}

/// What each row counts; 0 for those of the fold that is left out.
std::vector<float> weights_of(const KindRows& rows, std::uint32_t left_out) {
  constexpr std::size_t navigation = static_cast<std::size_t>(BoilerplateKind::navigation);
  std::vector<float> counts(rows.kinds.size());
  std::array<float, boilerplate_kinds> sums{};
  float all = 0;
  std::size_t menu = 0;
  for (std::size_t row = 0; row < counts.size(); ++row) {
    if (rows.folds[row] == left_out) continue;
    const bool in_menu = rows.kinds[row] == navigation;
    if (in_menu && menu++ % menu_lines != 0) continue;
    counts[row] = rows.weights[row] * (in_menu ? static_cast<float>(menu_lines) : 1.0F);
    sums[rows.kinds[row]] += counts[row];
    all += counts[row];
  }
  for (std::size_t row = 0; row < counts.size(); ++row) {
    if (counts[row] > 0) counts[row] *= std::pow(all / sums[rows.kinds[row]], rarity_power);
  }
  return counts;
}

}  // namespace

void read_kind_rows(const std::string& path, const std::string& folder,
                    const std::map<std::string, std::uint32_t>& folds, KindRows& rows) {
  ++rows.set;
  const std::vector<KindFragment> fragments = read_kind_fragments(folder + "/fragments.tsv");
  const std::vector<Comment> comments = read_comments(folder + "/comments.tsv");
  Random random(5);
  const bool read = read_lines(path, [&](const std::string& line) {
    const auto page = nlohmann::json::parse(line, nullptr, false);
    if (!page.is_object()) return;
    const auto fold = folds.find(page["id"].get<std::string>());
    add_page(rows, to_utf16(page["text"].get<std::string>()), page["lines"], fold == folds.end() ? 0 : fold->second,
             fragments, comments, random);
  });
  if (!read) std::cerr << "train-boilerplate: cannot read " << path << '\n';
}

KindModel train_kinds(const KindRows& rows, std::uint32_t left_out) {
  const std::size_t features = LineKinds::features();
  const std::vector<double> start = start_weights();
  std::vector<double> weights = start;
  std::vector<double> first(weights.size());
  std::vector<double> second(weights.size());
  const std::vector<float> counts = weights_of(rows, left_out);
  double total = 0;
  for (const float count : counts) total += static_cast<double>(count);
  for (int round = 1; round <= rounds; ++round) {
    std::vector<double> slope(weights.size());
    for (std::size_t k = 0; k < slope.size(); ++k) slope[k] = ridge * (weights[k] - start[k]);
    for (std::size_t row = 0; row < rows.kinds.size(); ++row) {
      if (counts[row] == 0) continue;
      const auto errors = errors_of(rows, row, weights);
      const double weight = static_cast<double>(counts[row]) / total;
      for (std::size_t k = 0; k < features; ++k) {
        const double value = weight * static_cast<double>(rows.values[row * features + k]);
        if (value == 0) continue;
        for (std::size_t kind = 0; kind < boilerplate_kinds; ++kind)
          slope[k * boilerplate_kinds + kind] += value * errors[kind];
      }
    }
    for (std::size_t k = 0; k < slope.size(); ++k) {
      first[k] += 0.1 * (slope[k] - first[k]);
      second[k] += 0.01 * (slope[k] * slope[k] - second[k]);
      const double mean = first[k] / (1 - std::pow(0.9, round));
      const double square = second[k] / (1 - std::pow(0.99, round));
      weights[k] -= rate * mean / (std::sqrt(square) + 1e-6);
    }
  }
  return KindModel(std::vector<float>(weights.begin(), weights.end()));
}

void show_kinds(const KindRows& rows, const std::vector<KindModel>& models) {
  struct Count {
    float right = 0, all = 0, by_rules = 0;
  };
  std::map<std::string, Count> counts;
  for (std::size_t row = 0; row < rows.kinds.size(); ++row) {
    const float* const values = &rows.values[row * LineKinds::features()];
    const KindScores scores = models[rows.folds[row]].score(values);
    const float characters = rows.characters[row];
    const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
    const auto by_rules = std::max_element(values + 1, values + 1 + boilerplate_kinds) - values - 1;
    const std::string set = "set " + std::to_string(rows.sets[row]);
    for (const std::string& name : {set, set + " " + std::string(boilerplate_kind_names[rows.kinds[row]])}) {
      Count& count = counts[name];
      count.all += characters;
      if (best == rows.kinds[row]) count.right += characters;
      if (by_rules == rows.kinds[row]) count.by_rules += characters;
    }
  }
  for (const auto& [name, count] : counts) {
    if (count.all == 0) continue;
    std::cerr << name << ": " << static_cast<int>(count.all) << " characters, kind right "
              << 100 * count.right / count.all << " %, by the rules alone " << 100 * count.by_rules / count.all << '\n';
  }
}

}  // namespace article_inspector::train
