#include "boilerplate/line_table.h"

#include <algorithm>

#include "learning/feature_row.h"

namespace article_inspector {
namespace {

constexpr std::array<std::size_t, 9> neighbour_features = {line_words,   line_stop_share,    line_ends_sentence,
                                                           line_is_good, line_capital_share, line_blank_before,
                                                           line_phrase,  line_name_date,     line_repeats};
constexpr std::array<int, 6> neighbours = {-3, -2, -1, 1, 2, 3};
constexpr int farthest_neighbour = 3;
constexpr std::array<std::size_t, 4> windows = {2, 5, 10, 20};
constexpr std::array<std::size_t, 2> wide_windows = {6, 16};
constexpr std::array<std::size_t, 3> periods = {2, 3, 4};
constexpr std::size_t period_lines = 6;
constexpr std::array<int, 2> hint_neighbours = {-1, 1};
constexpr std::size_t hint_window = 5;
constexpr std::array<const char*, 14> hint_places = {
    "in article",  "in main",   "in header", "in navigation", "in aside", "in footer",        "in form",
    "in comments", "in dialog", "in story",  "in related",    "in share", "in advertisement", "in meta"};

constexpr std::size_t hint_features = 9 + 1 + 1 + hint_places.size() + 10 + hint_neighbours.size() * 3 + 2;
constexpr std::size_t text_features = line_features + 1 + neighbours.size() * (neighbour_features.size() + 1) +
                                      windows.size() * 8 + wide_windows.size() * 6 + 16 +
                                      (tracked_groups.size() + 1) * 2 + periods.size() + 1;

float distance(std::uint32_t from, std::size_t to) {
  if (from == PageFacts::no_line) return 12;
  return log2_of(static_cast<float>(from > to ? from - to : to - from));
}

/// The line at a distance, below 0 before it; `count` if the page has none there.
std::size_t neighbour(std::size_t line, int offset, std::size_t count) {
  const auto other = static_cast<std::ptrdiff_t>(line) + offset;
  return other >= 0 && other < static_cast<std::ptrdiff_t>(count) ? static_cast<std::size_t>(other) : count;
}

std::vector<LineFacts> read_lines(const Document& document, const CueHits& hits,
                                  const std::vector<std::vector<Fragment>>& fragments) {
  std::vector<LineFacts> lines;
  lines.reserve(fragments.size());
  for (std::size_t k = 0; k < fragments.size(); ++k)
    lines.push_back(read_line(document, hits, document.paragraphs[k], fragments[k]));
  return lines;
}

}  // namespace

float place_to(std::size_t line, std::pair<std::size_t, std::size_t> block) {
  if (line < block.first) return -log2_of(static_cast<float>(block.first - line));
  if (line >= block.second) return log2_of(static_cast<float>(line - block.second + 1));
  return 0;
}

float depth_in(std::size_t line, std::pair<std::size_t, std::size_t> block) {
  if (line < block.first || line >= block.second) return missing;
  return log2_of(static_cast<float>(std::min(line - block.first, block.second - 1 - line)));
}

LineTable::LineTable(const Document& document, const CueHits& hits, const std::vector<std::vector<Fragment>>& fragments)
    : topic_words_(document),
      lines_(read_lines(document, hits, fragments)),
      page_(document, lines_),
      html_(document, lines_, page_) {}

bool LineTable::in_comments(std::size_t line) const {
  constexpr std::size_t around = 16;
  const std::size_t from = line > around ? line - around : 0;
  const std::size_t to = std::min(lines_.size(), line + around);
  return page_.comment_heads.between(from, to) >= 3;
}

std::size_t LineTable::features(bool hints) {
  return text_features + (hints ? hint_features - 2 * (neighbour_features.size() + 1) : 0);
}

std::vector<std::string> LineTable::feature_names() const {
  RowNamer names;
  visit_row(0, names);
  return names.names;
}

void LineTable::write_row(std::size_t line, float* row) const {
  RowWriter write(row);
  visit_row(line, write);
}

template <class Sink>
void LineTable::visit_row(std::size_t line, Sink& write) const {
  if (has_hints()) {
    visit_html(line, write);
    visit_html_around(line, write);
  }
  const LineFacts& own = lines_[line];
  for (std::size_t k = 0; k < line_first_group; ++k) write(own[k], line_feature_names[k]);
  for (std::size_t g = 0; g < cue_groups; ++g) write(own[line_first_group + g], "cue ", cue_group_list[g].name);
  write(own.cue, "cue");
  visit_neighbours(line, write);
  visit_windows(line, write);
  visit_place(line, write);
  visit_last_cues(line, write);
  for (const std::size_t period : periods) write(difference_of_period(line, period), "period ", period);
  write(page_.known_language, "known language");
}

template void LineTable::visit_row(std::size_t line, RowWriter& write) const;
template void LineTable::visit_row(std::size_t line, RowNamer& write) const;

template <class Sink>
void LineTable::visit_html(std::size_t line, Sink& write) const {
  const LineHint& hint = html_.hints[line];
  const LineHint& best = html_.hints[html_.best_line];
  const auto place_words = [&](BlockPlace place) { return html_.place_words[static_cast<std::size_t>(place)]; };
  write(hint.link_share, "link share");
  write(hint.heading, "heading");
  write(hint.group_words, "group words");
  write(hint.group_lines, "group lines");
  write(hint.depth_words, "depth words");
  write(hint.depth - best.depth, "depth to best");
  write.is(hint.group == best.group, "best group");
  write.is(hint.hidden, "hidden");
  write(static_cast<float>(hint.tag), "tag");
  write(static_cast<float>(hint.place), "html place");
  write.is(hint.place == best.place, "place as best");
  for (std::size_t k = 0; k < hint_places.size(); ++k) write.is((hint.around >> (k + 1) & 1U) != 0, hint_places[k]);
  write.is(hint.title, "title");
  write(!html_.has_title          ? missing
        : line < html_.title_line ? -log2_of(static_cast<float>(html_.title_line - line))
                                  : log2_of(static_cast<float>(line - html_.title_line)),
        "to title");
  write(hint.group_links, "group links");
  write(hint.outer_words, "outer words");
  write.is(hint.outer == html_.hints[html_.best_outer_line].outer, "best outer");
  write(place_words(BlockPlace::story), "page story words");
  write(place_words(BlockPlace::article), "page article words");
  write(place_words(BlockPlace::main), "page main words");
  write.is((hint.around & ~best.around) != 0, "other places");
  write(place_to(line, html_.best_group), "place to group");
}

template <class Sink>
void LineTable::visit_html_around(std::size_t line, Sink& write) const {
  const std::size_t count = lines_.size();
  const LineHint& hint = html_.hints[line];
  for (const int offset : hint_neighbours) {
    const std::size_t other = neighbour(line, offset, count);
    const bool inside = other < count;
    const LineHint& there = html_.hints[inside ? other : line];
    write(inside ? there.link_share : missing, "link share at ", offset);
    write(inside ? (there.group == hint.group ? 1.0F : 0.0F) : missing, "group at ", offset);
    write(inside ? there.depth - hint.depth : 0.0F, "depth at ", offset);
  }
  const LineWindow near(line, hint_window, count);
  write(share(near.before(html_.links), near.lines_before()), "links before");
  write(share(near.after(html_.links), near.lines_after()), "links after");
}

template <class Sink>
void LineTable::visit_neighbours(std::size_t line, Sink& write) const {
  const std::size_t count = lines_.size();
  for (const int offset : neighbours) {
    // The number of a feature is a byte: hints take the place of the farthest neighbours.
    if (has_hints() && (offset == -farthest_neighbour || offset == farthest_neighbour)) continue;
    const std::size_t other = neighbour(line, offset, count);
    for (const std::size_t feature : neighbour_features)
      write(other < count ? lines_[other][feature] : missing, line_feature_names[feature], " at ", offset);
    write(other < count ? lines_[other].cue : missing, "cue at ", offset);
  }
}

template <class Sink>
void LineTable::visit_windows(std::size_t line, Sink& write) const {
  for (const std::size_t reach : windows) {
    const LineWindow window(line, reach, lines_.size());
    const float before = window.lines_before();
    const float after = window.lines_after();
    write(log2_of(share(window.before(page_.words_sum), before)), "words before ", reach);
    write(log2_of(share(window.after(page_.words_sum), after)), "words after ", reach);
    write(share(window.before(page_.good_words), window.before(page_.words_sum)), "good before ", reach);
    write(share(window.after(page_.good_words), window.after(page_.words_sum)), "good after ", reach);
    write(share(window.before(page_.stop_shares), before), "stop before ", reach);
    write(share(window.after(page_.stop_shares), after), "stop after ", reach);
    write(share(window.before(page_.cues), before), "cue before ", reach);
    write(share(window.after(page_.cues), after), "cue after ", reach);
  }
  for (const std::size_t reach : wide_windows) {
    const LineWindow window(line, reach, lines_.size());
    const float before = window.lines_before();
    const float after = window.lines_after();
    write(window.before(page_.comment_heads), "comment heads before ", reach);
    write(window.after(page_.comment_heads), "comment heads after ", reach);
    write(share(window.before(page_.first_persons), before), "first person before ", reach);
    write(share(window.after(page_.first_persons), after), "first person after ", reach);
    write(share(window.before(page_.topics), before), "topic before ", reach);
    write(share(window.after(page_.topics), after), "topic after ", reach);
  }
}

template <class Sink>
void LineTable::visit_place(std::size_t line, Sink& write) const {
  const std::size_t count = lines_.size();
  const float good_words = page_.good_words.all();
  const float words_before = page_.good_words.before(line);
  const float words_after = page_.good_words.after(line);
  write(distance(page_.previous_good[line], line), "to previous good");
  write(distance(page_.next_good[line], line), "to next good");
  write(share(words_before, good_words), "good share before");
  write(share(words_after, good_words), "good share after");
  write(log2_of(words_before), "good words before");
  write(log2_of(words_after), "good words after");
  write(static_cast<float>(line) / static_cast<float>(count), "place");
  write(log2_of(static_cast<float>(line)), "lines before");
  write(log2_of(static_cast<float>(count - line - 1)), "lines after");
  write(log2_of(static_cast<float>(count)), "lines");
  write(share(good_words, page_.words_sum.all()), "page good words share");
  write(share(page_.good_lines.all(), static_cast<float>(count)), "page good lines share");
  write(log2_of(good_words), "page good words");
  write(place_to(line, page_.block), "place to block");
  write(share(page_.good_words.between(page_.block.first, page_.block.second), good_words), "block share");
  write(depth_in(line, page_.block), "depth in block");
}

template <class Sink>
void LineTable::visit_last_cues(std::size_t line, Sink& write) const {
  for (std::size_t t = 0; t < page_.last_cue.size(); ++t) {
    const std::uint32_t last = page_.last_cue[t][line];
    const bool in_block = last != PageFacts::no_line && last >= page_.block.first;
    write(distance(last, line), "since cue ", t);
    write(in_block ? share(page_.good_words.between(last, line), page_.good_words.all()) : missing, "text since cue ",
          t);
  }
}

/// How much the lengths of the lines around differ from those some lines on: little where lists repeat a pattern.
float LineTable::difference_of_period(std::size_t line, std::size_t period) const {
  float difference = 0;
  float compared = 0;
  const std::size_t from = line > period_lines ? line - period_lines : 0;
  for (std::size_t k = from; k + period < lines_.size() && k < line + period_lines; ++k) {
    const float step = lines_[k][line_units] - lines_[k + period][line_units];
    difference += step < 0 ? -step : step;
    ++compared;
  }
  return compared > 0 ? difference / compared : 4;
}

}  // namespace article_inspector
