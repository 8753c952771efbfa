/// The words that name a quote's speaker, as they stand there: a pronoun, a name, a description, a label; how far they
/// go, and what their head says of whom they mean.
#pragma once

#include "quotes/attribution/attributions.h"
#include "quotes/speakers/referents.h"

namespace article_inspector::quotes {

/// What kind of words name the speaker.
enum class SourceKind : std::uint8_t {
  he_or_she,
  they,
  it,
  speaker,
  relative,
  named,
  proper,
  definite,
  indefinite,
  bare,
  label,
  masked
};

/// What a description's head says of whom it describes.
enum class HeadKind : std::uint8_t {
  none,
  person,
  people,
  body,
  document,
  other,  ///< nothing is known of it
  place,
  thing  ///< another noun
};

/// Whether what it describes may speak or write.
constexpr bool describes_somebody(HeadKind kind) { return kind >= HeadKind::person && kind <= HeadKind::document; }

/// What the words at a quote are.
struct SpeakerSource {
  const Attribution* attribution = nullptr;
  Phrase phrase;
  SourceKind kind = SourceKind::bare;
  HeadKind head_kind = HeadKind::none;
  std::uint64_t wanted = 0;      ///< gender and number
  std::uint32_t head = 0;        ///< token
  std::uint32_t region_end = 0;  ///< behind the words that may still belong to it
  bool to_cue = false;           ///< they end at the cue
  std::uint32_t end = 0;         ///< behind the words that name the speaker, where no candidate knows better
  std::uint32_t sentence = 0;
  std::uint32_t key = 0;        ///< kind and head, for features
  std::uint32_t group = 0;      ///< the same, coarser
  std::uint32_t modifiers = 0;  ///< what stands before a description's head

  /// Neither a pronoun nor a relative: a name, a label or a description.
  bool describes() const { return kind >= SourceKind::named; }
};

/// Of an attribution that has a phrase for its speaker; it must outlive what is read.
SpeakerSource read_source(const SpeechText& speech, const Referents& referents, const Attribution& attribution);

bool is_inside_content(const Attribution& attribution, std::uint32_t token);
/// Whether a token may be a noun.
bool is_noun(const SpeechToken& token);
/// Whether it is in running text rather a verb: the lexicon knows the word as one first.
bool is_verb(const SpeechToken& token);
/// What a noun says of whom it describes.
HeadKind head_kind(const SpeechToken& noun);

template <typename Enum>
std::uint32_t number_of(Enum value) {
  return static_cast<std::uint32_t>(value);
}

}  // namespace article_inspector::quotes
