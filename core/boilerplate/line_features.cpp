#include "boilerplate/line_features.h"

#include <algorithm>
#include <bit>

#include "document/language_data.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

bool ends_sentence(char16_t c) { return c == u'.' || c == u'!' || c == u'?' || c == u'\u3002'; }

bool is_quotation_mark(char16_t c) { return c == u'"' || (c >= 0x201C && c <= 0x201E) || c == 0xAB || c == 0xBB; }

/// A stroke, bullet or arrow.
bool is_separator(char16_t c) {
  return c == u'|' || c == u'\u2022' || c == u'\u00B7' || c == u'>' || c == u'\u00BB' || c == u'\u203A' || c == u'/' ||
         c == u'\u2013';
}

/// Whether a mark may stand behind the one that ends a sentence.
bool closes(char16_t c) {
  return c == u'"' || c == u'\u201D' || c == u'\u201C' || c == u')' || c == u'\u2019' || c == u'\u00BB' || c == u'\'' ||
         c == u']';
}

/// How many tokens of a line the cues of each group cover.
class CueCover {
 public:
  explicit CueCover(std::uint32_t end_token) : end_token_(end_token) {}

  void add(std::uint32_t at, const CueHit& hit) {
    for (std::uint32_t set = group_table.groups_of(hit.classes); set != 0; set &= set - 1) {
      const auto g = static_cast<std::size_t>(std::countr_zero(set));
      const std::uint32_t from = std::max(until_[g], at);
      const std::uint32_t to = std::min(at + hit.tokens, end_token_);
      if (to <= from) continue;
      covered_[g] += to - from;
      until_[g] = to;
    }
    if (hit.classes.meets(group_table.grouped)) any_until_ = std::max(any_until_, at + hit.tokens);
  }

  std::uint32_t of(CueGroupName group) const { return covered_[static_cast<std::size_t>(group)]; }
  /// Whether a cue of any group that was added so far covers the token.
  bool any_at(std::uint32_t token) const { return token < any_until_; }

 private:
  std::uint32_t end_token_;
  std::array<std::uint32_t, cue_groups> covered_{};
  std::array<std::uint32_t, cue_groups> until_{};  ///< how far the cues of each group reach
  std::uint32_t any_until_ = 0;
};

/// Counts of the tokens of a line.
struct TokenCounts {
  float words = 0;
  float stop_words = 0;
  float capitals = 0;
  float uppers = 0;
  float numbers = 0;
  float marks = 0;
  float letters = 0;
  float ends = 0;
  float quotations = 0;
  float commas = 0;
  float links = 0;
  float separators = 0;
  float persons = 0;
  float exclamations = 0;
  float under_cue = 0;
  bool says = false;   ///< somebody says something
  bool reply = false;  ///< begins with a word for replying

  float total() const { return words + numbers; }

  void add_word(const Document& document, const Token& token, bool is_first, const WordList& no_content) {
    ++words;
    letters += static_cast<float>(token.end - token.start);
    if (no_content.contains(document.lower_word(token))) ++stop_words;
    const Shape shape = document.shape(token);
    if (!is_first && shape != Shape::lower && shape != Shape::none) ++capitals;
    if (shape == Shape::upper && token.end - token.start > 1) ++uppers;
  }

  void add_mark(char16_t c, std::uint32_t units) {
    ++marks;
    if (ends_sentence(c)) ++ends;
    if (is_quotation_mark(c)) ++quotations;
    if (c == u',') ++commas;
    if (c == u'!' || c == u'?' || c == u'\u2026' || (c == u'.' && units > 1)) ++exclamations;
    if (is_separator(c)) ++separators;
  }

  void add(const Document& document, const Token& token, bool is_first, const WordList& no_content) {
    switch (token.kind) {
      case TokenKind::word:
        add_word(document, token, is_first, no_content);
        break;
      case TokenKind::number:
        ++numbers;
        break;
      case TokenKind::link:
      case TokenKind::handle:
        ++links;
        break;
      case TokenKind::punctuation:
      case TokenKind::symbol:
        add_mark(document.text[token.start], token.end - token.start);
        break;
      default:
        break;
    }
  }
};

/// 1 if the line ends as a sentence does, 0.5 with a colon or an ellipsis.
float sentence_end(const Document& document, const Paragraph& paragraph) {
  std::uint32_t end = paragraph.end_token - 1;
  const auto mark_at = [&](std::uint32_t at) { return document.text[document.tokens[at].start]; };
  const bool ends_with_mark = document.tokens[end].kind == TokenKind::punctuation;
  while (end > paragraph.first_token && ends_with_mark && closes(mark_at(end))) --end;
  if (document.tokens[end].kind != TokenKind::punctuation) return 0;
  const char16_t mark = mark_at(end);
  if (ends_sentence(mark)) return document.view(document.tokens[end]).size() > 1 ? 0.5F : 1.0F;
  return mark == u':' || mark == u'\u2026' ? 0.5F : 0.0F;
}

/// The value of line_first.
float beginning(const Document& document, const Token& first) {
  const Shape shape = document.shape(first);
  return first.kind == TokenKind::number                                           ? 2.0F
         : first.kind == TokenKind::punctuation || first.kind == TokenKind::symbol ? 3.0F
         : first.kind != TokenKind::word || shape == Shape::none                   ? 4.0F
         : shape == Shape::lower                                                   ? 1.0F
                                                                                   : 0.0F;
}

void write_counts(LineFacts& line, const TokenCounts& counts, float tokens) {
  const float total = counts.total();
  line[line_words] = log2_of(total);
  line[line_stop_share] = share(counts.stop_words, total);
  line[line_stop_words] = log2_of(counts.stop_words);
  line[line_capital_share] = share(counts.capitals, counts.words - 1);
  line[line_upper_share] = share(counts.uppers, counts.words);
  line[line_number_share] = share(counts.numbers, tokens);
  line[line_mark_share] = share(counts.marks, tokens);
  line[line_word_length] = share(counts.letters, counts.words);
  line[line_sentences] = log2_of(counts.ends);
  line[line_quotations] = log2_of(counts.quotations);
  line[line_commas] = share(counts.commas, total);
  line[line_links] = log2_of(counts.links);
  line[line_separators] = log2_of(counts.separators);
  line[line_first_person] = share(counts.persons, total);
  line[line_exclamations] = share(counts.exclamations, total);
}

/// What follows from the counts, the form and the cues together.
void write_signs(LineFacts& line, const TokenCounts& counts, const CueCover& cover, bool ends_with_colon) {
  constexpr float longest_date_line = 14;
  constexpr float longest_head = 9;
  const float total = counts.total();
  const bool dated = cover.of(CueGroupName::date) > 0 || cover.of(CueGroupName::meta) > 0;
  if (total <= longest_date_line && dated && counts.numbers > 0)
    line[line_name_date] = counts.capitals >= 1 ? 2.0F : 1.0F;
  const bool is_head = counts.says && total <= longest_head && (ends_with_colon || line[line_ends_sentence] == 0);
  if (is_head || (counts.reply && total <= 3)) line[line_comment_head] = 1;
  const bool all_capitals = line[line_first] == 0.0F && counts.capitals >= counts.words - 1;
  if (counts.words >= 1 && counts.words <= 4 && counts.numbers == 0 && all_capitals && counts.marks == 0)
    line[line_name] = 1;
  const bool has_stops = line[line_stop_share] >= 0.2F && total >= 8;
  line[line_is_good] = (has_stops || total >= 20) && (line[line_ends_sentence] > 0 || total >= 16) ? 1.0F : 0.0F;
}

void write_phrases(LineFacts& line, const std::vector<Fragment>& fragments) {
  if (cover_line(fragments)) {
    line[line_phrase] = 1;
    line[line_phrase_kind] = 1 + static_cast<float>(phrase_grammar().section(*fragments.front().phrase).kind);
  } else if (!fragments.empty()) {
    line[line_phrase] = 0.5F;
  }
}

}  // namespace

const WordList& stop_words_of(const Document& document) {
  static const WordList others = WordList::of_plain_words(embedded_file("other_stopwords.txt"));
  const WordList& own = language_data(document.language).stop_words;
  return own.size() > 0 ? own : others;
}

LineFacts read_line(const Document& document, const CueHits& hits, const Paragraph& paragraph,
                    const std::vector<Fragment>& fragments) {
  const WordList& no_content = stop_words_of(document);
  LineFacts line;
  TokenCounts counts;
  CueCover cover(paragraph.end_token);
  for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
    const bool is_first = at == paragraph.first_token;
    CueSet here;
    for (const CueHit* hit = hits.begin(at); hit != hits.end(at); ++hit) {
      here |= hit->classes;
      cover.add(at, *hit);
    }
    if (cover.any_at(at)) ++counts.under_cue;
    if (here.meets(CueClass::first_person)) ++counts.persons;
    counts.says = counts.says || here.meets(CueClass::says);
    if (is_first) {
      line[line_imperative] = here.meets(CueClass::imperative) ? 1.0F : 0.0F;
      line.begins_with_by = here.meets(CueClass::by);
      counts.reply = here.meets(CueClass::reply);
    }
    const Token& token = document.tokens[at];
    counts.add(document, token, is_first, no_content);
    const bool is_mark = token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol;
    line.has_copyright = line.has_copyright || (is_mark && document.text[token.start] == 0xA9);
  }
  const auto tokens = static_cast<float>(paragraph.end_token - paragraph.first_token);
  line.cue = share(counts.under_cue, tokens);
  write_counts(line, counts, tokens);
  line[line_units] = log2_of(static_cast<float>(paragraph.span.length()));
  line[line_blank_before] = static_cast<float>(std::min(paragraph.blank_lines_before, 3U));
  line[line_ends_sentence] = sentence_end(document, paragraph);
  line[line_first] = beginning(document, document.tokens[paragraph.first_token]);
  const std::u16string_view text = document.view(paragraph.span);
  line[line_cells] = log2_of(static_cast<float>(std::count(text.begin(), text.end(), u'\t')));
  for (std::size_t g = 0; g < cue_groups; ++g)
    line[line_first_group + g] = share(static_cast<float>(cover.of(static_cast<CueGroupName>(g))), tokens);
  write_phrases(line, fragments);
  write_signs(line, counts, cover, document.text[paragraph.span.end - 1] == u':');
  return line;
}

}  // namespace article_inspector
