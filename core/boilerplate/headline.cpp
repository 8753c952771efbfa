#include "boilerplate/headline.h"

#include <algorithm>
#include <unordered_map>

namespace article_inspector {
namespace {

constexpr std::uint32_t most_tokens = 45;
constexpr std::uint32_t most_units = 300;
constexpr std::size_t longest_title = 500;

constexpr std::size_t form_features = 26;
constexpr std::size_t topic_features = 11;
constexpr std::size_t place_features = 18;
constexpr std::size_t around_features = 25;
constexpr std::size_t hint_features = 33;

float log_of(std::size_t count) { return log2_of(static_cast<float>(count)); }

float signed_distance(std::size_t from, std::size_t to) { return from <= to ? log_of(to - from) : -log_of(from - to); }

constexpr std::uint64_t empty_line = 1;

std::uint64_t with_word(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
  return hash ^ hash >> 29;
}

}  // namespace

HeadlineTable::HeadlineTable(const Document& document, const LineTable& lines, const std::vector<float>& junk,
                             const PageData& page)
    : document_(document), lines_(lines), junk_(junk) {
  read_story();
  read_topics();
  read_repeats();
  read_twins_in_lines();
  read_rivals();
  if (lines.has_hints()) read_titles(page);
}

void HeadlineTable::read_story() {
  const std::size_t count = lines_.size();
  Values values(count);
  story_words_before_.assign(count + 1, 0);
  first_good_ = first_story_line(lines_, junk_);
  for (std::size_t k = 0; k < count; ++k) {
    values[k] = (0.5F - junk_[k]) * (2 + lines_.words(k));
    story_words_before_[k + 1] = story_words_before_[k] + lines_.words(k) * (1 - junk_[k]);
  }
  const auto [start, end] = best_block(values);
  story_start_ = start;
  story_end_ = end;
  if (first_good_ == count) first_good_ = start;
}

void HeadlineTable::read_topics() {
  topics_ = topics_of(lines_, junk_);
  for (std::size_t k = 0; k < topics_.size(); ++k) {
    if (may_be(k)) best_topic_ = std::max(best_topic_, strength(k));
  }
}

void HeadlineTable::read_repeats() {
  const std::size_t count = lines_.size();
  twin_above_.assign(count, 0);
  twin_below_.assign(count, 0);
  std::unordered_map<std::uint64_t, std::size_t> last;
  for (std::size_t k = 0; k < count; ++k) {
    const Paragraph& paragraph = document_.paragraphs[k];
    std::uint64_t hash = empty_line;
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      const Token& token = document_.tokens[at];
      if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) continue;
      hash = with_word(hash, document_.lower_word(token).hash);
    }
    const auto [at, is_new] = last.emplace(hash, k);
    if (!is_new) {
      twin_above_[k] = static_cast<std::uint32_t>(k - at->second);
      twin_below_[at->second] = twin_above_[k];
      at->second = k;
    }
  }
}

/// A window's title and a breadcrumb begin or end with the headline's words.
void HeadlineTable::read_twins_in_lines() {
  constexpr std::size_t fewest_words = 3;
  const std::size_t count = lines_.size();
  longer_twin_.assign(count, 0);
  shorter_twin_.assign(count, 0);
  std::vector<std::uint64_t> words;
  const auto read_words = [&](std::size_t line) {
    words.clear();
    const Paragraph& paragraph = document_.paragraphs[line];
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      const Token& token = document_.tokens[at];
      if (token.kind != TokenKind::punctuation && token.kind != TokenKind::symbol)
        words.push_back(document_.lower_word(token).hash);
    }
  };
  for (const bool forward : {true, false}) {
    const auto mark = static_cast<std::uint8_t>(forward ? 2 : 1);
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> lines;
    for (std::size_t k = 0; k < count; ++k) {
      if (!may_be(k)) continue;
      read_words(k);
      if (words.size() < fewest_words) continue;
      if (!forward) std::reverse(words.begin(), words.end());
      std::uint64_t hash = empty_line;
      for (const std::uint64_t word : words) hash = with_word(hash, word);
      std::vector<std::uint32_t>& same = lines[hash];
      if (same.size() < 4) same.push_back(static_cast<std::uint32_t>(k));
    }
    for (std::size_t k = 0; k < count; ++k) {
      if (!may_be(k)) continue;
      read_words(k);
      if (!forward) std::reverse(words.begin(), words.end());
      std::uint64_t hash = empty_line;
      for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        hash = with_word(hash, words[at]);
        const auto found = at + 1 >= fewest_words ? lines.find(hash) : lines.end();
        if (found == lines.end()) continue;
        shorter_twin_[k] |= mark;
        for (const std::uint32_t line : found->second) longer_twin_[line] |= mark;
      }
    }
  }
}

void HeadlineTable::read_rivals() {
  const std::size_t count = lines_.size();
  const auto value = [&](std::size_t k) { return may_be(k) && lines_.at(k, line_is_good) == 0 ? strength(k) : 0; };
  best_before_.assign(count, 0);
  best_after_.assign(count, 0);
  for (std::size_t k = 1; k < count; ++k) best_before_[k] = std::max(best_before_[k - 1], value(k - 1));
  for (std::size_t k = std::min(first_good_, count); k-- > 0;) {
    if (k + 1 < count) best_after_[k] = std::max(k + 1 < first_good_ ? value(k + 1) : 0, best_after_[k + 1]);
  }
}

void HeadlineTable::read_titles(const PageData& page) {
  const std::size_t count = lines_.size();
  const auto compare = [&](std::u16string_view title, std::vector<Shared>& shared) {
    shared.assign(count, {missing, missing});
    title = title.substr(0, longest_title);
    const Document cut_title = cut(title, {}, document_.language);
    std::unordered_map<std::uint64_t, float> of_title;
    float words = 0;
    for (const Token& token : cut_title.tokens) {
      if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
      of_title[cut_title.lower_word(token).hash] += 1;
      ++words;
    }
    if (words == 0) return false;
    for (std::size_t k = 0; k < count; ++k) {
      if (!may_be(k)) continue;
      float own = 0;
      float both = 0;
      const Paragraph& paragraph = document_.paragraphs[k];
      std::unordered_map<std::uint64_t, float> left = {};
      for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
        const Token& token = document_.tokens[at];
        if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
        ++own;
        const std::uint64_t hash = document_.lower_word(token).hash;
        const auto there = of_title.find(hash);
        if (there != of_title.end() && left[hash]++ < there->second) ++both;
      }
      shared[k] = {share(both, own), share(both, words)};
    }
    return true;
  };
  has_headline_ = compare(page.headline, headline_);
  has_title_ = compare(page.title, title_);
  has_description_ = compare(page.description, description_);
  for (std::size_t k = 0; k < count; ++k) {
    const LineHint& hint = lines_.hint(k);
    heading_counts_[0] += hint.heading == 1 ? 1.0F : 0.0F;
    heading_counts_[1] += hint.heading == 2 ? 1.0F : 0.0F;
    heading_counts_[2] += hint.title ? 1.0F : 0.0F;
  }
}

bool HeadlineTable::may_be(std::size_t line) const {
  const Paragraph& paragraph = document_.paragraphs[line];
  if (paragraph.end_token - paragraph.first_token > most_tokens || paragraph.span.length() > most_units) return false;
  return lines_.at(line, line_words) > 0 && lines_.at(line, line_word_length) > 0;
}

std::optional<std::size_t> HeadlineTable::only_heading() const {
  std::optional<std::size_t> only;
  for (std::size_t line = 0; lines_.has_hints() && line < lines_.size(); ++line) {
    if (lines_.hint(line).heading != 1 || !may_be(line)) continue;
    if (only) return std::nullopt;
    only = line;
  }
  return only;
}

std::size_t HeadlineTable::behind_trail(std::size_t line) const {
  constexpr std::size_t reach = 3;
  constexpr std::size_t shortest = 12;  // letters and digits
  // Sites glue the parts of a trail together: "HomeSportCup final ends in a draw".
  const auto letters_of = [&](std::size_t one) {
    std::u16string letters;
    const Paragraph& paragraph = document_.paragraphs[one];
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      const Token& token = document_.tokens[at];
      if (token.kind != TokenKind::punctuation && token.kind != TokenKind::symbol) letters += document_.lower(token);
    }
    return letters;
  };
  const std::u16string trail = letters_of(line);
  for (std::size_t below = line + 1; below < std::min(lines_.size(), line + 1 + reach); ++below) {
    if (!may_be(below)) continue;
    const std::u16string letters = letters_of(below);
    if (letters.size() < shortest || letters.size() >= trail.size()) continue;
    if (trail.compare(trail.size() - letters.size(), letters.size(), letters) == 0) return below;
  }
  return line;
}

std::size_t HeadlineTable::features(bool hints) {
  return form_features + topic_features + place_features + around_features + (hints ? hint_features : 0);
}

void HeadlineTable::write_row(std::size_t line, float* row) const {
  RowWriter write(row);
  write_form(line, write);
  write_topic(line, write);
  write_place(line, write);
  write_around(line, write);
  if (lines_.has_hints()) write_hints(line, write);
}

void HeadlineTable::write_form(std::size_t line, RowWriter& write) const {
  for (const LineFeature feature :
       {line_words,      line_units,       line_stop_share,   line_capital_share, line_upper_share, line_number_share,
        line_mark_share, line_word_length, line_sentences,    line_ends_sentence, line_quotations,  line_commas,
        line_first,      line_links,       line_separators,   line_is_good,       line_phrase,      line_phrase_kind,
        line_name_date,  line_imperative,  line_exclamations, line_name,          line_cells})
    write(lines_.at(line, feature));
  write.is(lines_.begins_with_by(line));
  write(lines_.cue_share(line));
  write.is(lines_.has_copyright(line));
}

void HeadlineTable::write_topic(std::size_t line, RowWriter& write) const {
  const LineTopic& topic = topics_[line];
  for (const float value : {topic.known, topic.known_stems, topic.in_lead, topic.in_junk, topic.often,
                            topic.log_known_stems, topic.known_names})
    write(value);
  write(share(strength(line), best_topic_));
  write(lines_.at(line, line_topic));
  write(strength(line) - best_before_[line]);
  write(strength(line) - best_after_[line]);
}

void HeadlineTable::write_place(std::size_t line, RowWriter& write) const {
  const std::size_t count = lines_.size();
  write(signed_distance(line, story_start_));
  write(signed_distance(line, first_good_));
  write(signed_distance(line, story_end_));
  write(share(story_words_before_[line], story_words_before_[count]));
  write(log2_of(story_words_before_[line]));
  write(log2_of(story_words_before_[count]));
  write(log_of(line));
  write(log_of(count));
  write(share(static_cast<float>(line), static_cast<float>(count)));
  write(lines_.at(line, line_repeats));
  write(twin_above_[line] == 0 ? missing : log_of(twin_above_[line]));
  write(twin_below_[line] == 0 ? missing : log_of(twin_below_[line]));
  for (const int mark : {1, 2}) {
    write.is((longer_twin_[line] & mark) != 0);
    write.is((shorter_twin_[line] & mark) != 0);
  }
  write(lines_.at(line, line_blank_before));
  write(lines_.at(line, line_blank_after));
}

void HeadlineTable::write_around(std::size_t line, RowWriter& write) const {
  const std::size_t count = lines_.size();
  write(junk_[line]);
  for (const int step : {-3, -2, -1, 1, 2, 3}) {
    const auto other = static_cast<std::ptrdiff_t>(line) + step;
    const bool inside = other >= 0 && other < static_cast<std::ptrdiff_t>(count);
    const auto at = static_cast<std::size_t>(inside ? other : 0);
    write(inside ? junk_[at] : missing);
    if (step < -2 || step > 2) continue;
    write(inside ? lines_.at(at, line_words) : missing);
    write(inside ? topics_[at].known : missing);
  }
  // How near below stands what stands under a headline, and above what stands over it.
  constexpr std::size_t reach = 7;
  const auto nearest = [&](auto is_one) {
    for (std::size_t k = line + 1; k < std::min(count, line + 1 + reach); ++k) {
      if (is_one(k)) return static_cast<float>(k - line);
    }
    return static_cast<float>(reach + 1);
  };
  const auto cue = [&](CueGroupName group) {
    return nearest([this, group](std::size_t k) { return lines_.cue(k, group) > 0.25F; });
  };
  write(nearest([&](std::size_t k) { return lines_.begins_with_by(k); }));
  write(nearest([&](std::size_t k) { return lines_.at(k, line_name_date) > 0; }));
  write(nearest([&](std::size_t k) { return lines_.at(k, line_is_good) > 0; }));
  write(nearest([&](std::size_t k) { return lines_.at(k, line_name) > 0; }));
  write(cue(CueGroupName::credit));
  write(cue(CueGroupName::meta));
  write(cue(CueGroupName::share));
  write(lines_.cue(line, CueGroupName::navigation));
  write(lines_.cue(line, CueGroupName::photo) + lines_.cue(line, CueGroupName::caption));
  write(lines_.cue(line, CueGroupName::read_more) + lines_.cue(line, CueGroupName::tags));
}

void HeadlineTable::write_hints(std::size_t line, RowWriter& write) const {
  const LineHint& hint = lines_.hint(line);
  write(hint.heading == 0 ? 7 : hint.heading);
  write.is(hint.title);
  write.is(hint.hidden);
  write(hint.link_share);
  write(static_cast<float>(hint.tag));
  write(static_cast<float>(hint.place));
  for (const BlockPlace place :
       {BlockPlace::article, BlockPlace::main, BlockPlace::header, BlockPlace::navigation, BlockPlace::aside,
        BlockPlace::footer, BlockPlace::related, BlockPlace::story, BlockPlace::meta, BlockPlace::comments})
    write.is((hint.around & bit_of(place)) != 0);
  write(hint.group_words);
  write(hint.group_lines);
  write(hint.outer_words);
  write(hint.group_links);
  for (const float number : heading_counts_) write(number);
  write(hint.heading == 1 ? heading_counts_[0] : missing);
  write(hint.title ? heading_counts_[2] : missing);
  write(headline_[line].of_line);
  write(headline_[line].of_title);
  write(title_[line].of_line);
  write(title_[line].of_title);
  write(description_[line].of_line);
  write(description_[line].of_title);
  write.is(hint.heading == 1 && hint.title);
  const LineHint& start = lines_.hint(std::min(first_good_, lines_.size() - 1));
  write(hint.depth - start.depth);
}

}  // namespace article_inspector
