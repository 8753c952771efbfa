// Trains core/data/models/entities.LANGUAGE.weights.
//
// The settings stand in crf.h; train-entities --help tells how to try others.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "article_inspector/document.h"
#include "corpus.h"
#include "crf.h"
#include "entities/tagger.h"
#include "roles.h"
#include "scores.h"

namespace article_inspector::train {
namespace {

constexpr std::uint16_t bit(std::size_t label) { return static_cast<std::uint16_t>(1U << label); }
constexpr std::uint16_t outside_or_misc =
    bit(outside) | bit(begin_label(EntityType::misc)) | bit(inside_label(EntityType::misc));

bool is_settled_inside(std::uint16_t allowed) {
  for (std::size_t label = 1; label < label_count; ++label) {
    if (is_inside(label) && allowed == bit(label)) return true;
  }
  return false;
}

struct Losses {
  std::size_t mentions = 0;
  std::size_t misaligned = 0;
  std::size_t out_of_reach = 0;
};

/// The labels that the gold allows, a set a token.
std::vector<std::uint16_t> allowed_labels(const Document& document, const GoldText& gold, Losses& losses) {
  std::vector<std::uint16_t> allowed(document.tokens.size(), gold.misc_annotated ? bit(outside) : outside_or_misc);
  std::size_t token = 0;
  const auto first_touching = [&](Span span) {
    while (token > 0 && document.tokens[token - 1].end > span.start) --token;
    while (token < document.tokens.size() && document.tokens[token].end <= span.start) ++token;
    return token;
  };
  for (const Span span : gold.ignore) {
    for (std::size_t at = first_touching(span); at < document.tokens.size() && document.tokens[at].start < span.end;
         ++at)
      allowed[at] = gold.ignored_is_open ? any_label : outside_or_misc;
  }
  for (const GoldMention& mention : gold.mentions) {
    const std::size_t first = first_touching(mention.span);
    std::size_t end = first;
    while (end < document.tokens.size() && document.tokens[end].start < mention.span.end) ++end;
    ++losses.mentions;
    if (end == first) continue;
    const bool aligned =
        document.tokens[first].start == mention.span.start && document.tokens[end - 1].end == mention.span.end;
    if (!aligned) ++losses.misaligned;
    for (std::size_t at = first; at < end; ++at) {
      allowed[at] = !aligned ? any_label : bit(at == first ? begin_label(mention.type) : inside_label(mention.type));
    }
  }
  return allowed;
}

void add_example(const Segment& segment, const std::vector<std::uint16_t>& allowed, Example example,
                 std::vector<Example>& examples) {
  for (std::uint32_t token = segment.first; token < segment.end; ++token) {
    // A name that begins before the segment is learnt as if it began with it.
    const bool cut_off = token == segment.first && is_settled_inside(allowed[token]);
    example.allowed.push_back(cut_off ? static_cast<std::uint16_t>(allowed[token] >> 1) : allowed[token]);
  }
  examples.push_back(std::move(example));
}

void count_unreached(const Features& features, const std::vector<std::uint16_t>& allowed, Losses& losses) {
  std::vector<bool> reached(allowed.size(), false);
  for (const Segment& segment : features.segments())
    std::fill(reached.begin() + segment.first, reached.begin() + segment.end, true);
  for (std::size_t token = 0; token < allowed.size(); ++token) {
    for (std::size_t type = 0; type < type_count; ++type)
      losses.out_of_reach +=
          !reached[token] && allowed[token] == bit(begin_label(static_cast<EntityType>(type))) ? 1 : 0;
  }
}

void add_first_pass(const GoldText& gold, float weight, int fold, FeatureTable& table, std::vector<Example>& examples,
                    Losses& losses) {
  const Document document = cut(gold.text, {}, gold.language);
  const Features features(document);
  const std::vector<std::uint16_t> allowed = allowed_labels(document, gold, losses);
  count_unreached(features, allowed, losses);
  for (const Segment& segment : features.segments()) {
    Example example;
    example.weight = weight;
    example.fold = fold;
    for (std::uint32_t token = segment.first; token < segment.end; ++token) {
      std::vector<std::uint32_t>& rows = example.features.emplace_back();
      const auto sink = [&](Feature feature) { rows.push_back(table.row_of(feature)); };
      features.of_word(document.tokens[token].word, sink);
      for (const int offset : {-2, -1, 1, 2})
        features.of_neighbour(features.word_at(token, segment, offset), offset, sink);
      features.of_place(token, segment, sink);
    }
    add_example(segment, allowed, std::move(example), examples);
  }
}

void add_second_pass(const GoldText& gold, const EntityModel& model, FeatureTable& table,
                     std::vector<Example>& examples) {
  const Document document = cut(gold.text, {}, gold.language);
  const Features features(document);
  Losses losses;
  const std::vector<std::uint16_t> allowed = allowed_labels(document, gold, losses);
  const Reading reading = read_once(document, features, model);
  const SecondLook look(document, features.segments(), reading);
  for (std::uint32_t index = 0; index < features.segments().size(); ++index) {
    const Segment& segment = features.segments()[index];
    Example example;
    for (std::uint32_t place = 0; place < segment.end - segment.first; ++place) {
      std::vector<std::uint32_t>& rows = example.features.emplace_back();
      look.of_token(index, place, [&](Feature feature) { rows.push_back(table.row_of(feature)); });
      auto& given = example.given.emplace_back();
      for (std::size_t label = 0; label < label_count; ++label)
        given[label] = static_cast<float>(reading.scores[reading.offsets[index] + place][label]) /
                       static_cast<float>(weight_scale);
    }
    add_example(segment, allowed, std::move(example), examples);
  }
}

struct Tally {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;
  double f1() const {
    return 200.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(gold + found, 1));
  }
};

/// Exact matches, by type, and for the three core types together.
class Evaluation {
 public:
  void add(const GoldText& gold, const EntityModel& model) {
    const Document document = cut(gold.text, {}, gold.language);
    std::map<std::pair<std::uint32_t, std::uint32_t>, EntityType> wanted;
    for (const GoldMention& mention : gold.mentions) {
      wanted[{mention.span.start, mention.span.end}] = mention.type;
      ++tallies_[static_cast<std::size_t>(mention.type)].gold;
    }
    for (const Tagged& mention : tag(document, model)) {
      Tally& tally = tallies_[static_cast<std::size_t>(mention.type)];
      ++tally.found;
      const auto at = wanted.find({document.tokens[mention.first].start, document.tokens[mention.end - 1].end});
      if (at == wanted.end()) continue;
      if (at->second == mention.type) ++tally.right;
      if (at->second != EntityType::misc && mention.type != EntityType::misc) ++spans_;
    }
  }

  void print(const std::string& name) const {
    Tally core;
    for (std::size_t type = 0; type + 1 < type_count; ++type) {
      core.gold += tallies_[type].gold;
      core.found += tallies_[type].found;
      core.right += tallies_[type].right;
    }
    Tally spans{core.gold, core.found, spans_};
    std::printf(
        "%-16s core %.2f  (P %.1f R %.1f, span %.2f)  person %.1f  organization %.1f  location %.1f  misc %.1f\n",
        name.c_str(), core.f1(),
        100.0 * static_cast<double>(core.right) / static_cast<double>(std::max<std::size_t>(core.found, 1)),
        100.0 * static_cast<double>(core.right) / static_cast<double>(std::max<std::size_t>(core.gold, 1)), spans.f1(),
        tallies_[0].f1(), tallies_[1].f1(), tallies_[2].f1(), tallies_[3].f1());
  }

 private:
  std::array<Tally, type_count> tallies_;
  std::size_t spans_ = 0;
};

void evaluate(const std::string& name, const std::vector<GoldText>& texts, const EntityModel& model) {
  Evaluation evaluation;
  for (const GoldText& gold : texts) evaluation.add(gold, model);
  evaluation.print(name);
}

/// A language, and how strongly its weights are pulled towards zero: what pays for the size of the download.
struct Language {
  const char* code;
  float l1;
  float refit_l1;
};
constexpr Language learned[] = {{"en", 2.2F, 0.6F}, {"de", 6.5F, 1}};

struct Corpus {
  const char* file;
  float weight;
  const char* language = "en";   // of texts that name none
  bool ignored_is_open = false;  // parts of joined words are not annotated
};
constexpr Corpus corpora[] = {{"annotated/articles-train.jsonl.gz", 2},
                              {"entities/train/wikigold.jsonl.gz", 1},
                              {"entities/train/gum.jsonl.gz", 1},
                              {"entities/train/uner-ewt.jsonl.gz", 1},
                              {"entities/train/wnut17.jsonl.gz", 1},
                              {"entities/train/btc.jsonl.gz", 1},
                              {"entities/train/re-docred.jsonl.gz", 1},
                              {"entities/train/crossner.jsonl.gz", 1},
                              {"entities/train/germeval.jsonl.gz", 1, "de", true}};

void train_and_refit(Crf& crf, const std::vector<Example>& examples, Settings settings, int left_out) {
  crf.train(examples, settings, left_out);
  if (settings.refit_l1 < 0) return;
  crf.keep_chosen();
  settings.l1 = settings.refit_l1;
  settings.epochs = settings.refit_epochs;
  crf.train(examples, settings, left_out);
}

EntityModel rounded(const Crf& crf) {
  PackedRows rows;
  crf.add_rows(rows);
  return EntityModel(packed(rows, crf.transitions()));
}

/// Held-out readings in the form that the scorers take.
void write_prediction(std::ostream& out, const GoldText& gold, const EntityModel& model) {
  const Document document = cut(gold.text, {}, gold.language);
  nlohmann::json entities = nlohmann::json::array();
  for (const Tagged& mention : tag(document, model)) {
    entities.push_back(
        {{"type", entity_type_names[static_cast<std::size_t>(mention.type)]},
         {"mentions",
          {{{"start", document.tokens[mention.first].start}, {"end", document.tokens[mention.end - 1].end}}}}});
  }
  out << nlohmann::json{{"id", gold.id}, {"report", {{"entities", std::move(entities)}}}}.dump() << '\n';
}

struct Options {
  std::string data = "../shared/data";
  std::string out = "core/data/models";
  std::string language;  // to learn alone; empty: all
  std::string held_out;  // where to write what the folds read
  std::string folds;     // where to keep the weights of the folds
  bool only_scores = false;
  bool only_roles = false;
  bool only_annotated = false;
  bool one_pass = false;
  bool only_evaluate = false;
  Settings first;
  Settings second{8, 0.05F, 2, -1};
};

std::string weights_file(const Options& options) { return options.out + "/entities." + options.language + ".weights"; }

constexpr int folds = 3;

std::string fold_file(const Options& options, int fold) {
  return options.folds + "/entities." + options.language + "." + std::to_string(fold) + ".weights";
}

bool write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (file.flush()) return true;
  std::cerr << "train-entities: cannot write " << path << '\n';
  return false;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What each fold's model reads in the articles that it has not seen, for the scores.
bool add_folds(const Options& options, const std::vector<GoldText>& annotated, const std::vector<std::string>& models) {
  Evaluation held_out;
  std::vector<ScoreExample> scores;
  for (std::size_t fold = 0; fold < models.size(); ++fold) {
    const EntityModel model(models[fold]);
    for (std::size_t index = fold; index < annotated.size(); index += models.size()) {
      add_score_examples(annotated[index], model, scores);
      held_out.add(annotated[index], model);
    }
  }
  held_out.print("held out, both");
  return write_file(options.out + "/entities." + options.language + ".scores", fit_scores(std::move(scores)));
}

/// How a model reads articles that it has not seen is what the second pass has to learn from. Returns the models of
/// the folds.
std::vector<std::string> train_second_pass(const std::vector<GoldText>& annotated, const std::vector<Example>& examples,
                                           const FeatureTable& table, const Options& options,
                                           const Transitions& transitions, PackedRows& rows) {
  FeatureTable second_table;
  std::vector<Example> second;
  Evaluation held_out;
  std::ofstream predictions(options.held_out);
  std::vector<PackedRows> fold_rows(folds);
  std::vector<Transitions> fold_transitions;
  for (int fold = 0; fold < folds; ++fold) {
    Crf crf(table);
    train_and_refit(crf, examples, options.first, fold);
    const EntityModel model = rounded(crf);
    crf.add_rows(fold_rows[static_cast<std::size_t>(fold)]);
    fold_transitions.push_back(crf.transitions());
    for (std::size_t index = static_cast<std::size_t>(fold); index < annotated.size(); index += folds) {
      add_second_pass(annotated[index], model, second_table, second);
      held_out.add(annotated[index], model);
      if (!options.held_out.empty()) write_prediction(predictions, annotated[index], model);
    }
  }
  held_out.print("held out, first");
  Crf crf(second_table);
  crf.train(second, options.second, -1, &transitions);
  crf.add_rows(rows);
  std::printf("second pass: %zu weights\n", crf.weights());
  std::vector<std::string> models;
  for (std::size_t fold = 0; fold < fold_rows.size(); ++fold) {
    crf.add_rows(fold_rows[fold]);
    models.push_back(packed(fold_rows[fold], fold_transitions[fold]));
    if (!options.folds.empty() && !write_file(fold_file(options, static_cast<int>(fold)), models.back())) std::exit(2);
  }
  return models;
}

void evaluate_all(const std::string& data, const std::string& language, const EntityModel& model,
                  const EntityModel* first) {
  for (const char* dev : {"annotated/articles-dev", "entities/dev/worldwide-dev", "entities/dev/conll-testa"}) {
    const std::vector<GoldText> texts = read_corpus(data + "/" + dev + ".jsonl.gz", "en", language);
    if (texts.empty()) continue;
    if (first != nullptr) evaluate("  first pass", texts, *first);
    evaluate(std::strrchr(dev, '/') + 1, texts, model);
  }
}

/// Figures of weights that are there.
int evaluate_file(const Options& options) {
  const std::string path = weights_file(options);
  const EntityModel model(read_file(path));
  if (model.empty()) {
    std::cerr << "train-entities: no weights in " << path << '\n';
    return 2;
  }
  evaluate_all(options.data, options.language, model, nullptr);
  return 0;
}

/// From the weights of folds that were kept.
int read_folds(const Options& options) {
  std::vector<std::string> models;
  for (int fold = 0; fold < folds; ++fold) models.push_back(read_file(fold_file(options, fold)));
  const std::vector<GoldText> texts =
      read_corpus(options.data + "/" + corpora[0].file, corpora[0].language, options.language);
  return add_folds(options, texts, models) ? 0 : 2;
}

int run(const Options& options) {
  if (options.only_evaluate) return evaluate_file(options);
  if (options.only_scores) return read_folds(options);
  FeatureTable table;
  std::vector<Example> examples;
  std::vector<GoldText> annotated;
  Losses losses;
  for (const Corpus& corpus : corpora) {
    const bool ours = &corpus == corpora;
    std::vector<GoldText> texts = read_corpus(options.data + "/" + corpus.file, corpus.language, options.language);
    for (std::size_t index = 0; index < texts.size(); ++index) {
      texts[index].ignored_is_open = corpus.ignored_is_open;
      add_first_pass(texts[index], ours ? options.first.annotated_weight : corpus.weight,
                     ours ? static_cast<int>(index % folds) : -1, table, examples, losses);
    }
    if (ours) annotated = std::move(texts);
    if (options.only_annotated) break;
  }
  std::fprintf(stderr, "%zu segments; %zu mentions, %zu cut otherwise, %zu out of reach\n", examples.size(),
               losses.mentions, losses.misaligned, losses.out_of_reach);
  Crf crf(table);
  train_and_refit(crf, examples, options.first, -1);
  PackedRows rows;
  crf.add_rows(rows);
  if (!options.one_pass) {
    const std::vector<std::string> models =
        train_second_pass(annotated, examples, table, options, crf.transitions(), rows);
    if (!add_folds(options, annotated, models)) return 2;
  }
  const std::string bytes = packed(rows, crf.transitions());
  if (!write_file(weights_file(options), bytes)) return 2;
  std::printf("%zu weights, %zu rows, %zu bytes\n", crf.weights(), rows.size(), bytes.size());
  const EntityModel model(bytes);
  const EntityModel first = rounded(crf);
  evaluate_all(options.data, options.language, model, options.one_pass ? nullptr : &first);
  return 0;
}

bool set(Options& options, const std::string& option, double value) {
  Settings& first = options.first;
  if (option == "--epochs") {
    first.epochs = static_cast<int>(value);
  } else if (option == "--refit-epochs") {
    first.refit_epochs = static_cast<int>(value);
  } else if (option == "--rate") {
    first.rate = static_cast<float>(value);
  } else if (option == "--l1") {
    first.l1 = static_cast<float>(value);
  } else if (option == "--refit") {
    first.refit_l1 = static_cast<float>(value);
  } else if (option == "--annotated") {
    first.annotated_weight = static_cast<float>(value);
  } else if (option == "--seed") {
    first.seed = static_cast<std::uint64_t>(value);
  } else {
    return false;
  }
  return true;
}

}  // namespace
}  // namespace article_inspector::train

int main(int argc, char* argv[]) {
  constexpr const char* usage =
      "usage: train-entities [DATA_FOLDER [OUT_FOLDER]] [--language CODE] [--epochs N] [--refit-epochs N] [--rate X] "
      "[--l1 X] [--refit X]\n"
      "                      [--annotated WEIGHT] [--seed N] [--held-out FILE] [--folds FOLDER] [--scores] "
      "[--only-annotated] [--one-pass] "
      "[--evaluate]\n"
      "Learns from DATA_FOLDER (../shared/data), writes OUT_FOLDER/entities.CODE.weights (core/data/models) of each "
      "language, prints figures on "
      "dev.\n";
  article_inspector::train::Options options;
  std::vector<std::string> places;
  for (int at = 1; at < argc; ++at) {
    const std::string option = argv[at];
    if (option == "--help") {
      std::cout << usage;
      return 0;
    }
    if (option == "--roles") {
      options.only_roles = true;
    } else if (option == "--language" && at + 1 < argc) {
      options.language = argv[++at];
    } else if (option == "--scores") {
      options.only_scores = true;
    } else if (option == "--folds" && at + 1 < argc) {
      options.folds = argv[++at];
    } else if (option == "--held-out" && at + 1 < argc) {
      options.held_out = argv[++at];
    } else if (option == "--only-annotated") {
      options.only_annotated = true;
    } else if (option == "--evaluate") {
      options.only_evaluate = true;
    } else if (option == "--one-pass") {
      options.one_pass = true;
    } else if (option.rfind("--", 0) != 0) {
      places.push_back(option);
    } else if (at + 1 < argc && article_inspector::train::set(options, option, std::atof(argv[at + 1]))) {
      ++at;
    } else {
      std::cerr << usage;
      return 2;
    }
  }
  if (!places.empty()) options.data = places[0];
  if (places.size() > 1) options.out = places[1];
  if (options.only_roles)
    return article_inspector::train::train_roles(options.data, {"en", "de"},
                                                 places.size() > 1 ? places[1] : "core/data/models/roles.weights");
  const bool settings_given = options.first.l1 >= 0;
  const std::string wanted = options.language;
  for (const article_inspector::train::Language& language : article_inspector::train::learned) {
    if (!wanted.empty() && wanted != language.code) continue;
    options.language = language.code;
    if (!settings_given) options.first.l1 = language.l1;
    if (!settings_given) options.first.refit_l1 = language.refit_l1;
    if (const int failed = article_inspector::train::run(options); failed != 0) return failed;
  }
  return 0;
}
