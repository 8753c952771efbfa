/// Does each quotation of a draft stand in a source?
///
///   const std::vector<CheckText> sources = {{interview, {}}, {press_release, {}}};
///   const QuoteCheck check = check_quotes({draft, {}}, sources);
///   for (const CheckedQuote& quote : check.quotes)
///     if (!is_faithful(quote.verdict)) { /* quote.span, quote.differences */ }
///
/// Quotation marks, end marks, white space, hyphenation and the case of letters do not count; words do. Time and memory
/// are linear in the length of all texts together. Offsets are UTF-16 code units of the text that they lie in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/difference.h"
#include "article_inspector/inspect.h"

namespace article_inspector {

enum class Verdict : std::uint8_t {
  verbatim,       ///< the words stand in a source, one after the other
  shortened,      ///< words are left out or put in, and the draft says so by an ellipsis or brackets
  altered,        ///< the words stand in a source but for some that differ
  spliced,        ///< two places of the sources run together without a sign of it
  misattributed,  ///< the words stand in a source, said there by somebody else
  absent          ///< the words stand in no source
};
inline constexpr std::array<std::string_view, 6> verdict_names = {"verbatim", "shortened",     "altered",
                                                                  "spliced",  "misattributed", "absent"};

constexpr bool is_faithful(Verdict verdict) { return verdict == Verdict::verbatim || verdict == Verdict::shortened; }

/// Words that differ. One of the spans may be empty: it then says where the words would stand.
struct QuoteDifference {
  Span draft;
  Span source;
  DifferenceKind kind = DifferenceKind::word;
};

/// Whom the draft names for a quotation, and whom the source does.
struct CheckedSpeaker {
  std::u16string draft;   ///< empty where the draft names nobody
  std::u16string source;  ///< empty where the source names nobody
  bool differs = false;   ///< they are different people or bodies
};

/// What stands between quotation marks in the draft.
struct CheckedQuote {
  Span span;  ///< in the draft, marks included
  Verdict verdict = Verdict::absent;
  std::optional<std::uint32_t> source;  ///< index of the source that has the words; none for an absent one
  std::optional<Span> match;            ///< where they stand there, from the first word to the last
  std::vector<QuoteDifference> differences;
  std::optional<CheckedSpeaker> speaker;
  float score = 1;  ///< how sure the verdict is, 0 to 1
};

/// What the draft reports in its own words, and the sentence of a source that says the like.
struct CheckedParaphrase {
  Span span;               ///< in the draft
  bool supported = false;  ///< a sentence of a source says the like; else none was found
  std::optional<std::uint32_t> source;
  std::optional<Span> match;
  float score = 0;  ///< share of its telling words that the sentence has, 0 to 1
};

struct QuoteCheck {
  InputError error = InputError::none;         ///< why a text was not read; all else is empty then
  std::vector<CheckedQuote> quotes;            ///< in the order of the draft
  std::vector<CheckedParaphrase> paraphrases;  ///< in the order of the draft
};

/// A text to check or to check against. The text is only looked at: it must outlive the call.
struct CheckText {
  std::u16string_view text;
  Options options;  ///< language, hints from HTML
};

/// Checks the quotations of `draft` against `sources`. Where one of the texts is not read, because it is too long or
/// would take more memory than its options allow, nothing is checked, and `error` says why.
QuoteCheck check_quotes(const CheckText& draft, const std::vector<CheckText>& sources);

/// {"quotes":[...],"paraphrases":[...]}, UTF-8; its schema is check.schema.json.
std::string check_to_json(const QuoteCheck& check, int indent = -1);

}  // namespace article_inspector
