/// What the models look at. Training and use share this code, so that they cannot drift apart.
#pragma once

#include "learning/linear_model.h"
#include "quotes/text/phrases.h"
#include "quotes/text/speech_text.h"

namespace article_inspector::quotes {

using learning::Features;

/// Where what a cue reports stands, seen from the cue.
enum class ContentPosition : std::uint8_t {
  none,      ///< it reports nothing
  before,    ///< "It is late, he said"
  after,     ///< "He said it is late"
  around,    ///< "It is, he said, late"
  elsewhere  ///< in another sentence
};
inline constexpr std::uint32_t position_count = 5;

/// What becomes of a spoken-looking quoted span that no cue of its own sentence took.
enum class Link : std::uint8_t {
  none,          ///< nothing: scare quotes, a title
  join,          ///< goes on with the quote before it
  cue_before,    ///< a quote whose cue stands before, without other content
  same_speaker,  ///< a quote of its own by who spoke last
  cue_after,     ///< its cue stands in the next sentence
  nobody,        ///< a quote without a speaker
  join_earlier,  ///< goes on with a direct quote before that one
  join_next,     ///< begins the quote after it
  named_before   ///< a quote of its own by who is named in the sentence before
};
inline constexpr std::uint32_t link_count = 9;

/// A run of tokens.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  bool empty() const { return end <= first; }
  bool has(std::uint32_t token) const { return token >= first && token < end; }
};

inline constexpr std::uint32_t reach = 100;  ///< tokens that what is said may reach from its cue

/// The tokens that may be cues, in order.
std::vector<std::uint32_t> find_cues(const SpeechText& speech);

void position_features(const SpeechText& speech, std::uint32_t cue, Features& out);

/// Where content after a cue may begin and end. Ends are exclusive.
void start_after_candidates(const SpeechText& speech, std::uint32_t cue, std::vector<std::uint32_t>& out);
void start_after_features(const SpeechText& speech, std::uint32_t cue, std::uint32_t start, Features& out);
void end_after_candidates(const SpeechText& speech, std::uint32_t start, std::vector<std::uint32_t>& out);
void end_after_features(const SpeechText& speech, std::uint32_t cue, std::uint32_t start, std::uint32_t end,
                        Features& out);

/// The same for content before a cue: the end is decided first.
void end_before_candidates(const SpeechText& speech, std::uint32_t cue, std::vector<std::uint32_t>& out);
void end_before_features(const SpeechText& speech, std::uint32_t cue, std::uint32_t end, Features& out);
void start_before_candidates(const SpeechText& speech, std::uint32_t end, std::vector<std::uint32_t>& out);
void start_before_features(const SpeechText& speech, std::uint32_t cue, std::uint32_t end, std::uint32_t start,
                           Features& out);

/// What is known when the speaker of a cue is sought.
struct SourceContext {
  std::uint32_t cue = 0;
  ContentPosition position = ContentPosition::none;
  Range before;
  Range after;
};
/// The phrases of the cue's sentence.
void phrases_around(const SpeechText& speech, const EntityTags& entity_tags, std::uint32_t cue,
                    std::vector<Phrase>& out);
/// Drops the phrases that lie in what is said.
void leave_out_content(const SourceContext& context, std::vector<Phrase>& phrases);
/// The phrases of the cue's sentence that do not lie in what is said.
void source_candidates(const SpeechText& speech, const EntityTags& entity_tags, const SourceContext& context,
                       std::vector<Phrase>& out);
/// `phrase` counts in `phrases`; phrases.size() stands for "nobody".
void source_features(const SpeechText& speech, const SourceContext& context, const std::vector<Phrase>& phrases,
                     std::uint32_t phrase, Features& out);

/// What stands before a quoted span that is to be linked.
struct LinkContext {
  std::uint32_t token = 0;                 ///< the quoted span
  std::uint32_t previous_end = no_index;   ///< end of the last token of the quote before it, cue and speaker included
  bool after_previous_cue = false;         ///< that quote's cue stands between its content and the quoted span
  std::uint32_t previous_kind = 3;         ///< its QuoteKind, 3 for none
  bool previous_unclosed = false;          ///< its last piece goes on into the next paragraph
  std::uint32_t earlier_sentences = 9;     ///< back to a direct quote before that one; 9: none near
  std::uint32_t waiting_cue = no_index;    ///< the last cue before it without content
  std::uint32_t following_cue = no_index;  ///< a cue without content in the next sentence
  std::uint32_t next = no_index;           ///< the first token of the next quote, if it is near
  std::uint32_t named_before =
      no_index;  ///< the first token of a phrase in the sentence before that may be the speaker
};
void link_features(const SpeechText& speech, const LinkContext& context, Features& out);

}  // namespace article_inspector::quotes
