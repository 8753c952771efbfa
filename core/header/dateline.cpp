#include "header/dateline.h"

#include <algorithm>

#include "header/header_data.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_dateline_tokens = 24;
constexpr std::uint32_t longest_place_words = 5;
constexpr std::uint32_t shortest_story_tokens = 8;

struct Parts {
  Span place;
  Span date;
  Span agency;
  bool place_in_capitals = false;
};

/// Reads a dateline part by part; each step moves on only where its part stands.
class Reader {
 public:
  Reader(const Document& document, const Paragraph& paragraph)
      : document_(document),
        data_(header_data(document.language)),
        at_(paragraph.first_token),
        paragraph_end_(paragraph.end_token),
        end_(std::min(paragraph.end_token, paragraph.first_token + longest_dateline_tokens)) {}

  std::optional<Dateline> read() {
    const std::uint32_t first = at_;
    if (!read_place()) return std::nullopt;
    read_agency();
    if (skip(u",") || is_date_word(at_)) read_date();
    read_agency();
    const bool proven = !parts_.date.empty() || !parts_.agency.empty();
    if (!(proven || (parts_.place_in_capitals && opens_running_text())) || !ends()) return std::nullopt;
    const auto text = [&](Span span) { return std::u16string(document_.view(span)); };
    return Dateline{{document_.tokens[first].start, document_.tokens[at_].end},
                    text(parts_.place),
                    text(parts_.date),
                    text(parts_.agency)};
  }

 private:
  bool in_reach() const { return at_ < end_; }
  const Token& token(std::uint32_t at) const { return document_.tokens[at]; }
  std::u16string_view view(std::uint32_t at) const { return document_.view(token(at)); }

  bool is_capital(std::uint32_t at) const {
    if (at >= end_ || token(at).kind != TokenKind::word) return false;
    const Shape shape = document_.shape(token(at));
    return shape == Shape::capitalized || shape == Shape::upper || shape == Shape::mixed;
  }

  bool is_date_word(std::uint32_t at) const {
    if (at >= end_) return false;
    std::u16string_view lower = document_.lower(token(at));
    if (lower.size() > 1 && lower.back() == u'.') lower.remove_suffix(1);
    return data_.months.contains(hash_of(lower)) || data_.weekdays.contains(hash_of(lower));
  }

  bool skip(std::u16string_view mark) {
    if (!in_reach() || view(at_) != mark) return false;
    ++at_;
    return true;
  }

  /// "STOCKHOLM", "NEW YORK", "Port-au-Prince", "PARIS/LONDON", "AUSTIN, Texas", "WASHINGTON, D.C."
  bool read_place() {
    const std::uint32_t first = at_;
    std::uint32_t words = 0;
    std::uint32_t uppers = 0;
    while (in_reach() && words <= longest_place_words) {
      if (is_capital(at_) && !is_date_word(at_)) {
        const Shape shape = document_.shape(token(at_));
        uppers += shape == Shape::upper || shape == Shape::mixed ? 1 : 0;
        ++words;
        ++at_;
      } else if (words > 0 && joins_place()) {
        ++at_;
      } else {
        break;
      }
    }
    if (words == 0 || words > longest_place_words) return false;
    parts_.place = {token(first).start, token(at_ - 1).end};
    parts_.place_in_capitals = uppers > 0 && document_.shape(token(first)) == Shape::upper && view(first).size() > 2;
    return true;
  }

  bool joins_place() const {
    const std::u16string_view mark = view(at_);
    if (mark == u"," || mark == u"/") return is_capital(at_ + 1) && !is_date_word(at_ + 1);
    const bool glued = !token(at_).space_before && at_ + 1 < end_ && !token(at_ + 1).space_before;
    if (mark == u"-") return glued;
    return token(at_).kind == TokenKind::word && at_ + 1 < end_ && view(at_ - 1) == u"-" && view(at_ + 1) == u"-";
  }

  void read_date() {
    const std::uint32_t first = at_;
    bool named = false;
    while (in_reach()) {
      const bool number = token(at_).kind == TokenKind::number && token(at_).end - token(at_).start <= 5;
      const bool glue = at_ > first && (view(at_) == u"," || view(at_) == u".");
      if (!number && !glue && !is_date_word(at_)) break;
      named = named || is_date_word(at_);
      ++at_;
    }
    if (!named) {
      at_ = first;
      return;
    }
    while (view(at_ - 1) == u",") --at_;
    parts_.date = {token(first).start, token(at_ - 1).end};
    skip(u",");
  }

  void read_agency() {
    if (!in_reach() || (view(at_) != u"(" && view(at_) != u"[")) return;
    std::uint32_t close = at_ + 1;
    while (close < end_ && view(close) != u")" && view(close) != u"]") ++close;
    if (close >= end_ || close == at_ + 1 || close - at_ > 8 || !is_name(at_ + 1)) return;
    parts_.agency = {token(at_ + 1).start, token(close - 1).end};
    at_ = close + 1;
  }

  /// "Reuters", "AP"; agencies that write themselves small, as "dpa", stand in letters alone.
  bool is_name(std::uint32_t at) const {
    return token(at).kind == TokenKind::word || token(at).kind == TokenKind::link;
  }

  bool ends() {
    if (!in_reach() || token(at_).kind != TokenKind::punctuation) return false;
    const std::u16string_view mark = view(at_);
    if (mark == u"–" || mark == u"—" || mark == u"--" || mark == u"―") return true;
    if (mark == u"-") return token(at_).space_before || !parts_.agency.empty();
    return mark == u":" && parts_.place_in_capitals && opens_running_text();
  }

  /// Capitals alone are a place's only before a sentence: before a headline they are a label ("CYCLING - ...").
  bool opens_running_text() const {
    const std::u16string_view last = view(paragraph_end_ - 1);
    const bool stops = std::u16string_view(u".!?”\"'’»…").find(last.back()) != std::u16string_view::npos;
    return stops && paragraph_end_ - at_ > shortest_story_tokens;
  }

  const Document& document_;
  const HeaderData& data_;
  std::uint32_t at_;
  std::uint32_t paragraph_end_;
  std::uint32_t end_;
  Parts parts_;
};

}  // namespace

std::optional<Dateline> dateline_at(const Document& document, const Paragraph& paragraph) {
  return Reader(document, paragraph).read();
}

}  // namespace article_inspector
