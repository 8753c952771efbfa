#include "quotes/attribution/links.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace article_inspector::quotes {
namespace {

constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min() / 2;
/// The next quote counts where it begins in the same sentence or at most so many further on.
constexpr std::uint32_t next_sentences = 2;
/// A sentence before is looked at for a speaker where it is no longer than this, in tokens.
constexpr std::uint32_t longest_sentence_before = 80;

std::size_t index_of(Link link) { return static_cast<std::size_t>(link); }

/// Writes a row value by value.
class RowWriter {
 public:
  explicit RowWriter(LinkRow& row) : row_(row) {}
  template <typename Value>
  void put(Value value) {
    assert(count_ < row_.size());
    row_[count_++] = static_cast<float>(value);
  }
  bool full() const { return count_ == row_.size(); }

 private:
  LinkRow& row_;
  std::size_t count_ = 0;
};

/// Goes through the quoted spans that are left.
class Linker {
 public:
  Linker(const SpeechText& speech, const EntityTags& entity_tags, const std::vector<std::uint8_t>& skipped,
         const Models& models, Draft draft, LinkDecider* decider)
      : speech_(speech),
        entity_tags_(entity_tags),
        skipped_(skipped),
        models_(models),
        draft_(std::move(draft)),
        decider_(decider) {}

  std::vector<Attribution> link() {
    chain();
    for (std::uint32_t k = 0; k < speech_.token_of.size(); ++k) {
      const std::uint32_t at = speech_.token_of[k];
      if (draft_.covered[at] != 0 || skipped_[at] != 0) continue;
      take_until(at);
      consider(at);
    }
    take_until(no_index);
    return std::move(done_);
  }

 private:
  /// A quotation that goes on in the next paragraph is one with it, whichever of the two has a cue.
  void chain() {
    const std::size_t count = speech_.token_of.size();
    std::vector<std::uint32_t> owner(count, no_index);
    for (std::uint32_t k = 0; k < draft_.attributions.size(); ++k) {
      for (const Range& range : draft_.attributions[k].content) {
        for (std::uint32_t at = range.first; at < range.end; ++at) {
          if (speech_.tokens[at].is_quoted()) owner[speech_.tokens[at].quoted_span] = k;
        }
      }
    }
    for (std::size_t k = count; k-- > 1;) {
      if (!speech_.quoted_spans[k - 1].continues || owner[k - 1] != no_index || owner[k] == no_index) continue;
      Attribution& attribution = draft_.attributions[owner[k]];
      const std::uint32_t at = speech_.token_of[k - 1];
      if (attribution.labelled || attribution.content.front().first != speech_.token_of[k] || skipped_[at] != 0)
        continue;
      attribution.content.insert(attribution.content.begin(), {at, at + 1});
      draft_.covered[at] = 1;
      owner[k - 1] = owner[k];
    }
    for (std::size_t k = 1; k < count; ++k) {
      if (!speech_.quoted_spans[k - 1].continues || owner[k - 1] == no_index || owner[k] != no_index) continue;
      Attribution& attribution = draft_.attributions[owner[k - 1]];
      const std::uint32_t at = speech_.token_of[k];
      if (attribution.labelled || attribution.content.back().end != speech_.token_of[k - 1] + 1 || skipped_[at] != 0)
        continue;
      attribution.content.push_back({at, at + 1});
      draft_.covered[at] = 1;
      owner[k] = owner[k - 1];
    }
  }

  /// Moves the drafted attributions whose content begins before `at` to the finished ones.
  void take_until(std::uint32_t at) {
    while (next_ < draft_.attributions.size() && draft_.attributions[next_].content[0].first < at)
      done_.push_back(std::move(draft_.attributions[next_++]));
    while (waiting_ < draft_.waiting.size() && draft_.waiting[waiting_] < at) {
      last_waiting_ = draft_.waiting[waiting_++];
    }
  }

  LinkStep step_for(std::uint32_t at) {
    LinkStep step;
    step.context.token = at;
    read_previous(step);
    read_earlier(step);
    const std::uint32_t sentence = speech_.sentence_of[at];
    if (last_waiting_ != no_index && speech_.sentence_of[last_waiting_] + 2 >= sentence)
      step.context.waiting_cue = last_waiting_;
    if (waiting_ < draft_.waiting.size() && speech_.sentence_of[draft_.waiting[waiting_]] <= sentence + 1)
      step.context.following_cue = draft_.waiting[waiting_];
    if (next_ < draft_.attributions.size() && !draft_.attributions[next_].labelled) {
      const std::uint32_t first = draft_.attributions[next_].content[0].first;
      if (speech_.sentence_of[first] <= sentence + next_sentences) {
        step.next = &draft_.attributions[next_];
        step.context.next = first;
      }
    }
    step.named_before = name_before(at);
    if (step.named_before) step.context.named_before = step.named_before->first;
    step.possible = {true,
                     step.previous != no_index,
                     step.context.waiting_cue != no_index,
                     step.previous != no_index,
                     step.context.following_cue != no_index,
                     true,
                     step.earlier != no_index,
                     step.next != nullptr,
                     step.named_before.has_value()};
    return step;
  }

  void read_previous(LinkStep& step) const {
    if (done_.empty()) return;
    const std::uint32_t at = step.context.token;
    step.previous = static_cast<std::uint32_t>(done_.size() - 1);
    const Attribution& previous = done_.back();
    std::uint32_t end = previous.content.back().end;
    if (previous.cue != no_index && previous.cue < at) end = std::max(end, previous.cue + 1);
    if (previous.source && previous.source->end <= at) end = std::max(end, previous.source->end);
    step.context.previous_end = end;
    step.context.after_previous_cue = end > previous.content.back().end;
    step.context.previous_kind = static_cast<std::uint32_t>(kind_of(speech_, previous.content));
    const SpeechToken& last = speech_.tokens[previous.content.back().end - 1];
    step.context.previous_unclosed = last.is_quoted() && speech_.quoted_spans[last.quoted_span].continues;
  }

  void read_earlier(LinkStep& step) const {
    const std::uint32_t sentence = speech_.sentence_of[step.context.token];
    for (std::size_t k = done_.size(); k-- > 0 && done_.size() - k <= 3;) {
      const Attribution& earlier = done_[k];
      if (k + 1 == done_.size() || earlier.labelled || kind_of(speech_, earlier.content) != QuoteKind::direct) continue;
      if (speech_.sentence_of[earlier.content.back().end - 1] + 2 < sentence) continue;
      step.earlier = static_cast<std::uint32_t>(k);
      step.context.earlier_sentences = sentence - speech_.sentence_of[earlier.content.back().end - 1];
      return;
    }
  }

  /// "Lee hoped for rain. “It is dry.”": the first phrase of the sentence before that may speak.
  std::optional<Phrase> name_before(std::uint32_t at) {
    const std::uint32_t own = speech_.sentence_of[at];
    if (own == 0) return std::nullopt;
    const SpeechSentence& sentence = speech_.sentences[own - 1];
    if (sentence.end - sentence.first > longest_sentence_before || skipped_[sentence.first] != 0) return std::nullopt;
    find_phrases(speech_, entity_tags_, sentence.first, sentence.end, no_index, phrases_);
    for (const Phrase& phrase : phrases_) {
      if ((phrase.classes & (time_word | relative | first_person | second_person)) != 0) continue;
      // A capital at the sentence's beginning makes no name.
      const bool named = phrase.entity != 0 || (phrase.proper && phrase.first > sentence.first);
      if ((phrase.classes & (pronoun | person | body)) != 0 || named) return phrase;
    }
    return std::nullopt;
  }

  Link decide(const LinkStep& step) {
    std::array<std::int32_t, link_count> scores{};
    link_features(speech_, step.context, features_);
    models_[Decision::link].add_scores(features_, scores.data(), link_count);
    for (std::size_t k = 0; k < link_count; ++k) {
      if (!step.possible[k]) scores[k] = never;
    }
    std::array<LinkRow, link_count> rows;
    std::array<Link, link_count> links{};
    std::size_t count = 0;
    for (std::size_t k = 0; k < link_count; ++k) {
      if (!step.possible[k]) continue;
      links[count] = static_cast<Link>(k);
      describe(step, links[count], scores, rows[count]);
      ++count;
    }
    if (decider_ != nullptr) return decider_->decide(step, done_, features_, {links.data(), count}, rows.data());
    std::array<float, link_count> likely{};
    models_.links.score(rows[0].data(), link_row_length, count, likely.data());
    const auto best = std::max_element(likely.begin(), likely.begin() + static_cast<std::ptrdiff_t>(count));
    odds_ = *best;
    return links[static_cast<std::size_t>(best - likely.begin())];
  }

  /// What the trees see of a link: how the linear model ranks it, what it leads to, and what is around.
  void describe(const LinkStep& step, Link link, const std::array<std::int32_t, link_count>& scores,
                LinkRow& row) const {
    RowWriter out(row);
    const LinkContext& context = step.context;
    const std::uint32_t at = context.token;
    const std::int32_t own = scores[index_of(link)];
    std::int32_t rival = never;
    for (std::size_t k = 0; k < link_count; ++k) {
      if (k != index_of(link)) rival = std::max(rival, scores[k]);
    }
    out.put(index_of(link));
    out.put(std::max(own - rival, -250));
    out.put(own - scores[0]);
    for (std::size_t k = 1; k < link_count; ++k) out.put(std::max(scores[k] - scores[0], -250));
    describe_quoted_span(at, out);
    const Attribution* previous = step.previous == no_index ? nullptr : &done_[step.previous];
    out.put(context.previous_kind);
    out.put(previous == nullptr ? -1 : std::min<std::int64_t>(std::int64_t{at} - context.previous_end, 100));
    out.put(previous == nullptr ? -1 : sentences_between(context.previous_end - 1, at));
    out.put(previous == nullptr ? -1 : paragraphs_between(context.previous_end - 1, at));
    out.put(context.previous_unclosed);
    out.put(context.after_previous_cue);
    out.put(previous == nullptr ? -1 : static_cast<std::int64_t>(previous->content.size()));
    out.put(previous != nullptr && previous->labelled);
    out.put(previous == nullptr ? -9 : previous->score);
    out.put(previous != nullptr && previous->cue == no_index);
    describe_source(previous == nullptr ? std::nullopt : previous->source, out);
    out.put(context.earlier_sentences);
    out.put(context.waiting_cue == no_index ? -1 : std::int64_t{at} - context.waiting_cue);
    out.put(context.following_cue == no_index ? -1 : std::int64_t{context.following_cue} - at);
    out.put(step.next == nullptr ? -1 : std::int64_t{context.next} - at);
    out.put(step.next == nullptr ? -1 : paragraphs_between(at, context.next));
    out.put(step.next == nullptr ? -1 : static_cast<std::int32_t>(kind_of(speech_, step.next->content)));
    out.put(step.next == nullptr ? -9 : step.next->score);
    describe_source(step.named_before, out);
    out.put(context.named_before == no_index ? -1 : std::int64_t{at} - context.named_before);
    out.put(context.named_before != no_index && previous != nullptr && previous->source &&
            context.named_before >= previous->source->first && context.named_before < previous->source->end);
    assert(out.full());
  }

  void describe_quoted_span(std::uint32_t at, RowWriter& out) const {
    const SpeechToken& token = speech_.tokens[at];
    const QuotedSpan& quoted_span = speech_.quoted_spans[token.quoted_span];
    const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[at]];
    out.put(token.tag - tags::marked);
    out.put(std::min(token.end_token - token.first_token, 100U));
    out.put((quoted_span.single ? 1 : 0) + (quoted_span.closed ? 2 : 0) + (quoted_span.continues ? 4 : 0));
    out.put(sentence.end - sentence.first);
    out.put(at - sentence.first);
    out.put(sentence.starts_paragraph);
    out.put(kind_before(at, sentence));
    out.put(at + 1 < sentence.end ? kind_at(at + 1) : 0);
    std::uint32_t covered = 0;  // in its sentence, before it and after it
    constexpr std::uint32_t near = 40;
    for (std::uint32_t k = at > sentence.first + near ? at - near : sentence.first; k < at; ++k)
      covered |= draft_.covered[k] != 0 ? 1U : 0U;
    for (std::uint32_t k = at + 1; k < std::min(sentence.end, at + near); ++k)
      covered |= draft_.covered[k] != 0 ? 2U : 0U;
    out.put(covered);
  }

  std::uint32_t kind_before(std::uint32_t at, const SpeechSentence& sentence) const {
    return at > sentence.first ? kind_at(at - 1) : 0;
  }

  /// 1 marked, 2 comma, 3 colon, 4 other punctuation, then words by their first class.
  std::uint32_t kind_at(std::uint32_t at) const {
    const SpeechToken& token = speech_.tokens[at];
    if (token.is_quoted()) return 1;
    if (speech_.is_punctuation(at)) {
      const char16_t c = speech_.first_char(at);
      return c == u',' ? 2 : c == u':' ? 3 : 4;
    }
    if (token.classes == 0) return token.capital() ? 5 : 6;
    std::uint32_t bit = 0;
    while (((token.classes >> bit) & 1) == 0) ++bit;
    return 10 + bit;
  }

  /// What a speaker is: nobody, a pronoun, a name, a description; and the entity's type.
  void describe_source(const std::optional<Phrase>& source, RowWriter& out) const {
    out.put(!source ? 0 : (source->classes & pronoun) != 0 ? 1 : source->entity != 0 || source->proper ? 2 : 3);
    out.put(source ? source->entity : 0);
  }

  std::int64_t sentences_between(std::uint32_t first, std::uint32_t second) const {
    return std::min<std::int64_t>(std::int64_t{speech_.sentence_of[second]} - speech_.sentence_of[first], 20);
  }

  std::int64_t paragraphs_between(std::uint32_t first, std::uint32_t second) const {
    const auto paragraph = [&](std::uint32_t token) {
      return std::int64_t{speech_.sentences[speech_.sentence_of[token]].paragraph};
    };
    return std::min<std::int64_t>(paragraph(second) - paragraph(first), 20);
  }

  void consider(std::uint32_t at) {
    const LinkStep step = step_for(at);
    const Link link = decide(step);
    if (link == Link::none) return;
    const Range range{at, at + 1};
    draft_.covered[at] = 1;
    switch (link) {
      case Link::join:
        done_.back().odds = std::min(done_.back().odds, odds_);
        done_.back().content.push_back(range);
        return;
      case Link::join_earlier:
        done_[step.earlier].odds = std::min(done_[step.earlier].odds, odds_);
        done_[step.earlier].content.push_back(range);
        return;
      case Link::join_next: {
        std::vector<Range>& content = draft_.attributions[next_].content;
        content.insert(content.begin(), range);
        return;
      }
      default:
        add(step, link, range);
    }
  }

  /// A quote of its own.
  void add(const LinkStep& step, Link link, Range range) {
    Attribution attribution;
    attribution.origin = AttributionOrigin::link;
    attribution.odds = odds_;
    attribution.content.push_back(range);
    const std::uint32_t cue = link == Link::cue_before  ? step.context.waiting_cue
                              : link == Link::cue_after ? step.context.following_cue
                                                        : no_index;
    if (cue != no_index) {
      attribution.cue = cue;
      attribution.source =
          choose_source(speech_, entity_tags_, models_, {cue, ContentPosition::elsewhere, range, {}}).phrase;
      if (link == Link::cue_before) last_waiting_ = no_index;
    } else if (link == Link::same_speaker) {
      attribution.source = done_.back().source;
    } else if (link == Link::named_before) {
      attribution.source = step.named_before;
    }
    done_.push_back(std::move(attribution));
  }

  const SpeechText& speech_;
  const EntityTags& entity_tags_;
  const std::vector<std::uint8_t>& skipped_;
  const Models& models_;
  Draft draft_;
  LinkDecider* decider_;
  std::vector<Attribution> done_;
  std::size_t next_ = 0;
  std::size_t waiting_ = 0;
  std::uint32_t last_waiting_ = no_index;
  float odds_ = 0;  ///< of the link decided last
  Features features_;
  std::vector<Phrase> phrases_;
};

}  // namespace

std::vector<Attribution> link_quoted_spans(const SpeechText& speech, const EntityTags& entity_tags,
                                           const std::vector<std::uint8_t>& skipped, const Models& models, Draft draft,
                                           LinkDecider* decider) {
  return Linker(speech, entity_tags, skipped, models, std::move(draft), decider).link();
}

}  // namespace article_inspector::quotes
