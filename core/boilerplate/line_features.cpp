#include "boilerplate/line_features.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>
#include <unordered_map>

#include "document/language_data.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

constexpr float known_line_words = 12;  // lines from this length on are asked for the page's own words
constexpr std::uint32_t none = 0xFFFFFFFF;

struct CueGroup {
  const char* name;
  CueSet classes;
};

constexpr std::array<CueGroup, cue_groups> groups = {{
    {"read-more",
     CueClass::read_more | CueClass::read_label | CueClass::more_from | CueClass::may_like | CueClass::continues},
    {"subscribe", CueClass::subscribe | CueClass::login | CueClass::follow | CueClass::download | CueClass::give |
                      CueClass::newsletter_noun},
    {"offer", CueClass::offer | CueClass::store},
    {"contact", CueClass::contact},
    {"share", CueClass::share | CueClass::network},
    {"counts", CueClass::counts},
    {"ad", CueClass::ad | CueClass::ad_verb | CueClass::affiliate | CueClass::shop},
    {"credit", CueClass::reported | CueClass::author | CueClass::author_job | CueClass::contributed},
    {"photo", CueClass::photo | CueClass::agency},
    {"rights", CueClass::rights | CueClass::legal | CueClass::standards},
    {"correction", CueClass::correction | CueClass::opinion | CueClass::not_advice},
    {"comment", CueClass::comment_form | CueClass::comment_noun},
    {"cookie", CueClass::cookie | CueClass::accept},
    {"navigation", CueClass::navigation},
    {"tags", CueClass::tags_label | CueClass::popular},
    {"meta", CueClass::meta | CueClass::read_time | CueClass::ago},
    {"date", CueClass::month | CueClass::weekday | CueClass::clock},
    {"your", CueClass::your | CueClass::us | CueClass::our},
    {"piece", CueClass::this_piece | CueClass::subscriber},
    {"script", CueClass::script},
    {"caption", CueClass::caption},
}};

// Groups whose last line before a line matters: what follows a heading of comments or of related stories is that.
constexpr std::array<std::uint32_t, 6> tracked_groups = {
    1U << 11, (1U << 0) | (1U << 14), 1U << 4, (1U << 7) | (1U << 8), 1U << 9, (1U << 1) | (1U << 3)};

struct GroupTable {
  std::array<std::uint32_t, cue_class_count> of_class{};
  CueSet grouped;

  constexpr GroupTable() {
    for (std::size_t g = 0; g < groups.size(); ++g) {
      grouped |= groups[g].classes;
      groups[g].classes.for_each([&](std::size_t k) { of_class[k] |= std::uint32_t{1} << g; });
    }
  }

  std::uint32_t groups_of(const CueSet& classes) const {
    std::uint32_t set = 0;
    classes.for_each([&](std::size_t k) { set |= of_class[k]; });
    return set;
  }
};

constexpr GroupTable group_table;

float share(float part, float whole) { return whole > 0 ? part / whole : 0; }

constexpr std::array<std::size_t, 9> neighbour_features = {line_words,   line_stop_share,    line_ends_sentence,
                                                           line_is_good, line_capital_share, line_blank_before,
                                                           line_phrase,  line_name_date,     line_repeats};
constexpr std::array<int, 6> neighbours = {-3, -2, -1, 1, 2, 3};
constexpr std::array<std::size_t, 4> windows = {2, 5, 10, 20};
constexpr std::array<std::size_t, 2> wide_windows = {6, 16};
constexpr std::array<std::size_t, 3> second_windows = {3, 8, 20}, periods = {2, 3, 4};
constexpr std::size_t period_lines = 6;

}  // namespace

const WordList& stop_words_of(const Document& document) {
  static const WordList others = WordList::of_plain_words(embedded_file("other_stopwords.txt"));
  const WordList& own = language_data(document.language).stop_words;
  return own.size() > 0 ? own : others;
}

std::pair<std::size_t, std::size_t> best_block(const std::vector<float>& values) {
  std::pair<std::size_t, std::size_t> best = {0, 0};
  float best_sum = 0;
  float sum = 0;
  std::size_t start = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (sum <= 0) {
      sum = 0;
      start = k;
    }
    sum += values[k];
    if (sum > best_sum) {
      best_sum = sum;
      best = {start, k + 1};
    }
  }
  return best;
}

float log2_of(float x) {
  // The exponent's bits, and a polynomial for the mantissa: no library whose last bit differs between machines.
  const float y = x + 1;
  std::uint32_t bits = 0;
  std::memcpy(&bits, &y, sizeof bits);
  const auto exponent = static_cast<float>(static_cast<int>(bits >> 23) - 127);
  bits = (bits & 0x7FFFFF) | 0x3F800000;
  float mantissa = 0;
  std::memcpy(&mantissa, &bits, sizeof mantissa);
  const float m = mantissa - 1;
  return exponent + m * (1.4426950F + m * (-0.7211F + m * (0.4778F + m * (-0.2838F + m * 0.0844F))));
}

float logistic(float x) {
  // 2^-y by its whole part and a polynomial.
  const float y = std::min(std::max(x, -30.0F), 30.0F) * 1.4426950F;
  const int whole = static_cast<int>(y < 0 ? y - 1 : y);
  const float part = y - static_cast<float>(whole);
  const float power = 1 + part * (0.6951786F + part * (0.2274213F + part * 0.0774F));
  const std::uint32_t bits = static_cast<std::uint32_t>(whole + 127) << 23;
  float scale = 0;
  std::memcpy(&scale, &bits, sizeof scale);
  const float e = power * scale;
  return e / (1 + e);
}

LineTable::LineTable(const Document& document, const CueHits& hits, const std::vector<std::vector<Fragment>>& fragments)
    : topic_words_(document) {
  lines_.resize(document.paragraphs.size());
  cue_.resize(lines_.size());
  copyright_.resize(lines_.size());
  begins_with_by_.resize(lines_.size());
  for (std::size_t k = 0; k < lines_.size(); ++k) read_line(document, hits, k, fragments[k]);
  read_page(document);
  if (!document.blocks.empty()) read_hints(document);
}

void LineTable::read_line(const Document& document, const CueHits& hits, std::size_t line,
                          const std::vector<Fragment>& fragments) {
  const Paragraph& paragraph = document.paragraphs[line];
  const WordList& no_content = stop_words_of(document);
  Row& row = lines_[line];
  row.fill(0);
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
  std::array<std::uint32_t, cue_groups> covered{};
  std::uint32_t any = 0;
  // Groups of the cues that are open, and how far each reaches.
  std::array<std::uint32_t, cue_groups> until{};
  float exclamations = 0;
  bool says = false;
  bool reply = false;
  for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
    const Token& token = document.tokens[at];
    const char16_t c = document.text[token.start];
    CueSet here;
    for (const CueHit* hit = hits.begin(at); hit != hits.end(at); ++hit) {
      here |= hit->classes;
      std::uint32_t set = group_table.groups_of(hit->classes);
      for (; set != 0; set &= set - 1) {
        const auto g = static_cast<std::size_t>(std::countr_zero(set));
        const std::uint32_t from = std::max(until[g], at);
        const std::uint32_t to = std::min(at + hit->tokens, paragraph.end_token);
        if (to > from) {
          covered[g] += to - from;
          until[g] = to;
        }
      }
      if (hit->classes.meets(group_table.grouped)) any = std::max(any, at + hit->tokens);
    }
    cue_[line] += at < any ? 1.0F : 0.0F;
    if (at == paragraph.first_token && here.meets(CueClass::imperative)) row[line_imperative] = 1;
    if (here.meets(CueClass::first_person)) ++persons;
    says = says || here.meets(CueClass::says);
    if (at == paragraph.first_token) begins_with_by_[line] = here.meets(CueClass::by);
    if (at == paragraph.first_token) reply = here.meets(CueClass::reply);
    switch (token.kind) {
      case TokenKind::word: {
        ++words;
        letters += static_cast<float>(token.end - token.start);
        if (no_content.contains(document.lower_word(token))) ++stop_words;
        const Shape shape = document.shape(token);
        if (at > paragraph.first_token && shape != Shape::lower && shape != Shape::none) ++capitals;
        if (shape == Shape::upper && token.end - token.start > 1) ++uppers;
        break;
      }
      case TokenKind::number:
        ++numbers;
        break;
      case TokenKind::link:
      case TokenKind::handle:
        ++links;
        break;
      case TokenKind::punctuation:
      case TokenKind::symbol:
        ++marks;
        if (c == u'.' || c == u'!' || c == u'?' || c == u'\u3002') ++ends;
        if (c == u'"' || (c >= 0x201C && c <= 0x201E) || c == 0xAB || c == 0xBB) ++quotations;
        if (c == u',') ++commas;
        if (c == 0xA9) copyright_[line] = true;
        if (c == u'!' || c == u'?' || c == u'\u2026' || (c == u'.' && token.end - token.start > 1)) ++exclamations;
        if (c == u'|' || c == u'\u2022' || c == u'\u00B7' || c == u'>' || c == u'\u00BB' || c == u'\u203A' ||
            c == u'/' || c == u'\u2013')
          ++separators;
        break;
      default:
        break;
    }
  }
  const auto tokens = static_cast<float>(paragraph.end_token - paragraph.first_token);
  const float total = words + numbers;
  cue_[line] = share(cue_[line], tokens);
  row[line_words] = log2_of(total);
  row[line_units] = log2_of(static_cast<float>(paragraph.span.length()));
  row[line_stop_share] = share(stop_words, total);
  row[line_stop_words] = log2_of(stop_words);
  row[line_capital_share] = share(capitals, words - 1);
  row[line_upper_share] = share(uppers, words);
  row[line_number_share] = share(numbers, tokens);
  row[line_mark_share] = share(marks, tokens);
  row[line_word_length] = share(letters, words);
  row[line_sentences] = log2_of(ends);
  row[line_quotations] = log2_of(quotations);
  row[line_commas] = share(commas, total);
  row[line_links] = log2_of(links);
  row[line_separators] = log2_of(separators);
  row[line_first_person] = share(persons, total);
  row[line_blank_before] = static_cast<float>(std::min(paragraph.blank_lines_before, 3U));

  const Token& last = document.tokens[paragraph.end_token - 1];
  std::uint32_t end = paragraph.end_token - 1;
  const auto mark_at = [&](std::uint32_t at) { return document.text[document.tokens[at].start]; };
  while (end > paragraph.first_token && last.kind == TokenKind::punctuation &&
         (mark_at(end) == u'"' || mark_at(end) == u'\u201D' || mark_at(end) == u'\u201C' || mark_at(end) == u')' ||
          mark_at(end) == u'\u2019' || mark_at(end) == u'\u00BB' || mark_at(end) == u'\'' || mark_at(end) == u']'))
    --end;
  const char16_t close = mark_at(end);
  if (document.tokens[end].kind == TokenKind::punctuation) {
    if (close == u'.' || close == u'!' || close == u'?' || close == u'\u3002') {
      row[line_ends_sentence] = document.view(document.tokens[end]).size() > 1 ? 0.5F : 1.0F;
    } else if (close == u':' || close == u'\u2026') {
      row[line_ends_sentence] = 0.5F;
    }
  }
  const Token& first = document.tokens[paragraph.first_token];
  const Shape shape = document.shape(first);
  row[line_first] = first.kind == TokenKind::number                                           ? 2.0F
                    : first.kind == TokenKind::punctuation || first.kind == TokenKind::symbol ? 3.0F
                    : first.kind != TokenKind::word || shape == Shape::none                   ? 4.0F
                    : shape == Shape::lower                                                   ? 1.0F
                                                                                              : 0.0F;
  for (std::size_t g = 0; g < cue_groups; ++g) {
    row[line_first_group + g] = share(static_cast<float>(covered[g]), tokens);
  }
  constexpr std::size_t date_group = 16;
  constexpr std::size_t meta_group = 15;
  if (total <= 14 && (covered[date_group] > 0 || covered[meta_group] > 0) && numbers > 0) {
    row[line_name_date] = capitals >= 1 ? 2.0F : 1.0F;
  }
  if (cover_line(fragments)) {
    row[line_phrase] = 1;
    row[line_phrase_kind] = 1 + static_cast<float>(phrase_grammar().section(*fragments.front().phrase).kind);
  } else if (!fragments.empty()) {
    row[line_phrase] = 0.5F;
  }
  constexpr float longest_head = 9;
  const bool colon = document.text[paragraph.span.end - 1] == u':';
  if ((says && total <= longest_head && (colon || row[line_ends_sentence] == 0)) || (reply && total <= 3)) {
    row[line_comment_head] = 1;
  }
  row[line_exclamations] = share(exclamations, total);
  const bool first_capital = row[line_first] == 0.0F;
  if (words >= 1 && words <= 4 && numbers == 0 && first_capital && capitals >= words - 1 && marks == 0)
    row[line_name] = 1;
  const std::u16string_view text = document.view(paragraph.span);
  row[line_cells] = log2_of(static_cast<float>(std::count(text.begin(), text.end(), u'\t')));
  const bool has_stops = row[line_stop_share] >= 0.2F && total >= 8;
  row[line_is_good] = (has_stops || total >= 20) && (row[line_ends_sentence] > 0 || total >= 16) ? 1.0F : 0.0F;
}

void LineTable::read_page(const Document& document) {
  const std::size_t count = lines_.size();
  const WordList& no_content = stop_words_of(document);
  known_language_ = language_data(document.language).stop_words.size() > 0 ? 1.0F : 0.0F;

  // How often each line stands on the page, and which words its long lines have.
  std::unordered_map<std::uint64_t, std::uint32_t> repeats;
  std::vector<std::uint64_t> hashes(count);
  std::vector<std::uint8_t> in_long_lines(document.lowers.size(), 0);
  const auto is_content_word = [&](const Token& token) {
    return token.kind == TokenKind::word && token.end - token.start > 2 &&
           !no_content.contains(document.lower_word(token));
  };
  for (std::size_t k = 0; k < count; ++k) {
    const Paragraph& paragraph = document.paragraphs[k];
    std::uint64_t hash = 0;
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      hash = (hash ^ document.lower_word(document.tokens[at]).hash) * 0x9E3779B97F4A7C15ULL;
      hash ^= hash >> 29;
    }
    hashes[k] = hash;
    ++repeats[hash];
    if (lines_[k][line_is_good] > 0 && lines_[k][line_words] >= log2_of(known_line_words)) {
      for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
        std::uint8_t& seen = in_long_lines[document.word(document.tokens[at]).lower];
        if (seen < 2) ++seen;
      }
    }
  }
  for (std::size_t k = 0; k < count; ++k) {
    const Paragraph& paragraph = document.paragraphs[k];
    Row& row = lines_[k];
    row[line_repeats] = log2_of(static_cast<float>(std::min(repeats[hashes[k]] - 1, 7U)));
    row[line_blank_after] = k + 1 < count ? lines_[k + 1][line_blank_before] : 3.0F;
    const std::uint8_t own = row[line_is_good] > 0 && row[line_words] >= log2_of(known_line_words) ? 1 : 0;
    float content = 0;
    float known = 0;
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      if (!is_content_word(document.tokens[at])) continue;
      ++content;
      if (in_long_lines[document.word(document.tokens[at]).lower] > own) ++known;
    }
    row[line_known_words] = content > 0 ? known / content : 0.5F;
  }

  words_before_.assign(count + 1, 0);
  good_words_before_.assign(count + 1, 0);
  good_lines_before_.assign(count + 1, 0);
  stop_before_.assign(count + 1, 0);
  cue_before_.assign(count + 1, 0);
  previous_good_.assign(count, none);
  next_good_.assign(count, none);
  std::vector<float> values(count);
  page_words_.resize(count);
  for (std::size_t k = 0; k < count; ++k) {
    const Paragraph& paragraph = document.paragraphs[k];
    page_words_[k] = paragraph.end_token - paragraph.first_token;
    const auto words = static_cast<float>(page_words_[k]);
    const bool good = lines_[k][line_is_good] > 0;
    words_before_[k + 1] = words_before_[k] + words;
    good_words_before_[k + 1] = good_words_before_[k] + (good ? words : 0);
    good_lines_before_[k + 1] = good_lines_before_[k] + (good ? 1 : 0);
    stop_before_[k + 1] = stop_before_[k] + lines_[k][line_stop_share];
    cue_before_[k + 1] = cue_before_[k] + cue_[k];
    previous_good_[k] = k == 0                            ? none
                        : lines_[k - 1][line_is_good] > 0 ? static_cast<std::uint32_t>(k - 1)
                                                          : previous_good_[k - 1];
    values[k] = good ? words : -4 - std::min(words, 10.0F);
  }
  for (std::size_t k = count; k-- > 0;) {
    if (k + 1 < count)
      next_good_[k] = lines_[k + 1][line_is_good] > 0 ? static_cast<std::uint32_t>(k + 1) : next_good_[k + 1];
  }
  std::tie(block_start_, block_end_) = best_block(values);
  read_topic(document, no_content);
  comment_heads_before_.assign(count + 1, 0);
  persons_before_.assign(count + 1, 0);
  topic_before_.assign(count + 1, 0);
  for (std::size_t k = 0; k < count; ++k) {
    comment_heads_before_[k + 1] = comment_heads_before_[k] + lines_[k][line_comment_head];
    persons_before_[k + 1] = persons_before_[k] + lines_[k][line_first_person];
    topic_before_[k + 1] = topic_before_[k] + lines_[k][line_topic];
  }
  last_cue_.back().assign(count, none);
  for (std::size_t k = 1; k < count; ++k) {
    last_cue_.back()[k] =
        lines_[k - 1][line_comment_head] > 0 ? static_cast<std::uint32_t>(k - 1) : last_cue_.back()[k - 1];
  }
  for (std::size_t t = 0; t < tracked_groups.size(); ++t) {
    last_cue_[t].assign(count, none);
    std::uint32_t last = none;
    for (std::size_t k = 0; k < count; ++k) {
      last_cue_[t][k] = last;
      float cover = 0;
      for (std::size_t g = 0; g < cue_groups; ++g) {
        if ((tracked_groups[t] >> g & 1) != 0) cover += lines_[k][line_first_group + g];
      }
      if (cover >= 0.4F) last = static_cast<std::uint32_t>(k);
    }
  }
}

void LineTable::read_hints(const Document& document) {
  const std::size_t count = lines_.size();
  hints_.resize(count);
  const std::vector<Block>& blocks = document.blocks;
  std::size_t block = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const Span line = document.paragraphs[k].span;
    while (block < blocks.size() && blocks[block].span.end <= line.start) ++block;
    Hint& hint = hints_[k];
    float covered = 0;
    float longest = 0;
    for (std::size_t b = block; b < blocks.size() && blocks[b].span.start < line.end; ++b) {
      const auto length =
          static_cast<float>(std::min(line.end, blocks[b].span.end) - std::max(line.start, blocks[b].span.start));
      hint.link_share += length * static_cast<float>(blocks[b].link_percent) / 100;
      covered += length;
      if (length <= longest) continue;
      longest = length;
      hint.depth = static_cast<float>(blocks[b].depth);
      hint.heading = static_cast<float>(blocks[b].heading_level);
      hint.group = blocks[b].group;
      hint.outer = blocks[b].outer_group;
      hint.around = blocks[b].around;
      hint.title = blocks[b].title;
      hint.tag = blocks[b].tag;
      hint.place = blocks[b].place;
      hint.hidden = blocks[b].hidden;
    }
    hint.link_share = share(hint.link_share, covered);
  }
  struct Group {
    float running = 0;  // words of running text
    float words = 0;
    float linked = 0;
    float lines = 0;
  };
  std::unordered_map<std::uint32_t, Group> groups_of_page;
  std::unordered_map<std::uint32_t, Group> outer_groups;
  std::array<float, 256> depths{};
  const float all = std::max(1.0F, good_words_before_[count]);
  for (std::size_t k = 0; k < count; ++k) {
    const Hint& hint = hints_[k];
    const auto words = static_cast<float>(page_words_[k]);
    const float running = lines_[k][line_is_good] > 0 ? words * (1 - hint.link_share) : 0;
    for (Group* group : {&groups_of_page[hint.group], &outer_groups[hint.outer]}) {
      group->running += running;
      group->words += words;
      group->linked += words * hint.link_share;
      group->lines += 1;
    }
    depths[static_cast<std::size_t>(hint.depth)] += running;
    for (std::size_t place = 1; place < place_words_.size(); ++place) {
      if ((hint.around >> place & 1U) != 0) place_words_[place] += running / all;
    }
  }
  link_before_.assign(count + 1, 0);
  float best = -1;
  float best_outer = -1;
  for (std::size_t k = 0; k < count; ++k) {
    const Group& group = groups_of_page[hints_[k].group];
    const Group& outer = outer_groups[hints_[k].outer];
    hints_[k].group_words = group.running / all;
    hints_[k].group_lines = log2_of(group.lines);
    hints_[k].group_links = share(group.linked, group.words);
    hints_[k].outer_words = outer.running / all;
    hints_[k].depth_words = depths[static_cast<std::size_t>(hints_[k].depth)] / all;
    link_before_[k + 1] = link_before_[k] + hints_[k].link_share;
    if (group.running > best) {
      best = group.running;
      best_group_line_ = k;
    }
    if (outer.running > best_outer) {
      best_outer = outer.running;
      best_outer_line_ = k;
    }
    if (hints_[k].title && (!has_title_ || good_words_before_[k] < 0.3F * all)) {
      has_title_ = true;
      title_line_ = k;
    }
  }
  if (count > 0) best_group_ = lines_of_group(hints_[best_group_line_].group);
}

std::pair<std::size_t, std::size_t> LineTable::lines_of_group(std::uint32_t group) const {
  std::size_t first = lines_.size();
  std::size_t end = 0;
  for (std::size_t k = 0; k < lines_.size(); ++k) {
    if (hints_[k].group != group) continue;
    first = std::min(first, k);
    end = k + 1;
  }
  return {std::min(first, end), end};
}

void LineTable::read_group_story() {
  struct Group {
    float story = 0;
    float words = 0;
  };
  std::unordered_map<std::uint32_t, Group> groups_of_page;
  std::unordered_map<std::uint32_t, Group> outer_groups;
  float all = 1;
  for (std::size_t k = 0; k < lines_.size(); ++k) {
    const auto words = static_cast<float>(page_words_[k]);
    const float story = words * (1 - junk_[k]);
    all += story;
    for (Group* group : {&groups_of_page[hints_[k].group], &outer_groups[hints_[k].outer]}) {
      group->story += story;
      group->words += words;
    }
  }
  float best = -1;
  std::uint32_t best_group = 0;
  for (Hint& hint : hints_) {
    const Group& group = groups_of_page[hint.group];
    if (group.story > best) {
      best = group.story;
      best_group = hint.group;
    }
    const Group& outer = outer_groups[hint.outer];
    hint.group_story = share(group.story, group.words);
    hint.group_story_share = group.story / all;
    hint.outer_story = share(outer.story, outer.words);
    hint.outer_story_share = outer.story / all;
  }
  story_group_ = lines_of_group(best_group);
}

bool LineTable::in_comments(std::size_t line) const {
  constexpr std::size_t around = 16;
  const std::size_t from = line > around ? line - around : 0;
  const std::size_t to = std::min(lines_.size(), line + around);
  return comment_heads_before_[to] - comment_heads_before_[from] >= 3;
}

void LineTable::read_topic(const Document& document, const WordList& no_content) {
  constexpr int topic_lines = 8;
  std::vector<std::uint8_t> topic(document.lowers.size(), 0);
  int read = 0;
  const auto is_content_word = [&](const Token& token) {
    return token.kind == TokenKind::word && token.end - token.start > 2 &&
           !no_content.contains(document.lower_word(token));
  };
  const auto for_words = [&](std::size_t line, auto use) {
    const Paragraph& paragraph = document.paragraphs[line];
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      if (is_content_word(document.tokens[at])) use(document.word(document.tokens[at]).lower);
    }
  };
  std::vector<std::uint8_t> is_topic_line(lines_.size(), 0);
  for (std::size_t k = block_start_; k < block_end_ && read < topic_lines; ++k) {
    if (lines_[k][line_is_good] == 0) continue;
    ++read;
    is_topic_line[k] = 1;
    for_words(k, [&](std::uint32_t lower) { topic[lower] = static_cast<std::uint8_t>(std::min(topic[lower] + 1, 2)); });
  }
  for (std::size_t k = 0; k < lines_.size(); ++k) {
    float words = 0;
    float shared = 0;
    for_words(k, [&](std::uint32_t lower) {
      ++words;
      shared += topic[lower] > is_topic_line[k] ? 1.0F : 0.0F;
    });
    lines_[k][line_topic] = words > 0 ? shared / words : 0.3F;
  }
}

namespace {

/// Writes a row's values one after the other.
class Writer {
 public:
  explicit Writer(float* row) : at_(row) {}
  void operator()(float value) { *at_++ = value; }

 private:
  float* at_;
};

/// Counts, and names, what a Writer would be given.
struct Namer {
  std::vector<std::string> names;
  void operator()(const std::string& name) { names.push_back(name); }
};

constexpr float missing = -1;
constexpr std::array<int, 2> hint_neighbours = {-1, 1};
constexpr std::size_t hint_window = 5;
constexpr std::size_t hint_places = 14;
constexpr std::size_t hint_features = 9 + 1 + 1 + hint_places + 10 + hint_neighbours.size() * 3 + 2;
constexpr std::size_t group_story_features = 5;
constexpr std::size_t story_topic_features = 6;

float distance(std::uint32_t from, std::size_t to) {
  if (from == none) return 12;
  return log2_of(static_cast<float>(from > to ? from - to : to - from));
}

/// Where a line stands to a block: distance before (below 0) or after it in lines, log scale; 0 inside.
float place_to(std::size_t line, std::size_t start, std::size_t end) {
  if (line < start) return -log2_of(static_cast<float>(start - line));
  if (line >= end) return log2_of(static_cast<float>(line - end + 1));
  return 0;
}

}  // namespace

float* LineTable::write_hints(std::size_t line, float* row) const {
  Writer write(row);
  const std::size_t count = lines_.size();
  const Hint& hint = hints_[line];
  const Hint& best = hints_[best_group_line_];
  const auto is = [&](bool value) { write(value ? 1.0F : 0.0F); };
  write(hint.link_share);
  write(hint.heading);
  write(hint.group_words);
  write(hint.group_lines);
  write(hint.depth_words);
  write(hint.depth - best.depth);
  is(hint.group == best.group);
  is(hint.hidden);
  write(static_cast<float>(hint.tag));
  write(static_cast<float>(hint.place));
  is(hint.place == best.place);
  for (std::size_t place = 1; place <= hint_places; ++place) is((hint.around >> place & 1U) != 0);
  is(hint.title);
  write(!has_title_          ? missing
        : line < title_line_ ? -log2_of(static_cast<float>(title_line_ - line))
                             : log2_of(static_cast<float>(line - title_line_)));
  write(hint.group_links);
  write(hint.outer_words);
  is(hint.outer == hints_[best_outer_line_].outer);
  write(place_words_[static_cast<std::size_t>(BlockPlace::story)]);
  write(place_words_[static_cast<std::size_t>(BlockPlace::article)]);
  write(place_words_[static_cast<std::size_t>(BlockPlace::main)]);
  is((hint.around & ~best.around) != 0);
  write(place_to(line, best_group_.first, best_group_.second));
  for (const int offset : hint_neighbours) {
    const auto other = static_cast<std::ptrdiff_t>(line) + offset;
    const bool inside = other >= 0 && other < static_cast<std::ptrdiff_t>(count);
    const Hint& there = hints_[inside ? static_cast<std::size_t>(other) : line];
    write(inside ? there.link_share : missing);
    write(inside ? (there.group == hint.group ? 1.0F : 0.0F) : missing);
    write(inside ? there.depth - hint.depth : 0.0F);
  }
  const std::size_t from = line > hint_window ? line - hint_window : 0;
  const std::size_t to = std::min(count, line + 1 + hint_window);
  write(share(link_before_[line] - link_before_[from], static_cast<float>(line - from)));
  write(share(link_before_[to] - link_before_[line + 1], static_cast<float>(to - line - 1)));
  return row + hint_features;
}

void LineTable::write_group_story(std::size_t line, float* row) const {
  Writer write(row);
  write(hints_[line].group_story);
  write(hints_[line].group_story_share);
  write(hints_[line].outer_story);
  write(hints_[line].outer_story_share);
  write(place_to(line, story_group_.first, story_group_.second));
}

void LineTable::first_stage_row(std::size_t line, float* row) const {
  if (has_hints()) row = write_hints(line, row);
  Writer write(row);
  const Row& own = lines_[line];
  const std::size_t count = lines_.size();
  for (const float value : own) write(value);
  write(cue_[line]);
  for (const int offset : neighbours) {
    // One byte tells a feature: hints take the place of the farthest neighbours.
    if (has_hints() && (offset == -3 || offset == 3)) continue;
    const auto other = static_cast<std::ptrdiff_t>(line) + offset;
    const bool inside = other >= 0 && other < static_cast<std::ptrdiff_t>(count);
    for (const std::size_t feature : neighbour_features) {
      write(inside ? lines_[static_cast<std::size_t>(other)][feature] : missing);
    }
    write(inside ? cue_[static_cast<std::size_t>(other)] : missing);
  }
  for (const std::size_t window : windows) {
    const std::size_t from = line > window ? line - window : 0;
    const std::size_t to = std::min(count, line + 1 + window);
    const auto before = static_cast<float>(line - from);
    const auto after = static_cast<float>(to - line - 1);
    write(log2_of(share(words_before_[line] - words_before_[from], before)));
    write(log2_of(share(words_before_[to] - words_before_[line + 1], after)));
    write(share(good_words_before_[line] - good_words_before_[from], words_before_[line] - words_before_[from]));
    write(share(good_words_before_[to] - good_words_before_[line + 1], words_before_[to] - words_before_[line + 1]));
    write(share(stop_before_[line] - stop_before_[from], before));
    write(share(stop_before_[to] - stop_before_[line + 1], after));
    write(share(cue_before_[line] - cue_before_[from], before));
    write(share(cue_before_[to] - cue_before_[line + 1], after));
  }
  for (const std::size_t window : wide_windows) {
    const std::size_t from = line > window ? line - window : 0;
    const std::size_t to = std::min(count, line + 1 + window);
    const auto before = static_cast<float>(line - from);
    const auto after = static_cast<float>(to - line - 1);
    write(comment_heads_before_[line] - comment_heads_before_[from]);
    write(comment_heads_before_[to] - comment_heads_before_[line + 1]);
    write(share(persons_before_[line] - persons_before_[from], before));
    write(share(persons_before_[to] - persons_before_[line + 1], after));
    write(share(topic_before_[line] - topic_before_[from], before));
    write(share(topic_before_[to] - topic_before_[line + 1], after));
  }
  write(distance(previous_good_[line], line));
  write(distance(next_good_[line], line));
  const float good_words = good_words_before_[count];
  write(share(good_words_before_[line], good_words));
  write(share(good_words_before_[count] - good_words_before_[line + 1], good_words));
  write(log2_of(good_words_before_[line]));
  write(log2_of(good_words_before_[count] - good_words_before_[line + 1]));
  write(static_cast<float>(line) / static_cast<float>(count));
  write(log2_of(static_cast<float>(line)));
  write(log2_of(static_cast<float>(count - line - 1)));
  write(log2_of(static_cast<float>(count)));
  write(share(good_words, words_before_[count]));
  write(share(good_lines_before_[count], static_cast<float>(count)));
  write(log2_of(good_words));
  write(place_to(line, block_start_, block_end_));
  write(share(good_words_before_[block_end_] - good_words_before_[block_start_], good_words));
  write(line >= block_start_ && line < block_end_
            ? log2_of(static_cast<float>(std::min(line - block_start_, block_end_ - 1 - line)))
            : missing);
  for (const auto& last : last_cue_) {
    write(distance(last[line], line));
    write(last[line] != none && last[line] >= block_start_
              ? share(good_words_before_[line] - good_words_before_[last[line]], good_words)
              : missing);
  }
  for (const std::size_t period : periods) {
    float difference = 0;
    float compared = 0;
    const std::size_t from = line > period_lines ? line - period_lines : 0;
    for (std::size_t k = from; k + period < count && k < line + period_lines; ++k) {
      const float step = lines_[k][line_units] - lines_[k + period][line_units];
      difference += step < 0 ? -step : step;
      ++compared;
    }
    write(compared > 0 ? difference / compared : 4);
  }
  write(known_language_);
}

void LineTable::set_first_stage(std::vector<float> junk, std::vector<LineTopic> topics) {
  junk_ = std::move(junk);
  topics_ = std::move(topics);
  topics_before_.assign(lines_.size() + 1, 0);
  for (std::size_t k = 0; k < lines_.size(); ++k) topics_before_[k + 1] = topics_before_[k] + topics_[k].known_stems;
  const std::size_t count = lines_.size();
  junk_before_.assign(count + 1, 0);
  story_words_before_.assign(count + 1, 0);
  std::vector<float> values(count);
  for (std::size_t k = 0; k < count; ++k) {
    const auto words = static_cast<float>(page_words_[k]);
    junk_before_[k + 1] = junk_before_[k] + junk_[k];
    story_words_before_[k + 1] = story_words_before_[k] + words * (1 - junk_[k]);
    values[k] = (0.5F - junk_[k]) * (2 + words);
  }
  std::tie(second_block_start_, second_block_end_) = best_block(values);
  if (has_hints()) read_group_story();
}

void LineTable::second_stage_row(std::size_t line, float* row) const {
  first_stage_row(line, row);
  Writer write(row + first_stage_features(has_hints()));
  const std::size_t count = lines_.size();
  for (int offset = -5; offset <= 5; ++offset) {
    const auto other = static_cast<std::ptrdiff_t>(line) + offset;
    const bool inside = other >= 0 && other < static_cast<std::ptrdiff_t>(count);
    write(inside ? junk_[static_cast<std::size_t>(other)] : missing);
  }
  for (const std::size_t window : second_windows) {
    const std::size_t from = line > window ? line - window : 0;
    const std::size_t to = std::min(count, line + 1 + window);
    write(line > from ? (junk_before_[line] - junk_before_[from]) / static_cast<float>(line - from) : missing);
    write(to > line + 1 ? (junk_before_[to] - junk_before_[line + 1]) / static_cast<float>(to - line - 1) : missing);
    write(log2_of(story_words_before_[line] - story_words_before_[from]));
    write(log2_of(story_words_before_[to] - story_words_before_[line + 1]));
  }
  const float story = story_words_before_[count];
  write(share(story_words_before_[line], story));
  write(share(story - story_words_before_[line + 1], story));
  write(share(story, words_before_[count]));
  write(share(junk_before_[count], static_cast<float>(count)));
  write(log2_of(story));
  write(place_to(line, second_block_start_, second_block_end_));
  write(line >= second_block_start_ && line < second_block_end_
            ? log2_of(static_cast<float>(std::min(line - second_block_start_, second_block_end_ - 1 - line)))
            : missing);
  write(share(story_words_before_[second_block_end_] - story_words_before_[second_block_start_], story));
  if (has_hints()) {
    write_group_story(line, row + second_stage_features(true) - group_story_features - story_topic_features);
  }
  write_story_topic(line, row + second_stage_features(has_hints()) - story_topic_features);
}

void LineTable::write_story_topic(std::size_t line, float* row) const {
  constexpr std::size_t window = 4;
  Writer write(row);
  const LineTopic& topic = topics_[line];
  write(topic.known);
  write(topic.known_stems);
  write(topic.in_lead);
  write(topic.log_known_stems);
  const std::size_t from = line > window ? line - window : 0;
  const std::size_t to = std::min(lines_.size(), line + 1 + window);
  write(share(topics_before_[line] - topics_before_[from], static_cast<float>(line - from)));
  write(share(topics_before_[to] - topics_before_[line + 1], static_cast<float>(to - line - 1)));
}

std::vector<std::string> LineTable::feature_names(bool hints) {
  static constexpr std::array<const char*, line_first_group> own = {
      "words",      "units",       "stop share",   "stop words",    "capital share", "upper share",  "number share",
      "mark share", "word length", "sentences",    "ends sentence", "quotations",    "commas",       "first",
      "links",      "separators",  "first person", "blank before",  "blank after",   "repeats",      "known words",
      "good",       "phrase",      "phrase kind",  "name and date", "imperative",    "comment head", "exclamations",
      "name",       "cells",       "topic"};
  Namer name;
  if (hints) {
    for (const char* n : {"link share",
                          "heading",
                          "group words",
                          "group lines",
                          "depth words",
                          "depth to best",
                          "best group",
                          "hidden",
                          "tag",
                          "html place",
                          "place as best",
                          "in article",
                          "in main",
                          "in header",
                          "in navigation",
                          "in aside",
                          "in footer",
                          "in form",
                          "in comments",
                          "in dialog",
                          "in story",
                          "in related",
                          "in share",
                          "in advertisement",
                          "in meta",
                          "title",
                          "to title",
                          "group links",
                          "outer words",
                          "best outer",
                          "page story words",
                          "page article words",
                          "page main words",
                          "other places",
                          "place to group",
                          "link share at -1",
                          "group at -1",
                          "depth at -1",
                          "link share at 1",
                          "group at 1",
                          "depth at 1",
                          "links before",
                          "links after"})
      name(n);
  }
  for (const char* n : own) name(n);
  for (const CueGroup& group : groups) name(std::string("cue ") + group.name);
  name("cue");
  for (const int offset : neighbours) {
    if (hints && (offset == -3 || offset == 3)) continue;
    for (const std::size_t feature : neighbour_features)
      name(std::string(own[feature]) + " at " + std::to_string(offset));
    name("cue at " + std::to_string(offset));
  }
  for (const std::size_t window : windows) {
    for (const char* what : {"words", "good", "stop", "cue"}) {
      for (const char* side : {" before ", " after "}) name(what + std::string(side) + std::to_string(window));
    }
  }
  for (const std::size_t window : wide_windows) {
    for (const char* what : {"comment heads", "first person", "topic"}) {
      for (const char* side : {" before ", " after "}) name(what + std::string(side) + std::to_string(window));
    }
  }
  for (const char* n :
       {"to previous good", "to next good", "good share before", "good share after", "good words before",
        "good words after", "place", "lines before", "lines after", "lines", "page good words share",
        "page good lines share", "page good words", "place to block", "block share", "depth in block"})
    name(n);
  for (std::size_t t = 0; t < tracked_groups.size() + 1; ++t) {
    name("since cue " + std::to_string(t));
    name("text since cue " + std::to_string(t));
  }
  for (const std::size_t period : periods) name("period " + std::to_string(period));
  name("known language");
  for (int offset = -5; offset <= 5; ++offset) name("junk at " + std::to_string(offset));
  for (const std::size_t window : second_windows) {
    for (const char* what : {"junk before ", "junk after ", "story before ", "story after "})
      name(what + std::to_string(window));
  }
  for (const char* n : {"story share before", "story share after", "page story share", "page junk share", "page story",
                        "place to story", "depth in story", "story block share"})
    name(n);
  if (hints) {
    for (const char* n :
         {"group story", "group story share", "outer story", "outer story share", "place to story group"})
      name(n);
  }
  for (const char* n : {"in story", "stems in story", "in lead", "count in story", "in story before", "in story after"})
    name(n);
  return name.names;
}

namespace {
constexpr std::size_t first_stage_count = line_features + 1 + neighbours.size() * (neighbour_features.size() + 1) +
                                          windows.size() * 8 + wide_windows.size() * 6 + 16 +
                                          (tracked_groups.size() + 1) * 2 + periods.size() + 1;
}  // namespace

std::size_t LineTable::first_stage_features(bool hints) {
  return first_stage_count + (hints ? hint_features - 2 * (neighbour_features.size() + 1) : 0);
}
std::size_t LineTable::second_stage_features(bool hints) {
  return first_stage_features(hints) + 11 + second_windows.size() * 4 + 8 + (hints ? group_story_features : 0) +
         story_topic_features;
}

}  // namespace article_inspector
