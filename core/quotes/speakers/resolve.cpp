#include "quotes/speakers/resolve.h"

#include <algorithm>
#include <limits>

namespace article_inspector::quotes {
namespace {

class Resolver {
 public:
  Resolver(const SpeechText& speech, const Entities& entities, const Header& header, SpeakerChooser& chooser)
      : speech_(speech),
        entities_(entities),
        referents_(speech, entities, header),
        candidates_(speech, referents_),
        chooser_(chooser) {}

  void resolve(const std::vector<Attribution>& attributions, std::vector<Quote>& quotes) {
    read_interview(attributions);
    for (std::size_t k = 0; k < attributions.size(); ++k) {
      if (attributions[k].source) quotes[k].speaker = resolve_one(k, attributions[k]);
    }
  }

 private:
  /// "Q: ... A: ...": two labels of a letter or two take turns. The first asks; the other is whom the text names most
  /// often before.
  void read_interview(const std::vector<Attribution>& attributions) {
    std::vector<std::uint32_t> labels;
    std::uint32_t begins = no_index;
    for (const Attribution& attribution : attributions) {
      if (!is_short_label(attribution)) continue;
      const std::uint32_t label = speech_.tokens[attribution.source->first].word;
      if (labels.empty()) begins = attribution.source->first;
      if (std::find(labels.begin(), labels.end(), label) != labels.end()) continue;
      if (labels.size() == 2) return;
      labels.push_back(label);
    }
    if (labels.size() != 2) return;
    asking_ = labels[0];
    answering_ = labels[1];
    const std::vector<std::uint32_t>& authors = referents_.authors();
    if (authors.size() == 1) asker_ = authors.front();
    std::vector<std::uint32_t> counts(entities_.list.size());
    std::uint32_t most = 0;
    const std::size_t end = referents_.first_mention_from(begins);
    for (std::size_t k = 0; k < end; ++k) {
      const std::uint32_t entity = referents_.mentions()[k].entity;
      if (entities_.list[entity].type != EntityType::person || entity == asker_) continue;
      if (++counts[entity] <= most) continue;
      most = counts[entity];
      answerer_ = entity;
    }
  }

  bool is_short_label(const Attribution& attribution) const {
    if (!attribution.labelled || !attribution.source || attribution.source->end - attribution.source->first != 1)
      return false;
    const Span label = speech_.span(attribution.source->first, attribution.source->end);
    return label.length() <= 2 && referents_.mention_at(attribution.source->first) == nullptr;
  }

  std::optional<std::uint32_t> interviewed(const Attribution& attribution) const {
    if (asking_ == 0 || !is_short_label(attribution)) return std::nullopt;
    const std::uint32_t label = speech_.tokens[attribution.source->first].word;
    const std::uint32_t entity = label == asking_ ? asker_ : label == answering_ ? answerer_ : no_index;
    return entity == no_index ? std::nullopt : std::optional<std::uint32_t>(entity);
  }

  Speaker resolve_one(std::size_t index, const Attribution& attribution) {
    const Phrase& phrase = *attribution.source;
    Speaker speaker;
    Referent referent;
    Range mention{phrase.first, phrase.end};
    const auto& turns = conversation_.turns();
    if (!turns.empty() && turns.back().token == phrase.first) {
      // One mention, several quotes.
      referent = turns.back().referent;
      mention = last_mention_;
    } else if (const std::optional<std::uint32_t> entity = interviewed(attribution)) {
      referent = referents_.of(*entity);
    } else if (const auto& candidates = candidates_.find(attribution, conversation_); !candidates.empty()) {
      const SpeakerCandidate& chosen = candidates[chooser_.choose(index, candidates)];
      referent = chosen.referent;
      mention = {chosen.first, chosen.end};
      last_mention_ = mention;
    }
    speaker.span = speech_.span(mention.first, mention.end);
    speaker.name = referent.name.empty() ? std::u16string(speech_.document->view(speaker.span)) : referent.name;
    speaker.entity = referent.entity;
    speaker.anonymous = !referent.entity && !referent.proper;
    if (referent.entity) speaker.role = entities_.list[*referent.entity].role;
    speaker.evidence = {speaker.span};
    if (!referent.name.empty()) conversation_.add(referent, phrase.first);
    return speaker;
  }

  const SpeechText& speech_;
  const Entities& entities_;
  Referents referents_;
  SpeakerCandidates candidates_;
  Conversation conversation_;
  SpeakerChooser& chooser_;
  Range last_mention_;
  std::uint32_t asking_ = 0;  ///< the labels of an interview, as hashes of words
  std::uint32_t answering_ = 0;
  std::uint32_t asker_ = no_index;  ///< entities
  std::uint32_t answerer_ = no_index;
};

}  // namespace

EntityTags tag_entities(const SpeechText& speech, const Entities& entities) {
  struct Marked {
    Span span;
    EntityType type;
  };
  EntityTags tags(speech.tokens.size());
  std::vector<Marked> mentions;
  for (const Entity& entity : entities.list) {
    for (const Mention& mention : entity.mentions) mentions.push_back({mention.span, entity.type});
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Marked& a, const Marked& b) { return a.span.start < b.span.start; });
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < speech.tokens.size(); ++at) {
    const Span span = speech.span(at, at + 1);
    while (next < mentions.size() && mentions[next].span.end <= span.start) ++next;
    if (next < mentions.size() && mentions[next].span.start < span.end)
      tags[at] = static_cast<std::uint8_t>(1 + static_cast<std::uint8_t>(mentions[next].type));
  }
  return tags;
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

void resolve_speakers(const SpeechText& speech, const Entities& entities, const Header& header,
                      const std::vector<Attribution>& attributions, SpeakerChooser& chooser,
                      std::vector<Quote>& quotes) {
  const bool any = std::any_of(attributions.begin(), attributions.end(),
                               [](const Attribution& attribution) { return attribution.source.has_value(); });
  if (!any) return;
  Resolver(speech, entities, header, chooser).resolve(attributions, quotes);
}

}  // namespace article_inspector::quotes
