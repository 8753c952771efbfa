#include "boilerplate/line_kinds.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace article_inspector {
namespace {

using Kind = BoilerplateKind;

constexpr std::size_t kind_count = boilerplate_kinds;
constexpr float change_of_kind = 0.7F;  // what another kind than the line's before costs: by the rules,
constexpr float learned_change = 0.8F;  // and by the model
constexpr std::size_t near = 6;         // lines: where date, author and picture of a story stand

// What the model reads: of the line itself, of the rules' scores in windows around it, of the lengths around it.
constexpr std::array<std::pair<int, int>, 5> around = {{{-1, -1}, {1, 1}, {-4, -1}, {1, 4}, {-10, 10}}};
constexpr std::size_t own_features = 1 + kind_count + (line_features - 2) + 5 + 7 + kind_count + 3 + 6 + 9;
constexpr std::size_t length_features = 4;
constexpr std::size_t headline_features = 9;
constexpr std::size_t all_features = own_features + around.size() * kind_count + length_features + headline_features;

std::size_t index_of(Kind kind) { return static_cast<std::size_t>(kind); }

/// For a line that no phrase explains.
Reason reason_of(Kind kind) {
  switch (kind) {
    case Kind::duplicate:
      return Reason::repeats_story;
    case Kind::read_more:
      return Reason::more;
    case Kind::call_to_action:
      return Reason::asks_something;
    case Kind::advertisement:
      return Reason::advertisement;
    case Kind::share:
      return Reason::share_button;
    case Kind::credit:
      return Reason::attribution;
    case Kind::notice:
      return Reason::notice;
    case Kind::comment_form:
      return Reason::comment_form;
    case Kind::cookie:
      return Reason::cookies;
    case Kind::navigation:
      return Reason::navigation;
    case Kind::related:
      return Reason::other_story;
    case Kind::caption:
      return Reason::caption;
    case Kind::meta:
      return Reason::date_or_section;
    case Kind::comment:
      return Reason::reader_comment;
    case Kind::other:
      break;
  }
  return Reason::not_running_text;
}

/// For one of several lines of a kind that stand together.
std::optional<Reason> reason_of_lines(Kind kind) {
  switch (kind) {
    case Kind::navigation:
      return Reason::link_lines;
    case Kind::related:
      return Reason::story_lines;
    case Kind::comment:
      return Reason::comment_lines;
    case Kind::share:
      return Reason::share_lines;
    case Kind::notice:
      return Reason::notice_lines;
    case Kind::caption:
      return Reason::caption_lines;
    default:
      return std::nullopt;
  }
}

}  // namespace

LineKinds::LineKinds(const LineTable& table, const std::vector<std::vector<Fragment>>& fragments,
                     const std::vector<bool>& is_junk, std::optional<std::size_t> headline,
                     const std::vector<LineTopic>& topics, const KindModel& model)
    : table_(table), fragments_(fragments), is_junk_(is_junk), headline_(headline), topics_(topics), model_(model) {
  kinds_.assign(is_junk.size(), Kind::other);
  run_.assign(is_junk.size(), 1);
  run_first_.assign(is_junk.size(), 0);
  run_length_.assign(is_junk.size(), 1);
  rules_.assign(is_junk.size(), {});
  find_story();
  for (std::size_t first = 0; first < is_junk.size();) {
    std::size_t end = first;
    while (end < is_junk.size() && is_junk[end]) ++end;
    std::fill(run_first_.begin() + static_cast<std::ptrdiff_t>(first),
              run_first_.begin() + static_cast<std::ptrdiff_t>(end), static_cast<std::uint32_t>(first));
    std::fill(run_length_.begin() + static_cast<std::ptrdiff_t>(first),
              run_length_.begin() + static_cast<std::ptrdiff_t>(end), static_cast<std::uint32_t>(end - first));
    for (std::size_t k = first; k < end; ++k) rules_[k] = rule_scores(k);
    if (end > first) decide(first, end);
    first = end + 1;
  }
}

void LineKinds::find_story() {
  story_end_ = 0;
  bool found = false;
  for (std::size_t k = 0; k < is_junk_.size(); ++k) {
    if (is_junk_[k] || table_.at(k, line_is_good) == 0) continue;
    if (!found) story_start_ = k;
    found = true;
    story_end_ = k + 1;
  }
  if (!found) story_start_ = 0;
  phrases_end_ = story_end_;
  while (phrases_end_ < is_junk_.size() && is_phrase(phrases_end_)) ++phrases_end_;
}

bool LineKinds::follows_story(std::size_t line) const {
  return story_end_ > 0 && line >= story_end_ && line <= phrases_end_;
}

KindScores LineKinds::rule_scores(std::size_t line) const {
  KindScores scores{};
  const auto at = [&](Kind kind) -> float& { return scores[index_of(kind)]; };
  const auto feature = [&](std::size_t index) { return table_.at(line, index); };
  const auto cue = [&](CueGroupName group) { return table_.cue(line, group); };
  const float log_words = feature(line_words);
  const bool good = feature(line_is_good) > 0;
  const bool sentence = feature(line_ends_sentence) >= 1;
  const bool is_short = log_words <= 2.33F;  // four words
  const bool before = line < story_start_;
  const bool after = line >= story_end_;
  const bool inside = !before && !after;
  const bool near_start = before && story_start_ - line <= near;
  const bool copyright = table_.has_copyright(line);

  const float words = table_.words(line);
  // In a long line a few words tell as much as all of a short one's do.
  const auto strength = [&](CueGroupName group) {
    return std::max(cue(group), std::min(1.0F, cue(group) * words / 3));
  };
  const bool near_end = after && line - story_end_ < near;
  const bool lonely = run_length_[line] <= 2;
  const bool list_of_names = !good && !sentence && words >= 6 && feature(line_stop_share) < 0.1F;
  const bool long_list = list_of_names && words >= 10;

  at(Kind::other) = 0.25F;
  if (is_short && feature(line_links) > 0) at(Kind::other) += 0.6F;
  if (feature(line_number_share) > 0.25F && feature(line_name_date) == 0) at(Kind::other) += 0.6F;

  at(Kind::navigation) = is_short && !sentence ? 1.0F : 0.0F;
  if (log_words <= 1.6F) at(Kind::navigation) += 0.3F;
  at(Kind::navigation) += 0.9F * cue(CueGroupName::navigation) + 0.5F * std::min(1.0F, 0.5F * feature(line_separators));
  if (is_short) at(Kind::navigation) += 0.7F * cue(CueGroupName::rights);
  if (list_of_names) {
    at(Kind::navigation) += (long_list ? 1.2F : 0.8F) + cue(CueGroupName::rights);
  } else if (log_words > 3 && feature(line_separators) == 0) {
    at(Kind::navigation) -= 0.6F;
  }
  if (inside) at(Kind::navigation) -= 0.4F;

  if (!is_short && !good) at(Kind::related) = long_list ? 0.5F : 1.2F;
  if (good) at(Kind::related) = 0.9F;
  at(Kind::related) += 1.1F * std::max(cue(CueGroupName::read_more), cue(CueGroupName::tags));
  if (after) at(Kind::related) += 0.2F;
  if (feature(line_name_date) > 0 && !near_start) at(Kind::related) += 0.4F;

  at(Kind::notice) = 1.8F * (is_short ? 0.5F * cue(CueGroupName::rights) : strength(CueGroupName::rights)) +
                     1.4F * strength(CueGroupName::correction);
  if (copyright) at(Kind::notice) += 2.2F;
  if (list_of_names && !copyright) at(Kind::notice) -= 0.8F;
  if (good && strength(CueGroupName::ad) > 0.3F) at(Kind::notice) += 0.9F;

  const float asks = strength(CueGroupName::subscribe);
  at(Kind::call_to_action) = 1.3F * asks + 0.8F * strength(CueGroupName::contact) +
                             (asks > 0 || feature(line_imperative) > 0
                                  ? 0.8F * strength(CueGroupName::offer) + 0.8F * strength(CueGroupName::your)
                                  : 0.0F);
  at(Kind::share) =
      2.2F * cue(CueGroupName::share) + (cue(CueGroupName::share) > 0 ? 2 * cue(CueGroupName::counts) : 0.0F);
  at(Kind::advertisement) = 1.6F * cue(CueGroupName::ad);
  at(Kind::credit) = 1.2F * strength(CueGroupName::credit) + 0.9F * cue(CueGroupName::photo);
  if (table_.begins_with_by(line) && words <= 16 && feature(line_capital_share) > 0.4F) at(Kind::credit) += 1.6F;
  if ((near_start || near_end) && feature(line_name) > 0) at(Kind::credit) += near_start ? 1.5F : 0.7F;
  if (near_start && feature(line_links) > 0 && words <= 8) at(Kind::credit) += 1.4F;
  at(Kind::meta) = near_start ? 1.9F * std::min(1.0F, feature(line_name_date)) : 0.4F * feature(line_name_date);
  at(Kind::meta) += (near_start ? 1.2F : 0.6F) * strength(CueGroupName::meta);
  if (near_start && words <= 16) at(Kind::meta) += strength(CueGroupName::date);
  if (table_.begins_with_by(line)) at(Kind::meta) -= 1.0F;
  const bool may_be_caption = (inside && lonely) || (near_start && !is_short);
  at(Kind::caption) = may_be_caption ? (good ? 1.0F : 1.3F) : inside ? 0.5F : 0.0F;
  at(Kind::caption) +=
      0.8F * cue(CueGroupName::caption) + (inside || near_start ? 0.9F * strength(CueGroupName::photo) : 0.0F);
  at(Kind::comment_form) = 1.5F * cue(CueGroupName::comment);
  if (asks == 0) at(Kind::comment_form) += 0.8F * strength(CueGroupName::comment) * (good ? 1.0F : 0.5F);
  if (table_.in_comments(line) && after) {
    at(Kind::comment) = 1.0F + (good ? 0.6F : 0.0F) + 3 * std::min(0.2F, feature(line_first_person));
  }
  if (feature(line_comment_head) > 0 && after) at(Kind::comment) += 1.0F;
  at(Kind::cookie) = is_short ? 1.4F * cue(CueGroupName::cookie) : 2.4F * strength(CueGroupName::cookie);

  if (is_phrase(line)) {
    const Kind kind = phrase_grammar().section(*fragments_[line].front().phrase).kind;
    // "Read more" leads on where it stands in the story or ends it; in a list of other stories it belongs to that list.
    if (kind == Kind::read_more && !inside && !follows_story(line)) {
      at(Kind::related) += 1.0F;
      at(Kind::read_more) += 0.6F;
    } else if (kind == Kind::meta && !near_start && !inside) {
      at(kind) += 0.5F;
    } else if (kind == Kind::comment_form && is_short && before) {
      at(kind) += 0.6F;
    } else if (kind == Kind::comment_form && is_short && table_.in_comments(line)) {
      at(kind) += 2.5F;  // "Reply" under a comment is the site's button
    } else {
      at(kind) += kind == Kind::navigation ? 0.8F : 1.5F;
    }
  }
  return scores;
}

std::size_t LineKinds::features() { return all_features; }

void LineKinds::write_row(std::size_t line, float* row) const {
  const auto add = [&](float value) { *row++ = value; };
  const auto flag = [&](bool value) { *row++ = value ? 1.0F : 0.0F; };
  add(1);
  for (const float score : rules_[line]) add(score);
  for (std::size_t k = 0; k < line_features; ++k) {
    const bool is_log = k == line_words || k == line_units || k == line_word_length;
    if (k != line_first && k != line_phrase_kind) add(table_.at(line, k) * (is_log ? 0.2F : 1.0F));
  }
  for (int k = 0; k < 5; ++k) flag(static_cast<int>(table_.at(line, line_first)) == k);
  const float words = table_.words(line);
  for (const float most : {1.0F, 2.0F, 4.0F, 7.0F, 12.0F, 20.0F, 40.0F}) flag(words <= most);
  const std::size_t phrase =
      is_phrase(line) ? index_of(phrase_grammar().section(*fragments_[line].front().phrase).kind) : kind_count;
  for (std::size_t k = 0; k < kind_count; ++k) flag(k == phrase);
  const bool before = line < story_start_;
  const bool after = line >= story_end_;
  flag(before);
  flag(after);
  flag(!before && !after);
  const std::size_t distance = before ? story_start_ - line : after ? line - story_end_ : 0;
  for (const std::size_t most : {std::size_t{2}, near, std::size_t{15}}) {
    flag(before && distance <= most);
    flag(after && distance < most);
  }
  add(log2_of(static_cast<float>(run_length_[line])) * 0.2F);
  flag(run_length_[line] <= 2);
  flag(follows_story(line));
  flag(table_.has_copyright(line));
  flag(table_.begins_with_by(line));
  flag(table_.in_comments(line));
  flag(line < near);
  flag(is_junk_.size() - line <= 12);
  add(static_cast<float>(line) / static_cast<float>(is_junk_.size()));
  // What the rules think of the lines around, within the run.
  const std::size_t first = run_first_[line];
  const std::size_t end = first + run_length_[line];
  for (const auto& [from, to] : around) {
    KindScores sum{};
    float count = 0;
    for (int step = from; step <= to; ++step) {
      const auto at = static_cast<std::ptrdiff_t>(line) + step;
      if (step == 0 || at < static_cast<std::ptrdiff_t>(first) || at >= static_cast<std::ptrdiff_t>(end)) continue;
      for (std::size_t kind = 0; kind < kind_count; ++kind) sum[kind] += rules_[static_cast<std::size_t>(at)][kind];
      ++count;
    }
    for (const float value : sum) add(count > 0 ? value / count : 0);
  }
  const auto words_near = [&](int step) {
    const auto at = static_cast<std::ptrdiff_t>(line) + step;
    const bool is_in = at >= static_cast<std::ptrdiff_t>(first) && at < static_cast<std::ptrdiff_t>(end);
    return is_in ? table_.at(static_cast<std::size_t>(at), line_words) * 0.2F : 0;
  };
  for (const int step : {-2, -1, 1, 2}) add(words_near(step));
  const bool above = headline_ && line < *headline_;
  const std::size_t apart = !headline_ ? 0 : above ? *headline_ - line : line - *headline_;
  flag(above);
  flag(above && apart <= 3);
  flag(headline_ && !above && apart <= 2);
  flag(headline_ && !above && apart <= 5);
  flag(headline_ && !above && apart <= 10);
  add(topics_[line].known);
  add(topics_[line].known_stems);
  add(topics_[line].in_lead);
  add(topics_[line].log_known_stems * 0.2F);
}

KindScores LineKinds::scores_of(std::size_t line) const {
  if (model_.empty()) return rules_[line];
  std::array<float, all_features> row{};
  write_row(line, row.data());
  return model_.score(row.data());
}

void LineKinds::decide(std::size_t first, std::size_t end) {
  // The best sequence of kinds: Viterbi's algorithm with one cost for any change.
  const std::size_t count = end - first;
  std::vector<std::array<std::uint8_t, kind_count>> from(count);
  const float change = model_.empty() ? change_of_kind : learned_change;
  KindScores best = scores_of(first);
  for (std::size_t k = 1; k < count; ++k) {
    const auto top = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    const float changed = best[top] - change;
    const KindScores own = scores_of(first + k);
    KindScores next{};
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
      const bool stays = best[kind] >= changed;
      from[k][kind] = static_cast<std::uint8_t>(stays ? kind : top);
      next[kind] = own[kind] + (stays ? best[kind] : changed);
    }
    const float greatest = *std::max_element(next.begin(), next.end());
    for (float& score : next) score -= greatest;  // keeps long runs exact
    best = next;
  }
  auto kind = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t k = count; k-- > 0;) {
    kinds_[first + k] = static_cast<Kind>(kind);
    if (k > 0) kind = from[k][kind];
  }
  for (std::size_t k = first; k < end;) {
    std::size_t stop = k;
    while (stop < end && kinds_[stop] == kinds_[k]) ++stop;
    std::fill(run_.begin() + static_cast<std::ptrdiff_t>(k), run_.begin() + static_cast<std::ptrdiff_t>(stop),
              static_cast<std::uint32_t>(stop - k));
    k = stop;
  }
}

void LineKinds::settle_repeats(const std::vector<std::uint64_t>& same) {
  constexpr std::uint32_t fewest = 3;
  constexpr std::uint32_t longest_run = 2;
  struct Sum {
    KindScores scores{};
    std::uint32_t lines = 0;
  };
  const auto stands_between = [&](std::size_t k) {
    return is_junk_[k] && run_length_[k] <= longest_run && k >= story_start_ && k < story_end_;
  };
  std::unordered_map<std::uint64_t, Sum> sums;
  for (std::size_t k = 0; k < same.size(); ++k) {
    if (!stands_between(k) || table_.at(k, line_repeats) == 0) continue;
    Sum& sum = sums[same[k]];
    const KindScores own = scores_of(k);
    for (std::size_t kind = 0; kind < kind_count; ++kind) sum.scores[kind] += own[kind];
    ++sum.lines;
  }
  for (std::size_t k = 0; k < same.size(); ++k) {
    const auto sum = sums.find(same[k]);
    if (sum == sums.end() || sum->second.lines < fewest) continue;
    const KindScores& scores = sum->second.scores;
    const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
    if (is_junk_[k] && run_length_[k] <= longest_run) kinds_[k] = static_cast<Kind>(best);
  }
}

Reason LineKinds::reason(std::size_t line) const {
  constexpr std::uint32_t several = 3;
  const Kind kind = kinds_[line];
  const std::optional<Reason> of_lines = reason_of_lines(kind);
  if (run_[line] >= several && of_lines) return *of_lines;
  if (is_phrase(line)) {
    const PhraseSection& section = phrase_grammar().section(*fragments_[line].front().phrase);
    if (section.kind == kind) return section.reason;
  }
  return reason_of(kind);
}

StoryPlace LineKinds::place(std::size_t line) const {
  if (story_end_ == 0) return StoryPlace::inside;
  return line < story_start_ ? StoryPlace::before : line >= story_end_ ? StoryPlace::after : StoryPlace::inside;
}

}  // namespace article_inspector
