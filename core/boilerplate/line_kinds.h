#pragma once

#include <optional>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"
#include "boilerplate/fragments.h"
#include "boilerplate/kind_model.h"
#include "boilerplate/line_table.h"
#include "boilerplate/line_topic.h"

namespace article_inspector {

/// What kind of junk each junk line is, and why. Kinds are told by what a line says, by its form, by where it stands to
/// the story, and by its neighbours: menus and lists of stories are runs of lines of one kind. Rules say first what a
/// line looks like; the model weighs what they say, of the line and of those around it.
class LineKinds {
 public:
  /// `topics` says how much of each line the lines that are no junk say.
  LineKinds(const LineTable& table, const std::vector<std::vector<Fragment>>& fragments,
            const std::vector<bool>& is_junk, std::optional<std::size_t> headline, const std::vector<LineTopic>& topics,
            const KindModel& model);

  /// Gives lines of the same words that stand between paragraphs of the story one kind: "Article content" sixteen times
  /// is the same thing sixteen times. `same` has a number for each line's words.
  void settle_repeats(const std::vector<std::uint64_t>& same);

  BoilerplateKind kind(std::size_t line) const { return kinds_[line]; }
  Reason reason(std::size_t line) const;
  /// How many lines of its kind stand together.
  std::uint32_t lines_together(std::size_t line) const { return run_[line]; }
  StoryPlace place(std::size_t line) const;

  /// What the model reads of a junk line.
  static std::size_t features();
  void write_row(std::size_t line, float* row) const;

 private:
  KindScores scores_of(std::size_t line) const;
  KindScores rule_scores(std::size_t line) const;
  void find_story();
  void decide(std::size_t first, std::size_t end);
  bool is_phrase(std::size_t line) const { return cover_line(fragments_[line]); }
  /// Whether nothing but whole phrases stand between it and the story.
  bool follows_story(std::size_t line) const;

  const LineTable& table_;
  const std::vector<std::vector<Fragment>>& fragments_;
  const std::vector<bool>& is_junk_;
  std::optional<std::size_t> headline_;
  const std::vector<LineTopic>& topics_;
  const KindModel& model_;
  std::vector<KindScores> rules_;  ///< of each line; zeros where it is none of the junk
  std::vector<BoilerplateKind> kinds_;
  std::vector<std::uint32_t> run_;         ///< how many lines of one kind stand together
  std::vector<std::uint32_t> run_first_;   ///< the first line of the junk lines that stand together
  std::vector<std::uint32_t> run_length_;  ///< how many junk lines stand together
  std::size_t story_start_ = 0;            ///< the first and the line after the last of the story
  std::size_t story_end_ = 0;
  std::size_t phrases_end_ = 0;  ///< behind the whole phrases that stand right after the story
};

}  // namespace article_inspector
