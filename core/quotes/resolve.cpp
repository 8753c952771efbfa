#include "quotes/resolve.h"

#include <algorithm>
#include <limits>

namespace article_inspector::quotes {
namespace {

class Resolver {
 public:
  Resolver(const Units& units, const Entities& entities, const Header& header, SpeakerChooser& chooser)
      : units_(units),
        entities_(entities),
        referents_(units, entities, header),
        candidates_(units, referents_),
        chooser_(chooser) {}

  void resolve(const std::vector<Attribution>& attributions, std::vector<Quote>& quotes) {
    for (std::size_t k = 0; k < attributions.size(); ++k) {
      if (attributions[k].source) quotes[k].speaker = resolve_one(k, attributions[k]);
    }
  }

 private:
  Speaker resolve_one(std::size_t index, const Attribution& attribution) {
    const Phrase& phrase = *attribution.source;
    Speaker speaker;
    Referent referent;
    std::uint32_t end = phrase.end;
    const auto& turns = conversation_.turns();
    if (!turns.empty() && turns.back().unit == phrase.first) {
      // One mention, several quotes.
      referent = turns.back().referent;
      end = last_end_;
    } else if (const auto& candidates = candidates_.find(attribution, conversation_); !candidates.empty()) {
      const SpeakerCandidate& chosen = candidates[chooser_.choose(index, candidates)];
      referent = chosen.referent;
      end = chosen.end;
      last_end_ = end;
    }
    speaker.span = units_.span(phrase.first, end);
    speaker.name = referent.name.empty() ? std::u16string(units_.document->view(speaker.span)) : referent.name;
    speaker.entity = referent.entity;
    speaker.anonymous = !referent.entity && !referent.proper;
    if (referent.entity) speaker.role = entities_.list[*referent.entity].role;
    if (!referent.name.empty()) conversation_.add(referent, phrase.first);
    return speaker;
  }

  const Units& units_;
  const Entities& entities_;
  Referents referents_;
  SpeakerCandidates candidates_;
  Conversation conversation_;
  SpeakerChooser& chooser_;
  std::uint32_t last_end_ = 0;
};

}  // namespace

EntityMarks entity_marks(const Units& units, const Entities& entities) {
  struct Marked {
    Span span;
    EntityType type;
  };
  EntityMarks marks(units.list.size());
  std::vector<Marked> mentions;
  for (const Entity& entity : entities.list) {
    for (const Mention& mention : entity.mentions) mentions.push_back({mention.span, entity.type});
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Marked& a, const Marked& b) { return a.span.start < b.span.start; });
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < units.list.size(); ++at) {
    const Span span = units.span(at, at + 1);
    while (next < mentions.size() && mentions[next].span.end <= span.start) ++next;
    if (next < mentions.size() && mentions[next].span.start < span.end)
      marks[at] = static_cast<std::uint8_t>(1 + static_cast<std::uint8_t>(mentions[next].type));
  }
  return marks;
}

std::size_t SpeakerRanker::choose(std::size_t /*attribution*/, const std::vector<SpeakerCandidate>& candidates) {
  std::size_t best = 0;
  if (model_.empty()) return best;
  std::int32_t highest = std::numeric_limits<std::int32_t>::min();
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const std::int32_t score = model_.score(candidates[k].features);
    if (score <= highest) continue;
    highest = score;
    best = k;
  }
  return best;
}

void resolve_speakers(const Units& units, const Entities& entities, const Header& header,
                      const std::vector<Attribution>& attributions, SpeakerChooser& chooser,
                      std::vector<Quote>& quotes) {
  Resolver(units, entities, header, chooser).resolve(attributions, quotes);
}

}  // namespace article_inspector::quotes
