#include "entities/features.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

#include "document/word_list.h"
#include "knowledge/embedded.h"
#include "knowledge/hash_table.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_segment = 1024;  // tokens; a longer one is cut, to bound the memory
constexpr std::uint32_t longest_phrase = 6;
constexpr std::uint32_t widest_gap = 2;  // tokens between two capitalized words that one name may span

const WordList& name_particles() {
  static const WordList list = WordList::of_plain_words(embedded_file("name_particles.txt"));
  return list;
}

/// Kinds of characters in a row, runs of one kind made one, at most five kinds: "Xx", "X", "Xx-Xx", "d".
std::uint16_t shape_of(std::u16string_view form) {
  std::uint32_t shape = 1;
  std::uint32_t last = 0;
  for (const char16_t c : form) {
    std::uint32_t kind = 5;
    if (c >= u'a' && c <= u'z') {
      kind = 1;
    } else if (c >= u'A' && c <= u'Z') {
      kind = 2;
    } else if (c >= u'0' && c <= u'9') {
      kind = 3;
    } else if (c == u'.') {
      kind = 4;
    } else if (c >= 0x80) {
      kind = u_isupper(c) != 0 ? 2 : u_isalpha(c) != 0 ? 1 : 6;
    }
    if (kind == last) continue;
    last = kind;
    if (shape < (1U << 12)) shape = shape * 8 + kind;
  }
  const std::size_t length = std::min<std::size_t>(form.size(), 3);
  return static_cast<std::uint16_t>(shape * 4 + length);
}

std::uint16_t plus_one(std::uint16_t count) { return count < 1000 ? static_cast<std::uint16_t>(count + 1) : count; }

}  // namespace

Features::Features(const Document& document) : document_(document), lexicon_(document) {
  known_.resize(document.words.size());
  for (std::uint32_t word = 0; word < document.words.size(); ++word) known_[word] = look_up(word);
  seen_.resize(document.lowers.size());
  find_casing();
  find_runs();
  find_segments();
  find_phrases();
  if (lexicon_.has_genitives()) find_stems();
}

void Features::find_stems() {
  HashTable<std::uint32_t> lowers;
  for (std::uint32_t lower = 0; lower < document_.lowers.size(); ++lower) lowers[document_.lowers[lower].hash] = lower;
  for (std::uint32_t word = 0; word < document_.words.size(); ++word) {
    const Word& form = document_.words[word];
    const std::u16string_view letters = document_.view(document_.lowers[form.lower]);
    if (form.kind != TokenKind::word || form.shape == Shape::lower || letters.size() < 4 || letters.back() != u's')
      continue;
    if (const std::uint32_t* stem = lowers.find(hash_of(letters.substr(0, letters.size() - 1))); stem != nullptr)
      known_[word].stem = *stem;
  }
}

Features::Known Features::look_up(std::uint32_t word) const {
  const Word& form = document_.words[word];
  Known known;
  known.shape = shape_of(document_.view(form));
  known.lexicon = lexicon_.find(word);
  const LexiconEntry& entry = known.lexicon;
  const std::uint32_t common = entry.sense == Sense::none ? 0 : entry.rank == 3 ? 3 : entry.rank == 2 ? 2 : 1;
  known.signature =
      (((static_cast<std::uint32_t>(form.shape) * 8 + static_cast<std::uint32_t>(form.kind)) * 4 + common) * 4 +
       entry.first_name) *
          4 +
      entry.surname;
  known.signature = known.signature * 256 + entry.flags;
  if (entry.genitive) known.signature |= 1U << 31;
  return known;
}

bool Features::is_capital(std::uint32_t token) const {
  const Token& here = document_.tokens[token];
  if (here.kind != TokenKind::word && here.kind != TokenKind::number) return false;
  const Shape shape = document_.shape(here);
  return shape != Shape::lower && shape != Shape::none;
}

void Features::find_casing() {
  casing_.assign(document_.sentences.size(), Casing::normal);
  for (std::size_t index = 0; index < casing_.size(); ++index) {
    const Sentence& sentence = document_.sentences[index];
    std::uint32_t lower = 0;
    std::uint32_t capital = 0;
    std::uint32_t upper = 0;
    for (std::uint32_t token = sentence.first_token; token < sentence.end_token; ++token) {
      if (document_.tokens[token].kind != TokenKind::word) continue;
      switch (document_.shape(document_.tokens[token])) {
        case Shape::lower:
          ++lower;
          break;
        case Shape::upper:
          ++upper;
          break;
        case Shape::capitalized:
        case Shape::mixed:
          ++capital;
          break;
        case Shape::none:
          break;
      }
    }
    const std::uint32_t all = lower + capital + upper;
    if (all >= 3 && upper * 3 >= all * 2) {
      casing_[index] = Casing::loud;
    } else if (all >= 4 && lower * 3 <= all) {
      casing_[index] = Casing::title;
    }
  }
}

/// Whether a token may stand inside a run of capitalized words: a hyphen without spaces, "&", a full stop of an
/// initial.
bool Features::is_glue(std::uint32_t token, const Sentence& sentence) const {
  if (token + 1 >= sentence.end_token || !is_capital(token + 1)) return false;
  const std::u16string_view mark = document_.view(document_.tokens[token]);
  if (mark == u"&") return true;
  return (mark == u"-" || mark == u"." || mark == u"’" || mark == u"'") && !document_.tokens[token].space_before &&
         !document_.tokens[token + 1].space_before;
}

void Features::find_runs() {
  run_.assign(document_.tokens.size(), no_run);
  for (std::size_t index = 0; index < document_.sentences.size(); ++index) {
    const Sentence& sentence = document_.sentences[index];
    for (std::uint32_t token = sentence.first_token; token < sentence.end_token; ++token) {
      const Token& here = document_.tokens[token];
      if (here.kind == TokenKind::word && document_.shape(here) == Shape::lower) {
        Seen& seen = seen_[document_.words[here.word].lower];
        seen.lower = plus_one(seen.lower);
      }
      if (!is_capital(token)) continue;
      Run run{token, token + 1};
      while (run.end < sentence.end_token && (is_capital(run.end) || is_glue(run.end, sentence))) ++run.end;
      std::fill_n(run_.begin() + static_cast<std::ptrdiff_t>(run.first), run.end - run.first,
                  static_cast<std::uint32_t>(runs_.size()));
      runs_.push_back(run);
      if (casing_[index] == Casing::normal) note_run(sentence, run);
      token = run.end - 1;
    }
  }
}

void Features::note_run(const Sentence& sentence, const Run& run) {
  const auto form_of = [&](std::uint32_t token) { return document_.lower_word(document_.tokens[token]).hash; };
  const bool starts = starts_sentence(run.first, sentence);
  const std::uint64_t before = starts ? 1 : form_of(run.first - 1);
  const std::uint64_t after = run.end < sentence.end_token ? form_of(run.end) : 2;
  const bool titled = !starts && known_[document_.tokens[run.first - 1].word].lexicon.sense == Sense::noun_person;
  for (std::uint32_t token = run.first; token < run.end; ++token) {
    Seen& seen = seen_[document_.words[document_.tokens[token].word].lower];
    if (!starts_sentence(token, sentence)) seen.capital_inside = plus_one(seen.capital_inside);
    const bool follows_title =
        token > run.first ? known_[document_.tokens[token - 1].word].lexicon.sense == Sense::noun_person : titled;
    if (follows_title) seen.after_title = plus_one(seen.after_title);
    if (seen.contexts < 4) {
      seen.before[seen.contexts] = before;
      seen.after[seen.contexts] = after;
      ++seen.contexts;
    }
    const auto length = static_cast<std::uint16_t>(std::min<std::uint32_t>(run.end - run.first, 100));
    if (length > seen.longest_run && length <= 8) {
      seen.longest_run = length;
      seen.run_first = run.first;
      seen.run_last = run.end;
      seen.token = token;
    }
  }
}

// "-Luisa-Therese": where a chain of hyphens and what they join ends.
std::uint32_t Features::hyphen_chain_end(std::uint32_t at, std::uint32_t end) const {
  while (at + 1 < end && !document_.tokens[at].space_before && !document_.tokens[at + 1].space_before &&
         document_.view(document_.tokens[at]) == u"-") {
    at += 2;
  }
  return at;
}

void Features::find_segments() {
  std::vector<bool> candidate;
  for (std::uint32_t index = 0; index < document_.sentences.size(); ++index) {
    const Sentence& sentence = document_.sentences[index];
    const std::uint32_t base = sentence.first_token;
    const std::uint32_t end = sentence.end_token;
    candidate.assign(end - base, false);
    std::uint32_t last = no_run;
    std::uint32_t filled_end = base;
    std::uint32_t chain_start = end;
    std::uint32_t chain_end = end;
    for (std::uint32_t token = base; token < end; ++token) {
      if (!is_capital(token)) continue;
      std::uint32_t first = token;
      if (last != no_run && token - last <= widest_gap + 1) {
        first = last;
      } else {
        const auto glued = [&](std::uint32_t at) { return !document_.tokens[at].space_before; };
        if (token >= base + 2 && glued(token) && glued(token - 1)) first = token - 2;
        if (token > base && (document_.tokens[token - 1].kind == TokenKind::number ||
                             name_particles().contains(document_.lower_word(document_.tokens[token - 1])))) {
          first = token - 1;
        }
      }
      std::uint32_t stop = token + 1;
      if (stop < end && document_.tokens[stop].kind == TokenKind::number) ++stop;
      // A long chain is walked and filled once, not from each of its capitals.
      const bool in_chain = stop >= chain_start && stop < chain_end && (stop - chain_start) % 2 == 0;
      if (!in_chain) {
        chain_start = stop;
        chain_end = hyphen_chain_end(stop, end);
      }
      stop = chain_end;
      const std::uint32_t unfilled = std::max(first, filled_end);
      if (stop > unfilled)
        std::fill_n(candidate.begin() + static_cast<std::ptrdiff_t>(unfilled - base), stop - unfilled, true);
      filled_end = std::max(filled_end, stop);
      last = token;
    }
    for (std::uint32_t token = base; token < end; ++token) {
      if (!candidate[token - base]) continue;
      std::uint32_t stop = token;
      while (stop < end && stop - token < longest_segment && candidate[stop - base]) ++stop;
      segments_.push_back({index, token, stop});
      token = stop - 1;
    }
  }
}

void Features::find_phrases() {
  phrase_.assign(document_.tokens.size(), 0);
  const Lexicon& lexicon = entity_lexicon();
  for (const Segment& segment : segments_) {
    for (std::uint32_t token = segment.first; token < segment.end; ++token) {
      if (!is_capital(token)) continue;
      std::uint64_t hash = document_.lower_word(document_.tokens[token]).hash;
      std::uint32_t best = 0;
      std::uint8_t flags = 0;
      for (std::uint32_t next = token + 1; next < segment.end && next < token + longest_phrase; ++next) {
        hash = Lexicon::phrase_hash(hash, document_.lower_word(document_.tokens[next]).hash);
        const LexiconEntry entry = lexicon.find(hash);
        if (entry.flags != 0) {
          best = next + 1;
          flags = entry.flags;
        }
      }
      for (std::uint32_t at = token; at < best; ++at) {
        if (phrase_[at] == 0)
          phrase_[at] = static_cast<std::uint16_t>(flags * 4 + (at == token ? 1 : at + 1 == best ? 3 : 2));
      }
    }
  }
}

bool Features::starts_sentence(std::uint32_t token, const Sentence& sentence) const {
  if (token == sentence.first_token) return true;
  if (token < sentence.first_token + 2 || document_.tokens[token - 1].kind != TokenKind::punctuation) return false;
  const std::u16string_view mark = document_.view(document_.tokens[token - 1]);
  const std::u16string_view before = document_.view(document_.tokens[token - 2]);
  return (mark == u"-" || mark == u"–" || mark == u"—" || mark == u"--") && before == u")";
}

bool Features::is_small(std::uint32_t token) const {
  const Token& here = document_.tokens[token];
  return here.kind == TokenKind::word && document_.shape(here) == Shape::lower && here.end - here.start <= 3;
}

std::uint32_t Features::linked_before(const Run& run, const Sentence& sentence) const {
  std::uint32_t at = run.first;
  while (at > sentence.first_token && run.first - at < 2 && is_small(at - 1)) --at;
  if (at == run.first || at == sentence.first_token || !is_capital(at - 1)) return no_word;
  return document_.tokens[at - 1].word;
}

std::uint32_t Features::linked_after(const Run& run, const Sentence& sentence) const {
  std::uint32_t at = run.end;
  while (at < sentence.end_token && at - run.end < 2 && is_small(at)) ++at;
  if (at == run.end || at == sentence.end_token || !is_capital(at)) return no_word;
  return document_.tokens[runs_[run_[at]].end - 1].word;
}

std::uint32_t Features::word_at(std::uint32_t token, const Segment& segment, int offset) const {
  const Sentence& sentence = document_.sentences[segment.sentence];
  const std::int64_t at = std::int64_t{token} + offset;
  if (at < sentence.first_token || at >= sentence.end_token) return no_word;
  return document_.tokens[static_cast<std::size_t>(at)].word;
}

}  // namespace article_inspector
