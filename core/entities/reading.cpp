#include "entities/reading.h"

#include <algorithm>

namespace article_inspector {

SecondLook::SecondLook(const Document& document, const std::vector<Segment>& segments, const Reading& reading)
    : document_(document),
      segments_(segments),
      reading_(reading),
      votes_(document.lowers.size()),
      mention_of_(reading.labels.size(), no_mention) {
  for (std::uint32_t index = 0; index < segments.size(); ++index) count(segments[index], index);
}

void SecondLook::count(const Segment& segment, std::uint32_t index) {
  const std::uint32_t base = reading_.offsets[index];
  const std::uint32_t length = segment.end - segment.first;
  for (std::uint32_t place = 0; place < length; ++place) {
    const std::size_t label = reading_.labels[base + place];
    const std::uint32_t token = segment.first + place;
    if (label == outside) {
      const bool starts = token == document_.sentences[segment.sentence].first_token;
      if (!starts && document_.shape(document_.tokens[token]) != Shape::lower)
        votes_[word_of(token)].strength[type_count] += strength_of(reading_.margins[base + place]);
      continue;
    }
    if (!is_begin(label)) continue;
    std::uint32_t end = place + 1;
    while (end < length && is_inside(reading_.labels[base + end])) ++end;
    Mention mention{base + place, base + end, 0};
    const auto type = static_cast<std::size_t>(type_of(label));
    for (std::uint32_t at = place; at < end; ++at) {
      const std::uint32_t lower = word_of(segment.first + at);
      mention.form = features::join(mention.form, document_.lowers[lower].hash);
      Votes& votes = votes_[lower];
      votes.strength[type] += strength_of(reading_.margins[base + at]);
      mention_of_[base + at] = static_cast<std::uint32_t>(mentions_.size());
      if (end - place > votes.longest) {
        votes.longest = static_cast<std::uint8_t>(std::min<std::uint32_t>(end - place, 255));
        votes.longest_type = static_cast<std::uint8_t>(type);
        votes.longest_place = end - place == 1 ? 3 : at == place ? 0 : at + 1 == end ? 2 : 1;
      }
    }
    form_votes_[mention.form][type] += strength_of(reading_.margins[base + place]);
    mentions_.push_back(mention);
    place = end - 1;
  }
}

}  // namespace article_inspector
