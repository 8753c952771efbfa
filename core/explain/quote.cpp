#include <algorithm>
#include <unordered_map>

#include "explain/names.h"
#include "explain/parts.h"

namespace article_inspector {
namespace quotes {
namespace {

constexpr std::size_t most_proposals = 4;
constexpr std::size_t most_candidates = 8;

/// Keeps what is proposed.
class Proposed : public ProposalReader {
 public:
  void read(const Proposals& proposals) override {
    list.insert(list.end(), proposals.list.begin(), proposals.list.end());
  }
  std::vector<Proposal> list;
};

/// Keeps the candidates for the speakers, and chooses as the ranker does.
class Considered : public SpeakerChooser {
 public:
  explicit Considered(const SpeechText& speech) : speech_(speech) {}

  std::size_t choose(std::size_t attribution, const RankedCandidates& ranked) override {
    QuoteExplanation& quote = of_attribution[attribution];
    quote.source_kind = name_of(ranked.source.kind);
    quote.head_kind = name_of(ranked.source.head_kind);
    const std::vector<float> shares = shares_of(ranked.scores);
    for (std::size_t k = 0; k < ranked.list.size(); ++k) {
      const Candidate& candidate = ranked.list[k];
      CandidateExplanation one;
      one.name = candidate.referent.name;
      one.origin = name_of(candidate.origin);
      one.score = static_cast<float>(ranked.scores[k]) * weight_unit;
      one.share = shares[k];
      one.is_chosen = k == ranked.best;
      if (!candidate.via.empty()) one.via = speech_.span(candidate.via.first, candidate.via.end);
      quote.candidates.push_back(std::move(one));
    }
    std::stable_sort(quote.candidates.begin(), quote.candidates.end(),
                     [](const CandidateExplanation& a, const CandidateExplanation& b) { return a.score > b.score; });
    if (quote.candidates.size() > most_candidates) quote.candidates.resize(most_candidates);
    return ranked.best;
  }
  std::unordered_map<std::size_t, QuoteExplanation> of_attribution;

 private:
  const SpeechText& speech_;
};

ProposalExplanation explain_proposal(const SpeechText& speech, const Proposal& proposal) {
  ProposalExplanation one;
  one.position = name_of(proposal.position);
  if (!proposal.before.empty()) one.content.push_back(span_of(speech, proposal.before));
  if (!proposal.after.empty()) one.content.push_back(span_of(speech, proposal.after));
  if (const std::optional<Phrase>& source = proposal.source.phrase)
    one.source = speech.span(source->first, source->end);
  one.score = proposal.score;
  return one;
}

CueExplanation explain_cue(const SpeechText& speech, std::uint32_t cue, const std::vector<Proposal>& proposals) {
  CueExplanation explained;
  explained.span = speech.span(cue, cue + 1);
  Features features;
  position_features(speech, cue, features);
  std::array<std::int32_t, position_count> scores{};
  embedded_models()[Decision::position].add_scores(features, scores.data(), position_count);
  for (std::size_t k = 0; k < scores.size(); ++k)
    explained.positions.push_back(
        {name_of(static_cast<ContentPosition>(k)), static_cast<float>(scores[k]) * weight_unit});
  for (const Proposal& proposal : proposals) {
    if (proposal.cue == cue) explained.proposals.push_back(explain_proposal(speech, proposal));
  }
  std::stable_sort(explained.proposals.begin(), explained.proposals.end(),
                   [](const ProposalExplanation& a, const ProposalExplanation& b) { return a.score > b.score; });
  if (explained.proposals.size() > most_proposals) explained.proposals.resize(most_proposals);
  return explained;
}

/// Of attributions whose speaker the same words name, one after the other, the first: its candidates are theirs.
std::size_t chosen_with(const std::vector<Attribution>& attributions, std::size_t at) {
  const auto source = [&](std::size_t k) { return attributions[k].source ? attributions[k].source->first : no_index; };
  while (at > 0 && source(at) != no_index && source(at - 1) == source(at)) --at;
  return at;
}

bool takes(const Quote& quote, std::uint32_t offset) {
  return std::any_of(quote.content.begin(), quote.content.end(), [=](Span span) { return has(span, offset); }) ||
         (quote.cue && has(*quote.cue, offset)) || (quote.speaker && has(quote.speaker->span, offset));
}

}  // namespace
}  // namespace quotes

void explain_quotes(const Document& document, const Story& story, const Header& header, const Entities& entities,
                    Explanation& explanation) {
  using namespace quotes;
  if (embedded_models().empty()) return;
  Proposed proposed;
  const AttributedText text = attribute(document, story, header, entities, embedded_models(), &proposed);
  const SpeechText& speech = text.speech;
  Considered considered(speech);
  const std::vector<Quote> found = quotes_of(text, header, entities, &considered);
  for (std::size_t k = 0; k < found.size(); ++k) {
    if (!takes(found[k], explanation.offset)) continue;
    QuoteExplanation quote = considered.of_attribution[chosen_with(text.attributions, k)];
    quote.quote = found[k];
    quote.origin = name_of(text.attributions[k].origin);
    quote.odds = text.attributions[k].odds;
    explanation.quotes.push_back(std::move(quote));
  }
  const auto is_here = [&](const SpeechSentence& sentence) {
    return sentence.first < sentence.end && has(speech.span(sentence.first, sentence.end), explanation.offset);
  };
  const auto sentence = std::find_if(speech.sentences.begin(), speech.sentences.end(), is_here);
  if (sentence == speech.sentences.end()) return;
  for (const std::uint32_t cue : find_cues(speech)) {
    if (cue >= sentence->first && cue < sentence->end)
      explanation.cues.push_back(explain_cue(speech, cue, proposed.list));
  }
}

}  // namespace article_inspector
