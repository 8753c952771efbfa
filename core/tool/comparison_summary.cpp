#include "tool/comparison_summary.h"

#include <algorithm>
#include <vector>

#include "report/writers.h"
#include "tool/terminal.h"

namespace article_inspector::tool {
namespace {

constexpr std::size_t longest_line = 76;

class Writer {
 public:
  Writer(const InspectedText& original, const InspectedText& copy, bool colour) : original_(original), copy_(copy) {
    style_.colour = colour;
  }

  std::string write(const Comparison& comparison) {
    for (const QuoteChange& change : comparison.quotes) write_quote(change);
    for (const NameChange& change : comparison.names) write_name(change);
    for (const NumberChange& change : comparison.numbers) {
      const auto text = change.change == Change::dropped ? original_.text : copy_.text;
      line(change.change, "number", visible(words_of(text, change.span)));
    }
    for (const ParagraphChange& change : comparison.paragraphs) write_paragraph(change);
    return out_.empty() ? "The words of the story, names, numbers and speakers are the same.\n" : out_;
  }

 private:
  void line(Change change, const std::string& what, const std::string& words) {
    const char* colour = change == Change::dropped ? "31" : change == Change::added ? "32" : "33";
    out_ += style_.paint(colour, std::string(change_names[static_cast<std::size_t>(change)]) + " " + what) + "  " +
            words + "\n";
  }

  std::string quote(const InspectedText& side, std::uint32_t index) const {
    const Quote& quote = side.report.quotes[index];
    const std::string speaker = visible(speaker_of(quote));
    return visible(content_of(side.text, quote)) + (speaker.empty() ? "" : style_.dim(" — " + speaker));
  }

  void write_quote(const QuoteChange& change) {
    if (change.change == Change::dropped) {
      line(change.change, "quote", quote(original_, *change.original));
      if (change.unmarked) out_ += "    its words stand in the copy without marks\n";
    } else if (change.change == Change::added) {
      line(change.change, "quote", quote(copy_, *change.copy));
    } else if (change.change == Change::altered) {
      line(change.change, "quote", quote(original_, *change.original));
      for (const Difference& difference : change.differences) write_difference(difference);
    }
    if (change.speaker_changed) {
      if (change.change == Change::same) line(Change::altered, "speaker", quote(original_, *change.original));
      out_ += "    said by " + visible(speaker_of(copy_.report.quotes[*change.copy])) + " in the copy\n";
    }
  }

  void write_difference(const Difference& difference) {
    out_ += "    " + style_.paint("31", "[" + visible(words_of(original_.text, difference.original)) + "]") + " → " +
            style_.paint("32", "[" + visible(words_of(copy_.text, difference.copy)) + "]") + "\n";
  }

  /// What differs inside a quote stands with the quote.
  static bool is_in_quote(const Report& report, Span span) {
    return std::any_of(report.quotes.begin(), report.quotes.end(), [&](const Quote& quote) {
      return std::any_of(quote.content.begin(), quote.content.end(),
                         [&](Span piece) { return piece.start <= span.start && span.end <= piece.end; });
    });
  }

  void write_paragraph(const ParagraphChange& change) {
    if (change.change == Change::same) return;
    const Span span = change.original ? *change.original : *change.copy;
    const auto text = change.original ? original_.text : copy_.text;
    const std::string words = shortened(visible(words_of(text, span)), longest_line);
    if (change.change != Change::altered) return line(change.change, "paragraph", words);
    std::vector<Difference> told;
    for (const Difference& difference : change.differences) {
      if (is_in_quote(original_.report, difference.original) && is_in_quote(copy_.report, difference.copy)) continue;
      told.push_back(difference);
    }
    if (told.empty()) return;
    line(change.change, "paragraph", words);
    for (const Difference& difference : told) write_difference(difference);
  }

  void write_name(const NameChange& change) {
    const auto name = [](const InspectedText& side, std::uint32_t id) {
      return visible(to_utf8(side.report.entities.list[id].name));
    };
    if (change.change == Change::altered) {
      line(change.change, "name", name(original_, *change.original) + " → " + name(copy_, *change.copy));
    } else if (change.original) {
      line(change.change, "name", name(original_, *change.original));
    } else {
      line(change.change, "name", name(copy_, *change.copy));
    }
  }

  const InspectedText& original_;
  const InspectedText& copy_;
  Style style_;
  std::string out_;
};

}  // namespace

std::string comparison_summary(const InspectedText& original, const InspectedText& copy, const Comparison& comparison,
                               bool colour) {
  return Writer(original, copy, colour).write(comparison);
}

}  // namespace article_inspector::tool
