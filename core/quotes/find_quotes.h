/// The whole stage with weights of the caller's: training measures on articles that the weights have not seen.
#pragma once

#include "article_inspector/stages.h"
#include "quotes/attribution/links.h"
#include "quotes/speakers/resolve.h"

namespace article_inspector::quotes {

/// As find_quotes() of stages.h; `models` must be there during the call.
std::vector<Quote> find_quotes(const Document& document, const Story& story, const Header& header,
                               const Entities& entities, const Models& models);

/// find_quotes() in two steps, for who wants to see what is between them.
struct AttributedText {
  SpeechText speech;
  std::vector<Attribution> attributions;
};
AttributedText attribute(const Document& document, const Story& story, const Header& header, const Entities& entities,
                         const Models& models, ProposalReader* reader = nullptr);
/// In the order of the attributions. `chooser`: see resolve_speakers().
std::vector<Quote> quotes_of(const AttributedText& text, const Header& header, const Entities& entities,
                             SpeakerChooser* chooser = nullptr);

/// The words that a part of an attribution takes.
Span span_of(const SpeechText& speech, Range range);

}  // namespace article_inspector::quotes
