#include "header/bylines.h"

#include <algorithm>

#include "document/language_data.h"
#include "entities/lexicon.h"
#include "header/header_data.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_line = 40;  // tokens
constexpr std::uint32_t longest_bare_line = 22;
constexpr std::uint32_t longest_name = 6;
constexpr std::uint32_t longest_role = 7;
constexpr std::size_t most_names = 12;

class Reader {
 public:
  Reader(const Document& document, const Paragraph& paragraph)
      : document_(document),
        language_(language_data(document.language)),
        data_(header_data_for(document.language)),
        first_(paragraph.first_token),
        end_(paragraph.end_token) {}

  BylineReading read() {
    BylineReading reading;
    if (end_ - first_ > longest_line) return reading;
    for (std::uint32_t at = first_; at < end_ && reading.bylines.empty(); ++at) {
      if (at != first_ && !parts_before(at)) continue;
      const std::uint32_t names = behind_cue(at);
      if (names == at) continue;
      if (names >= end_) {
        reading.cue_alone = at == first_;
        break;
      }
      reading.bylines = names_at(names, true);
      reading.has_cue = !reading.bylines.empty();
      if (!reading.has_cue) continue;
      reading.look = look_of(names, reading.bylines);
      reading.plausible = plausibility(reading.look);
    }
    if (!reading.has_cue && !reading.cue_alone) read_bare(reading);
    return reading;
  }

  std::vector<Byline> read_names() {
    const std::uint32_t names = behind_cue(first_);
    return names_at(names < end_ ? names : first_, true);
  }

 private:
  const Token& token(std::uint32_t at) const { return document_.tokens[at]; }
  std::u16string_view view(std::uint32_t at) const { return document_.view(token(at)); }
  const LowerWord& lower(std::uint32_t at) const { return document_.lower_word(token(at)); }

  template <class Test>
  bool in_any(Test test) const {
    return std::any_of(data_.begin(), data_.end(), test);
  }

  bool is_joint(std::uint32_t at) const {
    return view(at) == u"&" || view(at) == u"+" ||
           in_any([&](const HeaderData* data) { return data->joints.contains(lower(at)); });
  }

  /// A word of dates. "Jan" before a name's other part is a name.
  bool is_date_word(std::uint32_t at) const {
    const bool may_be_name = at + 1 < end_ && token(at + 1).kind == TokenKind::word && is_capital(at) &&
                             is_capital(at + 1) && (at == first_ || token(at - 1).kind != TokenKind::number);
    if (may_be_name && is_given_name(at) && !names_date(at + 1)) return false;
    return names_date(at);
  }

  bool names_date(std::uint32_t at) const {
    std::u16string_view word = document_.lower(token(at));
    if (word.size() > 1 && word.back() == u'.') word.remove_suffix(1);
    const std::uint64_t hash = hash_of(word);
    return in_any([&](const HeaderData* data) {
      return data->months.contains(hash) || data->weekdays.contains(hash) || data->date_cues.contains(hash);
    });
  }

  /// Whether a part of the line may begin at a token: behind a mark, a number or a word of dates.
  bool parts_before(std::uint32_t at) const {
    const TokenKind before = token(at - 1).kind;
    return before == TokenKind::punctuation || before == TokenKind::symbol || before == TokenKind::number ||
           is_date_word(at - 1);
  }

  /// Behind a cue and its colon; `at` itself where no cue stands there.
  std::uint32_t behind_cue(std::uint32_t at) const {
    std::uint32_t tokens = 0;
    for (const HeaderData* data : data_) tokens = std::max(tokens, data->byline_cues.match(document_, at, end_).tokens);
    if (tokens == 0) return at;
    at += tokens;
    while (at < end_ && (view(at) == u":" || view(at) == u"|")) ++at;
    return at;
  }

  bool is_capital(std::uint32_t at) const {
    if (token(at).kind != TokenKind::word) return false;
    const Shape shape = document_.shape(token(at));
    return shape == Shape::capitalized || shape == Shape::upper || shape == Shape::mixed;
  }

  bool is_name_part(std::uint32_t at) const {
    return is_capital(at) && !is_joint(at) && !is_date_word(at) &&
           !(language_.stop_words.contains(lower(at)) && !name_particles().contains(lower(at)));
  }

  /// A hyphen or an apostrophe inside a name, a small word between its parts, a letter with its full stop.
  bool is_inside_name(std::uint32_t at, std::uint32_t start) const {
    if (at + 1 >= end_) return false;
    if (token(at).kind == TokenKind::punctuation) {
      const bool glued = !token(at).space_before && !token(at + 1).space_before;
      const bool initial = view(at) == u"." && at > start && token(at - 1).end - token(at - 1).start <= 2;
      return (glued && (view(at) == u"-" || view(at) == u"’" || view(at) == u"'" || view(at) == u"‑")) || initial;
    }
    return at > start && token(at).kind == TokenKind::word && name_particles().contains(lower(at)) &&
           is_name_part(at + 1);
  }

  std::uint32_t name_end(std::uint32_t at) const {
    if (const auto agency = agencies().match(document_, at, end_)) return at + agency.tokens;
    std::uint32_t end = at;
    std::uint32_t words = 0;
    for (std::uint32_t k = at; k < end_ && words < longest_name; ++k) {
      if (is_name_part(k)) {
        end = k + 1;
        ++words;
      } else if (!is_inside_name(k, at) && !(k == at && name_particles().contains(lower(k)))) {
        break;
      }
    }
    return end;
  }

  std::uint32_t words_in(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t words = 0;
    for (; at < end; ++at) words += token(at).kind == TokenKind::word ? 1 : 0;
    return words;
  }

  bool is_agency(std::uint32_t at, std::uint32_t end) const {
    return agencies().match(document_, at, end_).tokens == end - at;
  }

  bool is_given_name(std::uint32_t at) const { return entity_lexicon().find(lower(at).hash).first_name > 0; }

  /// Whether a name may end before a token: at the line's end, before a mark, a number, a date, a joint.
  bool closes(std::uint32_t at) const {
    return at >= end_ || token(at).kind != TokenKind::word || joins(at) || is_date_word(at) || is_capital(at);
  }

  bool tells_person(std::uint32_t at, std::uint32_t end) const {
    for (; at < end; ++at) {
      std::u16string_view word = document_.lower(token(at));
      const auto known = [&](std::u16string_view form) {
        return in_any([&](const HeaderData* data) { return data->titles.contains(hash_of(form)); });
      };
      // German joins the title to what it is about: "Wirtschaftsredakteur".
      for (std::size_t cut_off = 0; cut_off + 5 <= word.size(); ++cut_off) {
        if ((cut_off == 0 || cut_off >= 3) && known(word.substr(cut_off))) return true;
      }
    }
    return false;
  }

  /// Takes the role that stands behind a name, and gives where it ends.
  std::uint32_t take_role(std::uint32_t at, Byline& byline) const {
    if (at + 1 >= end_ || (view(at) != u"," && view(at) != u"|" && view(at) != u"–" && view(at) != u"-")) return at;
    std::uint32_t end = at + 1;
    while (end < end_ && end - at <= longest_role && (token(end).kind == TokenKind::word || view(end) == u"-") &&
           !is_joint(end))
      ++end;
    if (end == at + 1 || !tells_person(at + 1, end)) return at;
    byline.role = document_.view(Span{token(at + 1).start, token(end - 1).end});
    return end;
  }

  std::vector<Byline> names_at(std::uint32_t at, bool after_cue) const {
    std::vector<Byline> names;
    while (at < end_ && names.size() < most_names) {
      const std::uint32_t end = name_end(at);
      const bool agency = end > at && is_agency(at, end);
      const std::uint32_t words = words_in(at, end);
      const bool is_closed = closes(end) || (after_cue && is_small(end));
      if (end == at || !is_closed || (words < 2 && !agency && !(after_cue && names.empty() && end - at >= 1))) break;
      const bool goes_on = end < end_ && token(end).kind == TokenKind::word;
      if (words < 2 && !agency && goes_on && !closes_line(end) && !(after_cue && is_small(end))) break;
      const Span span{token(at).start, token(end - 1).end};
      Byline byline{span, std::u16string(document_.view(span)), {}};
      at = take_role(end, byline);
      names.push_back(std::move(byline));
      if (at >= end_ || !joins(at)) break;
      while (at < end_ && joins(at)) ++at;
    }
    return names;
  }

  /// A small word between two names joins them, in whatever language.
  bool joins(std::uint32_t at) const {
    const Token& here = token(at);
    const bool small = here.kind == TokenKind::word && here.end - here.start <= 3 &&
                       document_.shape(here) == Shape::lower && at + 1 < end_ && is_name_part(at + 1);
    return view(at) == u"," || view(at) == u"/" || view(at) == u";" || is_joint(at) || small;
  }

  /// A small word behind a name and before another or a day: "By Jane Doe for Norpress", "by Jo on Monday".
  bool is_small(std::uint32_t at) const {
    if (at + 1 >= end_ || token(at).end - token(at).start > 3 || document_.shape(token(at)) != Shape::lower)
      return false;
    return is_capital(at + 1) || token(at + 1).kind == TokenKind::number || is_date_word(at + 1);
  }

  /// One word alone is a name only where nothing but marks, numbers and dates follows.
  bool closes_line(std::uint32_t at) const {
    for (; at < end_; ++at) {
      if (token(at).kind == TokenKind::word && !is_date_word(at) && token(at).end - token(at).start > 3) return false;
    }
    return true;
  }

  /// The likeliest part of a line without a cue.
  void read_bare(BylineReading& reading) const {
    if (end_ - first_ > longest_bare_line) return;
    // "― Per Holm, captain" signs a quotation.
    const std::u16string_view dashes = u"–—―-";
    if (token(first_).kind == TokenKind::punctuation && dashes.find(view(first_).front()) != std::u16string_view::npos)
      return;
    for (std::uint32_t at = first_; at < end_; ++at) {
      if (at != first_ && !parts_before(at)) continue;
      std::vector<Byline> names = names_at(at, false);
      if (names.empty()) continue;
      const NameLook look = look_of(at, names);
      const float value = plausibility(look);
      if (!reading.bylines.empty() && value <= reading.plausible) continue;
      reading.plausible = value;
      reading.look = look;
      reading.bylines = std::move(names);
    }
  }

  NameLook look_of(std::uint32_t at, const std::vector<Byline>& names) const {
    NameLook look;
    const std::uint32_t name = name_end(at);
    for (std::uint32_t k = first_; k < end_; ++k) {
      const bool named = std::any_of(names.begin(), names.end(), [&](const Byline& one) {
        return token(k).start >= one.span->start && token(k).end <= one.span->end;
      });
      if (named) continue;
      const bool is_year = token(k).kind == TokenKind::number && token(k).end - token(k).start >= 4;
      look.has_date = look.has_date || names_date(k) || is_year;
      look.others += token(k).kind == TokenKind::word && !names_date(k) ? 1 : 0;
    }
    const LexiconEntry first = entity_lexicon().find(lower(at).hash);
    const LexiconEntry last = entity_lexicon().find(lower(name - 1).hash);
    constexpr auto places = LexiconEntry::country | LexiconEntry::city | LexiconEntry::organization;
    look.is_agency = is_agency(at, name);
    look.first_name = first.first_name;
    look.surname = last.surname;
    look.is_common =
        first.first_name == 0 && ((first.flags & places) != 0 || first.sense != Sense::none || first.rank >= 2);
    look.ends_common = last.surname == 0 && (last.sense != Sense::none || last.rank >= 2);
    look.has_role = !names.front().role.empty();
    look.words = words_in(at, name);
    look.repeats = lower(name - 1).count;
    return look;
  }

  static float plausibility(const NameLook& look) {
    float value =
        (look.has_date ? 1.0F : 0.0F) + (look.has_role ? 1.0F : 0.0F) - 0.3F * static_cast<float>(look.others);
    if (look.is_agency) return value + 1.5F;
    value += look.first_name > 0 ? 2.0F : -0.5F;
    value += look.surname > 0 ? 1.0F : 0.0F;
    if (look.is_common) value -= 1.5F;
    if (look.ends_common) value -= 1;
    // Words of menus stand on the page again and again.
    if (look.repeats > 6) value -= 1.5F;
    if (look.words > 4) value -= 1.5F;
    return value;
  }

  const Document& document_;
  const LanguageData& language_;
  std::vector<const HeaderData*> data_;
  std::uint32_t first_;
  std::uint32_t end_;
};

}  // namespace

BylineReading read_byline(const Document& document, const Paragraph& paragraph) {
  return Reader(document, paragraph).read();
}

std::vector<std::u16string> author_names(std::u16string_view text, std::string_view language) {
  constexpr std::size_t longest = 300;
  const Document document = cut(text.substr(0, longest), {}, language);
  std::vector<std::u16string> names;
  if (document.paragraphs.empty()) return names;
  for (Byline& byline : Reader(document, document.paragraphs.front()).read_names())
    names.push_back(std::move(byline.name));
  return names;
}

}  // namespace article_inspector
