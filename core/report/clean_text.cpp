#include "article_inspector/clean_text.h"

#include <algorithm>
#include <vector>

#include "document/characters.h"

namespace article_inspector {
namespace {

bool is_space(char16_t c) {
  const CharacterClass kind = character_classes()(c);
  return kind == CharacterClass::space || kind == CharacterClass::line_end;
}

bool is_line_end(char16_t c) { return character_classes()(c) == CharacterClass::line_end; }

/// What a reader would not set a space before.
bool hugs_left(char16_t c) { return std::u16string_view(u".,;:!?)]}”’»").find(c) != std::u16string_view::npos; }

std::vector<Span> left_out(const Report& report, const CleanTextOptions& options) {
  std::vector<Span> spans;
  for (const BoilerplateMark& mark : report.boilerplate) spans.push_back(mark.span);
  if (!options.headline && report.header.headline) spans.push_back(report.header.headline->span);
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.start < b.start; });
  return spans;
}

/// Joins what is kept of one line. Where something was cut out, one space is left, and none before a closing mark.
class Line {
 public:
  void add(char16_t c) {
    if (is_space(c)) {
      space_ = !text_.empty();
      return;
    }
    if (space_ && !(cut_ && hugs_left(c))) text_.push_back(u' ');
    space_ = cut_ = false;
    text_.push_back(c);
  }
  void cut() {
    space_ = !text_.empty();
    cut_ = true;
  }
  std::u16string take() {
    space_ = cut_ = false;
    return std::move(text_);
  }

 private:
  std::u16string text_;
  bool space_ = false;
  bool cut_ = false;
};

}  // namespace

std::u16string clean_text(std::u16string_view text, const Report& report, const CleanTextOptions& options) {
  const std::vector<Span> spans = left_out(report, options);
  std::u16string out;
  Line line;
  const auto finish = [&] {
    const std::u16string kept = line.take();
    if (kept.empty()) return;
    if (!out.empty()) out += u"\n\n";
    out += kept;
  };
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    while (next < spans.size() && spans[next].end <= at) ++next;
    const bool hidden = next < spans.size() && spans[next].start <= at;
    if (is_line_end(text[at])) {
      finish();
    } else if (hidden) {
      line.cut();
    } else {
      line.add(text[at]);
    }
  }
  finish();
  return out;
}

}  // namespace article_inspector
