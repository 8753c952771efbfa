#include "compare/side.h"

#include "article_inspector/document.h"
#include "knowledge/hash_table.h"

namespace article_inspector::comparing {
namespace {

QuoteWords words_of(const Quote& quote, const matching::ReadText& text) {
  QuoteWords words;
  for (const Span piece : quote.content) {
    const matching::WordRange range = text.words.within(piece);
    for (std::uint32_t at = range.first; at < range.end; ++at) {
      words.keys.push_back(text.words.keys[at]);
      words.places.push_back(at);
      words.all = mix(words.all, text.words.keys[at]);
    }
    if (words.keys.empty()) words.all = mix(words.all, hash_of(text.document.view(piece)));
  }
  return words;
}

}  // namespace

Side::Side(const InspectedText& input)
    : report(input.report),
      text(cut(input.text, {}, input.report.language)),
      places(report),
      story_(story_of(text.document, report.boilerplate)) {
  quotes.reserve(report.quotes.size());
  for (const Quote& quote : report.quotes) quotes.push_back(words_of(quote, text));
}

}  // namespace article_inspector::comparing
