/// Is this copy faithful? Holds an article against a copy of it: which quotes were altered, dropped, added or given to
/// somebody else, which names and which numbers changed. What is compared are the stories: boilerplate counts on
/// neither side.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/difference.h"
#include "article_inspector/report.h"

namespace article_inspector {

enum class Change : std::uint8_t {
  same,
  altered,  ///< found on both sides, with words that differ
  dropped,  ///< in the original only
  added     ///< in the copy only
};
inline constexpr std::array<std::string_view, 4> change_names = {"same", "altered", "dropped", "added"};

/// Words that differ: a stretch of the original, of the copy, or of both where one stands for the other. Either may be
/// empty, never both.
struct Difference {
  Span original;
  Span copy;
  DifferenceKind kind = DifferenceKind::word;
};

struct QuoteChange {
  Change change = Change::same;
  std::optional<std::uint32_t> original;  ///< index into the original report's quotes
  std::optional<std::uint32_t> copy;      ///< index into the copy's quotes
  std::vector<Difference> differences;    ///< in the order of the text; only where altered
  bool speaker_changed = false;           ///< found on both sides, said by another
  std::optional<Span> unmarked;           ///< dropped as a quote, but its words stand in the copy, here
};

/// A name that one side has and the other has not. Altered: two spellings so near that one probably stands for the
/// other.
struct NameChange {
  Change change = Change::dropped;
  std::optional<std::uint32_t> original;  ///< Entity::id in the original
  std::optional<std::uint32_t> copy;      ///< Entity::id in the copy
};

/// A number that one side's story has and the other's has not.
struct NumberChange {
  Change change = Change::dropped;
  Span span;  ///< its first occurrence, in the side that has it
};

struct Comparison {
  std::vector<QuoteChange> quotes;  ///< all of the original's in their order, then what was added
  std::vector<NameChange> names;    ///< what changed alone, the original's first
  std::vector<NumberChange> numbers;
};

struct InspectedText {
  std::u16string_view text;
  const Report& report;
};

/// Quotes are matched by their words, not by their place. Words count as in check_quotes(): case, marks, white space,
/// hyphenation and slips of a scan are no differences.
Comparison compare(const InspectedText& original, const InspectedText& copy);

/// {"quotes":[...],"names":[...],"numbers":[...]}, UTF-8.
std::string comparison_to_json(const Comparison& comparison, int indent = -1);

}  // namespace article_inspector
