#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "article_inspector/document.h"
#include "boilerplate/html_facts.h"
#include "boilerplate/line_features.h"
#include "boilerplate/line_topic.h"
#include "boilerplate/page_facts.h"

namespace article_inspector {

/// What the lines of a document and the lines around them are like: the features of the first of two models. Training
/// and use share this code. Nothing changes it once it is made; SecondStage adds what the first model says.
class LineTable {
 public:
  /// `fragments` are those of each paragraph.
  LineTable(const Document& document, const CueHits& hits, const std::vector<std::vector<Fragment>>& fragments);

  std::size_t size() const { return lines_.size(); }
  const TopicWords& topic_words() const { return topic_words_; }
  float at(std::size_t line, std::size_t feature) const { return lines_[line][feature]; }

  float cue(std::size_t line, CueGroupName group) const {
    return lines_[line][line_first_group + static_cast<std::size_t>(group)];
  }
  /// How many tokens it has.
  float words(std::size_t line) const { return static_cast<float>(page_.words[line]); }
  /// Share of its tokens that any cue covers.
  float cue_share(std::size_t line) const { return lines_[line].cue; }
  bool begins_with_by(std::size_t line) const { return lines_[line].begins_with_by; }
  /// Whether it has the copyright sign.
  bool has_copyright(std::size_t line) const { return lines_[line].has_copyright; }
  /// Whether names of readers who commented are around it.
  bool in_comments(std::size_t line) const;

  /// Whether the document had hints from HTML: then rows have features of those too, and another model reads them.
  bool has_hints() const { return !html_.hints.empty(); }
  const LineHint& hint(std::size_t line) const { return html_.hints[line]; }
  const PageFacts& page() const { return page_; }
  const HtmlFacts& html() const { return html_; }

  static std::size_t features(bool hints);
  std::vector<std::string> feature_names() const;
  void write_row(std::size_t line, float* row) const;

  /// Gives each value of a row and its name to `write`, a RowWriter or a RowNamer. Defined for these two alone.
  template <class Sink>
  void visit_row(std::size_t line, Sink& write) const;

 private:
  template <class Sink>
  void visit_html(std::size_t line, Sink& write) const;
  template <class Sink>
  void visit_html_around(std::size_t line, Sink& write) const;
  template <class Sink>
  void visit_neighbours(std::size_t line, Sink& write) const;
  template <class Sink>
  void visit_windows(std::size_t line, Sink& write) const;
  template <class Sink>
  void visit_place(std::size_t line, Sink& write) const;
  template <class Sink>
  void visit_last_cues(std::size_t line, Sink& write) const;
  float difference_of_period(std::size_t line, std::size_t period) const;

  TopicWords topic_words_;
  std::vector<LineFacts> lines_;
  PageFacts page_;
  HtmlFacts html_;
};

/// Where a line is to a block: lines before it (below 0) or after it, log scale; 0 inside.
float place_to(std::size_t line, std::pair<std::size_t, std::size_t> block);

/// How deep a line is in a block: lines to its nearer end, log scale; `missing` outside.
float depth_in(std::size_t line, std::pair<std::size_t, std::size_t> block);

}  // namespace article_inspector
