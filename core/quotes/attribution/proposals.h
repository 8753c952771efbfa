/// What the cues of a sentence may report: several proposals a cue, and how likely each is right in all: that its cue
/// reports, that content and speaker are these. The linear models of features.h look at one edge at a time; here trees
/// look at a proposal as a whole, as in reranking of parses (Charniak and Johnson 2005).
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "quotes/attribution/features.h"
#include "quotes/models.h"

namespace article_inspector::quotes {

/// A choice by a linear model, in tokens of weight_unit.
struct Choice {
  std::int32_t score = 0;
  std::int32_t lead = 0;  ///< before the next best; below zero: behind the best
};

/// The phrase that names the speaker; nothing where none does.
struct SourceChoice {
  std::optional<Phrase> phrase;
  Choice choice;  ///< score: over naming nobody
};
SourceChoice choose_source(const SpeechText& speech, const EntityTags& entity_tags, const Models& models,
                           const SourceContext& context);
/// The same among `phrases`, those outside the content.
SourceChoice choose_source(const SpeechText& speech, const Models& models, const SourceContext& context,
                           const std::vector<Phrase>& phrases);

struct Proposal {
  std::uint32_t cue = 0;
  ContentPosition position = ContentPosition::none;
  Range before;
  Range after;
  SourceChoice source;
  std::int32_t position_score = 0;  ///< over reporting nothing
  Choice start_after;
  Choice end_after;
  Choice end_before;
  Choice start_before;
  float score = 0;  ///< log-odds of being right in all
};

/// What is thought of a cue before its content is looked at.
struct CueReading {
  std::uint32_t cue = 0;
  ContentPosition position = ContentPosition::none;  ///< the likeliest but none
  std::int32_t margin = 0;                           ///< of that content position over reporting nothing
  std::array<std::int32_t, position_count> scores{};
  std::size_t first_proposal = 0;
  std::size_t end_proposal = 0;
};

/// The proposals of some sentences.
struct Proposals {
  std::vector<CueReading> readings;    ///< of the cues that may report, in order
  std::vector<Proposal> list;          ///< in the order of their cues, the linear models' favourite first
  std::vector<float> rows;             ///< what the trees see: row_length values a proposal
  std::vector<std::size_t> sentences;  ///< for each sentence the end of its readings
};

inline constexpr std::size_t row_length = 86;

/// Takes the cues of one sentence after the other. Trees are quickest with many proposals at once: they score what
/// several sentences left.
class Proposer {
 public:
  /// All must outlive it.
  Proposer(const SpeechText& speech, const EntityTags& entity_tags, const Models& models);

  /// `cues`: tokens of one sentence, in order.
  void add_sentence(const std::vector<std::uint32_t>& cues);
  std::size_t size() const { return found_.list.size(); }
  /// Scores what was added.
  const Proposals& score();
  void clear();

 private:
  /// Content on one side of a cue.
  struct Side {
    Range range;
    Choice near;  ///< of the edge at the cue
    Choice far;
  };
  struct Candidate {
    std::uint32_t token = 0;
    Choice choice;
  };
  using Tally = std::array<std::uint8_t, 16>;

  void read_cue(std::uint32_t cue);
  template <typename Score>
  void rank(const Score& score, std::size_t most, std::int32_t within);
  /// How many edges at a cue are tried: where words say little, trees choose worse than the linear models.
  std::size_t nears() const { return speech_.lexical ? 2 : 1; }
  void read_after(std::uint32_t cue);
  void read_before(std::uint32_t cue);
  void part_coordinated(std::uint32_t cue);
  static void drop_repeated(std::vector<Side>& sides);
  void add_proposals(CueReading& reading);
  void add(const CueReading& reading, ContentPosition position, const Side* before, const Side* after);

  SourceChoice source_of(const Proposal& proposal);

  void count_around(std::uint32_t first_cue, std::uint32_t last_cue);
  Tally tally_of(Range range) const;
  void describe(const Proposal& proposal, std::size_t reading);
  void describe_cue(const Proposal& proposal);
  void describe_source(const Proposal& proposal);
  void describe_content(Range range, std::uint32_t cue);
  void describe_others(const Proposal& proposal, std::size_t reading);
  void put(float value) { found_.rows.push_back(value); }
  void put(std::int32_t value) { put(static_cast<float>(value)); }
  void put(std::uint32_t value) { put(static_cast<float>(value)); }
  void put(bool value) { put(value ? 1.0F : 0.0F); }
  std::uint32_t coarse(std::int64_t token) const;

  const SpeechText& speech_;
  const EntityTags& entity_tags_;
  const Models& models_;
  SpeechSentence sentence_;
  Range tallied_;
  std::vector<Tally> tallies_;  ///< over the tokens from tallied_.first to before each, modulo 256
  std::vector<std::uint32_t> candidates_;
  std::vector<Candidate> ranked_;
  std::vector<Side> befores_;
  std::vector<Side> afters_;
  std::vector<Phrase> phrases_;  ///< of the cue's sentence
  std::vector<Phrase> outside_;
  std::vector<Phrase> asked_;  ///< what the source was last chosen from
  std::uint32_t source_cue_ = no_index;
  ContentPosition source_position_ = ContentPosition::none;
  SourceChoice source_;
  Features features_;
  std::vector<float> scores_;
  std::size_t first_reading_ = 0;  ///< of the sentence at hand
  Proposals found_;
};

}  // namespace article_inspector::quotes
