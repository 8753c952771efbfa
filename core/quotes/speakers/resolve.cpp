#include "quotes/speakers/resolve.h"

#include <algorithm>
#include <optional>

namespace article_inspector::quotes {
namespace {

/// White space in it counts as one blank.
std::u16string one_line(std::u16string_view view) {
  std::u16string text;
  for (const char16_t c : view) {
    const bool blank = c <= u' ' || c == u'\u00A0';
    if (!blank) text.push_back(c);
    if (blank && !text.empty() && text.back() != u' ') text.push_back(u' ');
  }
  return text;
}

std::vector<std::uint8_t> reported_tokens(const SpeechText& speech, const std::vector<Attribution>& attributions) {
  std::vector<std::uint8_t> reported(speech.tokens.size());
  for (const Attribution& attribution : attributions) {
    for (const Range& range : attribution.content) {
      for (std::uint32_t at = range.first; at < range.end; ++at) reported[at] = 1;
    }
  }
  return reported;
}

class Resolver {
 public:
  Resolver(const SpeechText& speech, const Entities& entities, const Header& header,
           const std::vector<Attribution>& attributions, const SpeakerModels& models, SpeakerChooser* chooser)
      : speech_(speech),
        entities_(entities),
        referents_(speech, entities, header),
        candidates_(speech, referents_, reported_tokens(speech, attributions)),
        models_(models),
        chooser_(chooser) {}

  void resolve(const std::vector<Attribution>& attributions, std::vector<Quote>& quotes) {
    read_interview(attributions);
    for (std::size_t k = 0; k < attributions.size(); ++k) {
      if (attributions[k].source) quotes[k].speaker = resolve_one(k, attributions[k], quotes[k].kind);
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

  Speaker resolve_one(std::size_t index, const Attribution& attribution, QuoteKind kind) {
    const Phrase& phrase = *attribution.source;
    if (last_ && last_token_ == phrase.first) return *last_;  // one mention, several quotes
    Choice choice;
    choice.mention = {phrase.first, phrase.end};
    if (const std::optional<std::uint32_t> entity = interviewed(attribution)) {
      choice.referent = referents_.of(*entity);
    } else if (const auto& candidates = candidates_.find(attribution, conversation_); !candidates.empty()) {
      choose(index, candidates, kind, choice);
    }
    if (!choice.referent.name.empty())
      conversation_.add(choice.referent, phrase.first, choice.via.empty() ? choice.mention : choice.via);
    last_ = speaker_of(choice);
    last_token_ = phrase.first;
    return *last_;
  }

  /// Whom the ranker prefers, and how sure that is.
  struct Choice {
    Referent referent;
    Range mention;
    Range via;
    float score = 1;
    float own_score = 0;      ///< that the words at the quote are the name
    std::u16string own_name;  ///< of these
    std::vector<SpeakerCandidate> others;
  };

  void choose(std::size_t index, const std::vector<Candidate>& candidates, QuoteKind kind, Choice& choice) {
    RankedCandidates ranked{speech_, referents_, candidates_.source(), candidates, {}, 0};
    for (const Candidate& candidate : candidates)
      ranked.scores.push_back(models_.ranker.empty() ? 0 : models_.ranker.score(candidate.features));
    ranked.best =
        static_cast<std::size_t>(std::max_element(ranked.scores.begin(), ranked.scores.end()) - ranked.scores.begin());
    if (chooser_ != nullptr) ranked.best = chooser_->choose(index, ranked);
    const Candidate& chosen = candidates[ranked.best];
    choice.referent = chosen.referent;
    choice.mention = {chosen.first, chosen.end};
    choice.via = chosen.via;
    describe_choice(ranked, kind, row_);
    choice.score = models_.confidence.probability(row_);
    const std::vector<float> shares = shares_of(ranked.scores);
    const float rest = std::max(1 - shares[ranked.best], 1e-3F);
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      const float score = k == ranked.best ? choice.score : (1 - choice.score) * shares[k] / rest;
      if (candidates[k].origin == CandidateOrigin::itself && score > choice.own_score) {
        choice.own_score = score;
        choice.own_name = candidates[k].referent.name;
      }
      if (k != ranked.best || nobody_is_named(choice))
        choice.others.push_back({candidates[k].referent.name, candidates[k].referent.entity, score});
    }
    std::stable_sort(choice.others.begin(), choice.others.end(),
                     [](const SpeakerCandidate& a, const SpeakerCandidate& b) { return a.score > b.score; });
    if (choice.others.size() > most_others) choice.others.resize(most_others);
  }

  /// Below one half a doubtful name is worse than none, but for a name that the words at the quote give.
  bool nobody_is_named(const Choice& choice) const {
    if (choice.score >= 0.5F) return false;
    if (choice.referent.entity) return true;
    const Span words = speech_.span(choice.mention.first, choice.mention.end);
    return !choice.via.empty() &&
           one_line(speech_.document->view(words)).find(choice.referent.name) == std::u16string::npos;
  }

  Speaker speaker_of(const Choice& choice) const {
    Speaker speaker;
    speaker.span = speech_.span(choice.mention.first, choice.mention.end);
    speaker.score = choice.score;
    speaker.candidates = choice.others;
    speaker.evidence.push_back(speaker.span);
    if (choice.referent.name.empty() || nobody_is_named(choice)) {
      speaker.name = choice.own_name.empty() ? one_line(speech_.document->view(speaker.span)) : choice.own_name;
      speaker.anonymous = true;
      if (!choice.referent.name.empty()) speaker.score = choice.own_score;
      return speaker;
    }
    speaker.name = choice.referent.name;
    speaker.entity = choice.referent.entity;
    speaker.anonymous = !choice.referent.entity && !choice.referent.proper;
    if (!choice.via.empty()) speaker.evidence.push_back(speech_.span(choice.via.first, choice.via.end));
    if (choice.referent.entity) {
      const Entity& entity = entities_.list[choice.referent.index];
      speaker.role = entity.role;
      add_full_name(entity, speaker.evidence);
    }
    return speaker;
  }

  /// The mention that has the name in full, where what leads to it does not. A text names people in full early.
  void add_full_name(const Entity& entity, std::vector<Span>& evidence) const {
    constexpr std::size_t looked_at = 64;
    const Span last = evidence.back();
    if (speech_.document->view(last).find(entity.name) != std::u16string_view::npos) return;
    const Mention* full = nullptr;
    for (std::size_t k = 0; k < std::min(entity.mentions.size(), looked_at); ++k) {
      const Mention& mention = entity.mentions[k];
      if (full == nullptr || mention.span.length() > full->span.length()) full = &mention;
    }
    if (full != nullptr && !(full->span.start < last.end && last.start < full->span.end))
      evidence.push_back(full->span);
  }

  static constexpr std::size_t most_others = 3;

  const SpeechText& speech_;
  const Entities& entities_;
  Referents referents_;
  SpeakerCandidates candidates_;
  Conversation conversation_;
  SpeakerModels models_;
  SpeakerChooser* chooser_;
  std::optional<Speaker> last_;
  std::uint32_t last_token_ = no_index;  ///< of the words that named the last speaker
  std::vector<float> row_;
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

void resolve_speakers(const SpeechText& speech, const Entities& entities, const Header& header,
                      const std::vector<Attribution>& attributions, const SpeakerModels& models,
                      std::vector<Quote>& quotes, SpeakerChooser* chooser) {
  const bool any = std::any_of(attributions.begin(), attributions.end(),
                               [](const Attribution& attribution) { return attribution.source.has_value(); });
  if (!any) return;
  Resolver(speech, entities, header, attributions, models, chooser).resolve(attributions, quotes);
}

}  // namespace article_inspector::quotes
