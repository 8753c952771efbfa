/// Holds an article against a copy of it: which paragraphs were altered, left out, added or moved, and by which words;
/// which quotes were altered, dropped, added or given to somebody else; which names and numbers only one side has. The
/// stories are compared: boilerplate counts on neither side.
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
  added,    ///< in the copy only
  moved     ///< the same words at another place among the paragraphs; only of paragraphs
};
inline constexpr std::array<std::string_view, 5> change_names = {"same", "altered", "dropped", "added", "moved"};

/// Words that differ: a stretch of the original, of the copy, or of both where one stands for the other. Either may be
/// empty, never both.
struct Difference {
  Span original;
  Span copy;
  DifferenceKind kind = DifferenceKind::word;
};

/// A paragraph of one story, and the one that stands for it in the other. Headline and standfirst are paragraphs.
struct ParagraphChange {
  Change change = Change::same;
  std::optional<Span> original;
  std::optional<Span> copy;
  std::vector<Difference> differences;  ///< in the order of the text; a whole paragraph that one side lacks is one
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
  std::vector<ParagraphChange> paragraphs;  ///< all of both stories, in the order of the original
  std::vector<QuoteChange> quotes;          ///< all of the original's in their order, then what was added
  std::vector<NameChange> names;            ///< what changed alone, the original's first
  std::vector<NumberChange> numbers;
};

struct InspectedText {
  std::u16string_view text;
  const Report& report;
};

/// Paragraphs and quotes are matched by their words; paragraphs that are not equal stand for each other only where that
/// keeps their order. Words count as in check_quotes(): case, marks, white space,
/// hyphenation and slips of a scan are no differences.
Comparison compare(const InspectedText& original, const InspectedText& copy);

/// {"paragraphs":[...],"quotes":[...],"names":[...],"numbers":[...]}, UTF-8.
std::string comparison_to_json(const Comparison& comparison, int indent = -1);

}  // namespace article_inspector
