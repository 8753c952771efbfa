/// What finds candidates: one generator a file. Each adds to the search what it finds, in the order of its own
/// preference.
#pragma once

#include "quotes/speakers/candidate_search.h"

namespace article_inspector::quotes {

/// Entities that the words at the quote name, alone or together with others.
void find_named_at_quote(CandidateSearch& search);
/// "The heart of it, says Ann Lee, is": whoever stands right beside the cue, where other words were taken.
void find_beside_cue(CandidateSearch& search);
/// Who issued the document that the words at the quote name.
void find_issuers(CandidateSearch& search);
/// Entities that the text names before the quote.
void find_antecedents(CandidateSearch& search);
/// "A teacher said ... Ann Lee, who ...": people whom the text names soon after.
void find_named_after(CandidateSearch& search);
/// Two who were named together, for "they" and "both men".
void find_pairs(CandidateSearch& search);
/// Speakers of earlier quotes who have no name.
void find_earlier_speakers(CandidateSearch& search);
/// The words at the quote themselves, and descriptions elsewhere that they may repeat.
void find_descriptions(CandidateSearch& search);
/// "I" and "we" outside of quotations: who signed the article, where that is one; else the words themselves.
void find_author(CandidateSearch& search);

}  // namespace article_inspector::quotes
