#include "quotes/attribution/continued_speech.h"

#include <algorithm>

namespace article_inspector::quotes {
namespace {

/// So many sentences of the reporter's own may stand before one that goes on with what was said.
constexpr std::uint32_t sentences_between = 2;

class Carrier {
 public:
  Carrier(const SpeechText& speech, const std::vector<std::uint8_t>& skipped, std::vector<Attribution>& attributions)
      : speech_(speech),
        skipped_(skipped),
        attributions_(attributions),
        owner_(speech.sentences.size(), no_index),
        settled_(speech.sentences.size()) {}

  void carry() {
    const std::size_t before = attributions_.size();
    for (std::uint32_t k = 0; k < before; ++k) own_sentences(k);
    std::uint32_t previous = no_index;
    std::uint32_t last = no_index;  // the attribution before, and the sentence that it stands in
    std::uint32_t last_sentence = 0;
    bool before_reported = false;  // the sentence before has a verb in a mood of reported speech
    for (std::uint32_t sentence = 0; sentence < owner_.size(); ++sentence) {
      const bool near = last != no_index && sentence - last_sentence <= sentences_between + 1;
      if (settled_[sentence] == 0 && (owner_[sentence] != no_index || previous != no_index || near)) {
        const bool beside = owner_[sentence] != no_index || previous != no_index;
        if (beside ? is_reported(sentence, before_reported) : is_reported_clause(sentence)) {
          const bool goes_on = previous != no_index && previous >= before && owner_[sentence] == no_index;
          owner_[sentence] = add(sentence, beside ? previous : last, goes_on);
        }
      }
      previous = owner_[sentence];
      before_reported = previous != no_index && has_mood(sentence);
      if (previous == no_index) continue;
      last = previous;
      last_sentence = sentence;
    }
    if (attributions_.size() > before) tidy(before);
  }

 private:
  void own_sentences(std::uint32_t k) {
    const Attribution& attribution = attributions_[k];
    for (const Range& range : attribution.content) {
      const bool is_quoted_span = range.end == range.first + 1 && speech_.tokens[range.first].is_quoted();
      for (std::uint32_t at = speech_.sentence_of[range.first]; at <= speech_.sentence_of[range.end - 1]; ++at) {
        owner_[at] = k;
        settled_[at] |= is_quoted_span && !attribution.labelled ? 0U : 1U;
      }
    }
    if (attribution.cue == no_index) return;
    owner_[speech_.sentence_of[attribution.cue]] = k;
    settled_[speech_.sentence_of[attribution.cue]] = 1;
  }

  /// Whether the reporter's own words have a verb in a mood that speech is reported in: "Das wäre zu teuer, sagte sie."
  bool has_mood(std::uint32_t at) const {
    const SpeechSentence& sentence = speech_.sentences[at];
    for (std::uint32_t k = sentence.first; k < sentence.end; ++k) {
      if (speech_.tokens[k].is(reportive | subjunctive) && !speech_.tokens[k].is_quoted()) return true;
    }
    return false;
  }

  /// Whether a main clause has such a verb. In it nobody speaks but who spoke some sentences before: "Die Stadt sei
  /// pleite", not "eine Stadt, die pleite sei".
  bool is_reported_clause(std::uint32_t at) const {
    if (!is_reported(at, false)) return false;
    const SpeechSentence& sentence = speech_.sentences[at];
    std::uint32_t clause = sentence.first;
    for (std::uint32_t k = sentence.first; k < sentence.end; ++k) {
      if (speech_.is_punctuation(k)) clause = k + 1;
      if (k == sentence.first || !speech_.tokens[k].is(reportive) || speech_.tokens[k].capital()) continue;
      constexpr std::uint64_t leads = subordinator | complementizer | relative | question | preposition;
      const bool follows = clause > sentence.first && speech_.tokens[clause].is(determiner);
      if (!follows && !speech_.tokens[clause].is(clause > sentence.first ? leads : leads & ~std::uint64_t{preposition}))
        return true;
    }
    return false;
  }

  /// A verb in the mood of reported speech, but not where it is said of oneself ("ich habe") or behind a word that
  /// asks for that mood ("als sei").
  /// The other subjunctive counts where it goes on: "Er sei müde. Man könnte gehen."
  bool is_reported(std::uint32_t at, bool goes_on) const {
    const SpeechSentence& sentence = speech_.sentences[at];
    bool reported = false;
    for (std::uint32_t k = sentence.first; k < sentence.end; ++k) {
      const SpeechToken& token = speech_.tokens[k];
      if (skipped_[k] != 0 || token.is(first_person)) return false;
      const bool asked_for = k > sentence.first && speech_.tokens[k - 1].is(subordinator);
      reported |= token.is(goes_on ? reportive | subjunctive : std::uint64_t{reportive}) && !token.capital() &&
                  !asked_for && k > sentence.first;
    }
    return reported;
  }

  /// The attribution that has the sentence now. What is carried on over several sentences of a paragraph is one.
  std::uint32_t add(std::uint32_t at, std::uint32_t previous, bool goes_on) {
    const SpeechSentence& sentence = speech_.sentences[at];
    const Range range{sentence.first, sentence.end};
    if (goes_on && !sentence.starts_paragraph) {
      attributions_[previous].content.push_back(range);
      return previous;
    }
    Attribution attribution;
    attribution.origin = AttributionOrigin::continued;
    attribution.content.push_back(range);
    if (owner_[at] != no_index) attribution.source = attributions_[owner_[at]].source;
    if (!attribution.source && previous != no_index) attribution.source = attributions_[previous].source;
    attributions_.push_back(std::move(attribution));
    return static_cast<std::uint32_t>(attributions_.size() - 1);
  }

  /// What was marked in a sentence belongs to the whole sentence now.
  void tidy(std::size_t before) {
    for (std::size_t k = 0; k < before; ++k) {
      std::vector<Range>& content = attributions_[k].content;
      content.erase(std::remove_if(content.begin(), content.end(),
                                   [&](const Range& range) {
                                     const std::uint32_t owner = owner_[speech_.sentence_of[range.first]];
                                     return owner != no_index && owner >= before;
                                   }),
                    content.end());
    }
    attributions_.erase(std::remove_if(attributions_.begin(), attributions_.end(),
                                       [](const Attribution& attribution) { return attribution.content.empty(); }),
                        attributions_.end());
    std::stable_sort(attributions_.begin(), attributions_.end(), [](const Attribution& a, const Attribution& b) {
      return a.content[0].first < b.content[0].first;
    });
  }

  const SpeechText& speech_;
  const std::vector<std::uint8_t>& skipped_;
  std::vector<Attribution>& attributions_;
  std::vector<std::uint32_t> owner_;   ///< by sentence: the last attribution with a part of it
  std::vector<std::uint8_t> settled_;  ///< by sentence: more of it is somebody's words than quoted spans
};

}  // namespace

void add_continued_speech(const SpeechText& speech, const std::vector<std::uint8_t>& skipped,
                          std::vector<Attribution>& attributions) {
  Carrier(speech, skipped, attributions).carry();
}

}  // namespace article_inspector::quotes
