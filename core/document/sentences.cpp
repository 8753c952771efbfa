#include "document/sentences.h"

#include <unicode/uchar.h>

namespace article_inspector {
namespace {

bool is_one_of(std::u16string_view mark, std::u16string_view marks) {
  return !mark.empty() && marks.find(mark.front()) != std::u16string_view::npos;
}

/// Finds where sentences end inside one paragraph, looking at tokens only.
class SentenceCutter {
 public:
  SentenceCutter(Document& document, const LanguageData& language) : document_(document), language_(language) {}

  void cut_paragraph(std::uint32_t index) {
    Paragraph& paragraph = document_.paragraphs[index];
    paragraph.first_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    std::uint32_t first = paragraph.first_token;
    for (std::uint32_t at = first; at < paragraph.end_token; ++at) {
      const std::uint32_t end = sentence_end(at, paragraph.end_token);
      if (end == 0) continue;
      add(first, end, index);
      first = end;
      at = end - 1;
    }
    if (first < paragraph.end_token) add(first, paragraph.end_token, index);
    paragraph.end_sentence = static_cast<std::uint32_t>(document_.sentences.size());
  }

 private:
  std::u16string_view view(std::uint32_t at) const { return document_.view(document_.tokens[at]); }

  /// Where the sentence ends that has its last full stop at `at`: past the marks that close with it. 0: it does not end
  /// here.
  std::uint32_t sentence_end(std::uint32_t at, std::uint32_t limit) {
    const Token& token = document_.tokens[at];
    const bool dotted_word = token.kind == TokenKind::word && view(at).size() > 1 && view(at).back() == u'.';
    const bool stop = token.kind == TokenKind::punctuation && is_one_of(view(at), u".!?…。！？");
    if (!dotted_word && !stop) return 0;
    const std::uint32_t next = closed_end(at + 1, limit);
    if (next >= limit) return 0;
    if (dotted_word) return ends_after_abbreviation(at, next) ? next : 0;
    return ends_after_stop(at, next) ? next : 0;
  }

  /// Past the tokens from `at` on that go with the sentence before them. A run of stops asks for each of them: the end
  /// of the run is kept.
  std::uint32_t closed_end(std::uint32_t at, std::uint32_t limit) {
    if (at >= run_start_ && at < run_end_) return run_end_;
    std::uint32_t next = at;
    while (next < limit && closes(next, limit)) ++next;
    run_start_ = at;
    run_end_ = next;
    return next;
  }

  /// Whether the token goes with the sentence before it: closing marks, and marks that are glued to what is before
  /// them.
  bool closes(std::uint32_t at, std::uint32_t limit) const {
    const Token& token = document_.tokens[at];
    if (token.kind != TokenKind::punctuation) return false;
    const std::u16string_view mark = view(at);
    if (is_one_of(mark, u".!?…)]}”’»。！？")) return !token.space_before || is_one_of(mark, u"”»)");
    const bool glued = !token.space_before && (at + 1 == limit || document_.tokens[at + 1].space_before);
    return glued && is_one_of(mark, u"\"'“‘«„");
  }

  bool ends_after_stop(std::uint32_t at, std::uint32_t next) const {
    const std::u16string_view stop = view(at);
    const Token& following = document_.tokens[next];
    if (!following.space_before)
      return is_wide_stop(stop) || (at > 0 && starts_with_upper(next) && is_long_word(at - 1) && is_long_word(next));
    if (stop.front() == u'.' && stop.size() > 1) return starts_sentence(next);
    return starts_sentence(next);
  }

  static bool is_wide_stop(std::u16string_view stop) { return is_one_of(stop, u"。！？"); }

  /// "said.The": a space was lost. Short words may be parts of a name ("Node.JS").
  bool is_long_word(std::uint32_t at) const {
    return document_.tokens[at].kind == TokenKind::word && view(at).size() > 2 &&
           document_.shape(document_.tokens[at]) != Shape::upper;
  }

  /// After "U.S." or "Inc." a sentence ends where a word stands that seldom goes on: "The", "He", "But".
  bool ends_after_abbreviation(std::uint32_t at, std::uint32_t next) const {
    if (next > at + 1 && starts_sentence(next)) return true;  // a closing mark after it
    if (!may_end_sentence(at)) return false;
    if (!starts_with_upper(next)) return opens_quotation(next);
    return language_.sentence_starts.contains(document_.lower_word(document_.tokens[next]));
  }

  bool may_end_sentence(std::uint32_t at) const {
    std::u16string_view form = document_.lower(document_.tokens[at]);
    form.remove_suffix(1);
    const std::string* value = language_.abbreviations.find(hash_of(form));
    return value == nullptr || *value == "end";
  }

  bool starts_with_upper(std::uint32_t at) const {
    const Shape shape = document_.shape(document_.tokens[at]);
    return document_.tokens[at].kind == TokenKind::word &&
           (shape == Shape::capitalized || shape == Shape::upper ||
            (shape == Shape::mixed && u_isupper(view(at).front()) != 0));
  }

  bool opens_quotation(std::uint32_t at) const {
    return document_.tokens[at].kind == TokenKind::punctuation &&
           (is_one_of(view(at), u"“‘«„\"‚»") || view(at) == u"''" || view(at) == u"``");
  }

  bool starts_sentence(std::uint32_t at) const {
    const Token& token = document_.tokens[at];
    switch (token.kind) {
      case TokenKind::word:
        return document_.shape(token) != Shape::lower;
      case TokenKind::clitic:
        return false;
      case TokenKind::punctuation:
        return !is_one_of(view(at), u",;:.!?)]}");
      default:
        return true;
    }
  }

  void add(std::uint32_t first, std::uint32_t end, std::uint32_t paragraph) {
    Sentence sentence;
    sentence.first_token = first;
    sentence.end_token = end;
    sentence.paragraph = paragraph;
    sentence.span = {document_.tokens[first].start, document_.tokens[end - 1].end};
    document_.sentences.push_back(sentence);
  }

  Document& document_;
  const LanguageData& language_;
  std::uint32_t run_start_ = 0;
  std::uint32_t run_end_ = 0;
};

}  // namespace

void cut_sentences(Document& document, const LanguageData& language) {
  SentenceCutter cutter(document, language);
  for (std::uint32_t index = 0; index < document.paragraphs.size(); ++index) cutter.cut_paragraph(index);
}

}  // namespace article_inspector
