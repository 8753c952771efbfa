#include "check/differences.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "document/word_list.h"
#include "knowledge/embedded.h"

namespace article_inspector::check {
namespace {

/// Words whose change turns a claim round or makes it another one, by language.
const WordList& claim_words(const std::string& language) {
  static const std::map<std::string, WordList, std::less<>> lists = [] {
    std::map<std::string, WordList, std::less<>> made;
    for (const Language& known : all_languages) {
      const std::string code(known.code);
      made.emplace(code, WordList(embedded_file(code + "/claim_words.txt")));
    }
    return made;
  }();
  static const WordList none;
  const auto at = lists.find(language);
  return at == lists.end() ? none : at->second;
}

struct Traits {
  bool negation = false;
  bool number = false;
  bool hedge = false;
};

void add_traits(const ReadText& text, WordRange words, Traits& traits) {
  const WordList& list = claim_words(text.document.language);
  for (std::uint32_t at = words.first; at < words.end; ++at) {
    const Token& token = text.document.tokens[text.words.tokens[at]];
    if (token.kind == TokenKind::number) traits.number = true;
    const std::string* value = list.find(text.document.lower_word(token).hash);
    if (value == nullptr) continue;
    traits.negation = traits.negation || *value == "negation";
    traits.number = traits.number || *value == "number";
    traits.hedge = traits.hedge || *value == "hedge";
  }
}

bool touches_name(const Report& report, Span span) {
  return std::any_of(report.entities.list.begin(), report.entities.list.end(), [&](const Entity& entity) {
    return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                       [&](const Mention& mention) { return mention.span.overlaps(span); });
  });
}

bool has_digit(std::u16string_view text) {
  return std::any_of(text.begin(), text.end(), [](char16_t c) { return c >= u'0' && c <= u'9'; });
}

bool is_number(std::u16string_view letters) {
  return !letters.empty() &&
         std::all_of(letters.begin(), letters.end(), [](char16_t c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
}

/// Other spellings of the same words, or slips of a reader of scanned pages.
bool are_same(std::u16string_view draft, std::u16string_view source) {
  const std::u16string a = letters_of(draft);
  const std::u16string b = letters_of(source);
  if (a.empty() || b.empty()) return a == b;
  if (a == b) return true;
  // In the draft's words a digit is a digit; in the source it may be a letter that was read wrongly.
  if (is_number(a) || is_number(b) || has_digit(draft)) return false;
  return scanned_letters_of(draft) == scanned_letters_of(source);
}

DifferenceKind kind_of(const QuoteDifference& difference, const Traits& draft, const Traits& source,
                       const Report& report) {
  // A negation that both sides have was not touched.
  if (draft.negation != source.negation) return DifferenceKind::negation;
  if (draft.number || source.number) return DifferenceKind::number;
  if (draft.hedge || source.hedge) return DifferenceKind::hedge;
  if (difference.draft.empty()) return DifferenceKind::dropped;
  if (touches_name(report, difference.draft)) return DifferenceKind::name;
  return difference.source.empty() ? DifferenceKind::added : DifferenceKind::word;
}

}  // namespace

std::vector<QuoteDifference> differences_of(const Placement& placement, const ReadText& draft, const Report& report,
                                            const ReadText& source, const SourceIndex& index) {
  std::vector<QuoteDifference> differences;
  const std::uint32_t start = index.source_around(placement.places.first).first;
  for (const Gap& gap : placement.gaps) {
    const WordRange there{gap.places.first - start, gap.places.end - start};
    QuoteDifference difference;
    difference.draft = draft.words.span_of(gap.draft);
    difference.source = source.words.span_of(there);
    if (are_same(draft.document.view(difference.draft), source.document.view(difference.source))) continue;
    Traits draft_traits;
    Traits source_traits;
    add_traits(draft, gap.draft, draft_traits);
    add_traits(source, there, source_traits);
    difference.kind = kind_of(difference, draft_traits, source_traits, report);
    differences.push_back(difference);
  }
  return differences;
}

}  // namespace article_inspector::check
