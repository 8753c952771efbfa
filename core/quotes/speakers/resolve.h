/// Which person, body or description a speaker's mention stands for.
#pragma once

#include <vector>

#include "article_inspector/report.h"
#include "quotes/attribution/attributions.h"
#include "quotes/speakers/candidates.h"

namespace article_inspector::quotes {

/// By token: 1 + EntityType of the mention that covers it.
EntityTags tag_entities(const SpeechText& speech, const Entities& entities);

/// By token: 1 where it is no story.
std::vector<std::uint8_t> skipped_tokens(const SpeechText& speech, const std::vector<BoilerplateMark>& boilerplate);

/// Chooses among the candidates for a speaker; training tells the right one so.
class SpeakerChooser {
 public:
  virtual ~SpeakerChooser() = default;
  /// `attribution` counts in the attributions to resolve. Never called without candidates.
  virtual std::size_t choose(std::size_t attribution, const std::vector<SpeakerCandidate>& candidates) = 0;
};

/// The candidate that the weights of core/data/models/speakers.weights prefer.
class SpeakerRanker : public SpeakerChooser {
 public:
  explicit SpeakerRanker(const LinearModel& model) : model_(model) {}
  std::size_t choose(std::size_t attribution, const std::vector<SpeakerCandidate>& candidates) override;

 private:
  const LinearModel& model_;
};

/// Fills in the speakers of `quotes`, which stand in the order of `attributions`.
void resolve_speakers(const SpeechText& speech, const Entities& entities, const Header& header,
                      const std::vector<Attribution>& attributions, SpeakerChooser& chooser,
                      std::vector<Quote>& quotes);

}  // namespace article_inspector::quotes
