/// What the first pass reads in a text, and what the second sees of it: how the same words were read elsewhere
/// (Krishnan and Manning 2006), and the names around.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "article_inspector/document.h"
#include "entities/features_inl.h"
#include "entities/labels.h"
#include "entities/model.h"

namespace article_inspector {

/// The tokens of all segments in a row, segment after segment.
struct Reading {
  std::vector<std::uint32_t> offsets;  ///< of each segment: the place of its first token
  std::vector<Scores> scores;
  std::vector<std::uint8_t> labels;
  std::vector<std::int32_t> margins;
};

class SecondLook {
 public:
  SecondLook(const Document& document, const std::vector<Segment>& segments, const Reading& reading);

  /// The features of the token at `place` of a segment, for the second pass.
  template <class Sink>
  void of_token(std::uint32_t segment, std::uint32_t place, Sink&& sink) const;

 private:
  struct Votes {
    std::array<std::int32_t, type_count + 1> strength{};  // the last one: read as no name though capitalized
    std::uint8_t longest = 0;                             // tokens of the longest name that it was part of
    std::uint8_t longest_type = 0;
    std::uint8_t longest_place = 0;  // 0 first, 1 inside, 2 last, 3 alone
  };
  struct Mention {
    std::uint32_t first = 0;  // places in the reading
    std::uint32_t end = 0;
    std::uint64_t form = 0;
  };

  std::uint32_t word_of(std::uint32_t token) const { return document_.words[document_.tokens[token].word].lower; }
  static std::int32_t strength_of(std::int32_t margin) { return 8 + (margin < 96 ? margin : 96); }
  void count(const Segment& segment, std::uint32_t index);

  const Document& document_;
  const std::vector<Segment>& segments_;
  const Reading& reading_;
  std::vector<Votes> votes_;                                                            // of lower forms
  std::unordered_map<std::uint64_t, std::array<std::int32_t, type_count>> form_votes_;  // of whole names
  std::vector<Mention> mentions_;
  std::vector<std::uint32_t> mention_of_;  // of places; no_mention outside
  static constexpr std::uint32_t no_mention = 0xFFFFFFFF;
};

namespace features {
/// The strongest of several votes, and how far it leads: in four steps.
template <std::size_t count>
std::uint64_t leading(const std::array<std::int32_t, count>& votes) {
  std::size_t best = 0;
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < count; ++k) {
    sum += votes[k];
    if (votes[k] > votes[best]) best = k;
  }
  if (sum <= 0) return 0;
  const std::int64_t share = votes[best] * std::int64_t{100} / sum;
  return 1 + best * 4 + (share >= 95 ? 3U : share >= 75 ? 2U : share >= 50 ? 1U : 0U);
}
inline std::uint64_t steps(std::int32_t value) {
  return value < 8 ? 0 : value < 24 ? 1 : value < 64 ? 2 : value < 160 ? 3 : value < 500 ? 4 : 5;
}
}  // namespace features

template <class Sink>
void SecondLook::of_token(std::uint32_t segment, std::uint32_t place, Sink&& sink) const {
  using namespace features;
  const Segment& here = segments_[segment];
  const std::uint32_t at = reading_.offsets[segment] + place;
  const std::uint32_t token = here.first + place;
  const std::uint64_t label = reading_.labels[at];
  const std::uint32_t length = here.end - here.first;
  const std::uint64_t shape = static_cast<std::uint64_t>(document_.shape(document_.tokens[token]));

  sink(feature(second_own, join(label, steps(reading_.margins[at]))));
  const std::uint64_t left = place > 0 ? reading_.labels[at - 1] : label_count;
  const std::uint64_t right = place + 1 < length ? reading_.labels[at + 1] : label_count;
  sink(feature(second_neighbours, join(join(left, label), right)));

  const Votes& votes = votes_[word_of(token)];
  auto elsewhere = votes.strength;
  const std::size_t own =
      label == outside ? type_count : static_cast<std::size_t>(type_of(static_cast<std::size_t>(label)));
  elsewhere[own] = std::max(elsewhere[own] - strength_of(reading_.margins[at]), 0);
  std::int32_t sum = 0;
  for (const std::int32_t vote : elsewhere) sum += vote;
  if (sum > 0 && shape != static_cast<std::uint64_t>(Shape::lower)) {
    const std::uint64_t lead = leading(elsewhere);
    sink(feature(second_votes, join(lead, label)));
    sink(feature(second_strength, join(join(lead, steps(sum)), steps(reading_.margins[at]))));
    sink(feature(second_longest, join(join(votes.longest_type, votes.longest_place),
                                      join(std::min<std::uint32_t>(votes.longest, 3), label))));
  }
  if (mention_of_[at] == no_mention) return;
  const Mention& mention = mentions_[mention_of_[at]];
  const auto same = form_votes_.find(mention.form);
  if (same != form_votes_.end() && own < type_count) {
    auto others = same->second;
    others[own] = std::max(others[own] - strength_of(reading_.margins[mention.first]), 0);
    const std::uint64_t lead = leading(others);
    if (lead != 0) sink(feature(second_form, join(lead, join(label, mention.end - mention.first > 1))));
  }
  if (mention_of_[at] > 0) {
    const Mention& before = mentions_[mention_of_[at] - 1];
    if (before.first >= reading_.offsets[segment] && before.end + 2 >= mention.first)
      sink(feature(
          second_before,
          join(join(reading_.labels[before.first], label),
               document_.lower_word(document_.tokens[here.first + (mention.first - 1 - reading_.offsets[segment])])
                   .hash)));
  }
  if (mention_of_[at] + 1 < mentions_.size()) {
    const Mention& after = mentions_[mention_of_[at] + 1];
    if (after.first < reading_.offsets[segment] + length && after.first <= mention.end + 2)
      sink(feature(
          second_after,
          join(join(reading_.labels[after.first], label),
               document_.lower_word(document_.tokens[here.first + (mention.end - reading_.offsets[segment])]).hash)));
  }
}

}  // namespace article_inspector
