/// Makes core/data/models/quotes.weights from annotated articles:
///
///   scripts/train quotes FOLDER     FOLDER holds quotes/ and annotated/
///
/// and core/data/models/speakers.weights, which learn from what the stage finds with the weights that it has:
///
///   scripts/train quotes FOLDER --speakers
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "gold.h"
#include "learner.h"
#include "quotes/packed_weights.h"
#include "speakers.h"

namespace article_inspector::quotes {
namespace {

struct Counts {
  std::uint32_t total = 0;
  std::uint32_t reached = 0;
  void count(bool hit) {
    ++total;
    reached += hit ? 1U : 0U;
  }
  void print(const char* name) const { std::fprintf(stderr, "%-13s reaches %u of %u\n", name, reached, total); }
};

class ExampleMaker {
 public:
  std::array<std::vector<Example>, table_shapes.size()> examples;

  void read(const Article& article) {
    article_ = &article;
    const Units& units = article.units;
    std::map<std::uint32_t, const GoldQuote*> by_cue;
    std::set<std::uint32_t> ignored;
    for (const GoldQuote& quote : article.quotes) {
      if (quote.counts && !quote.cue.empty()) cues_.count(quote.cue_unit != no_index);
      if (quote.cue_unit == no_index) continue;
      if (!quote.counts) {
        ignored.insert(quote.cue_unit);
        continue;
      }
      by_cue.emplace(quote.cue_unit, &quote);
      for (const Span cue : quote.cue) ignore_inside(cue, quote.cue_unit, ignored);
    }
    for (const std::uint32_t cue : find_cues(units)) {
      const auto gold = by_cue.find(cue);
      if (gold == by_cue.end()) {
        if (ignored.count(cue) == 0) add_frame(cue, Frame::none);
        continue;
      }
      read_quote(cue, *gold->second);
    }
  }

  void print_reach() const {
    cues_.print("cue");
    starts_after_.print("start after");
    ends_after_.print("end after");
    ends_before_.print("end before");
    starts_before_.print("start before");
    sources_.print("source");
  }

 private:
  void ignore_inside(Span cue, std::uint32_t chosen, std::set<std::uint32_t>& ignored) const {
    for (const std::uint32_t unit : find_cues_in(cue)) {
      if (unit != chosen) ignored.insert(unit);
    }
  }

  std::vector<std::uint32_t> find_cues_in(Span span) const {
    std::vector<std::uint32_t> inside;
    const Units& units = article_->units;
    // Spans of cues are short: look at the units around.
    const auto at = std::lower_bound(
        units.list.begin(), units.list.end(), span.start,
        [&](const Unit& unit, std::uint32_t start) { return units.document->tokens[unit.end_token - 1].end <= start; });
    for (auto unit = at; unit != units.list.end() && units.document->tokens[unit->first_token].start < span.end; ++unit)
      inside.push_back(static_cast<std::uint32_t>(unit - units.list.begin()));
    return inside;
  }

  void add(Decision decision, Example example) {
    example.weight = article_->weight;
    examples[static_cast<std::size_t>(decision)].push_back(std::move(example));
  }

  void add_frame(std::uint32_t cue, Frame frame) {
    frame_features(article_->units, cue, features_);
    Example example;
    example.candidates.push_back(hashes_of(features_));
    example.answer = static_cast<std::uint32_t>(frame);
    add(Decision::frame, std::move(example));
  }

  void read_quote(std::uint32_t cue, const GoldQuote& quote) {
    const UnitSentence& sentence = article_->units.sentences[article_->units.sentence_of[cue]];
    Range before{no_index, 0};
    Range after{no_index, 0};
    for (const Range& range : quote.content) {
      if (range.first >= sentence.end || range.end <= sentence.first) continue;
      if (range.first < cue) {
        before.first = std::min(before.first, range.first);
        before.end = std::max(before.end, std::min(range.end, cue));
      }
      if (range.end > cue + 1) {
        after.first = std::min(after.first, std::max(range.first, cue + 1));
        after.end = std::max(after.end, range.end);
      }
    }
    const bool has_before = before.first < before.end;
    const bool has_after = after.first < after.end;
    const Frame frame = has_before && has_after ? Frame::around
                        : has_before            ? Frame::before
                        : has_after             ? Frame::after
                                                : Frame::elsewhere;
    add_frame(cue, frame);
    if (has_after) add_after(cue, after);
    if (has_before) add_before(cue, before);
    SourceContext context;
    context.cue = cue;
    context.frame = frame;
    if (has_before) context.before = before;
    if (has_after) context.after = after;
    add_source(context, quote);
  }

  template <typename Fill>
  void add_choice(Decision decision, const std::vector<std::uint32_t>& candidates, std::uint32_t answer, Counts& counts,
                  const Fill& fill) {
    const auto found = std::find(candidates.begin(), candidates.end(), answer);
    counts.count(found != candidates.end());
    if (found == candidates.end() || candidates.size() < 2) return;
    Example example;
    example.answer = static_cast<std::uint32_t>(found - candidates.begin());
    for (const std::uint32_t candidate : candidates) {
      fill(candidate);
      example.candidates.push_back(hashes_of(features_));
    }
    add(decision, std::move(example));
  }

  void add_after(std::uint32_t cue, Range range) {
    const Units& units = article_->units;
    // What is said begins after "that".
    if (range.first + 1 < range.end && units.list[range.first].is(complementizer) &&
        units.list[range.first].is(determiner) && !units.list[range.first].is(question) && keeps_clause(range.first))
      ++range.first;
    std::vector<std::uint32_t> candidates;
    start_after_candidates(units, cue, candidates);
    add_choice(Decision::start_after, candidates, range.first, starts_after_,
               [&](std::uint32_t at) { start_after_features(units, cue, at, features_); });
    end_after_candidates(units, range.first, candidates);
    add_choice(Decision::end_after, candidates, range.end, ends_after_,
               [&](std::uint32_t at) { end_after_features(units, cue, range.first, at, features_); });
  }

  /// "that" before a clause, not the pronoun.
  bool keeps_clause(std::uint32_t that) const {
    const Unit& next = article_->units.list[that + 1];
    return !next.is(auxiliary) && !next.is(preposition);
  }

  void add_before(std::uint32_t cue, Range range) {
    const Units& units = article_->units;
    std::vector<std::uint32_t> candidates;
    end_before_candidates(units, cue, candidates);
    add_choice(Decision::end_before, candidates, range.end, ends_before_,
               [&](std::uint32_t at) { end_before_features(units, cue, at, features_); });
    start_before_candidates(units, range.end, candidates);
    add_choice(Decision::start_before, candidates, range.first, starts_before_,
               [&](std::uint32_t at) { start_before_features(units, cue, range.end, at, features_); });
  }

  void add_source(const SourceContext& context, const GoldQuote& quote) {
    const Units& units = article_->units;
    std::vector<Phrase> phrases;
    source_candidates(units, article_->marks, context, phrases);
    auto answer = static_cast<std::uint32_t>(phrases.size());
    std::uint32_t most = 0;
    for (std::uint32_t k = 0; k < phrases.size(); ++k) {
      const Span span = units.span(phrases[k].first, phrases[k].end);
      for (const Span source : quote.source) {
        const std::uint32_t common = std::min(span.end, source.end) > std::max(span.start, source.start)
                                         ? std::min(span.end, source.end) - std::max(span.start, source.start)
                                         : 0;
        // The first phrase of "the spokesman for the ministry" is the head.
        if (common > 0 && most == 0) {
          most = common;
          answer = k;
        }
      }
    }
    if (!quote.source.empty()) sources_.count(most > 0);
    if (!quote.source.empty() && most == 0) return;
    Example example;
    example.answer = answer;
    for (std::uint32_t k = 0; k <= phrases.size(); ++k) {
      source_features(units, context, phrases, k, features_);
      example.candidates.push_back(hashes_of(features_));
    }
    if (example.candidates.size() > 1) add(Decision::source, std::move(example));
  }

  const Article* article_ = nullptr;
  Features features_;
  Counts cues_;
  Counts starts_after_;
  Counts ends_after_;
  Counts ends_before_;
  Counts starts_before_;
  Counts sources_;
};

/// Tells the right links, and keeps them as examples.
class Teacher : public LinkDecider {
 public:
  Teacher(const Article& article, std::vector<Example>& examples) : article_(article), examples_(examples) {
    for (std::uint32_t k = 0; k < article.quotes.size(); ++k) {
      for (const Range& range : article.quotes[k].content) {
        for (std::uint32_t at = range.first; at < range.end; ++at) owner_[at] = k;
      }
    }
  }

  Link decide(const Units& units, const LinkStep& step, const std::vector<Attribution>& attributions) override {
    const Link link = answer(step, attributions);
    link_features(units, step.context, features_);
    Example example;
    example.candidates.push_back(hashes_of(features_));
    example.answer = static_cast<std::uint32_t>(link);
    example.weight = article_.weight;
    examples_.push_back(std::move(example));
    return link;
  }

 private:
  Link answer(const LinkStep& step, const std::vector<Attribution>& attributions) const {
    const auto owned = owner_.find(step.context.unit);
    if (owned == owner_.end()) return Link::none;
    const GoldQuote& quote = article_.quotes[owned->second];
    if (step.previous != no_index && belongs(attributions[step.previous], owned->second)) return Link::join;
    if (step.earlier != no_index && belongs(attributions[step.earlier], owned->second)) return Link::join_earlier;
    if (quote.cue_unit != no_index && quote.cue_unit == step.context.waiting_cue) return Link::cue_before;
    if (quote.cue_unit != no_index && quote.cue_unit == step.context.following_cue) return Link::cue_after;
    if (quote.source.empty()) return Link::nobody;
    return step.previous != no_index ? Link::same_speaker : Link::nobody;
  }

  bool belongs(const Attribution& attribution, std::uint32_t quote) const {
    for (const Range& range : attribution.content) {
      for (std::uint32_t at = range.first; at < range.end; ++at) {
        const auto owned = owner_.find(at);
        if (owned != owner_.end() && owned->second == quote) return true;
      }
    }
    return false;
  }

  const Article& article_;
  std::vector<Example>& examples_;
  std::map<std::uint32_t, std::uint32_t> owner_;
  Features features_;
};

using Articles = std::vector<std::unique_ptr<Article>>;

TableShape shape_of(Decision decision) { return table_shapes[static_cast<std::size_t>(decision)]; }

Learning learning_for(Decision decision) {
  Learning learning;
  if (decision == Decision::frame) learning.classes = frame_count;
  if (decision == Decision::link) learning.classes = link_count;
  return learning;
}

/// All tables but the links', which stay empty; from the articles whose number leaves another rest than `left_out`.
std::string train_drafts(const Articles& articles, std::size_t folds, std::size_t left_out, bool loud) {
  ExampleMaker maker;
  for (std::size_t k = 0; k < articles.size(); ++k) {
    if (folds == 1 || k % folds != left_out) maker.read(*articles[k]);
  }
  if (loud) maker.print_reach();
  constexpr std::array<const char*, 6> names = {"frame",      "start after",  "end after",
                                                "end before", "start before", "source"};
  std::string weights;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const auto decision = static_cast<Decision>(k);
    weights += learn(loud ? names[k] : "", maker.examples[k], shape_of(decision), learning_for(decision));
  }
  return weights;
}

/// Links are learned from drafts of articles that the other tables were not trained on: their mistakes must be met.
std::vector<Example> link_examples(const Articles& articles) {
  constexpr std::size_t folds = 3;
  std::vector<Example> examples;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const std::string weights =
        train_drafts(articles, folds, fold, false) + std::string(shape_of(Decision::link).bytes(), '\0');
    const Models models = models_from(weights);
    for (std::size_t k = fold; k < articles.size(); k += folds) {
      const Article& article = *articles[k];
      Teacher teacher(article, examples);
      link_stretches(article.units, article.marks, article.skipped, models,
                     draft_attributions(article.units, article.marks, article.skipped, models), &teacher);
    }
  }
  return examples;
}

std::string train_all(const Articles& articles) {
  const std::vector<Example> links = link_examples(articles);
  std::string weights = train_drafts(articles, 1, 0, true);
  return weights + learn("link", links, shape_of(Decision::link), learning_for(Decision::link));
}

/// What is learned from, and how much an article of it counts.
struct Source {
  std::string path;
  float weight = 1;
};

bool read_all(const std::string& folder, Articles& articles) {
  const std::array<Source, 3> sources = {{{folder + "/quotes/polnear-train.jsonl.gz", 1},
                                          {folder + "/annotated/quotes-train.jsonl.gz", 2},
                                          {"core/train/train_quotes/examples-de.jsonl", 3}}};
  HeldBack held_back;
  for (const char* name :
       {"/quotes/polnear-dev.jsonl.gz", "/annotated/quotes-dev.jsonl.gz", "/annotated/articles-dev.jsonl.gz"}) {
    if (!held_back.add(folder + name)) return false;
  }
  for (const Source& source : sources) {
    if (!read_articles(source.path, source.weight, held_back, articles)) return false;
  }
  std::fprintf(stderr, "left out, since the development sets have them too: %u articles\n", held_back.met());
  return true;
}

int run(int count, char** arguments) {
  const std::string option = count > 2 ? arguments[2] : "";
  if (option == "--speakers")
    return train_speakers(arguments[1], count > 3 ? arguments[3] : "core/data/models/speakers.weights", 1) ? 0 : 1;
  if (option == "--check-speakers") return train_speakers(arguments[1], "", 5) ? 0 : 1;
  if (count < 2 || count > 3 || arguments[1][0] == '-') {
    std::fprintf(stderr,
                 "usage: train-quotes FOLDER [OUT]               FOLDER holds quotes/ and annotated/;"
                 " OUT: core/data/models/quotes.weights\n"
                 "       train-quotes FOLDER --speakers [OUT]    OUT: core/data/models/speakers.weights\n"
                 "       train-quotes FOLDER --check-speakers    how they do on articles not learned from\n");
    return 2;
  }
  const char* out_path = count == 3 ? arguments[2] : "core/data/models/quotes.weights";
  Articles articles;
  if (!read_all(arguments[1], articles)) return 1;
  const std::string weights = train_all(articles);
  std::ofstream out(out_path, std::ios::binary);
  out << pack_weights(weights);
  if (!out.flush()) {
    std::fprintf(stderr, "train-quotes: cannot write %s\n", out_path);
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace article_inspector::quotes

int main(int count, char** arguments) { return article_inspector::quotes::run(count, arguments); }
