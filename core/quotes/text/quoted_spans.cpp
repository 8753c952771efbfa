#include "quotes/text/quoted_spans.h"

#include <string_view>

namespace article_inspector::quotes {
namespace {

enum class Glyph : std::uint8_t { none, neutral, opening, closing };

struct Mark {
  std::uint32_t token = 0;
  std::uint32_t end = 0;  ///< behind its last token: a pair of single marks without anything between is one double mark
  Glyph glyph = Glyph::none;
  bool single = false;
  bool bracket = false;       ///< opens or closes by its shape alone
  bool apostrophe = false;    ///< may be no mark at all
  bool space_before = false;  ///< or the paragraph's start
  bool space_after = false;   ///< or the paragraph's end
  bool stop_before = false;   ///< punctuation stands before it
  bool may_open = false;
  bool may_close = false;
};

bool is_one_of(std::u16string_view view, std::u16string_view set) {
  return view.size() == 1 && set.find(view.front()) != std::u16string_view::npos;
}

/// Marks of Chinese and Japanese: no space tells what they do, and none is taken for another.
constexpr std::u16string_view opening_brackets = u"\u300C\u300E";
constexpr std::u16string_view closing_brackets = u"\u300D\u300F";

bool is_ellipsis(std::u16string_view view) { return view == u"\u2026" || view == u"..."; }

/// The marks of one paragraph, and how they pair.
class Pairer {
 public:
  Pairer(const Document& document, std::vector<QuotedSpan>& out) : document_(document), out_(out) {}

  void pair(std::uint32_t index) {
    paragraph_ = &document_.paragraphs[index];
    read_marks();
    if (marks_.empty()) return;
    pair_marks(index);
  }

  bool opens_paragraph(std::uint32_t index) const {
    if (index >= document_.paragraphs.size()) return false;
    const Token& token = document_.tokens[document_.paragraphs[index].first_token];
    if (token.kind != TokenKind::punctuation) return false;
    bool single = false;
    const Glyph glyph = glyph_of(document_.view(token), single);
    return glyph != Glyph::none && !single;
  }

 private:
  Glyph glyph_of(std::u16string_view view, bool& single) const {
    single = false;
    if (is_one_of(view, u"\"\u2033\uFF02") || view == u"''" || view == u"\u2019\u2019") return Glyph::neutral;
    if (is_one_of(view, u"\u201E") || view == u"``" || view == u"\u2018\u2018" || view == u",,") return Glyph::opening;
    if (is_one_of(view, u"\u201C")) return low_opens_ ? Glyph::neutral : Glyph::opening;
    if (is_one_of(view, u"\u201D\u201F") || is_one_of(view, closing_brackets)) return Glyph::closing;
    if (is_one_of(view, opening_brackets)) return Glyph::opening;
    if (is_one_of(view, u"\u00AB\u00BB")) return Glyph::neutral;
    single = true;
    if (is_one_of(view, u"'")) return Glyph::neutral;
    if (is_one_of(view, u"\u2018\u201A")) return Glyph::opening;
    if (is_one_of(view, u"`")) return Glyph::opening;
    if (is_one_of(view, u"\u2019")) return Glyph::closing;
    if (is_one_of(view, u"\u2039\u203A")) return Glyph::neutral;
    return Glyph::none;
  }

  void read_marks() {
    marks_.clear();
    low_opens_ = false;
    for (std::uint32_t at = paragraph_->first_token; at < paragraph_->end_token; ++at) {
      const Token& token = document_.tokens[at];
      if (token.kind == TokenKind::punctuation && is_one_of(document_.view(token), u"\u201E")) low_opens_ = true;
    }
    for (std::uint32_t at = paragraph_->first_token; at < paragraph_->end_token; ++at) {
      const Token& token = document_.tokens[at];
      if (token.kind != TokenKind::punctuation) continue;
      Mark mark;
      mark.glyph = glyph_of(document_.view(token), mark.single);
      if (mark.glyph == Glyph::none) continue;
      mark.bracket =
          is_one_of(document_.view(token), opening_brackets) || is_one_of(document_.view(token), closing_brackets);
      mark.token = at;
      if (is_pair(at)) {
        mark.glyph = Glyph::neutral;
        mark.single = false;
        ++at;
      }
      mark.end = at + 1;
      mark.apostrophe = is_one_of(document_.view(token), u"'\u2019");
      mark.space_before = token.space_before || mark.token == paragraph_->first_token;
      const bool last = at + 1 == paragraph_->end_token;
      mark.space_after = last || document_.tokens[at + 1].space_before;
      const bool after_open = !mark.space_before && is_one_of(document_.view(document_.tokens[mark.token - 1]),
                                                              u"([{\u2014\u2013-/\u201C\u2018\"'\u00AB\u00BB\u201E");
      // "… and so on": an ellipsis behind a mark ends nothing where the mark stands apart from what is before it.
      const bool begins_with_ellipsis =
          mark.space_before && !last && is_ellipsis(document_.view(document_.tokens[at + 1]));
      const bool before_end =
          !last && !mark.space_after && !begins_with_ellipsis &&
          is_one_of(document_.view(document_.tokens[at + 1]), u".,;:!?)]}\u2026\u201D\u2019\"'\u2014\u2013-");
      mark.stop_before = mark.token > paragraph_->first_token &&
                         is_one_of(document_.view(document_.tokens[mark.token - 1]), u".,;:!?\u2026");
      mark.may_open = !last && (mark.space_before || after_open) && !before_end;
      mark.may_close = mark.token > paragraph_->first_token && (!mark.space_before || mark.space_after || before_end);
      if (!mark.space_before && mark.space_after) mark.may_open = false;
      if (mark.space_before && !mark.space_after && !before_end && !last) mark.may_close = false;
      marks_.push_back(mark);
    }
  }

  /// U+2018 and U+2019 side by side, which some keyboards make of two apostrophes.
  bool is_pair(std::uint32_t at) const {
    return at + 1 < paragraph_->end_token && is_one_of(document_.view(document_.tokens[at]), u"\u2018") &&
           !document_.tokens[at + 1].space_before && is_one_of(document_.view(document_.tokens[at + 1]), u"\u2019");
  }

  /// Whether a mark opens, where none is open.
  bool opens(const Mark& mark) const {
    if (mark.bracket) return mark.glyph == Glyph::opening;
    if (mark.single) {
      if (mark.glyph == Glyph::closing || !mark.may_open || mark.space_after) return false;
      return mark.space_before || mark.glyph == Glyph::opening;
    }
    if (mark.glyph == Glyph::opening) return mark.may_open || !mark.stop_before;
    if (mark.glyph == Glyph::closing) return mark.may_open && !mark.space_after;
    return mark.may_open || (!mark.stop_before && mark.token + 1 < paragraph_->end_token && mark.space_before);
  }

  /// Whether a mark closes what is open.
  bool closes(const Mark& mark) const {
    if (mark.bracket) return mark.glyph == Glyph::closing;
    if (mark.glyph == Glyph::closing) return true;
    if (mark.glyph == Glyph::opening)
      return mark.may_close && (mark.stop_before || mark.space_after || !mark.space_before);
    return mark.may_close || !mark.may_open;
  }

  void pair_marks(std::uint32_t index) {
    std::size_t open = none;
    for (std::size_t at = 0; at < marks_.size(); ++at) {
      const Mark& mark = marks_[at];
      if (open == none) {
        if (mark.single ? opens(mark) && single_end(at) != none : opens(mark)) open = at;
        if (open == at && mark.single) {
          const std::size_t end = single_end(at);
          add(marks_[at].token, marks_[end].end, true, true);
          at = end;
          open = none;
        }
        continue;
      }
      if (mark.single) continue;
      if (closes(mark)) {
        add(marks_[open].token, mark.end, true, false);
        open = none;
        continue;
      }
      // A second opening mark: a quotation in a quotation, or the first one never closed.
      if (mark.glyph == marks_[open].glyph) resolve_second_opening(open, at);
    }
    if (open != none) end_open(marks_[open], index);
  }

  /// Two opening marks in a row. Where as many closing ones follow as were opened, the second is nested; else the first
  /// was lost.
  void resolve_second_opening(std::size_t& open, std::size_t& at) {
    constexpr std::size_t farthest = 16;  // marks
    std::size_t depth = 2;
    for (std::size_t later = at + 1; later < marks_.size() && later < at + farthest; ++later) {
      const Mark& mark = marks_[later];
      if (mark.single) continue;
      if (!closes(mark)) {
        ++depth;
      } else if (--depth == 0) {
        add(marks_[open].token, mark.end, true, false);
        at = later;
        open = none;
        return;
      }
    }
    lose(marks_[open], marks_[at]);
    open = at;
  }

  /// An opening mark that never closes before another opens: what it marks ends with the sentence before that one.
  void lose(const Mark& mark, const Mark& next) {
    if (mark.token != paragraph_->first_token || next.token <= mark.token + 1) return;
    std::uint32_t end = next.token;
    while (end > mark.token + 1 && !is_one_of(document_.view(document_.tokens[end - 1]), u".!?\u2026")) --end;
    if (end > mark.token + 1) add(mark.token, end, false, mark.single);
  }

  void end_open(const Mark& mark, std::uint32_t index) {
    const bool goes_on = opens_paragraph(index + 1);
    // A mark that never closes counts to the paragraph's end only where it may well have been meant so.
    const bool capital =
        mark.token + 1 < paragraph_->end_token && document_.shape(document_.tokens[mark.token + 1]) != Shape::lower;
    const bool begins_sentence = mark.token == paragraph_->first_token || (goes_on && capital) ||
                                 is_one_of(document_.view(document_.tokens[mark.token - 1]), u".,:!?");
    if (!begins_sentence || mark.token + 2 >= paragraph_->end_token) return;
    add(mark.token, paragraph_->end_token, false, mark.single);
    out_.back().continues = goes_on;
  }

  /// The mark that closes the single one at `open`: after punctuation or before it, else the last that may.
  std::size_t single_end(std::size_t open) const {
    std::size_t fallback = none;
    for (std::size_t at = open + 1; at < marks_.size() && at < open + 16; ++at) {
      const Mark& mark = marks_[at];
      if (!mark.single) {
        if (fallback == none && marks_[open].glyph == Glyph::neutral) return none;
        continue;
      }
      if (at > open + 1 && fallback != none && opens(mark)) break;
      if (!mark.may_close || mark.space_before) continue;
      if (mark.glyph == Glyph::opening) continue;
      if (mark.stop_before) return at;
      fallback = at;
      if (!mark.space_after) return at;
    }
    return fallback;
  }

  void add(std::uint32_t first, std::uint32_t end, bool closed, bool single) {
    if (end <= first + (closed ? 2U : 1U)) return;
    QuotedSpan quoted_span;
    quoted_span.first_token = first;
    quoted_span.end_token = end;
    quoted_span.closed = closed;
    quoted_span.single = single;
    out_.push_back(quoted_span);
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const Document& document_;
  std::vector<QuotedSpan>& out_;
  const Paragraph* paragraph_ = nullptr;
  std::vector<Mark> marks_;
  bool low_opens_ = false;
};

/// In a reprinted transcript the marks enclose the labels too ("SMITH: We shall see"): what is said begins after them.
void free_labels(const Document& document, std::vector<QuotedSpan>& quoted_spans) {
  for (std::size_t k = 0; k < quoted_spans.size(); ++k) {
    const std::uint32_t first = quoted_spans[k].first_token;
    if (first + 3 >= quoted_spans[k].end_token) continue;
    const Token& label = document.tokens[first + 1];
    if (label.kind != TokenKind::word || document.shape(label) != Shape::upper || label.end - label.start < 2) continue;
    if (!is_one_of(document.view(document.tokens[first + 2]), u":")) continue;
    quoted_spans[k].first_token = first + 3;
    quoted_spans[k].opened = false;
    if (k > 0) quoted_spans[k - 1].continues = false;
  }
}

}  // namespace

std::vector<QuotedSpan> find_quoted_spans(const Document& document) {
  std::vector<QuotedSpan> quoted_spans;
  Pairer pairer(document, quoted_spans);
  for (std::uint32_t index = 0; index < document.paragraphs.size(); ++index) pairer.pair(index);
  free_labels(document, quoted_spans);
  return quoted_spans;
}

}  // namespace article_inspector::quotes
