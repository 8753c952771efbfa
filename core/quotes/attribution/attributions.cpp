#include "quotes/attribution/attributions.h"

#include <algorithm>

#include "quotes/attribution/speaker_turns.h"

namespace article_inspector::quotes {
namespace {

/// Cues of one sentence that are looked at; what has more is no sentence.
constexpr std::size_t most_cues = 200;
/// So many proposals are scored together.
constexpr std::size_t proposals_together = 48;
/// How much surer than "reports nothing" a cue must be that waits for content in another sentence, in tokens of
/// weight_unit.
constexpr std::int32_t least_waiting_margin = -2;

class Drafter {
 public:
  Drafter(const SpeechText& speech, const EntityTags& entity_tags, const std::vector<std::uint8_t>& skipped,
          const Models& models, ProposalReader* reader)
      : speech_(speech), skipped_(skipped), proposer_(speech, entity_tags, models), reader_(reader) {
    draft_.covered.resize(speech.tokens.size());
    settled_.resize(speech.tokens.size());
  }

  Draft draft() {
    take_labelled();
    propose();
    std::sort(draft_.waiting.begin(), draft_.waiting.end());
    std::stable_sort(
        draft_.attributions.begin(), draft_.attributions.end(),
        [](const Attribution& a, const Attribution& b) { return a.content[0].first < b.content[0].first; });
    return std::move(draft_);
  }

 private:
  void take_labelled() {
    for (Attribution& attribution : find_labelled(speech_, skipped_)) {
      bool free = true;
      for (const Range& range : attribution.content) free &= is_free(range);
      if (!free) continue;
      for (const Range& range : attribution.content) cover(range);
      cover({attribution.cue, attribution.cue + 1});
      if (attribution.source) cover({attribution.source->first, attribution.source->end});
      draft_.attributions.push_back(std::move(attribution));
    }
  }

  void propose() {
    std::vector<std::uint32_t> cues;  // of one sentence
    const auto end_sentence = [&] {
      if (!cues.empty()) proposer_.add_sentence(cues);
      cues.clear();
      if (proposer_.size() >= proposals_together) settle();
    };
    for (const std::uint32_t cue : find_cues(speech_)) {
      if (!cues.empty() && speech_.sentence_of[cue] != speech_.sentence_of[cues.back()]) end_sentence();
      if (cues.size() < most_cues && skipped_[cue] == 0 && draft_.covered[cue] == 0) cues.push_back(cue);
    }
    end_sentence();
    settle();
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

  void settle() {
    const Proposals& proposals = proposer_.score();
    if (reader_ != nullptr) reader_->read(proposals);
    std::size_t first = 0;
    for (const std::size_t end : proposals.sentences) {
      settle_sentence(proposals, first, end);
      first = end;
    }
    proposer_.clear();
  }

  /// Of the proposals of one sentence the surest come first; what overlaps them falls.
  void settle_sentence(const Proposals& proposals, std::size_t first, std::size_t end) {
    order_.clear();
    for (std::size_t k = proposals.readings[first].first_proposal; k < proposals.readings[end - 1].end_proposal; ++k) {
      if (proposals.list[k].score >= least_score) order_.push_back(&proposals.list[k]);
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [](const Proposal* a, const Proposal* b) { return a->score > b->score; });
    for (const Proposal* proposal : order_) {
      if (draft_.covered[proposal->cue] != 0 || !is_free(proposal->before) || !is_free(proposal->after)) continue;
      if (settled_[proposal->cue] != 0) continue;
      settled_[proposal->cue] = 1;
      if (reports(*proposal)) accept(*proposal);
    }
    for (std::size_t k = first; k < end; ++k) {
      const CueReading& reading = proposals.readings[k];
      if (reading.position != ContentPosition::elsewhere || reading.margin <= least_waiting_margin) continue;
      if (draft_.covered[reading.cue] != 0 || settled_[reading.cue] != 0) continue;
      draft_.waiting.push_back(reading.cue);
    }
  }

  /// "We recommend the lamp", "you might say that it shines", "that said, it shines" report nobody's words, unless
  /// marks say that they do.
  bool reports(const Proposal& proposal) const {
    const std::optional<Phrase>& source = proposal.source.phrase;
    if (!source || source->end != source->first + 1) return true;
    const SpeechToken& token = speech_.tokens[source->first];
    const bool one_of_us = token.is(second_person) || (token.is(first_person) && token.is(plural));
    if (!one_of_us && !token.is(complementizer)) return true;
    return has_marks(proposal.before) || has_marks(proposal.after);
  }

  bool has_marks(Range range) const {
    for (std::uint32_t at = range.first; at < range.end; ++at) {
      if (speech_.tokens[at].is_quoted()) return true;
    }
    return false;
  }

  void accept(const Proposal& proposal) {
    cover(proposal.before);
    cover(proposal.after);
    Attribution attribution;
    attribution.cue = proposal.cue;
    attribution.score = proposal.score;
    attribution.odds = proposal.score;
    if (!proposal.before.empty()) attribution.content.push_back(proposal.before);
    if (!proposal.after.empty()) attribution.content.push_back(proposal.after);
    attribution.source = proposal.source.phrase;
    draft_.attributions.push_back(std::move(attribution));
  }

  const SpeechText& speech_;
  const std::vector<std::uint8_t>& skipped_;
  Proposer proposer_;
  ProposalReader* reader_;
  Draft draft_;
  std::vector<const Proposal*> order_;
  std::vector<std::uint8_t> settled_;  ///< by token: a cue whose content is found
};

}  // namespace

QuoteKind kind_of(const SpeechText& speech, const std::vector<Range>& content) {
  bool marked = false;
  bool bare = false;
  for (const Range& range : content) {
    for (std::uint32_t at = range.first; at < range.end; ++at) {
      const SpeechToken& token = speech.tokens[at];
      marked |= token.is_quoted();
      bare |= !token.is_quoted() && (token.kind == TokenKind::word || token.kind == TokenKind::number);
    }
  }
  return !marked ? QuoteKind::indirect : bare ? QuoteKind::mixed : QuoteKind::direct;
}

Draft draft_attributions(const SpeechText& speech, const EntityTags& entity_tags,
                         const std::vector<std::uint8_t>& skipped, const Models& models, ProposalReader* reader) {
  return Drafter(speech, entity_tags, skipped, models, reader).draft();
}

}  // namespace article_inspector::quotes
