#include "edge_examples.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

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
    if (article_->edges_only) return;
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
    source_candidates(speech, article_->tags, context, phrases);
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

}  // namespace

std::array<std::vector<Example>, table_shapes.size()> edge_examples(const Selection& articles, bool loud) {
  ExampleMaker maker;
  for (const Article* article : articles) maker.read(*article);
  if (loud) maker.print_reach();
  return std::move(maker.examples);
}

}  // namespace article_inspector::quotes
