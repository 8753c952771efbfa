#include "learner.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>

namespace article_inspector::quotes {
namespace {

class Learner {
 public:
  Learner(const std::vector<Example>& examples, TableShape shape, const Learning& learning)
      : examples_(examples), shape_(shape), learning_(learning), slots_(1U << shape.slot_bits) {
    sums_.resize(shape.bytes());
    squares_.resize(shape.bytes());
    count_features();
  }

  double run() {
    std::vector<std::uint32_t> order(examples_.size());
    for (std::uint32_t k = 0; k < order.size(); ++k) order[k] = k;
    std::uint64_t state = 88172645463325252ULL;
    double right = 0;
    for (int epoch = 0; epoch < learning_.epochs; ++epoch) {
      for (std::size_t k = order.size(); k > 1; --k) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        std::swap(order[k - 1], order[state % k]);
      }
      right = 0;
      for (const std::uint32_t index : order) right += step(examples_[index]) ? 1 : 0;
    }
    return order.empty() ? 0 : 100 * right / static_cast<double>(order.size());
  }

  std::string bytes() const {
    std::string out(shape_.bytes(), '\0');
    for (std::size_t k = 0; k < out.size(); ++k) {
      const float scaled = std::round(weight(k) / weight_unit);
      out[k] = static_cast<char>(static_cast<signed char>(std::clamp(scaled, -127.0F, 127.0F)));
    }
    return out;
  }

 private:
  void count_features() {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    for (const Example& example : examples_) {
      for (std::size_t k = 0; k < example.candidates.size(); ++k) {
        if (learning_.classes == 1 && k != example.answer && counts.size() > 4000000) continue;
        for (const std::uint32_t hash : example.candidates[k]) ++counts[hash];
      }
    }
    for (const auto& [hash, count] : counts) {
      if (count < learning_.least_count) rare_[hash] = true;
    }
  }

  float weight(std::size_t k) const {
    const float sum = std::fabs(sums_[k]) - learning_.l1 * std::sqrt(squares_[k]);
    if (sum <= 0 || squares_[k] <= 0) return 0;
    const float size = learning_.rate * sum / std::sqrt(squares_[k]);
    return sums_[k] > 0 ? -size : size;
  }

  std::size_t at(std::uint32_t hash, std::uint32_t k) const {
    return std::size_t{LinearModel::slot(hash, slots_)} * shape_.stride + k;
  }

  bool step(const Example& example) {
    const bool shared = learning_.classes > 1;
    const std::size_t count = shared ? learning_.classes : example.candidates.size();
    scores_.assign(count, 0);
    for (std::size_t k = 0; k < count; ++k) {
      const auto& features = example.candidates[shared ? 0 : k];
      for (const std::uint32_t hash : features) {
        if (rare_.count(hash) == 0) scores_[k] += weight(at(hash, shared ? static_cast<std::uint32_t>(k) : 0));
      }
    }
    const auto best = static_cast<std::size_t>(std::max_element(scores_.begin(), scores_.end()) - scores_.begin());
    const float top = scores_[best];
    float sum = 0;
    for (float& score : scores_) sum += score = std::exp(score - top);
    for (std::size_t k = 0; k < count; ++k) {
      const float gradient = (scores_[k] / sum - (k == example.answer ? 1.0F : 0.0F)) * example.weight;
      if (std::fabs(gradient) < 1e-4F) continue;
      for (const std::uint32_t hash : example.candidates[shared ? 0 : k]) {
        if (rare_.count(hash) != 0) continue;
        const std::size_t index = at(hash, shared ? static_cast<std::uint32_t>(k) : 0);
        sums_[index] += gradient;
        squares_[index] += gradient * gradient;
      }
    }
    return best == example.answer;
  }

  const std::vector<Example>& examples_;
  TableShape shape_;
  Learning learning_;
  std::uint32_t slots_;
  std::vector<float> sums_;
  std::vector<float> squares_;
  std::vector<float> scores_;
  std::unordered_map<std::uint32_t, bool> rare_;
};

}  // namespace

std::string learn(const std::string& name, const std::vector<Example>& examples, TableShape shape,
                  const Learning& learning) {
  Learner learner(examples, shape, learning);
  const double right = learner.run();
  std::string bytes = learner.bytes();
  if (name.empty()) return bytes;
  const auto used = bytes.size() - static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  std::fprintf(stderr, "%-13s %7zu examples, %5.1f %% right in the last epoch, %zu weights of %zu\n", name.c_str(),
               examples.size(), right, used, bytes.size());
  return bytes;
}

std::vector<std::uint32_t> hashes_of(const Features& features) { return {features.begin(), features.end()}; }

}  // namespace article_inspector::quotes
