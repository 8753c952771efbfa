#include "teachers.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace article_inspector::quotes {
namespace {

/// Whether a phrase has words that name the speaker in the gold.
bool is_source(const SpeechText& speech, const Phrase& phrase, const GoldQuote& quote) {
  const Span speaker = speech.span(phrase.first, phrase.end);
  return std::any_of(quote.source.begin(), quote.source.end(),
                     [&](Span source) { return source.start < speaker.end && speaker.start < source.end; });
}

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

}  // namespace

void teach_proposals(const Article& article, const Models& models, TreeRows& rows) {
  if (article.edges_only) return;
  ProposalTeacher teacher(article, rows);
  draft_attributions(article.speech, article.tags, article.skipped, models, &teacher);
}

void teach_links(const Article& article, const Models& models, std::vector<Example>& examples, TreeRows& rows) {
  if (article.edges_only) return;
  LinkTeacher teacher(article, examples, rows);
  link_quoted_spans(article.speech, article.tags, article.skipped, models,
                    draft_attributions(article.speech, article.tags, article.skipped, models), &teacher);
}

}  // namespace article_inspector::quotes
