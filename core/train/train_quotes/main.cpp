/// Makes core/data/models/quotes.weights and quotes.trees from annotated articles:
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
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <string_view>
#include <type_traits>

#include "article_inspector/unicode.h"
#include "examples.h"
#include "gold.h"
#include "learner.h"
#include "learning/boosting.h"
#include "quotes/find_quotes.h"
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
    const SpeechText& speech = article.speech;
    std::map<std::uint32_t, const GoldQuote*> by_cue;
    std::set<std::uint32_t> ignored;
    for (const GoldQuote& quote : article.quotes) {
      if (quote.counts && !quote.cue.empty()) cues_.count(quote.cue_token != no_index);
      if (quote.cue_token == no_index) continue;
      if (!quote.counts) {
        ignored.insert(quote.cue_token);
        continue;
      }
      by_cue.emplace(quote.cue_token, &quote);
      for (const Span cue : quote.cue) ignore_inside(cue, quote.cue_token, ignored);
    }
    for (const std::uint32_t cue : find_cues(speech)) {
      const auto gold = by_cue.find(cue);
      if (gold == by_cue.end()) {
        if (ignored.count(cue) == 0) add_position(cue, ContentPosition::none);
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
    for (const std::uint32_t token : find_cues_in(cue)) {
      if (token != chosen) ignored.insert(token);
    }
  }

  std::vector<std::uint32_t> find_cues_in(Span span) const {
    std::vector<std::uint32_t> inside;
    const SpeechText& speech = article_->speech;
    // Spans of cues are short: look at the tokens around.
    const auto at = std::lower_bound(speech.tokens.begin(), speech.tokens.end(), span.start,
                                     [&](const SpeechToken& token, std::uint32_t start) {
                                       return speech.document->tokens[token.end_token - 1].end <= start;
                                     });
    for (auto token = at; token != speech.tokens.end() && speech.document->tokens[token->first_token].start < span.end;
         ++token)
      inside.push_back(static_cast<std::uint32_t>(token - speech.tokens.begin()));
    return inside;
  }

  void add(Decision decision, Example example) {
    example.weight = article_->weight;
    examples[static_cast<std::size_t>(decision)].push_back(std::move(example));
  }

  void add_position(std::uint32_t cue, ContentPosition position) {
    position_features(article_->speech, cue, features_);
    Example example;
    example.candidates.push_back(hashes_of(features_));
    example.answer = static_cast<std::uint32_t>(position);
    add(Decision::position, std::move(example));
  }

  void read_quote(std::uint32_t cue, const GoldQuote& quote) {
    const SpeechSentence& sentence = article_->speech.sentences[article_->speech.sentence_of[cue]];
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
    const ContentPosition position = has_before && has_after ? ContentPosition::around
                                     : has_before            ? ContentPosition::before
                                     : has_after             ? ContentPosition::after
                                                             : ContentPosition::elsewhere;
    add_position(cue, position);
    if (has_after) add_after(cue, after);
    if (has_before) add_before(cue, before);
    SourceContext context;
    context.cue = cue;
    context.position = position;
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
    const SpeechText& speech = article_->speech;
    // What is said begins after "that".
    if (range.first + 1 < range.end && speech.tokens[range.first].is(complementizer) &&
        speech.tokens[range.first].is(determiner) && !speech.tokens[range.first].is(question) &&
        keeps_clause(range.first))
      ++range.first;
    std::vector<std::uint32_t> candidates;
    start_after_candidates(speech, cue, candidates);
    add_choice(Decision::start_after, candidates, range.first, starts_after_,
               [&](std::uint32_t at) { start_after_features(speech, cue, at, features_); });
    end_after_candidates(speech, range.first, candidates);
    add_choice(Decision::end_after, candidates, range.end, ends_after_,
               [&](std::uint32_t at) { end_after_features(speech, cue, range.first, at, features_); });
  }

  /// "that" before a clause, not the pronoun.
  bool keeps_clause(std::uint32_t that) const {
    const SpeechToken& next = article_->speech.tokens[that + 1];
    return !next.is(auxiliary) && !next.is(preposition);
  }

  void add_before(std::uint32_t cue, Range range) {
    const SpeechText& speech = article_->speech;
    std::vector<std::uint32_t> candidates;
    end_before_candidates(speech, cue, candidates);
    add_choice(Decision::end_before, candidates, range.end, ends_before_,
               [&](std::uint32_t at) { end_before_features(speech, cue, at, features_); });
    start_before_candidates(speech, range.end, candidates);
    add_choice(Decision::start_before, candidates, range.first, starts_before_,
               [&](std::uint32_t at) { start_before_features(speech, cue, range.end, at, features_); });
  }

  void add_source(const SourceContext& context, const GoldQuote& quote) {
    const SpeechText& speech = article_->speech;
    std::vector<Phrase> phrases;
    source_candidates(speech, article_->marks, context, phrases);
    auto answer = static_cast<std::uint32_t>(phrases.size());
    std::uint32_t most = 0;
    for (std::uint32_t k = 0; k < phrases.size(); ++k) {
      const Span span = speech.span(phrases[k].first, phrases[k].end);
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
      source_features(speech, context, phrases, k, features_);
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

/// Whether a phrase has words that name the speaker in the gold.
bool is_source(const SpeechText& speech, const Phrase& phrase, const GoldQuote& quote) {
  const Span speaker = speech.span(phrase.first, phrase.end);
  return std::any_of(quote.source.begin(), quote.source.end(),
                     [&](Span source) { return source.start < speaker.end && speaker.start < source.end; });
}

/// What trees learn from: rows, and whether what they describe is right.
struct TreeRows {
  std::vector<float> values;
  std::vector<float> labels;
  std::vector<float> weights;
};

/// Compares what is proposed with the gold.
class ProposalTeacher : public ProposalReader {
 public:
  ProposalTeacher(const Article& article, TreeRows& rows) : article_(article), rows_(rows) {
    const std::vector<std::uint32_t> cues = find_cues(article.speech);
    for (const GoldQuote& quote : article.quotes) {
      if (quote.cue_token != no_index && quote.counts) by_cue_.emplace(quote.cue_token, &quote);
      for (const Span cue : quote.cue) {
        for (const std::uint32_t token : cues) {
          const Span span = article.speech.span(token, token + 1);
          if (span.start < cue.end && span.end > cue.start) ignored_.insert(token);
        }
      }
    }
  }

  void read(const Proposals& proposals) override {
    for (std::size_t k = 0; k < proposals.list.size(); ++k) {
      const Proposal& proposal = proposals.list[k];
      const auto gold = by_cue_.find(proposal.cue);
      if (gold == by_cue_.end() && ignored_.count(proposal.cue) != 0) continue;
      const auto* row = proposals.rows.data() + k * row_length;
      rows_.values.insert(rows_.values.end(), row, row + row_length);
      rows_.labels.push_back(gold != by_cue_.end() && is_right(proposal, *gold->second) ? 1.0F : 0.0F);
      rows_.weights.push_back(article_.weight);
    }
  }

 private:
  /// As shared scorers have it: contents overlap by 0.8, and the speaker's words are the gold's.
  bool is_right(const Proposal& proposal, const GoldQuote& gold) const {
    constexpr float least_overlap = 0.8F;
    std::set<std::uint32_t> found;
    std::set<std::uint32_t> wanted;
    for (const Range& range : {proposal.before, proposal.after}) add_letters(range, found);
    for (const Range& range : gold.content) add_letters(range, wanted);
    std::size_t common = 0;
    for (const std::uint32_t at : found) common += wanted.count(at);
    if (static_cast<float>(common) < least_overlap * static_cast<float>(found.size() + wanted.size() - common))
      return false;
    if (!proposal.source.phrase) return gold.source.empty();
    return is_source(article_.speech, *proposal.source.phrase, gold);
  }

  void add_letters(Range range, std::set<std::uint32_t>& out) const {
    for (std::uint32_t at = range.first; at < range.end; ++at) {
      if (article_.speech.is_punctuation(at)) continue;
      const Span span = article_.speech.span(at, at + 1);
      for (std::uint32_t offset = span.start; offset < span.end; ++offset) out.insert(offset);
    }
  }

  const Article& article_;
  TreeRows& rows_;
  std::map<std::uint32_t, const GoldQuote*> by_cue_;
  std::set<std::uint32_t> ignored_;
};

/// Tells the right links, and keeps them as examples for the linear model and the trees.
class LinkTeacher : public LinkDecider {
 public:
  LinkTeacher(const Article& article, std::vector<Example>& examples, TreeRows& rows)
      : article_(article), examples_(examples), rows_(rows) {
    for (std::uint32_t k = 0; k < article.quotes.size(); ++k) {
      for (const Range& range : article.quotes[k].content) {
        for (std::uint32_t at = range.first; at < range.end; ++at) owner_[at] = k;
      }
    }
  }

  Link decide(const LinkStep& step, const std::vector<Attribution>& attributions, const Features& features,
              std::span<const Link> possible, const LinkRow* rows) override {
    const std::array<bool, link_count> right = right_links(step, attributions);
    const Link link = answer(step, right);
    Example example;
    example.candidates.push_back(hashes_of(features));
    example.answer = static_cast<std::uint32_t>(link);
    example.weight = article_.weight;
    examples_.push_back(std::move(example));
    for (std::size_t k = 0; k < possible.size(); ++k) {
      rows_.values.insert(rows_.values.end(), rows[k].begin(), rows[k].end());
      rows_.labels.push_back(right[static_cast<std::size_t>(possible[k])] ? 1.0F : 0.0F);
      rows_.weights.push_back(article_.weight);
    }
    return link;
  }

 private:
  std::array<bool, link_count> right_links(const LinkStep& step, const std::vector<Attribution>& attributions) const {
    std::array<bool, link_count> right{};
    const auto set = [&](Link link, bool is_right) { right[static_cast<std::size_t>(link)] = is_right; };
    const auto owned = owner_.find(step.context.token);
    set(Link::none, owned == owner_.end());
    if (owned == owner_.end()) return right;
    const GoldQuote& quote = article_.quotes[owned->second];
    const bool joins = step.previous != no_index && belongs(attributions[step.previous], owned->second);
    const bool joins_earlier = step.earlier != no_index && belongs(attributions[step.earlier], owned->second);
    const bool joins_next = step.next != nullptr && belongs(*step.next, owned->second);
    set(Link::join, joins);
    set(Link::join_earlier, joins_earlier);
    set(Link::join_next, joins_next);
    if (joins || joins_earlier || joins_next) return right;
    const bool has_cue = quote.cue_token != no_index;
    set(Link::cue_before, has_cue && quote.cue_token == step.context.waiting_cue);
    set(Link::cue_after, has_cue && quote.cue_token == step.context.following_cue);
    if (has_cue && (quote.cue_token == step.context.waiting_cue || quote.cue_token == step.context.following_cue))
      return right;
    set(Link::nobody, quote.source.empty());
    set(Link::named_before, names(step.named_before, quote));
    set(Link::same_speaker, step.previous != no_index && names(attributions[step.previous].source, quote));
    return right;
  }

  static Link answer(const LinkStep& step, const std::array<bool, link_count>& right) {
    for (const Link link : {Link::none, Link::join, Link::join_earlier, Link::join_next, Link::cue_before,
                            Link::cue_after, Link::same_speaker, Link::named_before, Link::nobody}) {
      if (right[static_cast<std::size_t>(link)]) return link;
    }
    return step.previous != no_index ? Link::same_speaker : Link::nobody;
  }

  bool names(const std::optional<Phrase>& phrase, const GoldQuote& quote) const {
    return phrase && is_source(article_.speech, *phrase, quote);
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
  TreeRows& rows_;
  std::map<std::uint32_t, std::uint32_t> owner_;
};

using Articles = std::vector<std::unique_ptr<Article>>;

TableShape shape_of(Decision decision) { return table_shapes[static_cast<std::size_t>(decision)]; }

Learning learning_for(Decision decision) {
  Learning learning;
  if (decision == Decision::position) learning.classes = position_count;
  if (decision == Decision::link) learning.classes = link_count;
  return learning;
}

using Selection = std::vector<const Article*>;

/// The articles of all folds but one, or of that one. An article and its copy without words share a fold.
Selection select(const Selection& articles, std::uint32_t folds, std::uint32_t fold, bool inside) {
  Selection selected;
  for (const Article* article : articles) {
    if ((article->number % folds == fold) == inside) selected.push_back(article);
  }
  return selected;
}

/// All tables but the links', which stay empty.
std::string train_drafts(const Selection& articles, bool loud) {
  ExampleMaker maker;
  for (const Article* article : articles) maker.read(*article);
  if (loud) maker.print_reach();
  constexpr std::array<const char*, 6> names = {"position",   "start after",  "end after",
                                                "end before", "start before", "source"};
  std::string weights;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const auto decision = static_cast<Decision>(k);
    weights += learn(loud ? names[k] : "", maker.examples[k], shape_of(decision), learning_for(decision));
  }
  return weights;
}

std::string train_trees(const TreeRows& rows, std::size_t length, std::uint32_t trees) {
  train::BoostingOptions options;
  options.trees = trees;
  options.depth = 5;
  options.rate = 0.1F;
  options.row_share = 0.7F;
  options.leaf_step = 1.0F / 128;
  const train::Matrix matrix(rows.values, length);
  std::vector<std::uint32_t> used(rows.labels.size());
  std::iota(used.begin(), used.end(), 0U);
  return train::boost(matrix, rows.labels, rows.weights, used, options).write();
}
constexpr std::uint32_t proposal_trees = 120;
constexpr std::uint32_t link_trees = 60;

void append(const TreeRows& more, TreeRows& rows) {
  rows.values.insert(rows.values.end(), more.values.begin(), more.values.end());
  rows.labels.insert(rows.labels.end(), more.labels.begin(), more.labels.end());
  rows.weights.insert(rows.weights.end(), more.weights.begin(), more.weights.end());
}

/// What was not learned from a fold, to look at that fold's articles with; and what that shows.
struct Fold {
  Selection articles;
  std::string drafts;  ///< all tables but the links'
  TreeRows proposals;
  std::vector<Example> links;
  TreeRows link_rows;
};

/// The parts of all folds but one.
template <typename Part>
Part others(const std::vector<Fold>& folds, std::size_t left_out, Part Fold::*part) {
  Part all;
  for (std::size_t k = 0; k < folds.size(); ++k) {
    if (k == left_out) continue;
    if constexpr (std::is_same_v<Part, TreeRows>) {
      append(folds[k].*part, all);
    } else {
      all.insert(all.end(), (folds[k].*part).begin(), (folds[k].*part).end());
    }
  }
  return all;
}

std::string train_links(const std::vector<Example>& examples, const char* name) {
  return learn(name, examples, shape_of(Decision::link), learning_for(Decision::link));
}

void teach_links(const Models& models, Fold& fold) {
  fold.links.clear();
  fold.link_rows = {};
  for (const Article* article : fold.articles) {
    LinkTeacher teacher(*article, fold.links, fold.link_rows);
    link_quoted_spans(article->speech, article->marks, article->skipped, models,
                      draft_attributions(article->speech, article->marks, article->skipped, models), &teacher);
  }
}

struct Weights {
  std::string tables;  ///< not packed
  std::string trees;
  Models models() const { return models_from(tables, trees); }
};

/// What decides last is learned from what decides before it says of articles that it was not trained on: its mistakes
/// must be met.
Weights train_all(const Selection& articles, bool loud) {
  constexpr std::uint32_t fold_count = 3;
  const std::string no_links(shape_of(Decision::link).bytes(), '\0');
  std::vector<Fold> folds(fold_count);
  for (std::uint32_t k = 0; k < fold_count; ++k) {
    Fold& fold = folds[k];
    fold.articles = select(articles, fold_count, k, true);
    fold.drafts = train_drafts(select(articles, fold_count, k, false), false);
    const Weights weights = {fold.drafts + no_links, ""};
    const Models models = weights.models();
    for (const Article* article : fold.articles) {
      ProposalTeacher teacher(*article, fold.proposals);
      draft_attributions(article->speech, article->marks, article->skipped, models, &teacher);
    }
  }
  std::vector<std::string> trees(fold_count);
  for (std::size_t k = 0; k < fold_count; ++k) {
    trees[k] = train_trees(others(folds, k, &Fold::proposals), row_length, proposal_trees);
    const Weights weights = {folds[k].drafts + no_links, trees[k]};
    teach_links(weights.models(), folds[k]);
  }
  std::vector<std::string> link_tables(fold_count);
  for (std::size_t k = 0; k < fold_count; ++k) link_tables[k] = train_links(others(folds, k, &Fold::links), "");
  for (std::size_t k = 0; k < fold_count; ++k) {
    const Weights weights = {folds[k].drafts + link_tables[k], trees[k]};
    teach_links(weights.models(), folds[k]);
  }
  const TreeRows proposals = others(folds, fold_count, &Fold::proposals);
  const TreeRows link_rows = others(folds, fold_count, &Fold::link_rows);
  if (loud) {
    std::fprintf(stderr, "trees of %zu proposals and %zu links\n", proposals.labels.size(), link_rows.labels.size());
  }
  return {train_drafts(articles, loud) + train_links(others(folds, fold_count, &Fold::links), loud ? "link" : ""),
          train_trees(proposals, row_length, proposal_trees) + train_trees(link_rows, link_row_length, link_trees)};
}

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
bool cross_validate(const Selection& articles, const std::string& out_path) {
  constexpr std::uint32_t folds = 4;
  std::ofstream out(out_path, std::ios::binary);
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    const Weights weights = train_all(select(articles, folds, fold, false), false);
    const Models models = weights.models();
    for (const Article* article : select(articles, folds, fold, true)) {
      if (article->copy) continue;
      const std::vector<Quote> quotes = find_quotes(article->document, {}, article->header, article->entities, models);
      out << nlohmann::json{{"id", article->id}, {"report", {{"quotes", json_of(quotes)}}}}.dump() << '\n';
    }
  }
  return static_cast<bool>(out.flush());
}

/// Annotated articles to learn from, and how much one of them counts.
struct Source {
  std::vector<nlohmann::json> articles;
  float weight = 1;
};

bool read_all(const std::string& folder, Articles& articles) {
  HeldBack held_back;
  for (const char* name :
       {"/quotes/polnear-dev.jsonl.gz", "/annotated/quotes-dev.jsonl.gz", "/annotated/articles-dev.jsonl.gz"}) {
    if (!held_back.add(folder + name)) return false;
  }
  std::vector<Source> sources = {{read_json(folder + "/quotes/polnear-train.jsonl.gz"), 1},
                                 {read_json(folder + "/annotated/quotes-train.jsonl.gz"), 2}};
  for (const std::string_view language : {"de", "es", "fr"}) {
    const std::string path = "core/train/train_quotes/examples-" + std::string(language) + ".txt";
    sources.push_back({read_examples(path, language), 0.5F});
  }
  for (const Source& source : sources) {
    if (source.articles.empty()) return false;
    read_articles(source.articles, source.weight, held_back, articles);
  }
  std::fprintf(stderr, "left out, since the development sets have them too: %u articles\n", held_back.met());
  return true;
}

bool write(const std::string& path, const Weights& weights) {
  std::ofstream tables(path + ".weights", std::ios::binary);
  tables << pack_weights(weights.tables);
  std::ofstream trees(path + ".trees", std::ios::binary);
  trees << weights.trees;
  return static_cast<bool>(tables.flush()) && static_cast<bool>(trees.flush());
}

int run(int count, char** arguments) {
  const std::string option = count > 2 ? arguments[2] : "";
  if (option == "--speakers")
    return train_speakers(arguments[1], count > 3 ? arguments[3] : "core/data/models/speakers.weights", 1) ? 0 : 1;
  if (option == "--check-speakers") return train_speakers(arguments[1], "", 5) ? 0 : 1;
  const bool validates = count == 4 && option == "--cross-validate";
  if (count < 2 || arguments[1][0] == '-' || (!validates && (count > 3 || option.substr(0, 1) == "-"))) {
    std::fprintf(
        stderr,
        "usage: train-quotes FOLDER [OUT]                    FOLDER holds quotes/ and annotated/;"
        " OUT: core/data/models/quotes, to which .weights and .trees are added\n"
        "       train-quotes FOLDER --cross-validate OUT     writes what is found in articles not learned from\n"
        "       train-quotes FOLDER --speakers [OUT]         OUT: core/data/models/speakers.weights\n"
        "       train-quotes FOLDER --check-speakers         how they do on articles not learned from\n");
    return 2;
  }
  const std::string out_path = validates ? arguments[3] : count == 3 ? option : "core/data/models/quotes";
  Articles articles;
  if (!read_all(arguments[1], articles)) return 1;
  Selection all;
  for (const std::unique_ptr<Article>& article : articles) all.push_back(article.get());
  if (validates ? cross_validate(all, out_path) : write(out_path, train_all(all, true))) return 0;
  std::fprintf(stderr, "train-quotes: cannot write %s\n", out_path.c_str());
  return 1;
}

}  // namespace
}  // namespace article_inspector::quotes

int main(int count, char** arguments) { return article_inspector::quotes::run(count, arguments); }
