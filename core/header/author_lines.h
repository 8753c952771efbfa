/// Chooses the line that names who wrote the story.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/page.h"
#include "article_inspector/report.h"
#include "header/bylines.h"
#include "header/head.h"
#include "learning/tree_model.h"

namespace article_inspector {

/// The authors that a page's data names.
std::vector<Byline> given_authors(const Document& document, const Head& head, const PageData& page);

/// The lines of a page that may name its authors, and what tells those that do. Training and use share this code.
class AuthorLines {
 public:
  static constexpr std::size_t features = 46;

  /// `story` holds the story's paragraphs by index, `given` the authors that the page's data names. What is handed in
  /// must outlive the lines.
  AuthorLines(const Document& document, const Head& head, const std::vector<std::size_t>& story,
              const std::vector<Byline>& given, std::u16string_view site);

  std::size_t size() const { return lines_.size(); }
  std::size_t line(std::size_t k) const { return lines_[k].line; }
  const std::vector<Byline>& bylines(std::size_t k) const { return lines_[k].bylines; }
  /// Whether "by" or its like stands in the line.
  bool has_cue(std::size_t k) const { return lines_[k].reading.has_cue || lines_[k].reading.cue_alone; }
  std::ptrdiff_t lines_under_headline(std::size_t k) const {
    return static_cast<std::ptrdiff_t>(lines_[k].line) - static_cast<std::ptrdiff_t>(head_.headline);
  }
  void write_row(std::size_t k, float* row) const;

 private:
  struct Candidate {
    std::size_t line = 0;
    BylineReading reading;
    std::vector<Byline> bylines;
    bool is_given = false;     ///< the page's data names one of them
    std::uint32_t before = 0;  ///< paragraphs of the story between the headline and the line
  };
  void add(std::size_t line, std::uint32_t before);
  void read_days();
  float* write_look(const Candidate& one, float* row) const;
  float* write_place(const Candidate& one, float* row) const;
  float* write_around(const Candidate& one, std::size_t k, float* row) const;

  const Document& document_;
  const Head& head_;
  const std::vector<std::size_t>& story_;
  const std::vector<Byline>& given_;
  std::u16string_view site_;
  std::vector<Candidate> lines_;
  std::vector<std::uint8_t> has_day_;  ///< of each line from the first to behind the last that is looked at
  std::size_t first_ = 0;
};

/// Kept in core/data/models.
const TreeModel& author_model();

/// Log-odds of each line.
std::vector<float> score_authors(const AuthorLines& lines, const TreeModel& model);

}  // namespace article_inspector
