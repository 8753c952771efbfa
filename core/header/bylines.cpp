#include "header/bylines.h"

#include "header/header_data.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_byline_tokens = 40;
constexpr std::uint32_t longest_name_tokens = 6;

class Reader {
 public:
  Reader(const Document& document, const Paragraph& paragraph)
      : document_(document), data_(header_data(document.language)), paragraph_(paragraph) {}

  std::vector<Byline> read() {
    std::vector<Byline> bylines;
    if (paragraph_.end_token - paragraph_.first_token > longest_byline_tokens) return bylines;
    const auto cue = data_.byline_cues.match(document_, paragraph_.first_token, paragraph_.end_token);
    if (!cue) return bylines;
    std::uint32_t at = paragraph_.first_token + cue.tokens;
    if (at < paragraph_.end_token && document_.view(document_.tokens[at]) == u":") ++at;
    while (at < paragraph_.end_token) {
      const std::uint32_t end = name_end(at);
      if (end == at || (end == at + 1 && bylines.empty())) break;
      const Span span{document_.tokens[at].start, document_.tokens[end - 1].end};
      bylines.push_back({span, std::u16string(document_.view(span)), {}});
      at = end;
      if (!joins(at)) break;
      at = after_joint(at);
    }
    return bylines;
  }

 private:
  bool is_name_part(std::uint32_t at) const {
    const Token& token = document_.tokens[at];
    if (token.kind != TokenKind::word) return false;
    const Shape shape = document_.shape(token);
    return shape == Shape::capitalized || shape == Shape::upper || shape == Shape::mixed;
  }

  /// Capitalised words in a row, with hyphens and small particles between them. One name alone ("By Reuters") is an
  /// agency's.
  std::uint32_t name_end(std::uint32_t at) const {
    std::uint32_t end = at;
    for (std::uint32_t k = at; k < paragraph_.end_token && k - at < longest_name_tokens; ++k) {
      if (is_name_part(k) && !data_.joints.contains(document_.lower_word(document_.tokens[k]))) {
        end = k + 1;
      } else if (!is_inside_name(k)) {
        break;
      }
    }
    return end;
  }

  bool is_inside_name(std::uint32_t at) const {
    const Token& token = document_.tokens[at];
    if (token.kind == TokenKind::punctuation) return document_.view(token) == u"-" && !token.space_before;
    return token.kind == TokenKind::word && token.end - token.start <= 3 &&
           !data_.joints.contains(document_.lower_word(token));
  }

  bool joins(std::uint32_t at) const {
    if (at >= paragraph_.end_token) return false;
    const Token& token = document_.tokens[at];
    return document_.view(token) == u"," || document_.view(token) == u"&" ||
           data_.joints.contains(document_.lower_word(token));
  }

  std::uint32_t after_joint(std::uint32_t at) const {
    while (joins(at)) ++at;
    return at;
  }

  const Document& document_;
  const HeaderData& data_;
  const Paragraph& paragraph_;
};

}  // namespace

std::vector<Byline> byline_at(const Document& document, const Paragraph& paragraph) {
  return Reader(document, paragraph).read();
}

}  // namespace article_inspector
