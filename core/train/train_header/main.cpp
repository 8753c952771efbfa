// Trains the model that tells which line names a story's authors, and measures it by cross-validation over sites.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include "article_inspector/stages.h"
#include "article_inspector/unicode.h"
#include "boilerplate/line_model.h"
#include "header/author_lines.h"
#include "header/find_header.h"
#include "learning/boosting.h"
#include "pages/pages.h"

namespace article_inspector::train {
namespace {

constexpr const char* help = R"(usage: train-header DATA [--out FILE] [--folds FOLDER] [--dump FILE]

DATA holds boilerplate/ (see its README). Prints how the model does on sites that it has not seen.

  --out FILE      where the weights go; core/data/models/header.bin where it is left out
  --folds FOLDER  takes each fold's line model from FOLDER/text and FOLDER/html, as train-boilerplate --cross-validate
                  left them; else those of core/data, which have seen the pages
  --dump FILE     takes the pages whose authors are told wrongly
)";

constexpr std::uint32_t folds = 5;

struct Options {
  std::string data;
  std::string out = "core/data/models/header.bin";
  std::string folds;
  std::string dump;
};

/// A page with what the stages before find in it.
struct Sample {
  const Page* page = nullptr;
  Document document;
  Boilerplate boilerplate;
  Story story;
  Head head;
  std::vector<Byline> given;
  std::unique_ptr<AuthorLines> lines;
  std::size_t first_row = 0;
};

bool is_author(const Page& page, const std::vector<Byline>& bylines) {
  return std::any_of(bylines.begin(), bylines.end(), [&](const Byline& byline) {
    const std::u16string name = folded(byline.name);
    return std::any_of(page.authors.begin(), page.authors.end(), [&](const std::u16string& author) {
      const std::u16string gold = folded(author);
      return name.find(gold) != std::u16string::npos || (name.size() > 2 && gold.find(name) != std::u16string::npos);
    });
  });
}

std::vector<LineModel> read_folds(const std::string& folder) {
  std::vector<LineModel> models;
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    std::ifstream file(folder + "/fold-" + std::to_string(fold) + ".bin", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    models.push_back(read_line_model(bytes));
  }
  return models;
}

class Trainer {
 public:
  explicit Trainer(const std::string& folder) {
    if (folder.empty()) return;
    text_ = read_folds(folder + "/text");
    html_ = read_folds(folder + "/html");
  }

  void add(const Page& page) {
    auto sample = std::make_unique<Sample>();
    sample->page = &page;
    sample->document = cut(page.text, page.blocks);
    const Document& document = sample->document;
    const std::vector<LineModel>& own = page.blocks.empty() ? text_ : html_;
    const LineModel& lines = own.empty() ? line_models().of(document) : own[page.fold];
    sample->boilerplate = find_boilerplate(document, page.data, {lines, headline_models().of(document), kind_model()});
    sample->story = story_of(document, sample->boilerplate.marks);
    sample->head = head_of(document, sample->boilerplate, sample->story.paragraphs);
    sample->given = given_authors(document, sample->head, page.data);
    sample->lines =
        std::make_unique<AuthorLines>(document, sample->head, sample->story.paragraphs, sample->given, page.data.site);
    sample->first_row = labels_.size();
    for (std::size_t k = 0; k < sample->lines->size(); ++k) {
      values_.resize(values_.size() + AuthorLines::features);
      sample->lines->write_row(k, &values_[values_.size() - AuthorLines::features]);
      labels_.push_back(is_author(page, sample->lines->bylines(k)) ? 1.0F : 0.0F);
      weights_.push_back(page.weight);
      folds_.push_back(page.fold);
    }
    samples_.push_back(std::move(sample));
  }

  std::vector<TreeModel> train() const {
    const Matrix matrix(values_, AuthorLines::features);
    BoostingOptions options;
    options.trees = 70;
    options.depth = 4;
    options.rate = 0.1F;
    options.row_share = 0.6F;
    options.feature_share = 0.4F;
    options.ridge = 6;
    options.least_weight = 20;
    std::vector<TreeModel> models;
    for (std::uint32_t fold = 0; fold <= folds; ++fold) {
      std::vector<std::uint32_t> rows;
      for (std::size_t row = 0; row < labels_.size(); ++row) {
        if (folds_[row] != fold) rows.push_back(static_cast<std::uint32_t>(row));
      }
      models.push_back(boost(matrix, labels_, weights_, rows, options));
    }
    return models;
  }

  void show(const std::vector<TreeModel>& models, const std::string& dump) const {
    struct Count {
      int authors = 0, right = 0, given = 0, without = 0, invented = 0;
    };
    std::ofstream wrong(dump.empty() ? "/dev/null" : dump);
    std::map<std::string, Count> counts;
    for (const auto& sample : samples_) {
      const Page& page = *sample->page;
      Count& count = counts[page.source + (page.blocks.empty() ? ", text" : ", HTML")];
      const Header header =
          find_header(sample->document, sample->boilerplate, sample->story, page.data, models[page.fold]);
      const bool is_right = is_author(page, header.bylines);
      const std::u16string whole = folded(page.text);
      const bool stands = std::any_of(page.authors.begin(), page.authors.end(), [&](const std::u16string& author) {
        return whole.find(folded(author)) != std::u16string::npos;
      });
      if (page.authors.empty()) {
        ++count.without;
        count.invented += header.bylines.empty() ? 0 : 1;
      } else if (stands) {
        ++count.authors;
        count.given += header.bylines.empty() ? 0 : 1;
        count.right += is_right ? 1 : 0;
      }
      if (page.authors.empty() ? !header.bylines.empty() : stands && !is_right) show_wrong(wrong, *sample, header);
    }
    for (const auto& [name, count] : counts) {
      std::cerr << name << ": authors right " << 100.0 * count.right / std::max(1, count.authors) << " % of "
                << count.authors << " (given " << count.given << "), one given on " << count.invented << " of "
                << count.without << " pages that have none\n";
    }
  }

 private:
  static void show_wrong(std::ostream& out, const Sample& sample, const Header& header) {
    out << sample.page->id << (sample.page->blocks.empty() ? " text" : " HTML") << " |";
    for (const std::u16string& author : sample.page->authors) out << ' ' << to_utf8(author) << ';';
    out << " | found";
    for (const Byline& byline : header.bylines) out << ' ' << to_utf8(byline.name) << ';';
    out << '\n';
  }

  std::vector<LineModel> text_, html_;
  std::vector<std::unique_ptr<Sample>> samples_;
  std::vector<float> values_, labels_, weights_;
  std::vector<std::uint32_t> folds_;
};

int run(const Options& options) {
  const std::string folder = options.data + "/boilerplate/";
  std::vector<Page> pages = read_pages(folder + "web-articles-dev.jsonl.gz", "web", {});
  for (Page& page : read_pages(folder + "news-pages-dev.jsonl.gz", "news", {})) pages.push_back(std::move(page));
  std::vector<Page> html;
  for (const char* set : {"web-articles", "news-pages"}) {
    for (Page& page : read_html_pages(folder + set + "-dev-html.jsonl.gz", pages)) html.push_back(std::move(page));
  }
  Trainer trainer(options.folds);
  for (const Page& page : pages) trainer.add(page);
  for (const Page& page : html) trainer.add(page);
  const std::vector<TreeModel> models = trainer.train();
  trainer.show(models, options.dump);
  std::ofstream out(options.out, std::ios::binary);
  out << models[folds].write();
  if (out) return 0;
  std::cerr << "train-header: cannot write " << options.out << '\n';
  return 1;
}

bool parse(int argc, char* argv[], Options& options) {
  for (int k = 1; k < argc; ++k) {
    const std::string name = argv[k];
    if (name.substr(0, 2) != "--") {
      options.data = name;
      continue;
    }
    if (++k >= argc) return false;
    if (name == "--out") {
      options.out = argv[k];
    } else if (name == "--folds") {
      options.folds = argv[k];
    } else if (name == "--dump") {
      options.dump = argv[k];
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
  if (!article_inspector::train::parse(argc, argv, options)) {
    std::cerr << article_inspector::train::help;
    return 2;
  }
  return article_inspector::train::run(options);
}
