#include "quotes/speakers/confidence.h"

#include <algorithm>
#include <cmath>

#include "quotes/models.h"
#include "quotes/speakers/candidate_search.h"

namespace article_inspector::quotes {
namespace {

constexpr std::uint32_t source_kinds = 13;  // a label of a letter or two is one of its own
constexpr std::uint32_t head_kinds = 6;     // what nothing is known of, places and other things are one
constexpr std::uint32_t ways = 8;
constexpr std::uint32_t fits = 6;

/// What a candidate is: a person, a body, a place or something else with an entity; else what its description says.
std::uint32_t kind_of(const Candidate& candidate) {
  if (candidate.referent.entity) {
    if ((candidate.referent.classes & person) != 0) return 0;
    return (candidate.referent.classes & body) != 0 ? 1 : 2;
  }
  if (candidate.referent.proper) return 3;
  if ((candidate.referent.classes & plural) != 0) return 4;
  if ((candidate.referent.classes & person) != 0) return 5;
  return (candidate.referent.classes & body) != 0 ? 6 : 7;
}

/// How a candidate was found, coarser than its origin.
std::uint32_t way_to(CandidateOrigin origin) {
  switch (origin) {
    case CandidateOrigin::itself:
      return 0;
    case CandidateOrigin::head:
      return 1;
    case CandidateOrigin::inside:
    case CandidateOrigin::attached:
      return 2;
    case CandidateOrigin::joint:
    case CandidateOrigin::pair:
      return 3;
    case CandidateOrigin::before:
      return 4;
    case CandidateOrigin::spoke:
    case CandidateOrigin::described:
    case CandidateOrigin::same_head:
      return 5;
    case CandidateOrigin::issuer:
      return 6;
    case CandidateOrigin::after:
    case CandidateOrigin::author:
    case CandidateOrigin::beside_cue:
      return 7;
  }
  return 0;
}

std::uint32_t kind_of_cue(const SpeechText& speech, std::uint32_t cue) {
  if (cue == no_index) return 0;
  const SpeechToken& token = speech.tokens[cue];
  if (token.is(say_verb)) return 1;
  if (token.is(speech_verb)) return 2;
  if (token.is(source_word | source_after)) return 3;
  if (token.is(speech_noun)) return 4;
  return speech.is_punctuation(cue) ? 5 : 6;
}

}  // namespace

std::vector<float> shares_of(const std::vector<std::int32_t>& scores) {
  std::vector<float> shares;
  if (scores.empty()) return shares;
  const std::int32_t top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (const std::int32_t score : scores)
    sum += shares.emplace_back(std::exp(static_cast<float>(score - top) * weight_unit));
  for (float& share : shares) share /= sum;
  return shares;
}

void describe_choice(const RankedCandidates& ranked, QuoteKind kind, std::vector<float>& row) {
  RowFiller out(row);
  const Candidate& chosen = ranked.list[ranked.best];
  const SpeakerSource& source = ranked.source;
  constexpr float farthest = 8;
  float margin = farthest;
  for (std::size_t k = 0; k < ranked.list.size(); ++k) {
    if (k == ranked.best) continue;
    margin = std::min(margin, static_cast<float>(ranked.scores[ranked.best] - ranked.scores[k]) * weight_unit);
  }
  const float share = shares_of(ranked.scores)[ranked.best];
  out.put(1.0F);
  out.put_curve(margin);
  out.put(std::clamp(std::log((share + 0.001F) / (1.001F - share)), -farthest, farthest));
  const bool is_letter =
      source.kind == SourceKind::label && ranked.speech.span(source.phrase.first, source.phrase.end).length() <= 2;
  out.put_class(is_letter ? source_kinds - 1 : number_of(source.kind), source_kinds);
  out.put_class(number_of(source.head_kind), head_kinds);
  out.put_class(way_to(chosen.origin), ways);
  out.put_class(kind_of(chosen), 8);
  out.put_class(chosen.fit, fits);
  out.put_class(source.group, 5);
  for (std::uint32_t group = 0; group < 5; ++group) out.put(group == source.group ? margin : 0.0F);
  out.put_class(kind_of_cue(ranked.speech, source.attribution->cue), 7);
  out.put_class(static_cast<std::uint32_t>(kind), 3);
  out.put_class(std::clamp(bucket(static_cast<std::uint32_t>(ranked.list.size())), 1U, 6U) - 1, 6);
  out.put(source.attribution->labelled);
  out.put(std::clamp(source.attribution->score, -2.0F, 4.0F));
  // An entity for words that describe somebody, and the words themselves kept.
  out.put(source.describes() && chosen.origin == CandidateOrigin::itself && source.kind == SourceKind::definite);
  out.put(source.describes() && chosen.origin == CandidateOrigin::before && chosen.fit == 0);
  const NameDoubt doubt =
      chosen.referent.index == no_index ? NameDoubt{} : ranked.referents.doubt(chosen.referent.index);
  const bool named = source.kind == SourceKind::named;
  const bool one_token = source.phrase.end - source.phrase.first == 1;
  out.put(doubt.one_word);
  out.put(doubt.one_word && named);
  out.put(doubt.shared);
  out.put(doubt.shared && named && one_token);
  // How sure it is that the text names somebody there, and that it is one of a kind.
  const float known = chosen.referent.index == no_index ? 1.0F : ranked.referents.entity(chosen.referent.index).score;
  out.put(1 - known);
  out.put(named ? 1 - known : 0.0F);
  out.put(ranked.speech.capital_nouns);
}

}  // namespace article_inspector::quotes
