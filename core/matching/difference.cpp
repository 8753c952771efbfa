#include "matching/difference.h"

#include <algorithm>
#include <string>

#include "document/by_language.h"
#include "document/word_list.h"

namespace article_inspector::matching {
namespace {

/// Words whose change turns a claim round or makes it another one, by language.
const WordList& claim_words(std::string_view language) {
  static const ByLanguage<WordList> all([](std::string_view code) { return WordList(list_file(code, "claim_words")); });
  return all.of(language);
}

struct Traits {
  bool negation = false;
  bool number = false;
  bool hedge = false;
};

Traits traits_of(const Stretch& stretch) {
  Traits traits;
  const ReadText& text = stretch.text;
  const WordList& list = claim_words(text.document.language);
  for (std::uint32_t at = stretch.words.first; at < stretch.words.end; ++at) {
    const Token& token = text.document.tokens[text.words.tokens[at]];
    if (token.kind == TokenKind::number) traits.number = true;
    const std::string* value = list.find(text.document.lower_word(token).hash);
    if (value == nullptr) continue;
    traits.negation = traits.negation || *value == "negation";
    traits.number = traits.number || *value == "number";
    traits.hedge = traits.hedge || *value == "hedge";
  }
  return traits;
}

bool has_digit(std::u16string_view text) {
  return std::any_of(text.begin(), text.end(), [](char16_t c) { return c >= u'0' && c <= u'9'; });
}

bool is_number(std::u16string_view letters) {
  return !letters.empty() &&
         std::all_of(letters.begin(), letters.end(), [](char16_t c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
}

}  // namespace

bool say_the_same(const Stretch& copy, const Stretch& original) {
  const std::u16string a = letters_of(copy.view());
  const std::u16string b = letters_of(original.view());
  if (a.empty() || b.empty()) return a == b;
  if (a == b) return true;
  // In the copy's words a digit is a digit; in the original it may be a letter that was read wrongly.
  if (is_number(a) || is_number(b) || has_digit(copy.view())) return false;
  return scanned_letters_of(copy.view()) == scanned_letters_of(original.view());
}

DifferenceKind difference_kind(const Stretch& copy, const Stretch& original, const ReportPlaces& places) {
  const Traits here = traits_of(copy);
  const Traits there = traits_of(original);
  // A negation that both sides have was not touched.
  if (here.negation != there.negation) return DifferenceKind::negation;
  if (here.number || there.number) return DifferenceKind::number;
  if (here.hedge || there.hedge) return DifferenceKind::hedge;
  if (copy.span().empty()) return DifferenceKind::dropped;
  if (places.has_mention(copy.span())) return DifferenceKind::name;
  return original.span().empty() ? DifferenceKind::added : DifferenceKind::word;
}

}  // namespace article_inspector::matching
