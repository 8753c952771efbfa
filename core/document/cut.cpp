#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>

#include "article_inspector/document.h"
#include "document/characters.h"
#include "document/interner.h"
#include "document/language.h"
#include "document/language_data.h"
#include "document/sentences.h"

namespace article_inspector {
namespace {

using Class = CharacterClass;

bool is_letter(Class c) { return c == Class::lower || c == Class::upper || c == Class::caseless; }
bool is_inside_word(Class c) { return is_letter(c) || c == Class::digit || c == Class::mark || c == Class::ignorable; }

struct CodePoint {
  char32_t value = 0;
  std::uint32_t end = 0;
  Class kind = Class::space;
};

/// Cuts one line after the other into tokens.
class Cutter {
 public:
  Cutter(Document& document, const LanguageData& language)
      : document_(document),
        text_(document.text),
        language_(language),
        classes_(character_classes()),
        interner_(document) {}

  void run() {
    std::uint32_t at = 0;
    const auto size = static_cast<std::uint32_t>(text_.size());
    std::uint32_t blank_lines = 0;
    bool first = true;
    while (at < size) {
      const std::uint32_t end = line_end(at);
      if (cut_line(at, end, first ? 0 : blank_lines)) {
        blank_lines = 0;
        first = false;
      } else {
        ++blank_lines;
      }
      at = after_line_end(end);
    }
  }

 private:
  CodePoint read(std::uint32_t at, std::uint32_t limit) const {
    CodePoint point;
    char32_t c = text_[at++];
    if (U16_IS_LEAD(c) && at < limit && U16_IS_TRAIL(text_[at]))
      c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, text_[at++]));
    point.value = c;
    point.end = at;
    point.kind = classes_(c);
    return point;
  }

  Class class_at(std::uint32_t at, std::uint32_t limit) const {
    return at < limit ? read(at, limit).kind : Class::space;
  }
  char16_t unit_at(std::uint32_t at, std::uint32_t limit) const { return at < limit ? text_[at] : u' '; }

  std::uint32_t line_end(std::uint32_t at) const {
    while (at < text_.size() && classes_(text_[at]) != Class::line_end) ++at;
    return at;
  }

  std::uint32_t after_line_end(std::uint32_t at) const {
    if (at + 1 < text_.size() && text_[at] == u'\r' && text_[at + 1] == u'\n') return at + 2;
    return at + 1;
  }

  bool cut_line(std::uint32_t at, std::uint32_t end, std::uint32_t blank_lines) {
    Paragraph paragraph;
    paragraph.first_token = static_cast<std::uint32_t>(document_.tokens.size());
    bool space = true;
    while (at < end) {
      const CodePoint point = read(at, end);
      if (point.kind == Class::space || (point.kind == Class::ignorable && space)) {
        space = true;
        at = point.end;
        continue;
      }
      at = cut_token(at, end, point, space);
      space = false;
    }
    paragraph.end_token = static_cast<std::uint32_t>(document_.tokens.size());
    if (paragraph.first_token == paragraph.end_token) return false;
    paragraph.span = {document_.tokens[paragraph.first_token].start, document_.tokens.back().end};
    paragraph.blank_lines_before = blank_lines;
    document_.paragraphs.push_back(paragraph);
    return true;
  }

  /// Adds the tokens that begin at `at` (more than one where a clitic follows); gives where they end.
  std::uint32_t cut_token(std::uint32_t at, std::uint32_t end, const CodePoint& first, bool space) {
    switch (first.kind) {
      case Class::lower:
      case Class::upper:
      case Class::caseless:
      case Class::mark:
        return cut_word(at, end, space);
      case Class::digit:
        return add(at, number_end(at, end), TokenKind::number, space);
      case Class::ideograph:
        return add(at, run_end(at, end), TokenKind::word, space);
      case Class::apostrophe:
        return cut_apostrophe(at, end, space);
      case Class::punctuation:
        return cut_punctuation(at, end, first, space);
      default:
        return add(at, first.end, TokenKind::symbol, space);
    }
  }

  std::uint32_t cut_word(std::uint32_t at, std::uint32_t end, bool space) {
    std::uint32_t stop = letters_end(at, end);
    // Letters with nothing but a space after them are no address.
    const bool alone = stop == end || classes_(text_[stop]) == Class::space;
    if (const std::uint32_t link = alone ? 0 : link_end(at, end)) return add(at, link, TokenKind::link, space);
    while (stop < end && classes_(text_[stop]) == Class::apostrophe && is_letter(class_at(stop + 1, end))) {
      if (is_elision(at, stop)) return add(at, stop + 1, TokenKind::word, space);
      if (is_clitic(stop, end)) {
        add(at, stop, TokenKind::word, space);
        return add(stop, letters_end(stop + 1, end), TokenKind::clitic, false);
      }
      stop = letters_end(stop + 1, end);
    }
    stop = dotted_end(at, stop, end);
    return add(at, stop, TokenKind::word, space);
  }

  /// Of a script that sets no spaces: a Han character is a word, another script's run is one. To find words inside runs
  /// takes dictionaries that would outweigh all the rest.
  std::uint32_t run_end(std::uint32_t at, std::uint32_t end) const {
    const CodePoint first = read(at, end);
    const UScriptCode script = script_of(first.value);
    std::uint32_t stop = first.end;
    while (stop < end) {
      const CodePoint point = read(stop, end);
      const bool joins = point.kind == Class::mark || point.kind == Class::ignorable ||
                         (point.kind == Class::ideograph && script != USCRIPT_HAN && same_script(point.value, script));
      if (!joins) break;
      stop = point.end;
    }
    return stop;
  }

  static UScriptCode script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
  }

  static bool same_script(char32_t c, UScriptCode script) {
    const UScriptCode other = script_of(c);
    return other == script || other == USCRIPT_COMMON;  // the long-vowel mark of katakana
  }

  std::uint32_t letters_end(std::uint32_t at, std::uint32_t end) const {
    while (at < end) {
      const CodePoint point = read(at, end);
      if (!is_inside_word(point.kind)) break;
      at = point.end;
    }
    return at;
  }

  /// Whether the apostrophe at `at` begins 's, 're, 'll, 've, 'd, 'm (or 'S ...), and nothing more.
  bool is_clitic(std::uint32_t at, std::uint32_t end) const {
    const std::uint32_t stop = letters_end(at + 1, end);
    const std::uint32_t length = stop - at - 1;
    if (length == 0 || length > 2) return false;
    std::u16string letters;
    for (std::uint32_t k = at + 1; k < stop; ++k)
      letters.push_back(text_[k] < 0x80 ? static_cast<char16_t>(text_[k] | 0x20) : text_[k]);
    return language_.clitics.contains(hash_of(letters));
  }

  /// Whether the word before an apostrophe is a shortened one: "l'eau", "dell'arte" are two words.
  bool is_elision(std::uint32_t at, std::uint32_t stop) const {
    constexpr std::uint32_t longest = 8;
    return language_.elisions.size() != 0 && stop - at <= longest &&
           language_.elisions.contains(hash_of(folded(at, stop)));
  }

  /// "U.S." and "a.m." with all their full stops; "Mr." and "J." with theirs.
  std::uint32_t dotted_end(std::uint32_t at, std::uint32_t stop, std::uint32_t end) const {
    if (unit_at(stop, end) != u'.') return stop;
    std::uint32_t dotted = stop;
    if (is_single_letter(at, stop, end)) {
      while (unit_at(dotted, end) == u'.' && dotted + 1 < end && is_letter(class_at(dotted + 1, end))) {
        const std::uint32_t next = read(dotted + 1, end).end;
        if (is_inside_word(class_at(next, end))) break;
        dotted = next;
      }
      if (dotted > stop) return unit_at(dotted, end) == u'.' ? dotted + 1 : dotted;
      return is_initial(at, stop, end) ? stop + 1 : stop;
    }
    if (is_letter(class_at(stop + 1, end))) return stop;
    return language_.abbreviations.contains(hash_of(folded(at, stop))) && unit_at(stop + 1, end) != u'.' ? stop + 1
                                                                                                         : stop;
  }

  bool is_single_letter(std::uint32_t at, std::uint32_t stop, std::uint32_t end) const {
    return read(at, end).end == stop;
  }

  /// One capital letter, a full stop, a space, a capital: "John F. Kennedy". Not "I." and not where a line ends.
  bool is_initial(std::uint32_t at, std::uint32_t stop, std::uint32_t end) const {
    if (classes_(text_[at]) != Class::upper || text_[at] == u'I') return false;
    std::uint32_t next = stop + 1;
    while (next < end && classes_(text_[next]) == Class::space) ++next;
    return class_at(next, end) == Class::upper;
  }

  std::u16string folded(std::uint32_t at, std::uint32_t stop) const {
    std::u16string out;
    for (std::uint32_t k = at; k < stop; ++k) {
      const char16_t c = text_[k];
      out.push_back(c < 0x80 ? (c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c | 0x20) : c)
                             : static_cast<char16_t>(u_tolower(c)));
    }
    return out;
  }

  std::uint32_t number_end(std::uint32_t at, std::uint32_t end) const {
    for (;;) {
      at = letters_end(at, end);
      const char16_t joint = unit_at(at, end);
      const bool joins = joint == u'.' || joint == u',' || joint == u':' || joint == u'\'' || joint == 0x2019;
      if (!joins || class_at(at + 1, end) != Class::digit) return at;
      ++at;
    }
  }

  /// The end of a web or e-mail address that begins here; 0 where there is none.
  std::uint32_t link_end(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t stop = at;
    while (
        stop < end && text_[stop] < 0x80 &&
        (is_inside_word(classes_(text_[stop])) || text_[stop] == u'.' || text_[stop] == u'-' || text_[stop] == u'_')) {
      if (stop - at > 256) return 0;
      ++stop;
    }
    const std::u16string_view head = text_.substr(at, stop - at);
    const bool scheme = text_.substr(stop, 3) == u"://" && stop + 3 < end;
    const bool mail = unit_at(stop, end) == u'@' && is_inside_word(class_at(stop + 1, end));
    const bool www = head.size() > 6 && head.substr(0, 4) == u"www.";
    const bool domain =
        is_domain(head) || (unit_at(stop, end) == u'/' && head.find(u'.') != std::u16string_view::npos &&
                            head.find(u'.') + 1 < head.size() && is_domain(head));
    if (!scheme && !mail && !www && !domain) return 0;
    while (stop < end && classes_(text_[stop]) != Class::space && !ends_link(text_[stop])) ++stop;
    while (stop > at && trails_link(text_[stop - 1])) --stop;
    return stop;
  }

  /// "example.com", "news.example.co.uk": lower-case labels, the last one a known top-level domain.
  bool is_domain(std::u16string_view head) const {
    while (!head.empty() && head.back() == u'.') head.remove_suffix(1);
    const std::size_t dot = head.rfind(u'.');
    if (dot == std::u16string_view::npos || dot == 0 || head[dot - 1] == u'.') return false;
    return common_data().top_level_domains.contains(hash_of(head.substr(dot + 1)));
  }

  static bool ends_link(char16_t c) {
    return c == u'"' || c == u'<' || c == u'>' || c == u')' || c == u']' || c == 0x201C || c == 0x201D || c == 0xAB ||
           c == 0xBB;
  }
  static bool trails_link(char16_t c) {
    return c == u'.' || c == u',' || c == u';' || c == u':' || c == u'!' || c == u'?' || c == u'\'' || c == 0x2019;
  }

  std::uint32_t cut_apostrophe(std::uint32_t at, std::uint32_t end, bool space) {
    const bool doubled = unit_at(at + 1, end) == text_[at] && unit_at(at + 2, end) != text_[at];
    return add(at, doubled ? at + 2 : at + 1, TokenKind::punctuation, space);
  }

  std::uint32_t cut_punctuation(std::uint32_t at, std::uint32_t end, const CodePoint& first, bool space) {
    if ((first.value == u'@' || first.value == u'#') && is_inside_word(class_at(first.end, end)) &&
        (space || first.value == u'#')) {
      std::uint32_t stop = letters_end(first.end, end);
      while (unit_at(stop, end) == u'_') stop = letters_end(stop + 1, end);
      return add(at, stop, TokenKind::handle, space);
    }
    std::uint32_t stop = first.end;
    const bool runs = first.value == u'.' || first.value == u'-' || first.value == u'_' || first.value == u'*' ||
                      first.value == u'!' || first.value == u'?';
    if (runs) {
      while (stop < end && text_[stop] == text_[at]) ++stop;
    } else if (first.value == u'`' && unit_at(stop, end) == u'`') {
      ++stop;
    }
    return add(at, stop, TokenKind::punctuation, space);
  }

  std::uint32_t add(std::uint32_t start, std::uint32_t end, TokenKind kind, bool space) {
    Token token;
    token.start = start;
    token.end = end;
    token.kind = kind;
    token.space_before = space;
    token.word = interner_.word(start, end, kind);
    document_.tokens.push_back(token);
    return end;
  }

  Document& document_;
  std::u16string_view text_;
  const LanguageData& language_;
  const CharacterClasses& classes_;
  Interner interner_;
};

}  // namespace

std::uint32_t Document::first_token_from(std::uint32_t start) const {
  const auto at = std::lower_bound(tokens.begin(), tokens.end(), start,
                                   [](const Token& token, std::uint32_t place) { return token.start < place; });
  return static_cast<std::uint32_t>(at - tokens.begin());
}

namespace {

std::vector<Block> blocks_inside(std::vector<Block> blocks, std::size_t length) {
  const auto is_outside = [length](const Block& block) {
    return block.span.start >= block.span.end || block.span.end > length;
  };
  blocks.erase(std::remove_if(blocks.begin(), blocks.end(), is_outside), blocks.end());
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const Block& a, const Block& b) { return a.span.start < b.span.start; });
  return blocks;
}

}  // namespace

Document cut(std::u16string_view text, std::vector<Block> blocks, std::string_view language) {
  Document document;
  document.text = text;
  document.language = language.empty() ? detect_language(text) : std::string(language);
  document.blocks = blocks_inside(std::move(blocks), text.size());
  document.tokens.reserve(text.size() / 5);
  document.traits = &language_of(document.language);
  const LanguageData& data = language_data(document.language);
  Cutter(document, data).run();
  cut_sentences(document, data);
  return document;
}

}  // namespace article_inspector
