#include "quotes/speakers/speaker_source.h"

#include <algorithm>

namespace article_inspector::quotes {
namespace {

constexpr std::uint32_t longest_description = 24;  ///< tokens behind a phrase

class SourceReader {
 public:
  SourceReader(const SpeechText& speech, const Referents& referents) : speech_(speech), referents_(referents) {}

  SpeakerSource read(const Attribution& attribution) {
    source_.attribution = &attribution;
    source_.phrase = *attribution.source;
    Phrase& phrase = source_.phrase;
    source_.sentence = speech_.sentence_of[phrase.first];
    take_head_before();
    const std::uint32_t sentence_end = speech_.sentences[source_.sentence].end;
    source_.kind = pronoun_kind();
    if (describes()) complete(sentence_end);
    source_.head = noun_head();
    if (describes()) {
      shorten();
      source_.kind = described_kind();
      source_.head_kind = head_kind(token(source_.head));
      one_person_ = is_one_person();
      if (one_person_) source_.head_kind = HeadKind::person;
    }
    source_.wanted = phrase.classes;
    if (!describes()) source_.wanted |= token(phrase.first).classes & (male | female | plural | thing);
    if (describes()) source_.wanted = token(source_.head).classes & (male | female | plural | person | body | document);
    if (one_person_) source_.wanted &= ~std::uint64_t{plural};
    source_.key = number_of(source_.kind) * 16 + number_of(source_.head_kind);
    source_.group = source_.kind <= SourceKind::it         ? 0
                    : !describes()                         ? 1
                    : source_.kind <= SourceKind::proper   ? 2
                    : source_.kind == SourceKind::definite ? 3
                                                           : 4;
    find_region(sentence_end);
    source_.modifiers = read_modifiers();
    return source_;
  }

 private:
  const SpeechToken& token(std::uint32_t at) const { return speech_.tokens[at]; }
  bool describes() const { return source_.describes(); }

  /// How closely a description says who it is: "the mayor", "the new mayor", "the city's mayor".
  std::uint32_t read_modifiers() const {
    if (!describes()) return 0;
    std::uint32_t words = 0;
    bool owner = false;
    bool name = false;
    for (std::uint32_t at = source_.phrase.first; at < source_.head; ++at) {
      owner |= token(at).is(genitive | possessive);
      if (const EntityMention* mention = referents_.mention_at(at)) {
        name |= referents_.entity(mention->entity).type < EntityType::location;
      }
      if (token(at).kind == TokenKind::word && !token(at).is(determiner | possessive)) ++words;
    }
    // "the county council", not "the new council".
    const bool of_noun =
        source_.head > source_.phrase.first && is_noun(token(source_.head - 1)) && !token(source_.head - 1).capital();
    const bool goes_on = source_.region_end > source_.phrase.end &&
                         token(source_.phrase.end).is(preposition | genitive_preposition | infinitive_mark);
    return std::min(words, 3U) * 16 + (owner ? 1U : 0U) + (name ? 2U : 0U) + (goes_on ? 4U : 0U) + (of_noun ? 8U : 0U);
  }

  /// Of pronouns; SourceKind::named where it is none.
  SourceKind pronoun_kind() const {
    const Phrase& phrase = source_.phrase;
    const SpeechToken& first = token(phrase.first);
    if (source_.attribution->labelled) return SourceKind::named;
    if ((phrase.classes & relative) != 0) return SourceKind::relative;
    const bool alone = phrase.end - phrase.first == 1;
    if (alone && first.is(possessive) && followed_by_noun(phrase.end)) return SourceKind::named;
    if ((phrase.classes & pronoun) == 0 && !(alone && first.is(possessive))) return SourceKind::named;
    if ((phrase.classes & (first_person | second_person)) != 0) return SourceKind::speaker;
    if ((phrase.classes & someone) != 0) return SourceKind::named;
    if (gender_of(first.classes) != 0 || (first.classes & (male | female)) == 0) {
      if (first.is(thing)) return SourceKind::it;
      if (first.is(plural) && gender_of(first.classes) == 0) return SourceKind::they;
    }
    return SourceKind::he_or_she;
  }

  /// "der Forscher" is one, "Forscher" are several; behind another noun or a preposition nobody knows.
  bool is_one_person() const {
    const std::uint32_t first = source_.phrase.first;
    if (source_.head_kind != HeadKind::people || !token(source_.head).is(male)) return false;
    if (!token(first).is(determiner) || !token(first).is(male)) return false;
    return first == speech_.sentences[source_.sentence].first ||
           !token(first - 1).is(preposition | genitive_preposition | source_word | speech_noun | person | body);
  }

  bool followed_by_noun(std::uint32_t at) const {
    return at < speech_.tokens.size() && at != source_.attribution->cue &&
           speech_.sentence_of[at] == source_.sentence && is_noun(token(at)) && !token(at).capital();
  }

  /// "a spokesman for Ann Lee" where only "Ann Lee" was taken.
  void take_head_before() {
    Phrase& phrase = source_.phrase;
    if (source_.attribution->labelled || phrase.first < 2) return;
    const std::uint32_t head = phrase.first - 2;
    if (speech_.sentence_of[head] != source_.sentence || is_inside_content(*source_.attribution, head) ||
        head == source_.attribution->cue)
      return;
    if (!token(head + 1).is(preposition | genitive_preposition)) return;
    const HeadKind kind = head_kind(token(head));
    if ((kind != HeadKind::person && kind != HeadKind::people) || token(head).capital()) return;
    if (const std::optional<Phrase> whole = phrase_ending_in(speech_, head, source_.attribution->cue)) phrase = *whole;
  }

  /// "The monthly" before "report", "A staff" before "report": the phrase goes on until its noun.
  void complete(std::uint32_t sentence_end) {
    Phrase& phrase = source_.phrase;
    if (source_.attribution->labelled) return;
    const SpeechToken& last = token(phrase.end - 1);
    const bool bare_noun = is_noun(last) && !last.is(determiner | possessive);
    for (std::uint32_t at = phrase.end; at < sentence_end && at < phrase.end + 4; ++at) {
      const SpeechToken& next = token(at);
      if (at == source_.attribution->cue || next.is_quoted() || speech_.is_punctuation(at)) return;
      if (next.is(say_verb | preposition | genitive_preposition | agent_preposition | infinitive_mark | pronoun |
                  relative | conjunction | auxiliary | complementizer | subordinator))
        return;
      if (next.is(determiner) && !next.is(count_word)) return;
      const bool strong = next.is(person | body | document) || describes_somebody(head_kind(next));
      if (!(bare_noun ? strong && !next.capital() : is_noun(next) || strong)) continue;
      phrase.end = at + 1;
      phrase.head = at;
      phrase.classes |= next.classes & (person | body | document | plural | male | female);
      return;
    }
  }

  /// The last token of the phrase that may be a noun.
  std::uint32_t noun_head() const {
    const Phrase& phrase = source_.phrase;
    for (std::uint32_t at = phrase.head + 1; at-- > phrase.first;) {
      if (is_noun(token(at)) && !token(at).is(determiner | possessive)) return at;
    }
    return phrase.head;
  }

  /// "der Stadtverwaltung kosten": where nouns begin with a capital, a lower-case word that no list has ends none.
  void cut_lower_case() {
    Phrase& phrase = source_.phrase;
    std::uint32_t end = phrase.end;
    while (end > phrase.first && token(end - 1).kind == TokenKind::word && !token(end - 1).capital() &&
           token(end - 1).classes == 0)
      --end;
    if (end == phrase.end || end == phrase.first || !token(end - 1).capital()) return;
    phrase.end = end;
    phrase.head = end - 1;
    source_.head = noun_head();
  }

  /// "The separatists used", "the campaign sent out": behind the noun the phrase took a verb for a noun.
  void shorten() {
    Phrase& phrase = source_.phrase;
    if (source_.attribution->labelled) return;
    if (speech_.capital_nouns) cut_lower_case();
    std::uint32_t cut = phrase.end;
    for (std::uint32_t at = phrase.end; at-- > phrase.first + 1;) {
      if (describes_somebody(head_kind(token(at))) || token(at).capital()) break;
      if ((is_verb(token(at)) || (at > source_.head && token(at).is(adverb))) && is_noun(token(at - 1))) cut = at;
    }
    if (cut == phrase.end) return;
    phrase.end = cut;
    phrase.head = cut - 1;
    source_.head = noun_head();
  }

  SourceKind described_kind() const {
    const Phrase& phrase = source_.phrase;
    // "Jo** said": a masked name is no entity's.
    if (speech_.is_punctuation(phrase.head)) return SourceKind::masked;
    if (source_.attribution->labelled) return SourceKind::label;
    if (referents_.mention_at(source_.head) != nullptr || referents_.mention_at(phrase.head) != nullptr)
      return SourceKind::named;
    const SpeechToken& first = token(phrase.first);
    if (first.is(definite | possessive)) return SourceKind::definite;
    if (first.is(determiner)) return SourceKind::indefinite;
    return phrase.proper && (phrase.classes & (person | body | document)) == 0 ? SourceKind::proper : SourceKind::bare;
  }

  void find_region(std::uint32_t sentence_end) {
    const Phrase& phrase = source_.phrase;
    const Attribution& attribution = *source_.attribution;
    std::uint32_t limit = std::min(sentence_end, phrase.end + longest_description);
    for (const Range& range : attribution.content) {
      if (range.first >= phrase.end) limit = std::min(limit, range.first);
    }
    if (attribution.cue != no_index && attribution.cue >= phrase.end && attribution.cue <= limit) {
      limit = attribution.cue;
      source_.to_cue = true;
    }
    for (std::uint32_t at = phrase.end; at < limit; ++at) {
      if (token(at).is_quoted() || token(at).is(relative | question) || begins_clause(at, limit)) limit = at;
    }
    // Not "officials have repeatedly", "the minister,", "users seem to".
    constexpr std::uint64_t loose = auxiliary | adverb | negation | time_word | preposition | infinitive_mark |
                                    conjunction | verb_particle | relative;
    while (limit > phrase.end && (token(limit - 1).is(loose) || speech_.is_punctuation(limit - 1))) --limit;
    source_.region_end = describes() && !attribution.labelled ? limit : phrase.end;
    source_.end = describes() ? attached_end() : phrase.end;
  }

  /// Whether a verb tells what the speaker did: not "evidence presented at the trial".
  bool begins_clause(std::uint32_t at, std::uint32_t limit) const {
    const SpeechToken& verb = token(at);
    if (verb.is(auxiliary) && !verb.is(genitive)) return true;
    // "The note contained a sketch": between a noun and a determiner stands a verb, where no small word does.
    constexpr std::uint64_t small = preposition | genitive_preposition | agent_preposition | infinitive_mark |
                                    conjunction | contrast | subordinator | determiner | possessive | adverb |
                                    genitive | relative | complementizer | quantity | count_word;
    if (at + 1 < limit && token(at + 1).is(determiner) && verb.kind == TokenKind::word && !verb.is(small) &&
        !verb.capital() && is_noun(token(at - 1)))
      return true;
    if (!is_verb(verb) || token(at - 1).is(determiner | possessive | genitive)) return false;
    return at + 1 < limit && !speech_.is_punctuation(at + 1) &&
           !token(at + 1).is(preposition | genitive_preposition | agent_preposition | infinitive_mark | time_word);
  }

  /// Behind the "of ..." and "for ..." that a description takes with it.
  std::uint32_t attached_end() const {
    std::uint32_t at = source_.phrase.end;
    constexpr std::uint64_t joints = preposition | genitive_preposition;
    for (int attached = 0; attached < 2 && at + 1 < source_.region_end && token(at).is(joints); ++attached) {
      std::uint32_t end = at + 1;
      while (end < source_.region_end && !speech_.is_punctuation(end) && !token(end).is(joints | relative | auxiliary))
        ++end;
      at = end;
    }
    return at;
  }

  const SpeechText& speech_;
  const Referents& referents_;
  SpeakerSource source_;
  bool one_person_ = false;  ///< its noun is the same for one and for several, and the determiner says one
};

}  // namespace

bool is_inside_content(const Attribution& attribution, std::uint32_t token) {
  return std::any_of(attribution.content.begin(), attribution.content.end(),
                     [&](const Range& range) { return range.has(token); });
}

bool is_verb(const SpeechToken& token) {
  if (token.is_quoted() || token.capital()) return false;
  return token.is(verb_classes | auxiliary) || (is_verb(token.sense) && !token.is(person | body | document));
}

bool is_noun(const SpeechToken& token) {
  if (token.is_quoted() || (token.kind != TokenKind::word && token.kind != TokenKind::handle)) return false;
  if (token.is(person | body | document | title)) return true;
  if (is_noun(token.sense)) return true;
  // In no list, and unknown to the lexicon too or known without a sense in running text.
  return token.classes == 0 && (token.capital() || (token.sense == Sense::none && token.cluster == 0));
}

HeadKind head_kind(const SpeechToken& token) {
  // Small words have senses too: "a" is a letter to the lexicon.
  constexpr std::uint64_t small = determiner | possessive | pronoun | relative | preposition | genitive_preposition |
                                  agent_preposition | infinitive_mark | conjunction | contrast | subordinator |
                                  complementizer | question | negation | genitive | auxiliary | adverb | time_word;
  if (token.is(small) && !token.is(person | body | document)) return HeadKind::other;
  if (token.is(person)) return token.is(plural) ? HeadKind::people : HeadKind::person;
  if (token.is(body)) return HeadKind::body;
  if (token.is(document | speech_noun)) return HeadKind::document;
  if (token.capital()) return HeadKind::other;
  switch (token.sense) {
    case Sense::noun_person:
      return token.is(plural) ? HeadKind::people : HeadKind::person;
    case Sense::noun_group:
      return HeadKind::body;
    case Sense::noun_communication:
      return HeadKind::document;
    case Sense::noun_location:
    case Sense::noun_object:
      return HeadKind::place;
    default:
      return is_noun(token.sense) ? HeadKind::thing : HeadKind::other;
  }
}

SpeakerSource read_source(const SpeechText& speech, const Referents& referents, const Attribution& attribution) {
  return SourceReader(speech, referents).read(attribution);
}

}  // namespace article_inspector::quotes
