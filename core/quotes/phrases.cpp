#include "quotes/phrases.h"

#include <algorithm>

namespace article_inspector::quotes {
namespace {

constexpr std::uint64_t breaking = preposition | conjunction | contrast | subordinator | complementizer | question |
                                   auxiliary | negation | adverb | infinitive_mark | source_word | relative |
                                   source_after;

/// Reads phrases from left to right.
class PhraseReader {
 public:
  PhraseReader(const Units& units, const EntityMarks& marks, std::uint32_t cue, std::vector<Phrase>& out)
      : units_(units), marks_(marks), cue_(cue), out_(out) {}

  void read(std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t at = first; at < end; ++at) take(at);
    close(end);
  }

 private:
  void take(std::uint32_t at) {
    const Unit& unit = units_.list[at];
    if (at == cue_ || unit.marked()) return close(at);
    if (unit.is(pronoun | relative)) {
      close(at);
      // "that", "which": a pronoun alone.
      open(at);
      return close(at + 1);
    }
    const bool inside_name = at < marks_.size() && marks_[at] != 0;
    if (unit.kind == TokenKind::clitic) {
      if (!unit.is(genitive)) close(at);
      return;
    }
    if (!inside_name) {
      if (unit.kind == TokenKind::punctuation) {
        if (is_hyphen(at) && open_) return;
        return close(at);
      }
      if (unit.is(determiner | possessive)) {
        close(at);
        return open(at);
      }
      if (unit.is(breaking) && !(unit.capital() && open_)) return close(at);
      if (unit.is(say_verb) && unit.capital() && open_ && at > start_) return close(at);
      if (unit.is(verb_classes | like_speech_verb) && !unit.capital() && !reads_as_noun(at)) return close(at);
      if (reads_as_verb(at)) return close(at);
      if (unit.kind != TokenKind::word && unit.kind != TokenKind::number && unit.kind != TokenKind::handle)
        return close(at);
    }
    if (!open_) open(at);
  }

  /// "the school declined": the lexicon knows a lower-case word as a verb first, and a noun stands before it.
  bool reads_as_verb(std::uint32_t at) const {
    const Unit& unit = units_.list[at];
    if (unit.sense < senses::first_verb || unit.sense > senses::last_verb || unit.capital() || !open_ || at == start_)
      return false;
    const Unit& before = units_.list[at - 1];
    return before.classes == 0 || before.is(given_name | person | body | document);
  }

  bool is_hyphen(std::uint32_t at) const {
    const char16_t c = units_.first_char(at);
    return (c == u'-' || c == u'/') && !units_.document->tokens[units_.list[at].first_token].space_before;
  }

  /// "the report", "its claim": a word that may be a verb stands right after a determiner.
  bool reads_as_noun(std::uint32_t at) const {
    if (!open_ || at == start_) return false;
    const Unit& before = units_.list[at - 1];
    return before.is(determiner | possessive | genitive) || units_.list[at].is(document | body | person);
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
    phrase.definite = units_.list[start_].is(determiner | possessive);
    for (std::uint32_t at = start_; at < end; ++at) {
      const Unit& unit = units_.list[at];
      if (unit.capital() && (unit.classes == 0 || unit.is(given_name))) phrase.proper = true;
      if (at < marks_.size() && marks_[at] != 0) {
        phrase.entity = marks_[at];
        phrase.proper = true;
      }
      phrase.classes |= unit.classes & (pronoun | person | body | document | male | female | plural | thing |
                                        first_person | second_person | title | someone | relative | time_word |
                                        speech_noun | count_word | given_name);
    }
    while (phrase.head > start_ &&
           (units_.list[phrase.head].kind == TokenKind::clitic || units_.is_punctuation(phrase.head)))
      --phrase.head;
    out_.push_back(phrase);
  }

  const Units& units_;
  const EntityMarks& marks_;
  std::uint32_t cue_;
  std::vector<Phrase>& out_;
  std::uint32_t start_ = 0;
  bool open_ = false;
};

}  // namespace

void find_phrases(const Units& units, const EntityMarks& marks, std::uint32_t first, std::uint32_t end,
                  std::uint32_t cue, std::vector<Phrase>& out) {
  out.clear();
  PhraseReader(units, marks, cue, out).read(first, end);
}

std::optional<Phrase> phrase_ending_in(const Units& units, std::uint32_t head, std::uint32_t cue) {
  constexpr std::uint32_t longest = 8;
  const std::uint32_t sentence = units.sentences[units.sentence_of[head]].first;
  std::vector<Phrase> phrases;
  find_phrases(units, {}, std::max(sentence, head + 1 - std::min(head + 1, longest)), head + 1, cue, phrases);
  if (phrases.empty() || phrases.back().end != head + 1) return std::nullopt;
  return phrases.back();
}

}  // namespace article_inspector::quotes
