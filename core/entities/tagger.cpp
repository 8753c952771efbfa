#include "entities/tagger.h"

#include <algorithm>

namespace article_inspector {
namespace {

using Row = TransitionRow;

void add(const Scores& from, Scores& to) {
  for (std::size_t label = 0; label < label_lanes; ++label)
    to[label] = static_cast<std::int16_t>(to[label] + from[label]);
}

/// Scores tokens; what depends on a word alone is looked up once a word.
class Scorer {
 public:
  Scorer(const Document& document, const Features& features, const EntityModel& model)
      : document_(document),
        features_(features),
        model_(model),
        words_(document.words.size()),
        neighbours_((document.words.size() + 1) * offsets.size()) {}

  Scores score(std::uint32_t token, const Segment& segment) {
    Scores scores = of_word(document_.tokens[token].word);
    for (std::size_t k = 0; k < offsets.size(); ++k)
      add(of_neighbour(features_.word_at(token, segment, offsets[k]), k), scores);
    features_.of_place(token, segment, [&](Feature feature) { model_.add(feature, scores); });
    return scores;
  }

 private:
  static constexpr std::array<int, 4> offsets = {-2, -1, 1, 2};

  /// The scores at `place`, a number in scores_ and 0 where there are none yet. They stay until the next are asked for.
  template <class Read>
  const Scores& remembered(std::uint32_t& place, const Read& read) {
    if (place == 0) {
      scores_.emplace_back();
      place = static_cast<std::uint32_t>(scores_.size());
      read(scores_.back());
    }
    return scores_[place - 1];
  }

  const Scores& of_word(std::uint32_t word) {
    return remembered(words_[word], [&](Scores& scores) {
      features_.of_word(word, [&](Feature feature) { model_.add(feature, scores); });
    });
  }

  const Scores& of_neighbour(std::uint32_t word, std::size_t offset) {
    const std::size_t row = word == Features::no_word ? document_.words.size() : word;
    return remembered(neighbours_[row * offsets.size() + offset], [&](Scores& scores) {
      features_.of_neighbour(word, offsets[offset], [&](Feature feature) { model_.add(feature, scores); });
    });
  }

  const Document& document_;
  const Features& features_;
  const EntityModel& model_;
  // Most words of a text are in no segment: scores are kept for those that are.
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> neighbours_;  // of each word, and of a sentence's edge
  std::vector<Scores> scores_;
};

/// Viterbi from both ends: for each token and label the best reading that has it there.
class Decoder {
 public:
  explicit Decoder(const EntityModel& model) : model_(model) {}

  /// Of a token of the segment that was read last: for each label the score of the best reading that has it there.
  const Row& best(std::size_t at) const { return best_[at]; }

  /// Reads the labels and margins of the tokens from their scores, all from `base` to `end` of the reading.
  void run(Reading& reading, std::size_t base, std::size_t end) {
    const std::size_t length = end - base;
    const Scores* scores = reading.scores.data() + base;
    best_.resize(length);
    forward(scores, length);
    backward(scores, length);
    const std::int32_t total = *std::max_element(best_[0].begin(), best_[0].begin() + label_count);
    std::size_t before = outside;
    for (std::size_t at = 0; at < length; ++at) {
      before = label_of(at, before);
      reading.labels[base + at] = static_cast<std::uint8_t>(before);
      reading.margins[base + at] = margin(at, before, total);
    }
  }

 private:
  void forward(const Scores* scores, std::size_t length) {
    forward_.resize(length);
    Row arriving = model_.transitions_from(outside);
    for (std::size_t at = 0; at < length; ++at) {
      if (at > 0) {
        arriving.fill(never);
        for (std::size_t from = 0; from < label_count; ++from) {
          const TransitionRow& transitions = model_.transitions_from(from);
          const std::int32_t before = forward_[at - 1][from];
          for (std::size_t label = 0; label < transition_lanes; ++label)
            arriving[label] = std::max(arriving[label], before + transitions[label]);
        }
      }
      for (std::size_t label = 0; label < transition_lanes; ++label)
        forward_[at][label] = std::max(arriving[label] + scores[at][label], never);
    }
  }

  void backward(const Scores* scores, std::size_t length) {
    Row leaving{};
    for (std::size_t label = 0; label < label_count; ++label) leaving[label] = model_.transitions_from(label)[outside];
    for (std::size_t at = length; at-- > 0;) {
      Row here{};
      for (std::size_t label = 0; label < transition_lanes; ++label) {
        best_[at][label] = forward_[at][label] + leaving[label];
        here[label] = scores[at][label] + leaving[label];
      }
      for (std::size_t from = 0; from < label_count; ++from) {
        const TransitionRow& transitions = model_.transitions_from(from);
        std::int32_t most = never;
        for (std::size_t label = 0; label < transition_lanes; ++label)
          most = std::max(most, transitions[label] + here[label]);
        leaving[from] = most;
      }
    }
  }

  /// The label of the best reading; where two read equally well, one that may follow what was chosen before.
  std::size_t label_of(std::size_t at, std::size_t before) const {
    std::size_t chosen = outside;
    std::int32_t most = never * 4;
    for (std::size_t label = 0; label < label_count; ++label) {
      if (may_follow(before, label) && best_[at][label] > most) {
        most = best_[at][label];
        chosen = label;
      }
    }
    return chosen;
  }

  std::int32_t margin(std::size_t at, std::size_t chosen, std::int32_t total) const {
    std::int32_t other = never * 2;
    for (std::size_t label = 0; label < label_count; ++label) {
      if (label != chosen) other = std::max(other, best_[at][label]);
    }
    return (total - other) * (margin_scale / weight_scale);
  }

  const EntityModel& model_;
  std::vector<Row> forward_;
  std::vector<Row> best_;
};

void decode(Reading& reading, const std::vector<Segment>& segments, const EntityModel& model) {
  Decoder decoder(model);
  for (std::size_t index = 0; index < segments.size(); ++index) {
    const std::size_t base = reading.offsets[index];
    decoder.run(reading, base, base + segments[index].end - segments[index].first);
  }
}

std::vector<Tagged> mentions_of(const Reading& reading, const std::vector<Segment>& segments) {
  std::vector<Tagged> tagged;
  for (std::size_t index = 0; index < segments.size(); ++index) {
    const Segment& segment = segments[index];
    const std::uint32_t base = reading.offsets[index];
    const std::uint32_t length = segment.end - segment.first;
    for (std::uint32_t at = 0; at < length; ++at) {
      const std::size_t label = reading.labels[base + at];
      if (!is_begin(label)) continue;
      std::uint32_t end = at + 1;
      std::int32_t margin = reading.margins[base + at];
      for (; end < length && is_inside(reading.labels[base + end]); ++end)
        margin = std::min(margin, reading.margins[base + end]);
      tagged.push_back({segment.first + at, segment.first + end, segment.sentence, type_of(label), margin});
      at = end - 1;
    }
  }
  return tagged;
}

}  // namespace

Reading read_once(const Document& document, const Features& features, const EntityModel& model) {
  Reading reading;
  Scorer scorer(document, features, model);
  for (const Segment& segment : features.segments()) {
    reading.offsets.push_back(static_cast<std::uint32_t>(reading.scores.size()));
    for (std::uint32_t token = segment.first; token < segment.end; ++token)
      reading.scores.push_back(scorer.score(token, segment));
  }
  reading.labels.resize(reading.scores.size());
  reading.margins.resize(reading.scores.size());
  decode(reading, features.segments(), model);
  return reading;
}

Reading read_twice(const Document& document, const Features& features, const EntityModel& model) {
  const std::vector<Segment>& segments = features.segments();
  Reading reading = read_once(document, features, model);
  const Reading first{reading.offsets, {}, reading.labels, reading.margins};
  const SecondLook look(document, segments, first);
  for (std::uint32_t index = 0; index < segments.size(); ++index) {
    for (std::uint32_t place = 0; place < segments[index].end - segments[index].first; ++place) {
      Scores& scores = reading.scores[reading.offsets[index] + place];
      look.of_token(index, place, [&](Feature feature) { model.add(feature, scores); });
    }
  }
  decode(reading, segments, model);
  return reading;
}

std::vector<Tagged> tag(const Document& document, const EntityModel& model) {
  const Features features(document);
  return mentions_of(read_twice(document, features, model), features.segments());
}

LabelScores label_scores(const Reading& reading, std::size_t first, std::size_t end, std::size_t at,
                         const EntityModel& model) {
  Reading copy = reading;
  Decoder decoder(model);
  decoder.run(copy, first, end);
  const TransitionRow& best = decoder.best(at - first);
  LabelScores scores{};
  for (std::size_t label = 0; label < label_count; ++label) scores[label] = best[label] * (margin_scale / weight_scale);
  return scores;
}

}  // namespace article_inspector
