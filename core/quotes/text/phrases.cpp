#include "quotes/text/phrases.h"

#include <algorithm>

namespace article_inspector::quotes {
namespace {

constexpr std::uint64_t breaking = preposition | conjunction | contrast | subordinator | complementizer | question |
                                   auxiliary | negation | adverb | infinitive_mark | source_word | relative |
                                   source_after;

/// Reads phrases from left to right.
class PhraseReader {
 public:
  PhraseReader(const SpeechText& speech, const EntityTags& entity_tags, std::uint32_t cue, std::vector<Phrase>& out)
      : speech_(speech), entity_tags_(entity_tags), cue_(cue), out_(out) {}

  void read(std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t at = first; at < end; ++at) take(at);
    close(end);
  }

 private:
  void take(std::uint32_t at) {
    const SpeechToken& token = speech_.tokens[at];
    if (at == cue_ || token.is_quoted()) return close(at);
    if (token.is(pronoun | relative)) {
      close(at);
      // "that", "which": a pronoun alone.
      open(at);
      return close(at + 1);
    }
    const bool inside_name = at < entity_tags_.size() && entity_tags_[at] != 0;
    if (token.kind == TokenKind::clitic) {
      if (!token.is(genitive)) close(at);
      return;
    }
    if (!inside_name) {
      if (token.kind == TokenKind::punctuation) {
        if (is_hyphen(at) && open_) return;
        return close(at);
      }
      if (token.is(determiner | possessive)) {
        close(at);
        return open(at);
      }
      if (token.is(breaking) && !(token.capital() && open_)) return close(at);
      if (token.is(say_verb) && token.capital() && open_ && at > start_) return close(at);
      if (token.is(verb_classes | like_speech_verb) && !token.capital() && !reads_as_noun(at)) return close(at);
      if (reads_as_verb(at)) return close(at);
      if (token.kind != TokenKind::word && token.kind != TokenKind::number && token.kind != TokenKind::handle)
        return close(at);
    }
    if (!open_) open(at);
  }

  /// "the school declined": the lexicon knows a lower-case word as a verb first, and a noun stands before it.
  bool reads_as_verb(std::uint32_t at) const {
    const SpeechToken& token = speech_.tokens[at];
    if (!is_verb(token.sense) || token.capital() || !open_ || at == start_) return false;
    const SpeechToken& before = speech_.tokens[at - 1];
    return before.classes == 0 || before.is(given_name | person | body | document);
  }

  bool is_hyphen(std::uint32_t at) const {
    const char16_t c = speech_.first_char(at);
    return (c == u'-' || c == u'/') && !speech_.document->tokens[speech_.tokens[at].first_token].space_before;
  }

  /// "the report", "its claim": a word that may be a verb stands right after a determiner.
  bool reads_as_noun(std::uint32_t at) const {
    if (!open_ || at == start_) return false;
    const SpeechToken& before = speech_.tokens[at - 1];
    return before.is(determiner | possessive | genitive) || speech_.tokens[at].is(document | body | person);
  }

  void open(std::uint32_t at) {
    start_ = at;
    open_ = true;
  }

  void close(std::uint32_t end) {
    if (!open_) return;
    open_ = false;
    Phrase phrase;
    phrase.first = start_;
    phrase.end = end;
    phrase.head = end - 1;
    phrase.definite = speech_.tokens[start_].is(determiner | possessive);
    for (std::uint32_t at = start_; at < end; ++at) {
      const SpeechToken& token = speech_.tokens[at];
      if (token.capital() && (token.classes == 0 || token.is(given_name))) phrase.proper = true;
      if (at < entity_tags_.size() && entity_tags_[at] != 0) {
        phrase.entity = entity_tags_[at];
        phrase.proper = true;
      }
      phrase.classes |= token.classes & (pronoun | person | body | document | male | female | plural | thing |
                                         first_person | second_person | title | someone | relative | time_word |
                                         speech_noun | count_word | given_name);
    }
    while (phrase.head > start_ &&
           (speech_.tokens[phrase.head].kind == TokenKind::clitic || speech_.is_punctuation(phrase.head)))
      --phrase.head;
    out_.push_back(phrase);
  }

  const SpeechText& speech_;
  const EntityTags& entity_tags_;
  std::uint32_t cue_;
  std::vector<Phrase>& out_;
  std::uint32_t start_ = 0;
  bool open_ = false;
};

}  // namespace

void find_phrases(const SpeechText& speech, const EntityTags& entity_tags, std::uint32_t first, std::uint32_t end,
                  std::uint32_t cue, std::vector<Phrase>& out) {
  out.clear();
  PhraseReader(speech, entity_tags, cue, out).read(first, end);
}

std::optional<Phrase> phrase_ending_in(const SpeechText& speech, std::uint32_t head, std::uint32_t cue) {
  constexpr std::uint32_t longest = 8;
  const std::uint32_t sentence = speech.sentences[speech.sentence_of[head]].first;
  std::vector<Phrase> phrases;
  find_phrases(speech, {}, std::max(sentence, head + 1 - std::min(head + 1, longest)), head + 1, cue, phrases);
  if (phrases.empty() || phrases.back().end != head + 1) return std::nullopt;
  return phrases.back();
}

}  // namespace article_inspector::quotes
