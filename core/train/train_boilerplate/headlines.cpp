#include "headlines.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <thread>

#include "article_inspector/unicode.h"
#include "boilerplate/headline_rivals.h"

namespace article_inspector::train {
namespace {

constexpr std::uint32_t folds = 5;
constexpr float negatives = 4;  // what the other lines of a page weigh together, its headline being 1

/// What to make of a line: the headline, none, or not said.
enum class Label : std::uint8_t { none, headline, skipped };

struct Sample {
  const Page* page = nullptr;
  bool derived = false;  ///< made from a page, not to be counted
  // What the table looks at.
  std::u16string text;
  Document document;
  std::unique_ptr<LineTable> lines;
  std::vector<float> junk;
  PageData data;
  std::unique_ptr<HeadlineTable> table;
  std::vector<Label> labels;  ///< of each paragraph
  std::vector<bool> right;    ///< whether it may stand for the headline
  bool has_headline = false;
};

/// Whether one is the other, or has two thirds of it.
bool is_close(const std::u16string& a, const std::u16string& b) {
  if (a.size() < 4 || b.size() < 4) return false;
  if (a == b) return true;
  const bool within = a.find(b) != std::u16string::npos || b.find(a) != std::u16string::npos;
  return within && std::min(a.size(), b.size()) * 3 >= std::max(a.size(), b.size()) * 2;
}

/// The label of each of a page's lines, by its gold.
std::vector<Label> labels_of(const Page& page, std::vector<bool>& right) {
  const std::size_t count = page.lines.size();
  std::vector<Label> labels(count, Label::none);
  right.assign(count, false);
  const auto is_story = [&](std::size_t k) { return page.lines[k].weight > 0 && page.lines[k].junk < 0.5F; };
  std::size_t first_story = 0;
  while (first_story < count && !is_story(first_story)) ++first_story;
  const bool by_hand =
      std::any_of(page.lines.begin(), page.lines.end(), [](const Line& line) { return !line.kind.empty(); });
  const std::u16string title = folded(page.title);
  for (std::size_t k = 0; k < count; ++k) {
    if (by_hand) {
      if (page.lines[k].kind == "headline") labels[k] = Label::headline, right[k] = true;
    }
    if (page.title.empty()) continue;
    if (!is_close(folded(page.lines[k].text), title)) continue;
    right[k] = true;
    if (!by_hand) labels[k] = Label::skipped;
  }
  if (by_hand) {
    if (page.source == "news" || page.source == "web") return labels;
    return labels;
  }
  if (page.source == "bodies") {
    // The gold leaves the headline out of the body and gives it no label.
    for (std::size_t k = first_story; k-- > 0;) {
      if (page.lines[k].weight != 0 || folded(page.lines[k].text).size() < 8) continue;
      labels[k] = Label::headline;
      right[k] = true;
      break;
    }
    return labels;
  }
  // Of several lines that say the title, the last before the story is the headline, else the first in it.
  std::size_t best = count;
  for (std::size_t k = 0; k < count; ++k) {
    if (right[k] && (k < first_story || best == count)) best = k;
  }
  if (best < count) labels[best] = Label::headline;
  return labels;
}

constexpr float derived_weight = 0.4F;

/// One model for each fold, from the rows of the others, and one from all rows; two at a time.
std::vector<TreeModel> train_folds(const Matrix& matrix, const std::vector<float>& labels,
                                   const std::vector<float>& weights, const std::vector<std::uint32_t>& fold_of_row,
                                   const BoostingOptions& options) {
  std::vector<TreeModel> models(folds + 1);
  const auto train_fold = [&](std::uint32_t fold) {
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < labels.size(); ++row) {
      if (weights[row] > 0 && fold_of_row[row] != fold) rows.push_back(static_cast<std::uint32_t>(row));
    }
    models[fold] = boost(matrix, labels, weights, rows, options);
  };
  std::thread other([&] {
    for (std::uint32_t fold = 1; fold <= folds; fold += 2) train_fold(fold);
  });
  for (std::uint32_t fold = 0; fold <= folds; fold += 2) train_fold(fold);
  other.join();
  return models;
}

class Rows {
 public:
  explicit Rows(const std::vector<LineModel>& models) : models_(models) {}

  void add(const Page& page, const Page& origin, bool derived) {
    std::vector<bool> right;
    const std::vector<Label> labels = labels_of(page, right);
    const bool known = std::any_of(labels.begin(), labels.end(), [](Label label) { return label == Label::headline; });
    const bool by_hand =
        std::any_of(page.lines.begin(), page.lines.end(), [](const Line& line) { return !line.kind.empty(); });
    if (!known && !by_hand && !derived) return;
    auto sample = std::make_unique<Sample>();
    sample->page = &origin;
    sample->derived = derived;
    sample->text = page.blocks.empty() ? text_of(page.lines) : page.text;
    sample->document = cut(sample->text, page.blocks);
    sample->data = page.data;
    const Document& document = sample->document;
    const CueHits hits(document, phrase_grammar().lexicon());
    std::vector<std::vector<Fragment>> fragments;
    for (const Paragraph& paragraph : document.paragraphs) fragments.push_back(fragments_of(document, hits, paragraph));
    sample->lines = std::make_unique<LineTable>(document, hits, fragments);
    hints_ = sample->lines->has_hints();
    sample->junk = junk_of_lines(*sample->lines, models_[page.fold]);
    sample->table = std::make_unique<HeadlineTable>(document, *sample->lines, sample->junk, sample->data);
    label_paragraphs(page, labels, right, *sample);
    add_rows(*sample);
    samples_.push_back(std::move(sample));
  }

  /// A first model for each fold and one on all pages, and the second models on top of what the first ones say of pages
  /// that they have not seen.
  std::vector<HeadlineModel> train(const BoostingOptions& first, const BoostingOptions& second) {
    std::vector<HeadlineModel> models(folds + 1);
    const std::size_t features = HeadlineTable::features(hints_);
    std::vector<TreeModel> trees = train_folds(Matrix(values_, features), labels_, weights_, folds_, first);
    for (std::uint32_t fold = 0; fold <= folds; ++fold) models[fold].first = std::move(trees[fold]);
    if (second.trees == 0) return models;
    std::vector<float> values, labels, weights;
    std::vector<std::uint32_t> fold_of_row;
    const std::size_t wide = HeadlineRivals::features(hints_);
    for (const auto& sample : samples_) {
      const HeadlineTable& table = *sample->table;
      const TreeModel& judge = models[sample->page->fold].first;
      const HeadlineRivals rivals(table, score_headlines(table, sample->labels.size(), judge, hints_), hints_);
      for (std::size_t k = 0; k < rivals.size(); ++k) {
        const Label label = sample->labels[rivals.line(k)];
        values.resize(values.size() + wide);
        rivals.write_row(k, &values[values.size() - wide]);
        labels.push_back(label == Label::headline ? 1.0F : 0.0F);
        const float own = sample->page->weight * (sample->derived ? derived_weight : 1.0F);
        const float other = negatives / static_cast<float>(rivals.size());
        weights.push_back(label == Label::skipped ? 0 : own * (label == Label::headline ? 1 : other));
        fold_of_row.push_back(sample->page->fold);
      }
    }
    trees = train_folds(Matrix(values, wide), labels, weights, fold_of_row, second);
    for (std::uint32_t fold = 0; fold <= folds; ++fold) models[fold].second = std::move(trees[fold]);
    return models;
  }

  void show(const std::vector<HeadlineModel>& models, const std::string& dump) const {
    std::ofstream wrong(dump.empty() ? "/dev/null" : dump);
    struct Count {
      int pages = 0, right = 0, none = 0, right_by_first = 0;
    };
    std::map<std::string, Count> counts;
    for (const auto& sample : samples_) {
      std::string name = sample->derived ? "derived" : sample->page->source;
      if (!sample->has_headline) name += ", none";
      Count& count = counts[name];
      ++count.pages;
      const HeadlineModel& model = models[sample->page->fold];
      const auto found = find_headline(*sample->table, sample->labels.size(), model, hints_);
      const auto by_first = find_headline(*sample->table, sample->labels.size(), {model.first, {}}, hints_);
      if (!found) ++count.none;
      if (found && sample->right[*found]) ++count.right;
      if (by_first && sample->right[*by_first]) ++count.right_by_first;
      if ((found && sample->right[*found]) || !sample->has_headline || sample->derived) continue;
      wrong << sample->page->source << ' ' << sample->page->id << ' ' << sample->page->language << " line "
            << (found ? static_cast<long>(*found) : -1) << " at 0\n";
      for (std::size_t k = 0; k < sample->labels.size(); ++k) {
        if (sample->labels[k] == Label::headline) wrong << "   right is line " << k << " at 0\n";
      }
    }
    for (const auto& [name, count] : counts) {
      std::cerr << name << ": " << count.pages << " pages, right " << 100.0 * count.right / count.pages
                << " % (by the first model alone " << 100.0 * count.right_by_first / count.pages << "), none given "
                << count.none << '\n';
    }
  }

 private:
  /// Gives each paragraph the label of the line that it stands in.
  static void label_paragraphs(const Page& page, const std::vector<Label>& labels, const std::vector<bool>& right,
                               Sample& sample) {
    std::vector<std::size_t> starts;
    std::size_t at = 0;
    for (std::size_t k = 0; k < page.lines.size(); ++k) {
      if (k > 0) at += page.lines[k].blank_before + 1;
      if (!page.blocks.empty()) at = sample.text.find(page.lines[k].text, at);
      starts.push_back(at);
      at += page.lines[k].text.size();
    }
    for (std::size_t k = 0; k < sample.document.paragraphs.size(); ++k) {
      const auto after = std::upper_bound(starts.begin(), starts.end(), sample.document.paragraphs[k].span.start);
      const auto line = static_cast<std::size_t>(after - starts.begin()) - 1;
      sample.labels.push_back(labels[line]);
      sample.right.push_back(right[line]);
      const bool is_headline = labels[line] == Label::headline && sample.table->may_be(k);
      sample.has_headline = sample.has_headline || is_headline;
    }
  }

  /// The rows of the first model.
  void add_rows(const Sample& sample) {
    std::vector<std::size_t> lines;
    for (std::size_t k = 0; k < sample.labels.size(); ++k) {
      if (sample.table->may_be(k)) lines.push_back(k);
    }
    const float own = sample.page->weight * (sample.derived ? derived_weight : 1.0F);
    const float other = negatives / static_cast<float>(lines.size());
    for (const std::size_t line : lines) {
      values_.resize(values_.size() + HeadlineTable::features(hints_));
      sample.table->write_row(line, &values_[values_.size() - HeadlineTable::features(hints_)]);
      const Label label = sample.labels[line];
      labels_.push_back(label == Label::headline ? 1.0F : 0.0F);
      weights_.push_back(label == Label::skipped ? 0 : own * (label == Label::headline ? 1 : other));
      folds_.push_back(sample.page->fold);
    }
  }

  const std::vector<LineModel>& models_;
  bool hints_ = false;
  std::vector<std::unique_ptr<Sample>> samples_;
  std::vector<float> values_;
  std::vector<float> labels_;
  std::vector<float> weights_;
  std::vector<std::uint32_t> folds_;
};

/// The story without what stands around it, with its headline or without.
Page story_alone(const Page& page, bool with_headline, bool with_edges) {
  std::vector<bool> right;
  const std::vector<Label> labels = labels_of(page, right);
  Page made = page;
  made.lines.clear();
  for (std::size_t k = 0; k < page.lines.size(); ++k) {
    const bool story = page.lines[k].weight > 0 && page.lines[k].junk < 0.5F;
    const bool headline = labels[k] == Label::headline;
    const bool standfirst = page.lines[k].kind == "standfirst";
    const bool near = with_edges && !made.lines.empty() && page.lines[k].weight > 0;
    if (headline ? with_headline : story || standfirst || near) made.lines.push_back(page.lines[k]);
  }
  while (!made.lines.empty() && made.lines.back().junk > 0.5F) made.lines.pop_back();
  if (!with_headline) made.title.clear();
  return made;
}

}  // namespace

HeadlineModel train_headlines(const std::vector<Page>& pages, const std::vector<LineModel>& lines,
                              const HeadlineOptions& options) {
  Rows rows(lines);
  Random random(3);
  for (const Page& page : pages) {
    if (page.source == "articles" || page.source == "segments") continue;
    rows.add(page, page, false);
    if (!page.blocks.empty()) continue;
    const Page other = random() % 2 == 0 ? with_blank_lines(page) : without_blank_lines(page);
    rows.add(story_alone(random() % 2 == 0 ? other : page, true, random() % 2 == 0), page, true);
    if (random() % 3 == 0) rows.add(story_alone(other, false, false), page, true);
  }
  const std::vector<HeadlineModel> models = rows.train(options.first, options.second);
  rows.show(models, options.dump);
  return models[folds];
}

}  // namespace article_inspector::train
