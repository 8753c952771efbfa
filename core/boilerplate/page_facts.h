#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "article_inspector/document.h"
#include "boilerplate/line_features.h"

namespace article_inspector {

/// What the lines of a page are together: sums, repeats, the block that is most likely the story.
struct PageFacts {
  static constexpr std::uint32_t no_line = 0xFFFFFFFF;

  /// Sets those features of `lines` that depend on the other lines.
  PageFacts(const Document& document, std::vector<LineFacts>& lines);

  std::vector<std::uint32_t> words;  ///< tokens of each line
  LineSums words_sum;
  LineSums good_words;  ///< of lines that read as running text
  LineSums good_lines;
  LineSums stop_shares;
  LineSums cues;
  LineSums comment_heads;
  LineSums first_persons;
  LineSums topics;
  std::vector<std::uint32_t> previous_good;  ///< the line of running text before each line, or no_line
  std::vector<std::uint32_t> next_good;
  /// For each of tracked_groups, the line before each line that has cues of it; at last, that names who comments.
  std::array<std::vector<std::uint32_t>, tracked_groups.size() + 1> last_cue;
  std::pair<std::size_t, std::size_t> block = {0, 0};  ///< most running text and fewest other lines
  float known_language = 0;                            ///< 1 if the language has a list of stop words

 private:
  void sum(const Document& document, const std::vector<LineFacts>& lines);
  void find_last_cues(const std::vector<LineFacts>& lines);
};

}  // namespace article_inspector
