#include "document/language_data.h"
#include "findings/findings.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t shortest_cut_off_words = 8;

class SentenceReader {
 public:
  explicit SentenceReader(const Document& document)
      : document_(document), language_(language_data(document.language)) {}

  /// "official said. to journalists": a full stop, then a small letter. Only in a language whose abbreviations are
  /// known.
  void find_stray_stops(const Paragraph& paragraph, std::vector<Finding>& findings) const {
    if (language_.unfinished.size() == 0) return;
    for (std::uint32_t at = paragraph.first_token + 1; at + 1 < paragraph.end_token; ++at) {
      if (document_.view(document_.tokens[at]) != u"." || document_.tokens[at].space_before) continue;
      const Token& before = document_.tokens[at - 1];
      const Token& after = document_.tokens[at + 1];
      if (!is_small_word(before) || before.end - before.start < 3 || !is_small_word(after) || !after.space_before)
        continue;
      // A brand may be written small, and so may what stands behind an abbreviation that is in no list.
      if (!language_.stop_words.contains(document_.lower_word(after))) continue;
      if (language_.abbreviations.contains(document_.lower_word(before))) continue;
      findings.push_back({{before.start, after.end}, FindingKind::broken_sentence, FindingReason::sentence_goes_on});
    }
  }

  /// A long paragraph that ends on a word or mark after which something must follow. `next` is the story's next
  /// paragraph, or null: where that begins small, the sentence goes on in it.
  void find_cut_off(const Paragraph& paragraph, const Paragraph* next, std::vector<Finding>& findings) const {
    const Token& last = document_.tokens[paragraph.end_token - 1];
    const bool hangs = document_.view(last) == u"," ||
                       (last.kind == TokenKind::word && language_.unfinished.contains(document_.lower_word(last)) &&
                        document_.shape(last) == Shape::lower && !is_line_of_capitals(paragraph));
    const bool goes_on = next != nullptr && is_small_word(document_.tokens[next->first_token]);
    if (!hangs || goes_on || words_in_last_sentence(paragraph) < shortest_cut_off_words) return;
    const Span span = document_.sentences[paragraph.end_sentence - 1].span;
    findings.push_back({span, FindingKind::cut_off_sentence, FindingReason::sentence_cut_off});
  }

 private:
  bool is_small_word(const Token& token) const {
    return token.kind == TokenKind::word && document_.shape(token) == Shape::lower;
  }

  /// Headlines and subheads may end on any word.
  bool is_line_of_capitals(const Paragraph& paragraph) const {
    std::uint32_t capitals = 0;
    std::uint32_t words = 0;
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      if (document_.tokens[at].kind != TokenKind::word) continue;
      ++words;
      capitals += document_.shape(document_.tokens[at]) != Shape::lower ? 1 : 0;
    }
    return capitals * 2 > words;
  }

  std::uint32_t words_in_last_sentence(const Paragraph& paragraph) const {
    const Sentence& sentence = document_.sentences[paragraph.end_sentence - 1];
    std::uint32_t words = 0;
    for (std::uint32_t at = sentence.first_token; at < sentence.end_token; ++at)
      words += document_.tokens[at].kind == TokenKind::word ? 1 : 0;
    return words;
  }

  const Document& document_;
  const LanguageData& language_;
};

}  // namespace

void find_broken_sentences(const Document& document, const std::vector<std::size_t>& story,
                           std::vector<Finding>& findings) {
  const SentenceReader reader(document);
  auto block = document.blocks.begin();
  for (std::size_t k = 0; k < story.size(); ++k) {
    const Paragraph& paragraph = document.paragraphs[story[k]];
    const Paragraph* next = k + 1 < story.size() ? &document.paragraphs[story[k + 1]] : nullptr;
    while (block != document.blocks.end() && block->span.end <= paragraph.span.start) ++block;
    const bool is_heading = block != document.blocks.end() && block->tag == BlockTag::heading;
    reader.find_stray_stops(paragraph, findings);
    // Headings may end on any word.
    if (!is_heading) reader.find_cut_off(paragraph, next, findings);
  }
}

}  // namespace article_inspector
