/// One of the two articles that are compared: its words, and those of its quotes.
#pragma once

#include <cstdint>
#include <vector>

#include "article_inspector/compare.h"
#include "article_inspector/story.h"
#include "matching/align.h"
#include "matching/difference.h"
#include "matching/report_places.h"
#include "matching/words.h"

namespace article_inspector::comparing {

/// A hash of two, in their order.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) { return (a ^ b) * 0x9E3779B97F4A7C15ULL + (a >> 29); }

/// Words that are compared as one: a quote's content, which may have several pieces, or what of a paragraph is story.
struct WordGroup {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> places;  ///< which words of the text they are
  std::uint64_t all = 0;              ///< the words in their order as one number; of a quote without words its marks

  void add(std::uint64_t key, std::uint32_t place) {
    keys.push_back(key);
    places.push_back(place);
    all = mix(all, key);
  }
};

/// A paragraph that has words of the story.
struct StoryParagraph : WordGroup {
  Span span;  ///< what of it is story, marks included
};

/// Looks at the text and the report, which must outlive it.
class Side {
 public:
  explicit Side(const InspectedText& input);

  const Report& report;
  matching::ReadText text;
  matching::ReportPlaces places;
  std::vector<WordGroup> quotes;
  std::vector<StoryParagraph> paragraphs;

  /// Whether a token stands in the story.
  bool in_story(std::size_t token) const { return story_.tokens[token]; }

 private:
  Story story_;
};

/// The words [first, end) of a group where they stand in the text.
matching::Stretch stretch(const Side& side, const WordGroup& words, std::uint32_t first, std::uint32_t end);

/// What the replaced words of two groups differ in. Other spellings of the same words are left out.
std::vector<Difference> differences(const Side& original, const WordGroup& there, const Side& copy,
                                    const WordGroup& here, const std::vector<matching::Replaced>& replaced);

}  // namespace article_inspector::comparing
