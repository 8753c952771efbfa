#include "headlines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <thread>

#include "article_inspector/unicode.h"
#include "boilerplate/headline.h"

namespace article_inspector::train {
namespace {

constexpr std::uint32_t folds = 5;
constexpr float negatives = 4;  // what the other lines of a page weigh together, its headline being 1
constexpr float least = -1.5F;  // log-odds of a headline against none

/// What to make of a line: the headline, none, or not said.
enum class Label : std::uint8_t { none, headline, skipped };

struct Sample {
  const Page* page = nullptr;
  bool derived = false;  ///< made from a page, not to be counted
  std::size_t first_row = 0;
  std::vector<std::size_t> lines;  ///< of each row
  std::vector<Label> labels;       ///< of each row
  std::vector<bool> right;         ///< whether it may stand for the headline
  bool has_headline = false;
};

/// Letters and digits in lower case, words parted by single spaces.
std::u16string folded(std::u16string_view text) {
  std::u16string out = u" ";
  for (const char16_t c : text) {
    const bool counts = (c >= 0xD800 && c < 0xE000) || u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
    if (counts) {
      out.push_back(c >= 0xD800 && c < 0xE000 ? c : static_cast<char16_t>(u_tolower(c)));
    } else if (out.back() != u' ') {
      out.push_back(u' ');
    }
  }
  if (out.back() != u' ') out.push_back(u' ');
  return out;
}

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
    const std::u16string text = page.blocks.empty() ? text_of(page.lines) : page.text;
    const Document document = cut(text, page.blocks);
    const CueHits hits(document, phrase_grammar().lexicon());
    std::vector<std::vector<Fragment>> fragments;
    for (const Paragraph& paragraph : document.paragraphs) fragments.push_back(fragments_of(document, hits, paragraph));
    LineTable table(document, hits, fragments);
    hints_ = table.has_hints();
    const std::vector<float> junk = junk_of_lines(table, models_[page.fold]);
    const HeadlineTable headlines(document, table, junk, page.data);
    Sample sample;
    sample.page = &origin;
    sample.derived = derived;
    sample.first_row = labels_.size();
    std::vector<std::size_t> starts;
    std::size_t at = 0;
    for (std::size_t k = 0; k < page.lines.size(); ++k) {
      if (k > 0) at += page.lines[k].blank_before + 1;
      if (!page.blocks.empty()) at = text.find(page.lines[k].text, at);
      starts.push_back(at);
      at += page.lines[k].text.size();
    }
    for (std::size_t k = 0; k < document.paragraphs.size(); ++k) {
      if (!headlines.may_be(k)) continue;
      const auto after = std::upper_bound(starts.begin(), starts.end(), document.paragraphs[k].span.start);
      const auto line = static_cast<std::size_t>(after - starts.begin()) - 1;
      values_.resize(values_.size() + HeadlineTable::features(hints_));
      headlines.write_row(k, &values_[values_.size() - HeadlineTable::features(hints_)]);
      sample.lines.push_back(k);
      sample.labels.push_back(labels[line]);
      sample.right.push_back(right[line]);
      sample.has_headline = sample.has_headline || labels[line] == Label::headline;
    }
    const float own = page.weight * (derived ? 0.4F : 1.0F);
    for (const Label label : sample.labels) {
      labels_.push_back(label == Label::headline ? 1.0F : 0.0F);
      const float other = negatives / static_cast<float>(sample.lines.size());
      weights_.push_back(label == Label::skipped ? 0 : own * (label == Label::headline ? 1 : other));
      folds_.push_back(page.fold);
    }
    samples_.push_back(std::move(sample));
  }

  std::vector<TreeModel> train(const BoostingOptions& options) const {
    const Matrix matrix(values_, HeadlineTable::features(hints_));
    std::vector<TreeModel> models(folds + 1);
    const auto train_fold = [&](std::uint32_t fold) {
      std::vector<std::uint32_t> rows;
      for (std::size_t row = 0; row < labels_.size(); ++row) {
        if (weights_[row] > 0 && folds_[row] != fold) rows.push_back(static_cast<std::uint32_t>(row));
      }
      models[fold] = boost(matrix, labels_, weights_, rows, options);
    };
    std::thread other([&] {
      for (std::uint32_t fold = 1; fold <= folds; fold += 2) train_fold(fold);
    });
    for (std::uint32_t fold = 0; fold <= folds; fold += 2) train_fold(fold);
    other.join();
    return models;
  }

  void show(const std::vector<TreeModel>& models, const std::string& dump) const {
    std::ofstream wrong(dump.empty() ? "/dev/null" : dump);
    struct Count {
      int pages = 0, right = 0, none = 0, best = 0;
    };
    std::map<std::string, Count> counts;
    std::vector<std::pair<float, bool>> decisions;
    const std::size_t features = HeadlineTable::features(hints_);
    for (const Sample& sample : samples_) {
      std::string name = sample.derived ? "derived" : sample.page->source;
      if (!sample.has_headline) name += ", none";
      Count& count = counts[name];
      ++count.pages;
      std::vector<float> scores(sample.lines.size());
      models[sample.page->fold].score(&values_[sample.first_row * features], features, scores.size(), scores.data());
      const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      if (scores.empty() || scores[best] <= least) {
        ++count.none;
      }
      if (!scores.empty() && sample.right[best]) {
        ++count.best;
        if (scores[best] > least) ++count.right;
      } else if (!scores.empty() && sample.has_headline && !sample.derived) {
        wrong << sample.page->source << ' ' << sample.page->id << ' ' << sample.page->language << " line "
              << sample.lines[best] << " at " << scores[best] << '\n';
        for (std::size_t k = 0; k < scores.size(); ++k) {
          if (sample.labels[k] == Label::headline)
            wrong << "   right is line " << sample.lines[k] << " at " << scores[k] << '\n';
        }
      }
    }
    for (const auto& [name, count] : counts) {
      std::cerr << name << ": " << count.pages << " pages, right " << 100.0 * count.right / count.pages
                << " % (best line " << 100.0 * count.best / count.pages << "), none given " << count.none << '\n';
    }
  }

 private:
  const std::vector<LineModel>& models_;
  bool hints_ = false;
  std::vector<Sample> samples_;
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

TreeModel train_headlines(const std::vector<Page>& pages, const std::vector<LineModel>& lines,
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
  const std::vector<TreeModel> models = rows.train(options.trees);
  rows.show(models, options.dump);
  return models[folds];
}

}  // namespace article_inspector::train
