#include "entities/tagger.h"

#include <algorithm>
#include <limits>

namespace article_inspector {
namespace {

constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min() / 4;
using Row = std::array<std::int32_t, label_count>;

class Tagger {
 public:
  Tagger(const Document& document, const EntityModel& model)
      : document_(document),
        model_(model),
        features_(document),
        words_(document.words.size()),
        neighbours_(document.words.size() * offsets.size()),
        edges_(offsets.size()) {}

  std::vector<Tagged> run() {
    for (const Segment& segment : features_.segments()) tag_segment(segment);
    return std::move(tagged_);
  }

 private:
  static constexpr std::array<int, 4> offsets = {-2, -1, 1, 2};
  struct Cached {
    Scores scores{};
    bool there = false;
  };

  void add(const Scores& from, Scores& to) const {
    for (std::size_t label = 0; label < label_lanes; ++label)
      to[label] = static_cast<std::int16_t>(to[label] + from[label]);
  }

  const Scores& of_word(std::uint32_t word) {
    Cached& cached = words_[word];
    if (!cached.there) {
      features_.of_word(word, [&](Feature feature) { model_.add(feature, cached.scores); });
      cached.there = true;
    }
    return cached.scores;
  }

  const Scores& of_neighbour(std::uint32_t word, std::size_t offset) {
    Cached& cached = word == Features::no_word ? edges_[offset] : neighbours_[word * offsets.size() + offset];
    if (!cached.there) {
      features_.of_neighbour(word, offsets[offset], [&](Feature feature) { model_.add(feature, cached.scores); });
      cached.there = true;
    }
    return cached.scores;
  }

  Scores score(std::uint32_t token, const Segment& segment) {
    Scores scores = of_word(document_.tokens[token].word);
    for (std::size_t k = 0; k < offsets.size(); ++k)
      add(of_neighbour(features_.word_at(token, segment, offsets[k]), k), scores);
    features_.of_place(token, segment, [&](Feature feature) { model_.add(feature, scores); });
    return scores;
  }

  /// Viterbi from both ends: for each token and label the best reading that has it there.
  void tag_segment(const Segment& segment) {
    const std::size_t length = segment.end - segment.first;
    best_.assign(length, Row{});
    forward(segment);
    backward(length);
    std::int32_t total = never;
    for (const std::int32_t score : best_[0]) total = std::max(total, score);
    labels_.assign(length, outside);
    for (std::size_t at = 0; at < length; ++at) labels_[at] = label_of(at);
    read_mentions(segment, total);
  }

  void forward(const Segment& segment) {
    emissions_.resize(best_.size());
    forward_.resize(best_.size());
    for (std::size_t at = 0; at < best_.size(); ++at) {
      const Scores scores = score(segment.first + static_cast<std::uint32_t>(at), segment);
      for (std::size_t label = 0; label < label_count; ++label) {
        std::int32_t arriving = never;
        if (at == 0) {
          if (may_follow(outside, label)) arriving = model_.transition(outside, label);
        } else {
          for (std::size_t from = 0; from < label_count; ++from) {
            if (may_follow(from, label))
              arriving = std::max(arriving, forward_[at - 1][from] + model_.transition(from, label));
          }
        }
        forward_[at][label] = arriving + scores[label];
        emissions_[at][label] = scores[label];
      }
    }
  }

  void backward(std::size_t length) {
    Row leaving{};
    for (std::size_t label = 0; label < label_count; ++label) leaving[label] = model_.transition(label, outside);
    for (std::size_t at = length; at-- > 0;) {
      for (std::size_t label = 0; label < label_count; ++label) best_[at][label] = forward_[at][label] + leaving[label];
      Row next{};
      for (std::size_t from = 0; from < label_count; ++from) {
        std::int32_t most = never;
        for (std::size_t label = 0; label < label_count; ++label) {
          if (may_follow(from, label))
            most = std::max(most, model_.transition(from, label) + emissions_[at][label] + leaving[label]);
        }
        next[from] = most;
      }
      leaving = next;
    }
  }

  /// The label of the best reading; where two read equally well, one that may follow what was chosen before.
  std::size_t label_of(std::size_t at) const {
    const std::size_t before = at == 0 ? outside : labels_[at - 1];
    std::size_t chosen = outside;
    std::int32_t most = never * 2;
    for (std::size_t label = 0; label < label_count; ++label) {
      if (may_follow(before, label) && best_[at][label] > most) {
        most = best_[at][label];
        chosen = label;
      }
    }
    return chosen;
  }

  std::int32_t margin(std::size_t at, std::int32_t total) const {
    std::int32_t other = never;
    for (std::size_t label = 0; label < label_count; ++label) {
      if (label != labels_[at]) other = std::max(other, best_[at][label]);
    }
    return total - other;
  }

  void read_mentions(const Segment& segment, std::int32_t total) {
    for (std::size_t at = 0; at < labels_.size(); ++at) {
      if (!is_begin(labels_[at])) continue;
      Tagged mention;
      mention.first = segment.first + static_cast<std::uint32_t>(at);
      mention.sentence = segment.sentence;
      mention.type = type_of(labels_[at]);
      mention.margin = margin(at, total);
      std::size_t end = at + 1;
      for (; end < labels_.size() && is_inside(labels_[end]); ++end)
        mention.margin = std::min(mention.margin, margin(end, total));
      mention.end = segment.first + static_cast<std::uint32_t>(end);
      tagged_.push_back(mention);
      at = end - 1;
    }
  }

  const Document& document_;
  const EntityModel& model_;
  Features features_;
  std::vector<Cached> words_;
  std::vector<Cached> neighbours_;
  std::vector<Cached> edges_;
  std::vector<Row> emissions_;
  std::vector<Row> forward_;
  std::vector<Row> best_;
  std::vector<std::size_t> labels_;
  std::vector<Tagged> tagged_;
};

}  // namespace

std::vector<Tagged> tag(const Document& document, const EntityModel& model) { return Tagger(document, model).run(); }

}  // namespace article_inspector
