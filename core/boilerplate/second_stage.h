#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "boilerplate/line_table.h"
#include "boilerplate/line_topic.h"

namespace article_inspector {

/// The features of the second model: those of the first, what the first said of the lines around, and what the story
/// that follows from that says of each line.
class SecondStage {
 public:
  /// `junk` is what the first model said of each line, 0 to 1. `table` must outlive this.
  SecondStage(const LineTable& table, std::vector<float> junk);

  /// The first ones are those of LineTable.
  static std::size_t features(bool hints);
  std::vector<std::string> feature_names() const;
  void write_row(std::size_t line, float* row) const;

 private:
  /// How much of the elements around a line is story by the first model.
  struct GroupStory {
    float group = 0;        ///< share of the parent element's words
    float group_share = 0;  ///< share of the page's story that is in it
    float outer = 0;        ///< the same for the parent of the parent
    float outer_share = 0;
  };

  void read_groups();
  template <class Sink>
  void visit_row(std::size_t line, Sink& write) const;
  template <class Sink>
  void visit_junk(std::size_t line, Sink& write) const;
  template <class Sink>
  void visit_topic(std::size_t line, Sink& write) const;

  const LineTable& table_;
  std::vector<float> junk_;
  std::vector<LineTopic> topics_;
  LineSums topics_sum_;  ///< of known_stems
  LineSums junk_sum_;
  LineSums story_words_;
  std::pair<std::size_t, std::size_t> block_;
  std::vector<GroupStory> groups_;                            ///< one for each line, or none without hints
  std::pair<std::size_t, std::size_t> story_group_ = {0, 0};  ///< lines of the parent element with most story
};

}  // namespace article_inspector
