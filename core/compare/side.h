/// One of the two articles that are compared: its words, and those of its quotes.
#pragma once

#include <cstdint>
#include <vector>

#include "article_inspector/compare.h"
#include "article_inspector/story.h"
#include "matching/report_places.h"
#include "matching/words.h"

namespace article_inspector::comparing {

/// A hash of two, in their order.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) { return (a ^ b) * 0x9E3779B97F4A7C15ULL + (a >> 29); }

/// The words of a quote's content, which may have several pieces.
struct QuoteWords {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> places;  ///< which words of the text they are
  std::uint64_t all = 0;              ///< the words in their order as one number; of a quote without words its marks
};

/// Looks at the text and the report, which must outlive it.
class Side {
 public:
  explicit Side(const InspectedText& input);

  const Report& report;
  matching::ReadText text;
  matching::ReportPlaces places;
  std::vector<QuoteWords> quotes;

  /// Whether a token stands in the story.
  bool in_story(std::size_t token) const { return story_.tokens[token]; }

 private:
  Story story_;
};

}  // namespace article_inspector::comparing
