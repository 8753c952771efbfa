#include "tool/check_summary.h"

#include <algorithm>

#include "report/writers.h"
#include "tool/terminal.h"

namespace article_inspector::tool {
namespace {

constexpr std::size_t shown_columns = 100;

class Writer {
 public:
  Writer(std::u16string_view draft, const std::vector<CheckText>& sources, const std::vector<std::string>& names,
         bool colour)
      : draft_(draft), sources_(sources), names_(names) {
    style_.colour = colour;
  }

  std::string write(const QuoteCheck& check) {
    for (const CheckedQuote& quote : check.quotes) write_quote(quote);
    for (const CheckedParaphrase& paraphrase : check.paraphrases) {
      if (paraphrase.supported) continue;
      out_ += style_.paint("33", "no like sentence") + "  " +
              shortened(visible(words_of(draft_, paraphrase.span)), shown_columns) + "\n";
    }
    const auto faithful = std::count_if(check.quotes.begin(), check.quotes.end(),
                                        [](const CheckedQuote& quote) { return is_faithful(quote.verdict); });
    const std::size_t count = check.quotes.size();
    out_ += count == 0 ? "The draft has no quotations.\n"
                       : std::to_string(faithful) + " of " + std::to_string(count) +
                             (count == 1 ? " quotation is" : " quotations are") + " as a source has it.\n";
    return out_;
  }

 private:
  void write_quote(const CheckedQuote& quote) {
    const char* colour = is_faithful(quote.verdict) ? "32" : quote.verdict == Verdict::absent ? "31" : "33";
    out_ += style_.paint(colour, std::string(verdict_names[static_cast<std::size_t>(quote.verdict)])) + "  " +
            shortened(visible(words_of(draft_, quote.span)), shown_columns) + "\n";
    if (quote.source) out_ += "    " + style_.dim("in " + visible(names_[*quote.source])) + "\n";
    for (const QuoteDifference& difference : quote.differences) write_difference(quote, difference);
    if (quote.verdict == Verdict::misattributed)
      out_ += "    said by " + visible(to_utf8(quote.speaker->source)) + ", not by " +
              visible(to_utf8(quote.speaker->draft)) + "\n";
  }

  void write_difference(const CheckedQuote& quote, const QuoteDifference& difference) {
    const std::string there = visible(words_of(sources_[*quote.source].text, difference.source));
    const std::string here = visible(words_of(draft_, difference.draft));
    out_ += "    " + std::string(difference_kind_names[static_cast<std::size_t>(difference.kind)]) + ": " +
            style_.paint("31", "[" + there + "]") + " → " + style_.paint("32", "[" + here + "]") + "\n";
  }

  std::u16string_view draft_;
  const std::vector<CheckText>& sources_;
  const std::vector<std::string>& names_;
  Style style_;
  std::string out_;
};

}  // namespace

std::string check_summary(std::u16string_view draft, const std::vector<CheckText>& sources,
                          const std::vector<std::string>& names, const QuoteCheck& check, bool colour) {
  return Writer(draft, sources, names, colour).write(check);
}

}  // namespace article_inspector::tool
