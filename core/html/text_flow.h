#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace article_inspector {

/// Lays text out as it comes, by the rules that a browser copies by: white space collapses, blocks begin lines,
/// paragraphs stand between blank lines, the cells of a row between tabs.
class TextFlow {
 public:
  /// The text that follows begins a line of its own, with `lines` line ends before it at least (2: a blank line).
  void break_block(std::size_t lines);
  /// <br>: a line ends here; a second one leaves a blank line.
  void break_line();
  /// What follows is another word of the same line.
  void break_word();
  /// The text that follows is the row's next cell.
  void next_cell();

  struct Added {
    std::size_t visible = 0;  ///< characters that are not white space
    std::size_t start = 0;    ///< of the first of them in text()
    std::size_t end = 0;      ///< behind the last of them
  };
  /// Adds characters. Where they are white space alone, Added::visible is 0.
  Added add(std::u16string_view characters, bool preformatted);

  const std::u16string& text() const { return text_; }
  std::u16string take() { return std::move(text_); }

 private:
  void write_gap();

  std::u16string text_;
  std::u16string kept_;  // preformatted white space that stands before what comes next
  std::size_t block_breaks_ = 0;
  std::size_t line_breaks_ = 0;
  std::size_t cell_start_ = 0;
  bool space_ = false;
  bool tab_ = false;
};

}  // namespace article_inspector
