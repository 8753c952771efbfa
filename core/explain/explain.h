/// Why the core took the text at one offset for what it did: the values that the stages decided by. For people who look
/// into a wrong result, and for tests. A report needs none of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/inspect.h"

namespace article_inspector {

struct NamedScore {
  std::string name;
  float score = 0;
};

/// A feature of a line, and how it moved the model's answer.
struct FeaturePull {
  std::string name;
  float value = 0;
  float pull = 0;  ///< log-odds; above 0: towards junk
};

/// The line (a paragraph of the document) that has the offset.
struct LineExplanation {
  std::uint32_t index = 0;
  Span span;
  float first_stage = 0;  ///< how likely junk by the line and what is around it
  float junk = 0;         ///< the same, seen what the first stage says of the lines around
  float threshold = 0;    ///< above it the line is junk
  bool is_junk = false;
  bool is_headline = false;
  bool is_phrase = false;                ///< phrases of sites cover it
  bool is_repeat = false;                ///< of the headline or another line
  std::vector<BoilerplateMark> phrases;  ///< the phrases of sites in it
  std::vector<FeaturePull> pulls;        ///< the strongest, strongest first
  std::vector<NamedScore> kinds;         ///< of a junk line: log-odds but for a number common to all, likeliest first
  std::optional<BoilerplateMark> mark;   ///< the report's, where one has the offset
};

/// One reading of the words at the offset as a name.
struct MentionReading {
  std::string step;  ///< "tagger", "boundaries", "types" or "header": each takes over what the one before found
  Span span;
  EntityType type = EntityType::misc;
  float margin = 0;  ///< how far the best reading without it falls behind, as a logarithm
};

struct RoleReading {
  Span span;
  float score = 0;  ///< log-odds
};

/// The token that has the offset, and the name that it belongs to.
struct WordExplanation {
  Span span;
  bool may_be_name = false;              ///< else no rule lets the tagger look at it
  std::string first_pass;                ///< the label that the first pass gave
  std::vector<NamedScore> labels;        ///< what the tagger chose from, best first; scores are differences to the best
  std::string sense;                     ///< WordNet's class of the word, by the lexicon
  std::uint32_t cluster = 0;             ///< the lexicon's; 0 where it does not have the word
  std::vector<std::string> known_as;     ///< what the lexicon knows it as: "city", "first name"
  std::vector<std::string> classes;      ///< those of the lists for quotes
  std::vector<MentionReading> readings;  ///< empty where the words are no name
  std::optional<Entity> entity;          ///< whom or what the report has there
  std::vector<RoleReading> roles;        ///< what the text says that the entity is, likeliest first
};

/// What a cue may report.
struct ProposalExplanation {
  std::string position;  ///< of the content, seen from the cue
  std::vector<Span> content;
  std::optional<Span> source;  ///< the words that name the speaker
  float score = 0;             ///< log-odds of being right in all
};

/// A word of the offset's sentence that may say that somebody speaks.
struct CueExplanation {
  Span span;
  std::vector<NamedScore> positions;           ///< where its content may stand; "none": it reports nothing
  std::vector<ProposalExplanation> proposals;  ///< likeliest first; of cues that are unlikely to report none are made
};

struct CandidateExplanation {
  std::u16string name;
  std::string origin;  ///< where it was found
  float score = 0;     ///< the ranker's
  float share = 0;     ///< of all candidates' odds
  bool is_chosen = false;
  std::optional<Span> via;  ///< words elsewhere that stand between the mention and the name
};

/// A quote that has the offset, in its content, its cue or its speaker.
struct QuoteExplanation {
  Quote quote;         ///< as the report has it
  std::string origin;  ///< how it was found: by a cue, a label, a link or as continued speech
  float odds = 0;      ///< log-odds of the least sure decision that led to it
  std::string source_kind;
  std::string head_kind;
  std::vector<CandidateExplanation> candidates;  ///< for its speaker, by falling score
};

struct Explanation {
  std::uint32_t offset = 0;
  std::string language;
  std::optional<LineExplanation> line;
  std::optional<WordExplanation> word;
  std::vector<CueExplanation> cues;
  std::vector<QuoteExplanation> quotes;
};

/// Nothing where the offset lies beyond the text, or the text is longer than longest_text.
std::optional<Explanation> explain(std::u16string_view text, const Options& options, std::uint32_t offset);

/// JSON with two spaces of indentation.
std::string explanation_to_json(std::u16string_view text, const Explanation& explanation);

}  // namespace article_inspector
