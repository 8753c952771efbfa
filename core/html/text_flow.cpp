#include "html/text_flow.h"

#include <algorithm>

namespace article_inspector {
namespace {

// A cell that holds more than this is laid out by its table, not listed in it: what follows it begins a line.
constexpr std::size_t longest_cell = 200;

bool is_space(char16_t c) { return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f'; }

}  // namespace

void TextFlow::break_block(std::size_t lines) {
  block_breaks_ = std::max(block_breaks_, lines);
  kept_.clear();
}

void TextFlow::break_line() { ++line_breaks_; }

void TextFlow::break_word() { space_ = true; }

void TextFlow::next_cell() {
  const std::u16string_view cell = std::u16string_view(text_).substr(std::min(cell_start_, text_.size()));
  if (cell.size() > longest_cell || cell.find(u'\n') != std::u16string_view::npos) {
    break_block(1);
  } else {
    tab_ = true;
  }
}

void TextFlow::write_gap() {
  const std::size_t breaks = std::max(block_breaks_, line_breaks_);
  if (!text_.empty()) {
    if (breaks > 0) {
      text_.append(breaks, u'\n');
    } else if (tab_) {
      text_.push_back(u'\t');
    } else if (space_ && kept_.empty()) {
      text_.push_back(u' ');
    }
  }
  text_ += kept_;
  kept_.clear();
  if (breaks > 0 || tab_) cell_start_ = text_.size();
  block_breaks_ = line_breaks_ = 0;
  space_ = tab_ = false;
}

TextFlow::Added TextFlow::add(std::u16string_view characters, bool preformatted) {
  Added added;
  for (const char16_t c : characters) {
    if (is_space(c)) {
      if (!preformatted) {
        space_ = true;
      } else if (c == u'\n') {
        // White space before a line's end is dropped, indentation is kept.
        kept_.clear();
        break_line();
      } else if (c != u'\r') {
        kept_.push_back(c);
      }
      continue;
    }
    write_gap();
    if (added.visible++ == 0) added.start = text_.size();
    text_.push_back(c);
    added.end = text_.size();
  }
  return added;
}

}  // namespace article_inspector
