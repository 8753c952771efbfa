/// Which person, body or description a speaker's mention stands for, and how sure that is.
#pragma once

#include <vector>

#include "article_inspector/report.h"
#include "article_inspector/story.h"
#include "quotes/attribution/attributions.h"
#include "quotes/speakers/confidence.h"

namespace article_inspector::quotes {

/// By token: 1 + EntityType of the mention that covers it.
EntityTags tag_entities(const SpeechText& speech, const Entities& entities);

/// By token: 1 where it is no story.
std::vector<std::uint8_t> skipped_tokens(const SpeechText& speech, const Story& story);

/// Chooses among the candidates for a speaker; training tells the right one so.
class SpeakerChooser {
 public:
  virtual ~SpeakerChooser() = default;
  /// `attribution` counts in the attributions to resolve. Never called without candidates.
  virtual std::size_t choose(std::size_t attribution, const RankedCandidates& candidates) = 0;
};

/// What the names of speakers are found with.
struct SpeakerModels {
  const LinearModel& ranker;
  const LogisticModel& confidence;
};

/// Fills in the speakers of `quotes`, which stand in the order of `attributions`. `chooser` decides in the ranker's
/// place where it is given.
void resolve_speakers(const SpeechText& speech, const Entities& entities, const Header& header,
                      const std::vector<Attribution>& attributions, const SpeakerModels& models,
                      std::vector<Quote>& quotes, SpeakerChooser* chooser = nullptr);

}  // namespace article_inspector::quotes
