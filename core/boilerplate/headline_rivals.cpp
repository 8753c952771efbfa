#include "boilerplate/headline_rivals.h"

#include <algorithm>

#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

// Log-odds that a line needs to be the headline.
constexpr float least_score = -0.5F;
// What stands for a rival that is not there.
constexpr float no_score = -20;
constexpr float no_distance = 12;
constexpr std::size_t relative_features = 16;

float log_distance(std::size_t from, std::size_t to) {
  return log2_of(static_cast<float>(from < to ? to - from : from - to));
}

}  // namespace

HeadlineModel read_headline_model(std::string_view& bytes) {
  HeadlineModel model;
  model.first = TreeModel::read(bytes);
  model.second = TreeModel::read(bytes);
  return model;
}

const HeadlineModels& headline_models() {
  static const HeadlineModels models = [] {
    std::string_view bytes = embedded_file("models/headline.bin");
    HeadlineModels read;
    read.text = read_headline_model(bytes);
    read.html = read_headline_model(bytes);
    return read;
  }();
  return models;
}

HeadlineRivals::HeadlineRivals(const HeadlineTable& table, std::vector<ScoredLine> scored, bool hints)
    : table_(table), rivals_(std::move(scored)), own_features_(HeadlineTable::features(hints)) {
  const std::size_t kept = std::min(most, rivals_.size());
  std::partial_sort(rivals_.begin(), rivals_.begin() + static_cast<std::ptrdiff_t>(kept), rivals_.end(),
                    [](const ScoredLine& a, const ScoredLine& b) {
                      return a.score != b.score ? a.score > b.score : a.line < b.line;
                    });
  rivals_.resize(kept);
  rows_.resize(kept * own_features_);
  for (std::size_t k = 0; k < kept; ++k) {
    by_place_.push_back(k);
    table.write_row(rivals_[k].line, &rows_[k * own_features_]);
  }
  std::sort(by_place_.begin(), by_place_.end(),
            [&](std::size_t a, std::size_t b) { return rivals_[a].line < rivals_[b].line; });
}

std::size_t HeadlineRivals::features(bool hints) { return relative_features + 2 * HeadlineTable::features(hints); }

void HeadlineRivals::write_row(std::size_t rival, float* row) const {
  const ScoredLine& own = rivals_[rival];
  const std::size_t against = rival == 0 && rivals_.size() > 1 ? 1 : 0;
  const ScoredLine& other = rivals_[against];
  const auto write = [&row](float value) { *row++ = value; };
  const auto place = static_cast<std::size_t>(std::find(by_place_.begin(), by_place_.end(), rival) - by_place_.begin());
  const float distance = log_distance(own.line, other.line);
  write(own.score);
  write(own.score - other.score);
  write(static_cast<float>(rival));
  write(own.line < other.line ? distance : -distance);
  write(own.line + 1 == other.line || other.line + 1 == own.line ? 1.0F : 0.0F);
  write(static_cast<float>(rivals_.size()));
  const auto write_next = [&](bool is_there, std::size_t at) {
    const ScoredLine* next = is_there ? &rivals_[by_place_[at]] : nullptr;
    write(next != nullptr ? next->score - own.score : no_score);
    write(next != nullptr ? log_distance(own.line, next->line) : no_distance);
    write(next != nullptr ? table_.said_by_story(next->line) : missing);
    write(next != nullptr ? table_.log_words(next->line) : missing);
  };
  write_next(place > 0, place - 1);
  write_next(place + 1 < by_place_.size(), place + 1);
  const auto best_of = [&](std::size_t first, std::size_t end) {
    float best = no_score;
    for (std::size_t k = first; k < end; ++k) best = std::max(best, rivals_[by_place_[k]].score);
    return best - own.score;
  };
  write(best_of(0, place));
  write(best_of(place + 1, by_place_.size()));
  const float* const mine = own_row(rival);
  const float* const theirs = own_row(against);
  for (std::size_t k = 0; k < own_features_; ++k) write(mine[k] - theirs[k]);
  std::copy(mine, mine + own_features_, row);
}

std::vector<ScoredLine> score_headlines(const HeadlineTable& table, std::size_t lines, const TreeModel& first,
                                        bool hints) {
  constexpr std::size_t at_once = 32;
  const std::size_t features = HeadlineTable::features(hints);
  std::vector<ScoredLine> scored;
  for (std::size_t line = 0; line < lines; ++line) {
    if (table.may_be(line)) scored.push_back({line, 0});
  }
  std::vector<float> rows(at_once * features);
  std::vector<float> scores(at_once);
  for (std::size_t from = 0; from < scored.size(); from += at_once) {
    const std::size_t count = std::min(at_once, scored.size() - from);
    for (std::size_t k = 0; k < count; ++k) table.write_row(scored[from + k].line, &rows[k * features]);
    first.score(rows.data(), features, count, scores.data());
    for (std::size_t k = 0; k < count; ++k) scored[from + k].score = scores[k];
  }
  return scored;
}

std::optional<std::size_t> find_headline(const HeadlineTable& table, std::size_t lines, const HeadlineModel& model,
                                         bool hints) {
  if (model.first.trees() == 0) return std::nullopt;
  const HeadlineRivals rivals(table, score_headlines(table, lines, model.first, hints), hints);
  if (rivals.size() == 0) return table.only_heading();
  const std::size_t features = HeadlineRivals::features(hints);
  std::vector<float> rows(rivals.size() * features);
  std::vector<float> scores(rivals.size());
  for (std::size_t k = 0; k < rivals.size(); ++k) rivals.write_row(k, &rows[k * features]);
  if (model.second.trees() > 0) {
    model.second.score(rows.data(), features, rivals.size(), scores.data());
  } else {
    for (std::size_t k = 0; k < rivals.size(); ++k) scores[k] = rows[k * features];
  }
  const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  if (scores[best] <= least_score) return table.only_heading();
  // A story that was pasted without its headline begins with its first sentence.
  const std::size_t line = rivals.line(best);
  if (line == 0 && !hints && table.is_sentence(line)) return std::nullopt;
  return table.behind_trail(line);
}

}  // namespace article_inspector
