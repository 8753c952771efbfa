#include "boilerplate/second_stage.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "learning/feature_row.h"

namespace article_inspector {
namespace {

constexpr int neighbours = 5;
constexpr std::array<std::size_t, 3> windows = {3, 8, 20};
constexpr std::size_t topic_window = 4;
constexpr std::size_t group_features = 5;
constexpr std::size_t topic_features = 6;

}  // namespace

SecondStage::SecondStage(const LineTable& table, std::vector<float> junk)
    : table_(table), junk_(std::move(junk)), topics_(topics_of(table, junk_)) {
  const std::size_t count = table.size();
  std::vector<float> values(count);
  for (std::size_t k = 0; k < count; ++k) {
    const float words = table.words(k);
    topics_sum_.add(topics_[k].known_stems);
    junk_sum_.add(junk_[k]);
    story_words_.add(words * (1 - junk_[k]));
    values[k] = (0.5F - junk_[k]) * (2 + words);
  }
  block_ = best_block(values);
  if (table.has_hints()) read_groups();
}

void SecondStage::read_groups() {
  struct Group {
    float story = 0;
    float words = 0;
  };
  std::unordered_map<std::uint32_t, Group> groups;
  std::unordered_map<std::uint32_t, Group> outer_groups;
  float all = 1;
  for (std::size_t k = 0; k < table_.size(); ++k) {
    const float words = table_.words(k);
    const float story = words * (1 - junk_[k]);
    all += story;
    for (Group* group : {&groups[table_.hint(k).group], &outer_groups[table_.hint(k).outer]}) {
      group->story += story;
      group->words += words;
    }
  }
  float best = -1;
  std::uint32_t best_group = 0;
  for (const LineHint& hint : table_.html().hints) {
    const Group& group = groups[hint.group];
    const Group& outer = outer_groups[hint.outer];
    if (group.story > best) {
      best = group.story;
      best_group = hint.group;
    }
    groups_.push_back(
        {share(group.story, group.words), group.story / all, share(outer.story, outer.words), outer.story / all});
  }
  story_group_ = table_.html().lines_of_group(best_group);
}

std::size_t SecondStage::features(bool hints) {
  return LineTable::features(hints) + 2 * neighbours + 1 + windows.size() * 4 + 8 + (hints ? group_features : 0) +
         topic_features;
}

std::vector<std::string> SecondStage::feature_names() const {
  RowNamer names;
  visit_row(0, names);
  return names.names;
}

void SecondStage::write_row(std::size_t line, float* row) const {
  RowWriter write(row);
  visit_row(line, write);
}

template <class Sink>
void SecondStage::visit_row(std::size_t line, Sink& write) const {
  table_.visit_row(line, write);
  visit_junk(line, write);
  if (!groups_.empty()) {
    const GroupStory& story = groups_[line];
    write(story.group, "group story");
    write(story.group_share, "group story share");
    write(story.outer, "outer story");
    write(story.outer_share, "outer story share");
    write(place_to(line, story_group_), "place to story group");
  }
  visit_topic(line, write);
}

template <class Sink>
void SecondStage::visit_junk(std::size_t line, Sink& write) const {
  const std::size_t count = table_.size();
  for (int offset = -neighbours; offset <= neighbours; ++offset) {
    const auto other = static_cast<std::ptrdiff_t>(line) + offset;
    const bool inside = other >= 0 && other < static_cast<std::ptrdiff_t>(count);
    write(inside ? junk_[static_cast<std::size_t>(other)] : missing, "junk at ", offset);
  }
  for (const std::size_t reach : windows) {
    const LineWindow window(line, reach, count);
    const float before = window.lines_before();
    const float after = window.lines_after();
    write(before > 0 ? window.before(junk_sum_) / before : missing, "junk before ", reach);
    write(after > 0 ? window.after(junk_sum_) / after : missing, "junk after ", reach);
    write(log2_of(window.before(story_words_)), "story before ", reach);
    write(log2_of(window.after(story_words_)), "story after ", reach);
  }
  const float story = story_words_.all();
  write(share(story_words_.before(line), story), "story share before");
  write(share(story_words_.after(line), story), "story share after");
  write(share(story, table_.page().words_sum.all()), "page story share");
  write(share(junk_sum_.all(), static_cast<float>(count)), "page junk share");
  write(log2_of(story), "page story");
  write(place_to(line, block_), "place to story");
  write(depth_in(line, block_), "depth in story");
  write(share(story_words_.between(block_.first, block_.second), story), "story block share");
}

template <class Sink>
void SecondStage::visit_topic(std::size_t line, Sink& write) const {
  const LineTopic& topic = topics_[line];
  write(topic.known, "in story");
  write(topic.known_stems, "stems in story");
  write(topic.in_lead, "in lead");
  write(topic.log_known_stems, "count in story");
  const LineWindow near(line, topic_window, table_.size());
  write(share(near.before(topics_sum_), near.lines_before()), "in story before");
  write(share(near.after(topics_sum_), near.lines_after()), "in story after");
}

}  // namespace article_inspector
