#include "crf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>

#include "entities/model.h"
#include "learning/packed.h"

namespace article_inspector::train {
namespace {

using Row9 = std::array<float, label_count>;

/// Forward and backward over one segment in probabilities, each token scaled to sum 1.
struct Lattice {
  std::vector<Row9> forward;
  std::vector<Row9> backward;
  std::vector<Row9> marginal;
  double log_sum = 0;

  void run(const std::vector<Row9>& emission, const std::array<Row9, label_count>& transition,
           const std::vector<std::uint16_t>* allowed) {
    const std::size_t length = emission.size();
    forward.resize(length);
    backward.resize(length);
    marginal.resize(length);
    log_sum = 0;
    const auto open = [&](std::size_t at, std::size_t label) {
      return allowed == nullptr || ((*allowed)[at] >> label & 1U) != 0;
    };
    for (std::size_t at = 0; at < length; ++at) {
      float sum = 0;
      for (std::size_t label = 0; label < label_count; ++label) {
        float arriving = 0;
        if (open(at, label)) {
          if (at == 0) {
            arriving = transition[outside][label];
          } else {
            for (std::size_t from = 0; from < label_count; ++from)
              arriving += forward[at - 1][from] * transition[from][label];
          }
          arriving *= emission[at][label];
        }
        forward[at][label] = arriving;
        sum += arriving;
      }
      if (sum <= 0) sum = 1e-30F;
      for (float& value : forward[at]) value /= sum;
      log_sum += std::log(static_cast<double>(sum));
    }
    Row9 leaving{};
    for (std::size_t label = 0; label < label_count; ++label) leaving[label] = transition[label][outside];
    double end = 0;
    for (std::size_t label = 0; label < label_count; ++label)
      end += static_cast<double>(forward[length - 1][label]) * static_cast<double>(leaving[label]);
    log_sum += std::log(std::max(end, 1e-300));
    for (std::size_t at = length; at-- > 0;) {
      backward[at] = leaving;
      float sum = 0;
      for (std::size_t label = 0; label < label_count; ++label)
        sum += marginal[at][label] = forward[at][label] * leaving[label];
      if (sum <= 0) sum = 1e-30F;
      for (float& value : marginal[at]) value /= sum;
      Row9 next{};
      float most = 0;
      for (std::size_t from = 0; from < label_count; ++from) {
        float total = 0;
        for (std::size_t label = 0; label < label_count; ++label) {
          if (open(at, label)) total += transition[from][label] * emission[at][label] * leaving[label];
        }
        next[from] = total;
        most = std::max(most, total);
      }
      if (most <= 0) most = 1e-30F;
      for (float& value : next) value /= most;
      leaving = next;
    }
  }

  /// Adds the expected number of each transition, times `sign`.
  void count_transitions(const std::vector<Row9>& emission, const std::array<Row9, label_count>& transition,
                         const std::vector<std::uint16_t>* allowed, float sign,
                         std::array<Row9, label_count>& counts) const {
    const std::size_t length = emission.size();
    for (std::size_t label = 0; label < label_count; ++label) {
      counts[outside][label] += sign * marginal[0][label];
      counts[label][outside] += sign * marginal[length - 1][label];
    }
    for (std::size_t at = 1; at < length; ++at) {
      std::array<Row9, label_count> pairs{};
      float sum = 0;
      for (std::size_t from = 0; from < label_count; ++from) {
        for (std::size_t label = 0; label < label_count; ++label) {
          if (allowed != nullptr && ((*allowed)[at] >> label & 1U) == 0) continue;
          sum += pairs[from][label] =
              forward[at - 1][from] * transition[from][label] * emission[at][label] * backward[at][label];
        }
      }
      if (sum <= 0) continue;
      for (std::size_t from = 0; from < label_count; ++from) {
        for (std::size_t label = 0; label < label_count; ++label)
          counts[from][label] += sign * pairs[from][label] / sum;
      }
    }
  }
};

}  // namespace

std::uint32_t FeatureTable::row_of(Feature feature) {
  const auto [at, added] = rows_.emplace(feature, static_cast<std::uint32_t>(features_.size()));
  if (added) features_.push_back(feature);
  return at->second;
}

void Crf::weights_of(const Row& row, float* out, std::uint16_t open) const {
  const float pull = l1_ * steps_;
  for (std::size_t label = 0; label < label_count; ++label) {
    const float size = std::max(std::fabs(row.sum[label]) - pull, 0.0F);
    const float weight = -std::copysign(size, row.sum[label]) * rate_ / (1e-3F + std::sqrt(row.square[label]));
    out[label] = (open >> label & 1U) != 0 ? weight : 0.0F;
  }
}

double Crf::learn(const Example& example) {
  const std::size_t length = example.features.size();
  static thread_local std::vector<Row9> emission;
  static thread_local Lattice model;
  static thread_local Lattice gold;
  emission.assign(length, Row9{});
  for (std::size_t at = 0; at < length; ++at) {
    if (!example.given.empty()) emission[at] = example.given[at];
    for (const std::uint32_t row : example.features[at]) {
      float weights[label_lanes];
      weights_of(rows_[row], weights, open(row));
      for (std::size_t label = 0; label < label_count; ++label) emission[at][label] += weights[label];
    }
    const float most = *std::max_element(emission[at].begin(), emission[at].end());
    for (float& value : emission[at]) value = std::exp(value - most);
  }
  const Transitions between = given_ == nullptr ? transitions() : *given_;
  std::array<Row9, label_count> transition{};
  for (std::size_t from = 0; from < label_count; ++from) {
    for (std::size_t label = 0; label < label_count; ++label)
      transition[from][label] = may_follow(from, label) ? std::exp(between[from][label]) : 0.0F;
  }
  model.run(emission, transition, nullptr);
  gold.run(emission, transition, &example.allowed);
  if (gold.log_sum < -1e20) return 0;
  const double loss = model.log_sum - gold.log_sum;

  std::array<Row9, label_count> counts{};
  model.count_transitions(emission, transition, nullptr, 1, counts);
  gold.count_transitions(emission, transition, &example.allowed, -1, counts);
  for (std::size_t at = 0; at < length; ++at) {
    float gradient[label_count];
    float size = 0;
    for (std::size_t label = 0; label < label_count; ++label) {
      gradient[label] = example.weight * (model.marginal[at][label] - gold.marginal[at][label]);
      size = std::max(size, std::fabs(gradient[label]));
    }
    if (size < 1e-4F) continue;
    for (const std::uint32_t index : example.features[at]) {
      Row& row = rows_[index];
      for (std::size_t label = 0; label < label_count; ++label) {
        row.sum[label] += gradient[label];
        row.square[label] += gradient[label] * gradient[label];
      }
    }
  }
  for (std::size_t from = 0; from < label_count; ++from) {
    for (std::size_t label = 0; label < label_count; ++label) {
      const float gradient = example.weight * counts[from][label];
      transitions_[from].sum[label] += gradient;
      transitions_[from].square[label] += gradient * gradient;
    }
  }
  steps_ += 1;
  return loss;
}

void Crf::train(const std::vector<Example>& examples, const Settings& settings, int left_out,
                const Transitions* given) {
  rate_ = settings.rate;
  l1_ = settings.l1 * 1e-5F;
  given_ = given;
  std::vector<std::uint32_t> order;
  for (std::uint32_t index = 0; index < examples.size(); ++index) {
    if (left_out < 0 || examples[index].fold != left_out) order.push_back(index);
  }
  std::mt19937_64 random(settings.seed);
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    double loss = 0;
    for (const std::uint32_t index : order) loss += learn(examples[index]);
    std::fprintf(stderr, "epoch %d: loss %.0f, %zu weights\n", epoch + 1, loss, weights());
  }
}

void Crf::keep_chosen() {
  std::vector<std::uint16_t> chosen(rows_.size(), 0);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    float values[label_lanes];
    weights_of(rows_[row], values, open(row));
    for (std::size_t label = 0; label < label_count; ++label) {
      if (std::fabs(values[label]) >= 0.5F / weight_scale)
        chosen[row] = static_cast<std::uint16_t>(chosen[row] | (1U << label));
    }
  }
  *this = Crf(*table_);
  open_ = std::move(chosen);
}

std::size_t Crf::weights() const {
  std::size_t count = 0;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    float values[label_lanes];
    weights_of(rows_[row], values, open(row));
    for (std::size_t label = 0; label < label_count; ++label)
      count += std::fabs(values[label]) >= 0.5F / weight_scale ? 1 : 0;
  }
  return count;
}

Transitions Crf::transitions() const {
  Transitions out{};
  for (std::size_t from = 0; from < label_count; ++from) {
    float values[label_lanes];
    weights_of(transitions_[from], values);
    std::copy(values, values + label_count, out[from].begin());
  }
  return out;
}

void Crf::add_rows(PackedRows& rows) const {
  for (std::size_t index = 0; index < rows_.size(); ++index) {
    float values[label_lanes];
    weights_of(rows_[index], values, open(index));
    std::array<std::int8_t, label_count> row{};
    bool any = false;
    for (std::size_t label = 0; label < label_count; ++label) {
      const float rounded = std::round(values[label] * static_cast<float>(weight_scale));
      row[label] = static_cast<std::int8_t>(std::clamp(rounded, -127.0F, 127.0F));
      any = any || row[label] != 0;
    }
    if (any) rows.emplace(table_->feature(index), row);
  }
}

std::string packed(const PackedRows& rows, const Transitions& transitions) {
  PackedWriter writer;
  writer.number(static_cast<std::uint32_t>(rows.size()));
  for (const auto& from : transitions) {
    for (const float value : from) {
      const auto weight =
          static_cast<std::uint16_t>(static_cast<std::int16_t>(std::lround(value * static_cast<float>(weight_scale))));
      writer.byte(static_cast<std::uint8_t>(weight & 255U));
      writer.byte(static_cast<std::uint8_t>(weight >> 8));
    }
  }
  std::vector<std::uint32_t> keys;
  for (const auto& [feature, row] : rows) keys.push_back(feature);
  writer.rising(keys);
  // Which of a row's weights there are, then label by label the weights: a compressor sees like beside like.
  const auto filled = [](const std::array<std::int8_t, label_count>& row) {
    std::uint32_t mask = 0;
    for (std::size_t label = 0; label < label_count; ++label) mask |= (row[label] != 0 ? 1U : 0U) << label;
    return mask;
  };
  for (const auto& [feature, row] : rows) writer.byte(static_cast<std::uint8_t>(filled(row) & 255U));
  for (const auto& [feature, row] : rows) writer.byte(static_cast<std::uint8_t>(filled(row) >> 8));
  for (std::size_t label = 0; label < label_count; ++label) {
    for (const auto& [feature, row] : rows) {
      if (row[label] != 0) writer.byte(static_cast<std::uint8_t>(row[label]));
    }
  }
  return writer.bytes();
}

}  // namespace article_inspector::train
