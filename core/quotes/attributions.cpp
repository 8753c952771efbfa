#include "quotes/attributions.h"

#include <algorithm>
#include <limits>

#include "quotes/labels.h"

namespace article_inspector::quotes {
namespace {

/// How much surer than "reports nothing" a cue must be, in units of weight_unit.
constexpr std::int32_t least_margin = -4;
/// Where contents compete, a cue that only reports goes before one that is part of what is reported.
constexpr std::int32_t plain_cue_bonus = 30;
/// How sure a cue after "and" must be to end what the cue before it reports.
constexpr std::int32_t coordinated_margin = 10;
/// How much surer a marked word or two must be of being speech than not, where no cue of its sentence took it.
constexpr std::int32_t marked_word_margin = 45;

struct Proposal {
  std::uint32_t cue = 0;
  Frame frame = Frame::none;
  Range before;
  Range after;
  std::int32_t score = 0;
};

class Drafter {
 public:
  Drafter(const Units& units, const EntityMarks& marks, const std::vector<std::uint8_t>& skipped, const Models& models)
      : units_(units), marks_(marks), skipped_(skipped), models_(models) {
    draft_.covered.resize(units.list.size());
  }

  Draft draft() {
    take_labelled();
    std::uint32_t sentence = no_index;
    for (const std::uint32_t cue : find_cues(units_)) {
      if (skipped_[cue] != 0) continue;
      if (units_.sentence_of[cue] != sentence) settle();
      sentence = units_.sentence_of[cue];
      propose(cue);
    }
    settle();
    std::sort(draft_.waiting.begin(), draft_.waiting.end());
    std::stable_sort(
        draft_.attributions.begin(), draft_.attributions.end(),
        [](const Attribution& a, const Attribution& b) { return a.content[0].first < b.content[0].first; });
    return std::move(draft_);
  }

 private:
  void take_labelled() {
    for (Attribution& attribution : find_labelled(units_, skipped_)) {
      bool free = true;
      for (const Range& range : attribution.content) free &= is_free(range);
      if (!free) continue;
      for (const Range& range : attribution.content) cover(range);
      cover({attribution.cue, attribution.cue + 1});
      if (attribution.source) cover({attribution.source->first, attribution.source->end});
      draft_.attributions.push_back(std::move(attribution));
    }
  }

  void propose(std::uint32_t cue) {
    if (draft_.covered[cue] != 0) return;
    std::array<std::int32_t, frame_count> scores{};
    frame_features(units_, cue, features_);
    models_[Decision::frame].add_scores(features_, scores.data(), frame_count);
    const auto best = std::max_element(scores.begin() + 1, scores.end());
    if (*best - scores[0] <= least_margin) return;
    Proposal proposal;
    proposal.cue = cue;
    proposal.frame = static_cast<Frame>(best - scores.begin());
    proposal.score = *best - scores[0];
    if (units_.list[cue].is(say_verb | source_word)) proposal.score += plain_cue_bonus;
    if (proposal.frame == Frame::after || proposal.frame == Frame::around) find_after(proposal);
    if (proposal.frame == Frame::before || proposal.frame == Frame::around) find_before(proposal);
    proposals_.push_back(proposal);
  }

  template <typename Score>
  std::uint32_t best_of(const Score& score) const {
    std::uint32_t best = no_index;
    std::int32_t highest = std::numeric_limits<std::int32_t>::min();
    for (const std::uint32_t candidate : candidates_) {
      const std::int32_t value = score(candidate);
      if (value <= highest) continue;
      highest = value;
      best = candidate;
    }
    return best;
  }

  void find_after(Proposal& proposal) {
    start_after_candidates(units_, proposal.cue, candidates_);
    const std::uint32_t start = best_of([&](std::uint32_t at) {
      start_after_features(units_, proposal.cue, at, features_);
      return models_[Decision::start_after].score(features_);
    });
    if (start == no_index) return;
    end_after_candidates(units_, start, candidates_);
    const std::uint32_t end = best_of([&](std::uint32_t at) {
      end_after_features(units_, proposal.cue, start, at, features_);
      return models_[Decision::end_after].score(features_);
    });
    if (end != no_index) proposal.after = {start, end};
  }

  void find_before(Proposal& proposal) {
    end_before_candidates(units_, proposal.cue, candidates_);
    const std::uint32_t end = best_of([&](std::uint32_t at) {
      end_before_features(units_, proposal.cue, at, features_);
      return models_[Decision::end_before].score(features_);
    });
    if (end == no_index) return;
    start_before_candidates(units_, end, candidates_);
    const std::uint32_t start = best_of([&](std::uint32_t at) {
      start_before_features(units_, proposal.cue, end, at, features_);
      return models_[Decision::start_before].score(features_);
    });
    if (start != no_index) proposal.before = {start, end};
  }

  /// "He said A and promised B": what the first cue reports ends before the "and" that leads to the second.
  void part_coordinated() {
    for (std::size_t a = 0; a < proposals_.size(); ++a) {
      Range& range = proposals_[a].after;
      for (std::size_t b = a + 1; b < proposals_.size() && b <= a + 4; ++b) {
        const Proposal& other = proposals_[b];
        if (other.cue <= range.first + 1 || other.cue >= range.end) continue;
        if (other.frame != Frame::after || other.score < coordinated_margin) continue;
        std::uint32_t joint = other.cue - 1;
        if (units_.list[joint].is(adverb) && joint > range.first + 1) --joint;
        if (!units_.list[joint].is(conjunction | contrast)) continue;
        range.end = joint > range.first + 1 && units_.is_punctuation(joint - 1) ? joint - 1 : joint;
        break;
      }
    }
  }

  bool is_free(Range range) const {
    for (std::uint32_t at = range.first; at < range.end; ++at) {
      if (draft_.covered[at] != 0) return false;
    }
    return true;
  }

  void cover(Range range) {
    for (std::uint32_t at = range.first; at < range.end; ++at) draft_.covered[at] = 1;
  }

  /// Of the proposals of one sentence the surest come first; what overlaps them falls.
  void settle() {
    part_coordinated();
    std::stable_sort(proposals_.begin(), proposals_.end(),
                     [](const Proposal& a, const Proposal& b) { return a.score > b.score; });
    for (const Proposal& proposal : proposals_) {
      if (draft_.covered[proposal.cue] != 0) continue;
      if (proposal.before.empty() && proposal.after.empty()) {
        if (proposal.frame == Frame::elsewhere) draft_.waiting.push_back(proposal.cue);
        continue;
      }
      if (!is_free(proposal.before) || !is_free(proposal.after)) continue;
      cover(proposal.before);
      cover(proposal.after);
      Attribution attribution;
      attribution.cue = proposal.cue;
      attribution.score = proposal.score;
      if (!proposal.before.empty()) attribution.content.push_back(proposal.before);
      if (!proposal.after.empty()) attribution.content.push_back(proposal.after);
      attribution.source =
          choose_source(units_, marks_, models_, {proposal.cue, proposal.frame, proposal.before, proposal.after});
      draft_.attributions.push_back(std::move(attribution));
    }
    proposals_.clear();
  }

  const Units& units_;
  const EntityMarks& marks_;
  const std::vector<std::uint8_t>& skipped_;
  const Models& models_;
  Draft draft_;
  std::vector<Proposal> proposals_;
  std::vector<std::uint32_t> candidates_;
  Features features_;
};

QuoteKind kind_of(const Units& units, const Attribution& attribution) {
  bool marked = false;
  bool bare = false;
  for (const Range& range : attribution.content) {
    for (std::uint32_t at = range.first; at < range.end; ++at) {
      if (units.list[at].marked()) {
        marked = true;
      } else if (units.list[at].kind == TokenKind::word || units.list[at].kind == TokenKind::number) {
        bare = true;
      }
    }
  }
  return !marked ? QuoteKind::indirect : bare ? QuoteKind::mixed : QuoteKind::direct;
}

/// Goes through the stretches that are left.
class Linker {
 public:
  Linker(const Units& units, const EntityMarks& marks, const std::vector<std::uint8_t>& skipped, const Models& models,
         Draft draft, LinkDecider* decider)
      : units_(units), marks_(marks), skipped_(skipped), models_(models), draft_(std::move(draft)), decider_(decider) {}

  std::vector<Attribution> link() {
    chain();
    for (std::uint32_t k = 0; k < units_.unit_of.size(); ++k) {
      const std::uint32_t at = units_.unit_of[k];
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
    const std::size_t count = units_.unit_of.size();
    std::vector<std::uint32_t> owner(count, no_index);
    for (std::uint32_t k = 0; k < draft_.attributions.size(); ++k) {
      for (const Range& range : draft_.attributions[k].content) {
        for (std::uint32_t at = range.first; at < range.end; ++at) {
          if (units_.list[at].marked()) owner[units_.list[at].stretch] = k;
        }
      }
    }
    for (std::size_t k = count; k-- > 1;) {
      if (!units_.stretches[k - 1].continues || owner[k - 1] != no_index || owner[k] == no_index) continue;
      Attribution& attribution = draft_.attributions[owner[k]];
      const std::uint32_t at = units_.unit_of[k - 1];
      if (attribution.labelled || attribution.content.front().first != units_.unit_of[k] || skipped_[at] != 0) continue;
      attribution.content.insert(attribution.content.begin(), {at, at + 1});
      draft_.covered[at] = 1;
      owner[k - 1] = owner[k];
    }
    for (std::size_t k = 1; k < count; ++k) {
      if (!units_.stretches[k - 1].continues || owner[k - 1] == no_index || owner[k] != no_index) continue;
      Attribution& attribution = draft_.attributions[owner[k - 1]];
      const std::uint32_t at = units_.unit_of[k];
      if (attribution.labelled || attribution.content.back().end != units_.unit_of[k - 1] + 1 || skipped_[at] != 0)
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

  LinkStep step_for(std::uint32_t at) const {
    LinkStep step;
    step.context.unit = at;
    if (!done_.empty()) {
      step.previous = static_cast<std::uint32_t>(done_.size() - 1);
      const Attribution& previous = done_.back();
      std::uint32_t end = previous.content.back().end;
      if (previous.cue != no_index && previous.cue < at) end = std::max(end, previous.cue + 1);
      if (previous.source && previous.source->end <= at) end = std::max(end, previous.source->end);
      step.context.previous_end = end;
      step.context.after_previous_cue = end > previous.content.back().end;
      step.context.previous_kind = static_cast<std::uint32_t>(kind_of(units_, previous));
      const Unit& last = units_.list[previous.content.back().end - 1];
      step.context.previous_unclosed = last.marked() && units_.stretches[last.stretch].continues;
    }
    const std::uint32_t sentence = units_.sentence_of[at];
    for (std::size_t k = done_.size(); k-- > 0 && done_.size() - k <= 3;) {
      const Attribution& earlier = done_[k];
      if (k + 1 == done_.size() || earlier.labelled || kind_of(units_, earlier) != QuoteKind::direct) continue;
      if (units_.sentence_of[earlier.content.back().end - 1] + 2 < sentence) continue;
      step.earlier = static_cast<std::uint32_t>(k);
      step.context.earlier_sentences = sentence - units_.sentence_of[earlier.content.back().end - 1];
      break;
    }
    if (last_waiting_ != no_index && units_.sentence_of[last_waiting_] + 2 >= sentence)
      step.context.waiting_cue = last_waiting_;
    if (waiting_ < draft_.waiting.size() && units_.sentence_of[draft_.waiting[waiting_]] <= sentence + 1)
      step.context.following_cue = draft_.waiting[waiting_];
    return step;
  }

  Link decide(const LinkStep& step) {
    if (decider_ != nullptr) return decider_->decide(units_, step, done_);
    std::array<std::int32_t, link_count> scores{};
    link_features(units_, step.context, features_);
    models_[Decision::link].add_scores(features_, scores.data(), link_count);
    if (!looks_spoken(units_.list[step.context.unit].tag - tags::marked)) scores[0] += marked_word_margin;
    if (step.earlier == no_index) scores[static_cast<std::size_t>(Link::join_earlier)] = never;
    if (step.previous == no_index) {
      scores[static_cast<std::size_t>(Link::join)] = scores[static_cast<std::size_t>(Link::same_speaker)] = never;
    }
    if (step.context.waiting_cue == no_index) scores[static_cast<std::size_t>(Link::cue_before)] = never;
    if (step.context.following_cue == no_index) scores[static_cast<std::size_t>(Link::cue_after)] = never;
    return static_cast<Link>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  }

  void consider(std::uint32_t at) {
    const LinkStep step = step_for(at);
    const Link link = decide(step);
    if (link == Link::none) return;
    const Range range{at, at + 1};
    draft_.covered[at] = 1;
    if (link == Link::join && step.previous != no_index) {
      done_.back().content.push_back(range);
      return;
    }
    if (link == Link::join_earlier && step.earlier != no_index) {
      done_[step.earlier].content.push_back(range);
      return;
    }
    Attribution attribution;
    attribution.content.push_back(range);
    const std::uint32_t cue = link == Link::cue_before  ? step.context.waiting_cue
                              : link == Link::cue_after ? step.context.following_cue
                                                        : no_index;
    if (cue != no_index) {
      attribution.cue = cue;
      attribution.source = choose_source(units_, marks_, models_, {cue, Frame::elsewhere, range, {}});
      if (link == Link::cue_before) last_waiting_ = no_index;
    } else if (link == Link::same_speaker && step.previous != no_index) {
      attribution.source = done_.back().source;
    }
    done_.push_back(std::move(attribution));
  }

  static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min() / 2;

  const Units& units_;
  const EntityMarks& marks_;
  const std::vector<std::uint8_t>& skipped_;
  const Models& models_;
  Draft draft_;
  LinkDecider* decider_;
  std::vector<Attribution> done_;
  std::size_t next_ = 0;
  std::size_t waiting_ = 0;
  std::uint32_t last_waiting_ = no_index;
  Features features_;
};

}  // namespace

Draft draft_attributions(const Units& units, const EntityMarks& marks, const std::vector<std::uint8_t>& skipped,
                         const Models& models) {
  return Drafter(units, marks, skipped, models).draft();
}

std::vector<Attribution> link_stretches(const Units& units, const EntityMarks& marks,
                                        const std::vector<std::uint8_t>& skipped, const Models& models, Draft draft,
                                        LinkDecider* decider) {
  return Linker(units, marks, skipped, models, std::move(draft), decider).link();
}

std::optional<Phrase> choose_source(const Units& units, const EntityMarks& marks, const Models& models,
                                    const SourceContext& context) {
  std::vector<Phrase> phrases;
  source_candidates(units, marks, context, phrases);
  Features features;
  std::optional<Phrase> best;
  source_features(units, context, phrases, static_cast<std::uint32_t>(phrases.size()), features);
  std::int32_t highest = models[Decision::source].score(features);
  for (std::uint32_t k = 0; k < phrases.size(); ++k) {
    source_features(units, context, phrases, k, features);
    const std::int32_t score = models[Decision::source].score(features);
    if (score <= highest) continue;
    highest = score;
    best = phrases[k];
  }
  return best;
}

}  // namespace article_inspector::quotes
