/// Who may be meant by the words that name a speaker, and what speaks for each: entities, those who spoke before,
/// descriptions elsewhere in the text, and the words themselves, cut at several places.
#pragma once

#include <utility>
#include <vector>

#include "quotes/attribution/attributions.h"
#include "quotes/speakers/conversation.h"
#include "quotes/speakers/referents.h"
#include "quotes/speakers/speaker_source.h"

namespace article_inspector::quotes {

/// Which generator found a candidate, and how.
enum class CandidateOrigin : std::uint8_t {
  described,
  beside_cue,
  head,
  inside,
  attached,
  before,
  after,
  author,
  spoke,
  same_head,
  itself,
  joint,
  pair,
  issuer
};

struct Candidate {
  Referent referent;
  CandidateOrigin origin = CandidateOrigin::itself;
  std::uint8_t fit = 0;     ///< how far it fits the description at the quote: see DescriptionFit
  Range via;                ///< tokens elsewhere that the words at the quote stand for; empty where there are none
  std::uint32_t first = 0;  ///< tokens of the words at the quote that it takes for the mention
  std::uint32_t end = 0;
  Features features;
};

/// Nouns of a text that describe somebody.
struct DescriptionIndex {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> heads;  ///< words that descriptions end in, and where; sorted
  std::vector<std::uint32_t> people;                           ///< tokens that end people's and bodies' descriptions
  std::vector<std::uint32_t> documents;                        ///< tokens that end those of documents
};

class SpeakerCandidates {
 public:
  /// `reported`: by token, 1 where it is part of what somebody says.
  SpeakerCandidates(const SpeechText& speech, const Referents& referents, std::vector<std::uint8_t> reported);

  /// The candidates for the speaker of a quote that has a phrase for it; perhaps none.
  const std::vector<Candidate>& find(const Attribution& attribution, const Conversation& conversation);
  /// The words at the quote, as the last search read them.
  const SpeakerSource& source() const { return source_; }

 private:
  const SpeechText& speech_;
  const Referents& referents_;
  std::vector<std::uint8_t> reported_;
  DescriptionIndex descriptions_;
  SpeakerSource source_;
  std::vector<Candidate> found_;
};

}  // namespace article_inspector::quotes
