/// Makes the weights of the quote stage from annotated articles:
///
///   scripts/train quotes FOLDER     FOLDER holds quotes/ and annotated/
///
/// First core/data/models/quotes.weights and quotes.trees; then, from what weights find in articles that they have not
/// seen, core/data/models/speakers.weights.
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/unicode.h"
#include "examples.h"
#include "gold.h"
#include "learning/packed_weights.h"
#include "misses.h"
#include "quotes/find_quotes.h"
#include "scores.h"
#include "speakers.h"
#include "training.h"

namespace article_inspector::quotes {
namespace {

using Articles = std::vector<std::unique_ptr<Article>>;

nlohmann::json json_of(const std::vector<Quote>& quotes) {
  constexpr std::array<const char*, 3> kinds = {"direct", "mixed", "indirect"};
  const auto json_of_span = [](Span span) { return nlohmann::json{{"start", span.start}, {"end", span.end}}; };
  nlohmann::json list = nlohmann::json::array();
  for (const Quote& quote : quotes) {
    nlohmann::json content = nlohmann::json::array();
    for (const Span span : quote.content) content.push_back(json_of_span(span));
    nlohmann::json speaker;
    if (quote.speaker) {
      speaker = json_of_span(quote.speaker->span);
      speaker["name"] = to_utf8(quote.speaker->name);
    }
    list.push_back({{"kind", kinds[static_cast<std::size_t>(quote.kind)]},
                    {"content", content},
                    {"cue", quote.cue ? json_of_span(*quote.cue) : nlohmann::json()},
                    {"speaker", speaker}});
  }
  return list;
}

/// Writes what is found in articles that the weights have not seen, for shared/evaluation's scorers.
bool write_held_out(const Articles& articles, const HeldOutModels& held_out, const std::string& out_path) {
  std::ofstream out(out_path, std::ios::binary);
  for (const auto& article : articles) {
    if (article->copy || article->edges_only) continue;
    const std::vector<Quote> quotes = find_quotes(article->document, story_of(article->document, {}), article->header,
                                                  article->entities, held_out.models(article->text));
    out << nlohmann::json{{"id", article->id}, {"report", {{"quotes", json_of(quotes)}}}}.dump() << '\n';
  }
  return static_cast<bool>(out.flush());
}

/// Annotated articles to learn from, and how much one of them counts.
struct Source {
  std::vector<nlohmann::json> articles;
  float weight = 1;
  bool edges_only = false;
};

bool read_all(const std::string& folder, Articles& articles) {
  HeldBack held_back;
  for (const char* name :
       {"/quotes/polnear-dev.jsonl.gz", "/annotated/quotes-dev.jsonl.gz", "/annotated/articles-dev.jsonl.gz"}) {
    if (!held_back.add(folder + name)) return false;
  }
  std::vector<Source> sources = {{read_json(folder + "/quotes/polnear-train.jsonl.gz"), 1},
                                 {read_json(folder + "/annotated/quotes-train.jsonl.gz"), 2},
                                 {read_json(folder + "/quotes/bundestag-train.jsonl.gz"), 0.25F, true}};
  for (const std::string_view language : {"de", "es", "fr"}) {
    const std::string path = "core/train/train_quotes/examples-" + std::string(language) + ".txt";
    sources.push_back({read_examples(path, language), 0.5F});
  }
  for (const Source& source : sources) {
    if (source.articles.empty()) return false;
    read_articles(source.articles, source.weight, source.edges_only, held_back, articles);
  }
  std::fprintf(stderr, "left out, since the development sets have them too: %u articles\n", held_back.met());
  return true;
}

bool write(const std::string& path, const Weights& weights) {
  std::ofstream tables(path + ".weights", std::ios::binary);
  tables << learning::pack_weights(weights.tables);
  std::ofstream trees(path + ".trees", std::ios::binary);
  trees << weights.trees;
  if (tables.flush() && trees.flush()) return true;
  std::fprintf(stderr, "train-quotes: cannot write %s\n", path.c_str());
  return false;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string fold_path(const std::string& folder, std::size_t fold) { return folder + "/fold" + std::to_string(fold); }

struct Arguments {
  std::string folder;
  std::string out = "core/data/models";
  std::string keep;      ///< where the folds' weights are written
  std::string folds;     ///< where they are read from: only speakers are trained
  std::string held_out;  ///< where to write what is found in articles not learned from
  std::string errors;    ///< where wrong names of speakers are told
  std::string entities;  ///< where the weights of the entity stage's folds are read from
  std::string misses;    ///< where quotes that are missed are told
  bool check = false;    ///< print how the speakers' weights do; write none
};

bool read_arguments(int count, char** given, Arguments& arguments) {
  for (int k = 1; k < count; ++k) {
    const std::string_view name = given[k];
    if (name == "--check") {
      arguments.check = true;
      continue;
    }
    if (name.substr(0, 2) != "--") {
      if (!arguments.folder.empty()) return false;
      arguments.folder = name;
      continue;
    }
    std::string* value = name == "--out"        ? &arguments.out
                         : name == "--keep"     ? &arguments.keep
                         : name == "--folds"    ? &arguments.folds
                         : name == "--held-out" ? &arguments.held_out
                         : name == "--errors"   ? &arguments.errors
                         : name == "--misses"   ? &arguments.misses
                         : name == "--entities" ? &arguments.entities
                                                : nullptr;
    if (value == nullptr || k + 1 == count) return false;
    *value = given[++k];
  }
  return !arguments.folder.empty();
}

/// What learns from articles that the weights have not seen: names of speakers, and how sure all is.
bool finish(const Arguments& arguments, const Articles& articles, const HeldOutModels& held_out) {
  std::FILE* errors = arguments.errors.empty() ? nullptr : std::fopen(arguments.errors.c_str(), "wb");
  ScoreRows speakers;
  const bool trained = train_speakers(arguments.folder, held_out, EntityFolds(arguments.entities),
                                      arguments.check ? "" : arguments.out + "/speakers.weights", errors, speakers);
  if (errors != nullptr) std::fclose(errors);
  if (!trained) return false;
  const std::string quote_scores = fit_scores("quote", quote_rows(articles, held_out));
  const std::string speaker_scores = fit_scores("speaker", speakers);
  if (arguments.check) return true;
  std::ofstream out(arguments.out + "/quotes.scores", std::ios::binary);
  out.put(static_cast<char>(quote_scores.size() / 2 % 256)).put(static_cast<char>(quote_scores.size() / 2 / 256));
  out << quote_scores << speaker_scores;
  if (out.flush()) return true;
  std::fprintf(stderr, "train-quotes: cannot write %s/quotes.scores\n", arguments.out.c_str());
  return false;
}

int run(int count, char** given) {
  Arguments arguments;
  if (!read_arguments(count, given, arguments)) {
    std::fprintf(stderr,
                 "usage: train-quotes FOLDER [--out FOLDER] [--keep FOLDER] [--held-out FILE]\n"
                 "       train-quotes FOLDER --folds FOLDER [--out FOLDER] [--held-out FILE] [--check]\n"
                 "FOLDER    holds quotes/ and annotated/\n"
                 "--out     where the weights go; core/data/models where it is left out\n"
                 "--keep    writes there what was trained on a part of the articles each\n"
                 "--folds   reads what --keep wrote, and trains speakers alone\n"
                 "--entities  reads there what train-entities --folds wrote: names as in articles not learned from\n"
                 "--held-out  writes what is found in articles not learned from\n"
                 "--errors  tells there which names of speakers come out wrong in articles not learned from\n"
                 "--misses  tells there which quotes are missed in articles not learned from, and why\n"
                 "--check   prints how speakers come out in articles not learned from, and writes no weights\n");
    return 2;
  }
  std::vector<Weights> folds;
  Articles articles;
  if (!read_all(arguments.folder, articles)) return 1;
  if (arguments.folds.empty()) {
    Selection all;
    for (const std::unique_ptr<Article>& article : articles) all.push_back(article.get());
    Trained trained = train_all(all, true);
    if (!write(arguments.out + "/quotes", trained.all)) return 1;
    folds = std::move(trained.folds);
    for (std::size_t k = 0; k < folds.size() && !arguments.keep.empty(); ++k) {
      if (!write(fold_path(arguments.keep, k), folds[k])) return 1;
    }
  } else {
    for (std::size_t k = 0; k < fold_count; ++k) {
      const std::string path = fold_path(arguments.folds, k);
      folds.push_back(
          {learning::unpack_weights(bytes_of(path + ".weights"), size_of_tables()), bytes_of(path + ".trees")});
    }
  }
  const HeldOutModels held_out(std::move(folds));
  if (!arguments.held_out.empty() && !write_held_out(articles, held_out, arguments.held_out)) return 1;
  if (!arguments.misses.empty()) {
    std::FILE* misses = std::fopen(arguments.misses.c_str(), "wb");
    if (misses == nullptr) return 1;
    tell_misses(articles, held_out, misses);
    std::fclose(misses);
  }
  return finish(arguments, articles, held_out) ? 0 : 1;
}

}  // namespace
}  // namespace article_inspector::quotes

int main(int count, char** arguments) { return article_inspector::quotes::run(count, arguments); }
