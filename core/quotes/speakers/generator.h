/// What generators of candidates share.
#pragma once

#include "quotes/speakers/candidate_features.h"
#include "quotes/speakers/candidate_search.h"

namespace article_inspector::quotes {

class Generator : protected SearchReader {
 protected:
  explicit Generator(CandidateSearch& search) : SearchReader(search), score_(search) {}

  /// The same of somebody whom tokens elsewhere name or describe.
  Candidate& add_via(Referent referent, CandidateOrigin origin, Range via) {
    Candidate& candidate = add(std::move(referent), origin, source_.end);
    candidate.via = via;
    return candidate;
  }

  /// A candidate with what speaks for its kind.
  Candidate& add(Referent referent, CandidateOrigin origin, std::uint32_t end) {
    found_.emplace_back();
    Candidate& candidate = found_.back();
    candidate.referent = std::move(referent);
    if (candidate.referent.head == 0 && describes()) candidate.referent.head = token(source_.head).word;
    candidate.first = source_.phrase.first;
    candidate.end = end;
    candidate.origin = origin;
    score_.origin(origin, candidate.features);
    return candidate;
  }

  CandidateFeatures score_;
};

}  // namespace article_inspector::quotes
