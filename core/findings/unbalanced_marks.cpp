#include <string_view>

#include "findings/findings.h"

namespace article_inspector {
namespace {

using View = std::u16string_view;

// Double marks only: single ones are apostrophes too often to call one wrong.
enum class Side : std::uint8_t { none, opens, closes, either };

enum class Style : std::uint8_t { high, low, alike };

Side side_of(View mark, Style style) {
  if (mark == u"„") return Side::opens;
  if (mark == u"“") return style == Style::low ? Side::closes : Side::opens;
  if (mark == u"”") return style == Style::alike ? Side::either : Side::closes;
  if (mark == u"\"") return Side::either;
  return Side::none;
}

bool is_space(char16_t c) { return c == u' ' || c == u'\n' || c == u'\t' || c == u'\u00A0' || c == u'('; }

/// „low“, “high”, or ”alike”: Swedish and Danish open and close with the same mark.
Style style_of(View text) {
  if (text.find(u'„') != View::npos) return Style::low;
  if (text.find(u'“') != View::npos) return Style::high;
  for (std::size_t at = text.find(u'”'); at != View::npos; at = text.find(u'”', at + 1)) {
    const bool opens = (at == 0 || is_space(text[at - 1])) && at + 1 < text.size() && !is_space(text[at + 1]);
    if (opens) return Style::alike;
  }
  return Style::high;
}

// A quotation of several paragraphs may close as many below the one that opens it.
constexpr std::uint32_t most_paragraphs = 12;

// Tokens of a line that names the speaker of the quotation above it.
constexpr std::uint32_t longest_name = 6;

// A paragraph with more of them than this is no text of sentences: what is over is told once.
constexpr std::uint32_t most_in_a_paragraph = 20;

struct Open {
  bool open = false;
  std::uint32_t token = 0;
};

class MarkReader {
 public:
  MarkReader(const Document& document, std::vector<Finding>& findings)
      : document_(document), style_of_text_(style_of(document.text)), findings_(findings) {}

  /// `next` is the story's next paragraph, or null.
  void read(const Paragraph& paragraph, const Paragraph* next) {
    Open open;
    reported_ = 0;
    ++paragraph_;
    style_ = style_in(paragraph);
    names_speaker_ = next != nullptr && next->end_token - next->first_token <= longest_name;
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      const Side side = document_.tokens[at].kind == TokenKind::punctuation
                            ? side_of(document_.view(document_.tokens[at]), style_)
                            : Side::none;
      // Two single marks may close what a double one opens.
      if (open.open && is_doubled(at)) open.open = false;
      if (side == Side::none || (side == Side::either && !open.open && is_inch(at))) continue;
      step(open, side, at, paragraph);
    }
    // A long quotation opens every paragraph and closes only the last one.
    const bool goes_on = next != nullptr && begins_with_mark(*next);
    if (open.open && !goes_on) report_open(open.token);
  }

 private:
  void step(Open& open, Side side, std::uint32_t at, const Paragraph& paragraph) {
    const bool last = at + 1 == paragraph.end_token;
    if (side == Side::either) {
      open = {!open.open, at};
    } else if (side == Side::opens && open.open && (last || !touches_word(at + 1))) {
      report(at, FindingReason::opening_for_closing);
      open.open = false;
    } else if (side == Side::opens) {
      if (open.open) report_open(open.token);
      open = {true, at};
    } else {
      const bool is_pull_quote = last && names_speaker_;
      if (!open.open && at != paragraph.first_token && !is_pull_quote) report_close(at);
      open.open = false;
    }
  }

  /// A paragraph in “these” marks has them in a text of „those“ as well.
  Style style_in(const Paragraph& paragraph) const {
    const View words = document_.view(paragraph.span);
    if (style_of_text_ != Style::low || words.find(u'„') != View::npos || words.find(u'”') == View::npos)
      return style_of_text_;
    return Style::high;
  }

  bool is_doubled(std::uint32_t at) const {
    const View mark = document_.view(document_.tokens[at]);
    return mark == u"’’" || mark == u"''";
  }

  /// 5'10" is a height.
  bool is_inch(std::uint32_t at) const {
    return at > 0 && !document_.tokens[at].space_before && document_.tokens[at - 1].kind == TokenKind::number;
  }

  void report_open(std::uint32_t at) {
    report(at, FindingReason::never_closed);
    waiting_ = {reported_ <= most_in_a_paragraph, paragraph_, findings_.size()};
  }

  /// The end of a quotation that an earlier mark began, in this paragraph round another one or some paragraphs before,
  /// is no flaw, and neither was its beginning.
  void report_close(std::uint32_t at) {
    const bool ends_it =
        waiting_.open && waiting_.behind == findings_.size() && paragraph_ - waiting_.paragraph <= most_paragraphs;
    waiting_.open = false;
    if (!ends_it) return report(at, FindingReason::never_opened);
    findings_.pop_back();
    if (reported_ > 0) --reported_;
  }

  bool touches_word(std::uint32_t at) const {
    return !document_.tokens[at].space_before && document_.tokens[at].kind != TokenKind::punctuation;
  }

  bool begins_with_mark(const Paragraph& paragraph) const {
    return side_of(document_.view(document_.tokens[paragraph.first_token]), style_) != Side::none;
  }

  void report(std::uint32_t at, FindingReason reason) {
    const Span mark = document_.tokens[at].span();
    if (++reported_ <= most_in_a_paragraph) {
      findings_.push_back({mark, FindingKind::unbalanced_quotation_mark, reason});
    } else if (reported_ == most_in_a_paragraph + 1) {
      findings_.push_back({mark, FindingKind::unbalanced_quotation_mark, FindingReason::many_unpaired});
    } else {
      findings_.back().span.end = mark.end;
    }
  }

  /// A mark that was told to be never closed, the last finding so far.
  struct Waiting {
    bool open = false;
    std::uint32_t paragraph = 0;
    std::size_t behind = 0;  // how many findings there were with it
  };

  const Document& document_;
  Style style_of_text_;
  Style style_ = style_of_text_;  // of this paragraph
  std::vector<Finding>& findings_;
  std::uint32_t paragraph_ = 0;
  std::uint32_t reported_ = 0;  // in this paragraph
  bool names_speaker_ = false;  // the paragraph behind it is as short as a name: the site may draw the opening mark
  Waiting waiting_;
};

}  // namespace

void find_unbalanced_marks(const Document& document, const std::vector<std::size_t>& story,
                           std::vector<Finding>& findings) {
  MarkReader reader(document, findings);
  for (std::size_t k = 0; k < story.size(); ++k) {
    const Paragraph* next = k + 1 < story.size() ? &document.paragraphs[story[k + 1]] : nullptr;
    reader.read(document.paragraphs[story[k]], next);
  }
}

}  // namespace article_inspector
