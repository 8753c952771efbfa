#include "quotes/resolve.h"

#include <algorithm>

namespace article_inspector::quotes {
namespace {

struct EntityMention {
  Span span;
  std::uint32_t entity = 0;
};

std::vector<EntityMention> mentions_in_order(const Entities& entities) {
  std::vector<EntityMention> mentions;
  for (std::uint32_t index = 0; index < entities.list.size(); ++index) {
    for (const Mention& mention : entities.list[index].mentions) mentions.push_back({mention.span, index});
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const EntityMention& a, const EntityMention& b) { return a.span.start < b.span.start; });
  return mentions;
}

}  // namespace

EntityMarks entity_marks(const Units& units, const Entities& entities) {
  EntityMarks marks(units.list.size());
  const std::vector<EntityMention> mentions = mentions_in_order(entities);
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < units.list.size(); ++at) {
    const Span span = units.span(at, at + 1);
    while (next < mentions.size() && mentions[next].span.end <= span.start) ++next;
    if (next < mentions.size() && mentions[next].span.start < span.end)
      marks[at] = static_cast<std::uint8_t>(1 + static_cast<std::uint8_t>(entities.list[mentions[next].entity].type));
  }
  return marks;
}

void resolve_speakers(const Units& units, const Entities& entities, const std::vector<Attribution>& attributions,
                      std::vector<Quote>& quotes) {
  (void)entities;
  for (std::size_t k = 0; k < attributions.size(); ++k) {
    if (!attributions[k].source) continue;
    Speaker speaker;
    speaker.span = units.span(attributions[k].source->first, attributions[k].source->end);
    speaker.name = std::u16string(units.document->view(speaker.span));
    quotes[k].speaker = speaker;
  }
}

}  // namespace article_inspector::quotes
