/// One search for who is meant by the words at a quote: what is known, what was found, and questions that generators
/// and scoring share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quotes/speakers/candidates.h"
#include "quotes/speakers/speaker_source.h"

namespace article_inspector::quotes {

inline constexpr std::size_t mentions_back = 150;
inline constexpr std::size_t turns_back = 12;

/// How far a name, role or description fits the words at the quote.
enum class DescriptionFit : std::uint8_t {
  none,
  others,  ///< words of it, but not its head
  head,    ///< the head and none of the other words
  half,    ///< the head and a part of the others
  all,     ///< the head and all others
  alone    ///< the head, and there are no other words
};

/// How a mention stands in its sentence.
enum class Place : std::uint8_t { subject, front, oblique, possessor, elsewhere };

struct CandidateSearch {
  const SpeechText& speech;
  const Referents& referents;
  const Conversation& conversation;
  const DescriptionIndex& descriptions;
  const std::vector<std::uint8_t>& reported;  ///< by token: 1 where it is part of what somebody says
  SpeakerSource source;                       ///< the words at the quote
  std::vector<Candidate>& found;
  bool matched = false;         ///< a role or name has the description's head
  bool has_initials = false;    ///< the name at the quote is the initials of somebody named before
  bool names_its_head = false;  ///< a person's or a body's name stands at the quote: nobody else is looked for
  std::vector<std::uint32_t> entities_found{};
  std::vector<std::uint32_t> words{};  ///< tokens of the description's words that say something, without its head
  std::vector<std::pair<std::uint32_t, std::uint32_t>> beside{};  ///< entities beside the head elsewhere, and how
};

/// Small for small numbers, coarser for large ones.
std::uint32_t bucket(std::uint32_t value);

/// Reads a search by short names.
class SearchReader {
 protected:
  explicit SearchReader(CandidateSearch& search)
      : search_(search),
        speech_(search.speech),
        document_(*search.speech.document),
        referents_(search.referents),
        conversation_(search.conversation),
        source_(search.source),
        found_(search.found) {}

  const SpeechToken& token(std::uint32_t at) const { return speech_.tokens[at]; }
  bool is_comma(std::uint32_t at) const { return speech_.is_punctuation(at) && speech_.first_char(at) == u','; }
  bool describes() const { return source_.describes(); }
  /// Whether the words at the quote are a name that no entity has.
  bool is_name() const { return source_.kind == SourceKind::proper || source_.kind >= SourceKind::label; }

  /// 0: cannot be; else how well gender and number fit.
  std::uint32_t agreement_of(std::uint64_t known, std::uint64_t leaning = 0) const;
  Place place_of(const EntityMention& mention) const;
  /// 0: never; 1: last; 2: before the last; 3: earlier.
  std::uint32_t spoke_when(std::uint32_t entity) const;
  /// Whether an entity is named in a sentence that has the description's head before: "In a letter, Ann Lee wrote" for
  /// "the letter". 0: no; else how it stands there.
  std::uint32_t beside_head(std::uint32_t index) const;
  /// The range in search_.descriptions.heads of the same word before the phrase.
  std::pair<std::size_t, std::size_t> same_heads() const;
  std::u16string_view lower_of(std::uint32_t at) const;
  /// How many of the words before the head stand in an entity's role or name.
  std::uint32_t common_words(const Entity& entity) const;
  /// How many of the source's words before its head a name has.
  std::uint32_t words_in(const std::u16string& name) const;
  /// How far the description at the quote fits a name or description, and a role.
  DescriptionFit fit_of(std::u16string_view name, std::u16string_view role = {}) const;
  /// "JG:" for Jana Gold.
  bool is_initials(std::u16string_view name) const;
  bool is_found(std::uint32_t entity) const;
  bool knows(const std::u16string& name) const;
  /// White space in it counts as one blank.
  std::u16string text_of(std::uint32_t first, std::uint32_t end) const;
  /// "the", "a" and "one" are no part of a description, "another" and "some" are.
  std::uint32_t without_article(std::uint32_t first, std::uint32_t end) const;

  CandidateSearch& search_;
  const SpeechText& speech_;
  const Document& document_;
  const Referents& referents_;
  const Conversation& conversation_;
  const SpeakerSource& source_;
  std::vector<Candidate>& found_;
};

/// Notes the words of the description at the quote.
void read_description(CandidateSearch& search);
/// Notes the entities of sentences that have the description's head before.
void read_beside_head(CandidateSearch& search);

}  // namespace article_inspector::quotes
