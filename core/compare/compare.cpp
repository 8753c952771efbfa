#include "article_inspector/compare.h"

#include <unordered_set>

#include "article_inspector/document.h"
#include "compare/names.h"
#include "compare/paragraphs.h"
#include "compare/quotes.h"

namespace article_inspector {
namespace {

using comparing::Side;

void numbers_only_in(const Side& one, const Side& other, Change change, std::vector<NumberChange>& changes) {
  std::unordered_set<std::uint64_t> known;
  for (std::size_t at = 0; at < other.text.document.tokens.size(); ++at) {
    if (other.in_story(at) && other.text.document.tokens[at].kind == TokenKind::number)
      known.insert(other.text.document.lower_word(other.text.document.tokens[at]).hash);
  }
  for (std::size_t at = 0; at < one.text.document.tokens.size(); ++at) {
    const Token& token = one.text.document.tokens[at];
    if (one.in_story(at) && token.kind == TokenKind::number &&
        known.insert(one.text.document.lower_word(token).hash).second)
      changes.push_back({change, token.span()});
  }
}

}  // namespace

Comparison compare(const InspectedText& original, const InspectedText& copy) {
  const Side first(original);
  const Side second(copy);
  Comparison comparison;
  comparison.paragraphs = comparing::compare_paragraphs(first, second);
  comparison.quotes = comparing::compare_quotes(first, second);
  comparison.names = comparing::compare_names(original.report, copy.report);
  numbers_only_in(first, second, Change::dropped, comparison.numbers);
  numbers_only_in(second, first, Change::added, comparison.numbers);
  return comparison;
}

}  // namespace article_inspector
