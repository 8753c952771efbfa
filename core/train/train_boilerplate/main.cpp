// Trains the line model of the boilerplate stage, and measures it by cross-validation over sites.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "article_inspector/clean_text.h"
#include "article_inspector/document.h"
#include "article_inspector/stages.h"
#include "article_inspector/unicode.h"
#include "boilerplate/headline_rivals.h"
#include "boilerplate/line_model.h"
#include "boilerplate/second_stage.h"
#include "headlines.h"
#include "kinds.h"
#include "learning/boosting.h"
#include "pages/pages.h"

namespace article_inspector::train {
namespace {

constexpr const char* help = R"(usage: train-boilerplate DATA [options]

DATA holds boilerplate/ and annotated/ (see their READMEs).

  --labels FILE           labels from HTML for the segments pages (label_with_html.py)
  --fragments FILE        phrases to plant in clean pastes; beside it comments.tsv
  --out FILE              writes the weights, trained on all pages
  --kinds FILE            writes the weights of kinds, trained on all pages with kinds; nothing else is done
  --headlines FILE        writes the weights that find headlines, trained on all pages; nothing else is done
  --folds DIR             with --headlines: takes each fold's line model from there, as --cross-validate left it; else
                          the ones of core/data
  --cross-validate DIR    writes predictions for every page by a model that saw no page of its site:
                          DIR/bodies.jsonl, web, news and segments, and one file for each --also
  --also FILE             further texts, {"id","text"} lines; the id's last part names the page they were made from
  --dump FILE             with --cross-validate: each line's probability
  --html                  trains on the pages' HTML instead of their pasted text; with --cross-validate, predictions are
                          {"id","text"} lines: the story
  --reuse                 with --cross-validate: takes the models that an earlier run left in DIR
  --trees N --depth N --rate X
)";

constexpr std::uint32_t folds = 5;

struct Options {
  std::string data;
  std::string labels;
  std::string fragments;
  std::string out;
  std::string kinds;
  std::string headlines;
  std::string folds;
  std::string cross;
  std::string dump;
  bool reuse = false;
  bool html = false;
  std::vector<std::string> also;
  BoostingOptions first;
  BoostingOptions second;
};

/// A text to learn from, its lines as the stage sees them.
struct Sample {
  std::uint32_t fold = 0;
  std::size_t first_row = 0;
  std::unique_ptr<std::u16string> text;  // what the document looks at
  Document document;
  LineTable table;
};

struct Samples {
  std::vector<Sample> list;
  std::vector<float> labels;
  std::vector<float> weights;
  std::vector<std::uint32_t> folds;
};

LineTable table_of(const Document& document) {
  const CueHits hits(document, phrase_grammar().lexicon());
  std::vector<std::vector<Fragment>> fragments;
  for (const Paragraph& paragraph : document.paragraphs) fragments.push_back(fragments_of(document, hits, paragraph));
  return LineTable(document, hits, fragments);
}

void add_sample(Samples& samples, const Page& page, float weight) {
  if (page.lines.empty()) return;
  auto held = std::make_unique<std::u16string>(page.blocks.empty() ? text_of(page.lines) : page.text);
  const std::u16string& text = *held;
  Document cut_text = cut(text, page.blocks);
  LineTable table = table_of(cut_text);
  Sample sample{page.fold, samples.labels.size(), std::move(held), std::move(cut_text), std::move(table)};
  const Document& document = sample.document;
  std::vector<std::size_t> starts;
  std::size_t at = 0;
  for (std::size_t k = 0; k < page.lines.size(); ++k) {
    if (k > 0) at += page.lines[k].blank_before + 1;
    if (!page.blocks.empty()) at = text.find(page.lines[k].text, at);
    starts.push_back(at);
    at += page.lines[k].text.size();
  }
  float total = 0;
  const std::size_t first = samples.labels.size();
  for (std::size_t k = 0; k < document.paragraphs.size(); ++k) {
    const auto after = std::upper_bound(starts.begin(), starts.end(), document.paragraphs[k].span.start);
    const Line& line = page.lines[static_cast<std::size_t>(after - starts.begin()) - 1];
    float own = line.weight;
    // Articles that nobody labelled line by line have a phrase of their site left in now and then.
    if (page.source == "articles" && line.junk < 0.5F && sample.table.at(k, line_phrase) >= 1) own = 0;
    samples.labels.push_back(line.junk);
    samples.weights.push_back(own);
    samples.folds.push_back(page.fold);
    total += own;
  }
  for (std::size_t k = first; k < samples.weights.size(); ++k) {
    samples.weights[k] *= total > 0 ? weight * page.weight / total : 0;
  }
  samples.list.push_back(std::move(sample));
}

Samples make_samples(const std::vector<Page>& pages, const std::vector<std::u16string>& fragments) {
  Samples samples;
  Random random(7);
  const auto chance = [&](float p) { return std::uniform_real_distribution<float>()(random) < p; };
  for (const Page& page : pages) {
    if (page.source == "articles") {
      add_sample(samples, chance(0.5F) ? page : with_blank_lines(page), 0.5F);
      add_sample(samples, clean_paste(with_blank_lines(page), fragments, 0.2F, random), 0.5F);
      continue;
    }
    add_sample(samples, page, 1);
    if (!page.blocks.empty()) continue;
    const Page other = chance(0.5F) ? without_blank_lines(page) : with_blank_lines(page);
    if (page.source == "bodies") {
      add_sample(samples, other, 0.25F);
      for (int k = 0; k < 2; ++k) add_sample(samples, partial_paste(chance(0.7F) ? page : other, random), 0.3F);
      add_sample(samples, clean_paste(chance(0.5F) ? page : with_blank_lines(page), {}, 0, random), 0.3F);
      add_sample(samples, clean_paste(with_blank_lines(page), fragments, 0.25F, random), 0.3F);
    } else if (page.source == "web") {
      if (chance(0.3F)) {
        add_sample(samples, partial_paste(chance(0.7F) ? page : other, random), 0.5F);
      } else if (chance(0.3F)) {
        add_sample(samples, clean_paste(with_blank_lines(page), fragments, 0.25F, random), 0.3F);
      }
    } else {
      add_sample(samples, partial_paste(chance(0.7F) ? page : other, random), 0.5F);
      if (chance(0.5F))
        add_sample(samples, clean_paste(chance(0.5F) ? page : with_blank_lines(page), {}, 0, random), 0.3F);
    }
  }
  return samples;
}

/// Rows to learn from: labelled ones, of all folds but one; `left_out` of `folds` leaves none out.
std::vector<std::uint32_t> rows_without(const Samples& samples, std::uint32_t left_out) {
  std::vector<std::uint32_t> rows;
  for (std::size_t row = 0; row < samples.labels.size(); ++row) {
    if (samples.weights[row] > 0 && samples.folds[row] != left_out) rows.push_back(static_cast<std::uint32_t>(row));
  }
  return rows;
}

/// Trains one model a fold and, if wanted, one on all; two at a time.
std::vector<TreeModel> train_folds(const Matrix& matrix, const Samples& samples, const BoostingOptions& options,
                                   bool each, bool all) {
  std::vector<TreeModel> models(folds + 1);
  const auto train = [&](std::uint32_t fold) {
    if (fold < folds ? each : all) {
      models[fold] = boost(matrix, samples.labels, samples.weights, rows_without(samples, fold), options);
      std::cerr << '.' << std::flush;
    }
  };
  std::thread other([&] {
    for (std::uint32_t fold = 1; fold <= folds; fold += 2) train(fold);
  });
  for (std::uint32_t fold = 0; fold <= folds; fold += 2) train(fold);
  other.join();
  return models;
}

Matrix first_stage_matrix(const Samples& samples) {
  const bool hints = samples.list[0].table.has_hints();
  const std::size_t features = LineTable::features(hints);
  std::vector<float> values(samples.labels.size() * features);
  float* at = values.data();
  for (const Sample& sample : samples.list) {
    for (std::size_t line = 0; line < sample.table.size(); ++line, at += features) sample.table.write_row(line, at);
  }
  return Matrix(values, features);
}

Matrix second_stage_matrix(const Samples& samples, const std::vector<TreeModel>& first) {
  const bool hints = samples.list[0].table.has_hints();
  const std::size_t features = SecondStage::features(hints);
  std::vector<float> values(samples.labels.size() * features);
  float* at = values.data();
  for (const Sample& sample : samples.list) {
    const SecondStage stage(sample.table, first_stage(sample.table, first[sample.fold]));
    for (std::size_t line = 0; line < sample.table.size(); ++line, at += features) stage.write_row(line, at);
  }
  return Matrix(values, features);
}

nlohmann::json report_of(const std::vector<BoilerplateMark>& marks) {
  nlohmann::json list = nlohmann::json::array();
  for (const BoilerplateMark& mark : marks) {
    list.push_back({{"start", mark.span.start},
                    {"end", mark.span.end},
                    {"kind", boilerplate_kind_names[static_cast<std::size_t>(mark.kind)]},
                    {"reason", name_of(mark.reason)},
                    {"score", mark.score}});
  }
  return {{"boilerplate", list}};
}

void predict(std::ostream& out, std::ostream* dump, const std::string& id, const std::u16string& text,
             const LineModel& model, const KindModel& kinds) {
  const Document document = cut(text);
  const BoilerplateModels models = {model, headline_models().of(document), kinds};
  out << nlohmann::json{{"id", id}, {"report", report_of(find_boilerplate(document, {}, models).marks)}}.dump() << '\n';
  if (dump == nullptr) return;
  const LineTable table = table_of(document);
  nlohmann::json lines = nlohmann::json::array();
  const std::vector<float> junk = judge_lines(document, table, {}, model, models.headline).junk;
  for (std::size_t k = 0; k < junk.size(); ++k) {
    lines.push_back({document.paragraphs[k].span.start, document.paragraphs[k].span.end, junk[k]});
  }
  *dump << nlohmann::json{{"id", id}, {"lines", lines}}.dump() << '\n';
}

/// What is left of a page read as HTML: the body without its headline.
void extract(std::ostream& out, const Page& page, const LineModel& model, const KindModel& kinds) {
  const Document document = cut(page.text, page.blocks);
  Report report;
  Boilerplate found = find_boilerplate(document, page.data, {model, headline_models().of(document), kinds});
  report.header = find_header(document, found, story_of(document, found.marks), page.data);
  report.boilerplate = std::move(found.marks);
  CleanTextOptions options;
  options.headline = false;
  out << nlohmann::json{{"id", page.id}, {"text", to_utf8(clean_text(page.text, report, options))}}.dump() << '\n';
}

std::map<std::string, std::uint32_t> folds_of(const std::vector<Page>& pages) {
  std::map<std::string, std::uint32_t> found;
  for (const Page& page : pages) found[page.id.substr(page.id.rfind('/') + 1)] = page.fold;
  return found;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return path.empty() ? path : slash == std::string::npos ? "." : path.substr(0, slash);
}

KindRows kind_rows(const Options& options, const std::map<std::string, std::uint32_t>& folds_by_id) {
  KindRows rows;
  read_kind_rows(options.data + "/annotated/kinds-dev.jsonl.gz", folder_of(options.fragments), folds_by_id, rows);
  read_kind_rows(options.data + "/boilerplate/whole-pages-dev.jsonl.gz", "", folds_by_id, rows);
  return rows;
}

void cross_validate(const Options& options, const std::vector<Page>& pages, const std::vector<LineModel>& models) {
  std::map<std::string, std::ofstream> files;
  for (const char* set : {"bodies", "web", "news", "segments"}) files[set].open(options.cross + "/" + set + ".jsonl");
  std::ofstream dump(options.dump.empty() ? "/dev/null" : options.dump);
  const std::map<std::string, std::uint32_t> fold_of_id = folds_of(pages);
  const KindRows rows = kind_rows(options, fold_of_id);
  std::vector<KindModel> kinds;
  for (std::uint32_t fold = 0; fold < folds; ++fold) kinds.push_back(train_kinds(rows, fold));
  show_kinds(rows, kinds);
  for (const Page& page : pages) {
    if (page.source == "articles") continue;
    std::ostream& out = files[page.source == "whole" ? "segments" : page.source];
    if (page.blocks.empty()) {
      predict(out, options.dump.empty() ? nullptr : &dump, page.id, page.text, models[page.fold], kinds[page.fold]);
    } else {
      extract(out, page, models[page.fold], kinds[page.fold]);
    }
  }
  for (const std::string& path : options.also) {
    std::ofstream out(options.cross + "/" + path.substr(path.rfind('/') + 1));
    const bool read = read_lines(path, [&](const std::string& line) {
      const auto row = nlohmann::json::parse(line, nullptr, false);
      if (!row.is_object()) return;
      const std::string id = row["id"].get<std::string>();
      const auto fold = fold_of_id.find(id.substr(id.rfind('/') + 1));
      const std::uint32_t own = fold == fold_of_id.end() ? 0 : fold->second;
      predict(out, options.dump.empty() ? nullptr : &dump, id, to_utf16(row["text"].get<std::string>()), models[own],
              kinds[own]);
    });
    if (!read) std::cerr << "train-boilerplate: cannot read " << path << '\n';
  }
}

void show_features(const TreeModel& model, const LineTable& table) {
  const std::vector<std::string> names = SecondStage(table, std::vector<float>(table.size())).feature_names();
  std::map<std::uint8_t, int> uses;
  for (const TreeModel::Node& node : model.nodes()) uses[node.feature] += node.threshold < 1e29F ? 1 : 0;
  std::vector<std::pair<int, std::uint8_t>> order;
  for (const auto& [feature, count] : uses) order.emplace_back(-count, feature);
  std::sort(order.begin(), order.end());
  for (std::size_t k = 0; k < std::min<std::size_t>(25, order.size()); ++k) {
    std::cerr << (k > 0 ? ", " : "  ") << names[order[k].second] << ' ' << -order[k].first;
  }
  std::cerr << '\n';
}

std::string fold_path(const std::string& folder, std::uint32_t fold) {
  return folder + "/fold-" + std::to_string(fold) + ".bin";
}

std::vector<LineModel> read_folds(const std::string& folder) {
  std::vector<LineModel> models;
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    std::ifstream file(fold_path(folder, fold), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    models.push_back(read_line_model(bytes));
  }
  return models;
}

/// The program's answer to the shell: 0, or 1 where the file cannot be written.
int write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (out) return 0;
  std::cerr << "train-boilerplate: cannot write " << path << '\n';
  return 1;
}

int run(const Options& options) {
  HtmlLabels labels;
  if (!options.labels.empty()) labels = read_html_labels(options.labels);
  std::vector<Page> pages = read_pages(options.data + "/boilerplate/article-bodies-dev.jsonl.gz", "bodies", labels);
  const auto add = [&](std::vector<Page> more) { std::move(more.begin(), more.end(), std::back_inserter(pages)); };
  add(read_pages(options.data + "/boilerplate/web-articles-dev.jsonl.gz", "web", labels));
  add(read_pages(options.data + "/boilerplate/news-pages-dev.jsonl.gz", "news", labels));
  add(read_pages(options.data + "/boilerplate/segments-dev.jsonl.gz", "segments", labels));
  label_by_hand(options.data + "/boilerplate/whole-pages-dev.jsonl.gz", pages);
  if (options.html) {
    std::vector<Page> html;
    for (const char* set : {"article-bodies", "web-articles", "news-pages", "segments"}) {
      for (Page& page : read_html_pages(options.data + "/boilerplate/" + set + "-dev-html.jsonl.gz", pages))
        html.push_back(std::move(page));
    }
    pages = std::move(html);
  } else {
    add(read_articles(options.data + "/annotated/articles-train.jsonl.gz", {"polnear", "world"}, 400));
  }
  std::cerr << pages.size() << " pages\n";
  if (!options.kinds.empty()) {
    const KindRows rows = kind_rows(options, folds_of(pages));
    std::vector<KindModel> models;
    for (std::uint32_t fold = 0; fold < folds; ++fold) models.push_back(train_kinds(rows, fold));
    show_kinds(rows, models);
    return write_file(options.kinds, train_kinds(rows, folds).write());
  }
  if (!options.headlines.empty()) {
    std::vector<LineModel> lines = read_folds(options.folds);
    if (options.folds.empty()) lines.assign(folds, options.html ? line_models().html : line_models().text);
    HeadlineOptions headlines;
    headlines.first.trees = options.first.trees;
    headlines.first.rate = options.first.rate;
    headlines.first.ridge = 10;
    headlines.first.least_weight = 60;
    headlines.first.row_share = 0.7F;
    headlines.first.feature_share = 0.25F;
    headlines.second = headlines.first;
    // With the markup, the first model alone tells as well.
    headlines.second.trees = options.html ? 0 : 90;
    headlines.second.depth = 3;
    headlines.second.rate = 0.08F;
    headlines.second.ridge = 3;
    headlines.second.least_weight = 12;
    headlines.dump = options.dump;
    const HeadlineModel model = train_headlines(pages, lines, headlines);
    return write_file(options.headlines, model.first.write() + model.second.write());
  }
  if (options.reuse) {
    cross_validate(options, pages, read_folds(options.cross));
    return 0;
  }
  const bool hints = options.html;
  Samples samples = make_samples(pages, read_fragments(options.fragments));
  std::cerr << samples.list.size() << " texts, " << samples.labels.size() << " lines, " << LineTable::features(hints)
            << " and " << SecondStage::features(hints) << " features\n";
  std::vector<TreeModel> first;
  {
    const Matrix matrix = first_stage_matrix(samples);
    first = train_folds(matrix, samples, options.first, true, !options.out.empty());
  }
  const Matrix matrix = second_stage_matrix(samples, first);
  const std::vector<TreeModel> second =
      train_folds(matrix, samples, options.second, !options.cross.empty(), !options.out.empty());
  std::cerr << '\n';
  show_features(first[0].trees() > 0 ? first[0] : first[folds], samples.list[0].table);
  show_features(second[0].trees() > 0 ? second[0] : second[folds], samples.list[0].table);
  if (!options.cross.empty()) {
    std::vector<LineModel> models;
    for (std::uint32_t fold = 0; fold < folds; ++fold) {
      models.push_back({first[fold], second[fold]});
      std::ofstream(fold_path(options.cross, fold), std::ios::binary) << first[fold].write() << second[fold].write();
    }
    cross_validate(options, pages, models);
  }
  return options.out.empty() ? 0 : write_file(options.out, first[folds].write() + second[folds].write());
}

bool parse(int argc, char* argv[], Options& options) {
  for (int k = 1; k < argc; ++k) {
    const std::string name = argv[k];
    if (name.substr(0, 2) != "--") {
      options.data = name;
      continue;
    }
    if (name == "--html") {
      options.html = true;
      continue;
    }
    if (name == "--reuse") {
      options.reuse = true;
      continue;
    }
    if (++k >= argc) return false;
    const std::string value = argv[k];
    const auto number = [&] { return static_cast<std::uint32_t>(std::strtoul(value.c_str(), nullptr, 10)); };
    if (name == "--labels") {
      options.labels = value;
    } else if (name == "--fragments") {
      options.fragments = value;
    } else if (name == "--out") {
      options.out = value;
    } else if (name == "--kinds") {
      options.kinds = value;
    } else if (name == "--headlines") {
      options.headlines = value;
    } else if (name == "--folds") {
      options.folds = value;
    } else if (name == "--cross-validate") {
      options.cross = value;
    } else if (name == "--dump") {
      options.dump = value;
    } else if (name == "--also") {
      options.also.push_back(value);
    } else if (name == "--trees") {
      options.first.trees = options.second.trees = number();
    } else if (name == "--depth") {
      options.first.depth = options.second.depth = number();
    } else if (name == "--rate") {
      options.first.rate = options.second.rate = std::strtof(value.c_str(), nullptr);
    } else {
      return false;
    }
  }
  return !options.data.empty();
}

}  // namespace
}  // namespace article_inspector::train

int main(int argc, char* argv[]) {
  article_inspector::train::Options options;
  options.second.seed = 2;
  for (auto* stage : {&options.first, &options.second}) stage->row_share = stage->feature_share = 0.25F;
  if (!article_inspector::train::parse(argc, argv, options)) {
    std::cerr << article_inspector::train::help;
    return 2;
  }
  return article_inspector::train::run(options);
}
