/// How likely it is that a chosen candidate is who speaks.
#pragma once

#include <vector>

#include "quotes/score_models.h"
#include "quotes/speakers/candidates.h"

namespace article_inspector::quotes {

/// The candidates for a speaker, and what the ranker thinks of each.
struct RankedCandidates {
  const SpeechText& speech;
  const Referents& referents;
  const SpeakerSource& source;
  const std::vector<Candidate>& list;
  std::vector<std::int32_t> scores;  ///< in units of weight_unit
  std::size_t best = 0;
};

/// What the model of core/data/models/quotes.scores looks at. The row keeps its room.
void describe_choice(const RankedCandidates& ranked, QuoteKind kind, std::vector<float>& row);

/// The ranker's scores as shares that sum up to one.
std::vector<float> shares_of(const std::vector<std::int32_t>& scores);

}  // namespace article_inspector::quotes
