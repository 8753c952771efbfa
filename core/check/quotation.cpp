#include "check/quotation.h"

#include <optional>
#include <string_view>

#include "quotes/text/quoted_spans.h"

namespace article_inspector::check {
namespace {

bool is_ellipsis(std::u16string_view view) { return view == u"\u2026" || view == u"..." || view == u"...."; }

bool opens_bracket(std::u16string_view view) { return view == u"["; }
bool closes_bracket(std::u16string_view view) { return view == u"]"; }

/// Reads the tokens between two marks into pieces.
class PieceReader {
 public:
  PieceReader(const Document& document, const TextWords& words, Quotation& quotation)
      : document_(document), words_(words), quotation_(quotation), next_(quotation.words.first) {
    piece_.words = {next_, next_};
  }

  void read(std::uint32_t first_token, std::uint32_t end_token) {
    for (std::uint32_t at = first_token; at < end_token; ++at) {
      if (next_ < quotation_.words.end && words_.tokens[next_] == at) {
        piece_.words.end = ++next_;
        continue;
      }
      if (document_.tokens[at].kind != TokenKind::punctuation) continue;
      const std::u16string_view view = document_.view(document_.tokens[at]);
      if (is_ellipsis(view)) {
        begin_piece(piece_.bracketed);
      } else if (opens_bracket(view) || closes_bracket(view)) {
        begin_piece(opens_bracket(view));
      }
    }
    begin_piece(false);
  }

 private:
  void begin_piece(bool bracketed) {
    if (!piece_.words.empty()) quotation_.pieces.push_back(piece_);
    piece_ = {{next_, next_}, bracketed};
  }

  const Document& document_;
  const TextWords& words_;
  Quotation& quotation_;
  std::uint32_t next_;
  Piece piece_;
};

}  // namespace

std::uint32_t Quotation::spoken_words() const {
  std::uint32_t count = 0;
  for (const Piece& piece : pieces) count += piece.bracketed ? 0 : piece.words.size();
  return count;
}

std::vector<Quotation> quotations_of(const Document& document, const TextWords& words) {
  std::vector<Quotation> quotations;
  for (const quotes::QuotedSpan& quoted : quotes::find_quoted_spans(document)) {
    Quotation quotation;
    quotation.span = {document.tokens[quoted.first_token].start, document.tokens[quoted.end_token - 1].end};
    quotation.words = words.within(quotation.span);
    PieceReader(document, words, quotation).read(quoted.first_token, quoted.end_token);
    if (quotation.spoken_words() > 0) quotations.push_back(std::move(quotation));
  }
  return quotations;
}

}  // namespace article_inspector::check
