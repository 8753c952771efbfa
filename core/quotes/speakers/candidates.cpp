#include "quotes/speakers/candidates.h"

#include <algorithm>

#include "quotes/speakers/candidate_features.h"
#include "quotes/speakers/candidate_search.h"
#include "quotes/speakers/generators.h"

namespace article_inspector::quotes {

SpeakerCandidates::SpeakerCandidates(const SpeechText& speech, const Referents& referents,
                                     std::vector<std::uint8_t> reported)
    : speech_(speech), referents_(referents), reported_(std::move(reported)) {
  for (std::uint32_t at = 0; at < speech.tokens.size(); ++at) {
    const SpeechToken& token = speech.tokens[at];
    if (token.is_quoted() || !describes_somebody(head_kind(token))) continue;
    // A capitalised word that is in a list may be a noun all the same: "the Minister".
    if (token.capital() && !token.is(person | body | document)) continue;
    descriptions_.heads.emplace_back(token.word, at);
    if (token.is(person | body)) descriptions_.people.push_back(at);
    if (token.is(document)) descriptions_.documents.push_back(at);
  }
  std::sort(descriptions_.heads.begin(), descriptions_.heads.end());
}

const std::vector<Candidate>& SpeakerCandidates::find(const Attribution& attribution,
                                                      const Conversation& conversation) {
  found_.clear();
  source_ = read_source(speech_, referents_, attribution);
  CandidateSearch search{speech_, referents_, conversation, descriptions_, reported_, source_, found_};
  if (search.source.kind == SourceKind::speaker) {
    find_author(search);
    return found_;
  }
  if (search.source.describes()) {
    read_description(search);
    read_beside_head(search);
  }
  find_named_at_quote(search);
  if (!search.names_its_head) {
    find_beside_cue(search);
    find_issuers(search);
    find_antecedents(search);
    find_named_after(search);
    find_pairs(search);
    find_earlier_speakers(search);
  }
  find_descriptions(search);
  CandidateFeatures(search).rivals();
  return found_;
}

}  // namespace article_inspector::quotes
