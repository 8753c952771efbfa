/// Who said what, in tokens: cues, what they report, and the words that name the speaker.
#pragma once

#include <optional>
#include <vector>

#include "quotes/attribution/features.h"
#include "quotes/attribution/proposals.h"
#include "quotes/models.h"

namespace article_inspector::quotes {

/// How an attribution was found.
enum class AttributionOrigin : std::uint8_t { cue, label, link, continued };
inline constexpr std::uint32_t attribution_origins = 4;

/// How likely a proposal must be right, as log-odds.
inline constexpr float least_score = -0.9F;

struct Attribution {
  std::uint32_t cue = no_index;  ///< token; no_index: reported without a cue
  std::vector<Range> content;    ///< in the order of the text
  std::optional<Phrase> source;
  bool labelled = false;  ///< a turn of a dialogue: said word for word, with marks or without
  float score = 0;        ///< log-odds of being right in all, where a cue of its own sentence leads to it
  AttributionOrigin origin = AttributionOrigin::cue;
  float odds = 0;  ///< log-odds of the least sure decision that led to it
};

/// Direct where every word stands in entity_tags, indirect where none does.
QuoteKind kind_of(const SpeechText& speech, const std::vector<Range>& content);

/// What stays undecided before quoted spans are linked (links.h).
struct Draft {
  std::vector<Attribution> attributions;  ///< by the order of their contents
  std::vector<std::uint8_t> covered;      ///< by token: it is part of some content
  std::vector<std::uint32_t> waiting;     ///< cues whose content stands elsewhere, in order
};

/// Sees what is proposed: training learns from it which proposals are right.
class ProposalReader {
 public:
  virtual ~ProposalReader() = default;
  virtual void read(const Proposals& proposals) = 0;
};

/// Attributions whose content stands in the cue's own sentence. `skipped` marks tokens that are no story.
Draft draft_attributions(const SpeechText& speech, const EntityTags& entity_tags,
                         const std::vector<std::uint8_t>& skipped, const Models& models,
                         ProposalReader* reader = nullptr);

}  // namespace article_inspector::quotes
