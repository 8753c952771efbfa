#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/page.h"
#include "boilerplate/line_table.h"
#include "learning/feature_row.h"

namespace article_inspector {

/// What tells a page's headline from its other lines: how much of it the story says again, where it stands to the
/// story, its form, its repeats, what stands around it; and with HTML the level of its heading, its place, and what the
/// page calls itself. Training and use share this code.
class HeadlineTable {
 public:
  /// `junk` says of each line how likely it is junk. All but `page` must outlive the table.
  HeadlineTable(const Document& document, const LineTable& lines, const std::vector<float>& junk, const PageData& page);

  /// Whether a line has a headline's length.
  bool may_be(std::size_t line) const;

  /// The page's one heading of level 1; none where there are several.
  std::optional<std::size_t> only_heading() const;

  /// A trail of links ends with the headline's words, with or without a space before them, and the headline follows: of
  /// such two lines the second.
  std::size_t behind_trail(std::size_t line) const;

  /// How much of what a line says the story says too, 0 to 1.
  float said_by_story(std::size_t line) const { return topics_[line].known; }
  /// Whether a line reads as running text and ends as a sentence does.
  bool is_sentence(std::size_t line) const {
    return lines_.at(line, line_is_good) > 0 && lines_.at(line, line_ends_sentence) == 1;
  }
  /// The logarithm of a line's count of words.
  float log_words(std::size_t line) const { return lines_.at(line, line_words); }

  static std::size_t features(bool hints);
  void write_row(std::size_t line, float* row) const;

 private:
  using Values = std::vector<float>;

  /// How many words of a line, and how many of a title, are in the other.
  struct Shared {
    float of_line = 0;
    float of_title = 0;
  };

  /// How much the story says of what a line says, its length counted.
  float strength(std::size_t line) const { return topics_[line].known * topics_[line].log_known_stems; }
  void read_story();
  void read_topics();
  void read_repeats();
  void read_twins_in_lines();
  void read_rivals();
  void read_titles(const PageData& page);
  void write_form(std::size_t line, RowWriter& write) const;
  void write_topic(std::size_t line, RowWriter& write) const;
  void write_place(std::size_t line, RowWriter& write) const;
  void write_around(std::size_t line, RowWriter& write) const;
  void write_hints(std::size_t line, RowWriter& write) const;

  const Document& document_;
  const LineTable& lines_;
  const std::vector<float>& junk_;
  std::size_t story_start_ = 0;  ///< the block of lines that is most likely the story
  std::size_t story_end_ = 0;
  std::size_t first_good_ = 0;  ///< the first line of running text that is likely story
  Values story_words_before_;   ///< sums over the lines before
  std::vector<LineTopic> topics_;
  float best_topic_ = 0;
  std::vector<std::uint32_t> twin_above_, twin_below_;  ///< lines to the next line with the same words; 0 for none
  std::vector<std::uint8_t> longer_twin_;   ///< of longer lines, 1: one ends with its words, 2: one begins with them
  std::vector<std::uint8_t> shorter_twin_;  ///< 1: it ends with the words of another line, 2: it begins with them
  Values best_before_, best_after_;         ///< the greatest topic of a line before it, and between it and the story
  std::vector<Shared> headline_, title_, description_;
  bool has_headline_ = false;
  bool has_title_ = false;
  bool has_description_ = false;
  std::array<float, 3> heading_counts_{};  ///< of level 1, of level 2, and lines with the page's title
};

}  // namespace article_inspector
