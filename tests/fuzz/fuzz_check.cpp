// A draft held against sources: spans lie in their texts, a verdict has what belongs to it, and a text's own quotations
// stand in it.
#include "article_inspector/check.h"
#include "fuzz.h"

using namespace article_inspector;

namespace {

void require_span(Span span, std::u16string_view text) {
  fuzz::require(span.start <= span.end && span.end <= text.size());
}

void require_share(float score) { fuzz::require(score >= 0 && score <= 1); }

void require_sound(const QuoteCheck& check, std::u16string_view draft, const std::vector<CheckText>& sources) {
  std::uint32_t last = 0;
  for (const CheckedQuote& quote : check.quotes) {
    require_span(quote.span, draft);
    require_share(quote.score);
    fuzz::require(quote.span.start >= last);
    last = quote.span.start;
    fuzz::require(quote.source.has_value() == (quote.verdict != Verdict::absent));
    fuzz::require(quote.match.has_value() == quote.source.has_value());
    if (quote.source) require_span(*quote.match, sources.at(*quote.source).text);
    fuzz::require(quote.differences.empty() == (quote.verdict != Verdict::altered));
    for (const QuoteDifference& difference : quote.differences) {
      require_span(difference.draft, draft);
      require_span(difference.source, sources.at(*quote.source).text);
    }
  }
  for (const CheckedParaphrase& paraphrase : check.paraphrases) {
    require_span(paraphrase.span, draft);
    require_share(paraphrase.score);
    fuzz::require(paraphrase.source.has_value() == paraphrase.supported);
    if (paraphrase.source) require_span(*paraphrase.match, sources.at(*paraphrase.source).text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choices = input.byte();
  const std::uint32_t cut = input.number(4096);
  const std::uint32_t left_out = input.number(64);
  const std::u16string text = input.text((choices & 1) != 0);
  const Options options{.language = fuzz::Input::language(choices >> 2), .blocks = {}};
  const std::size_t at = std::min<std::size_t>(cut, text.size());
  // The draft is the text without a few of its characters; the sources are the whole text and its front.
  const std::u16string draft = text.substr(0, at) + text.substr(std::min(at + left_out, text.size()));
  const std::u16string front = text.substr(0, at);
  const std::vector<CheckText> sources = {{front, options}, {text, options}};
  const QuoteCheck check = check_quotes({draft, options}, sources);
  require_sound(check, draft, sources);
  fuzz::require(!check_to_json(check).empty());

  const std::vector<CheckText> itself = {{text, options}};
  for (const CheckedQuote& quote : check_quotes({text, options}, itself).quotes)
    fuzz::require(is_faithful(quote.verdict));
  return 0;
}
