#include <algorithm>
#include <unordered_map>

#include "article_inspector/stages.h"
#include "boilerplate/fragments.h"

namespace article_inspector {
namespace {

// Shorter lines come again in many a story: "Yes.", "He laughed."
constexpr std::uint32_t shortest_duplicate = 5;  // words
constexpr std::size_t most_repeats = 3;

BoilerplateMark mark_of(const Document& document, const Fragment& fragment) {
  const PhraseSection& section = phrase_grammar().section(*fragment.phrase);
  BoilerplateMark mark;
  mark.span = {document.tokens[fragment.first_token].start, document.tokens[fragment.end_token - 1].end};
  mark.kind = section.kind;
  mark.reason = section.reason;
  mark.score = fragment.whole_line ? 0.95F : 0.9F;
  return mark;
}

/// A paragraph's words as one number, marks left out; 0 where they are too few to tell a repeat.
std::uint64_t words_hash(const Document& document, const Paragraph& paragraph) {
  std::uint64_t hash = 0;
  std::uint32_t words = 0;
  for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
    const Token& token = document.tokens[at];
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) continue;
    ++words;
    hash = (hash ^ document.lower_word(token).hash) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  return words < shortest_duplicate ? 0 : hash | 1;
}

void add_fragments(std::vector<BoilerplateMark>& marks, const Document& document,
                   const std::vector<Fragment>& fragments) {
  const std::size_t first = marks.size();
  for (const Fragment& fragment : fragments) {
    const BoilerplateMark mark = mark_of(document, fragment);
    const bool joins = marks.size() > first && marks.back().kind == mark.kind && &fragment != &fragments.front() &&
                       (&fragment)[-1].end_token == fragment.first_token;
    if (joins) {
      marks.back().span.end = mark.span.end;
    } else {
      marks.push_back(mark);
    }
  }
}

enum class Repeat : std::uint8_t { none, headline, line };

/// The repeats of lines that are no fragments. Where many lines come again, the text is a list or a refrain and none is
/// a mistake; the headline's repeat is one always.
std::vector<Repeat> find_repeats(const Document& document, const std::vector<std::vector<Fragment>>& fragments) {
  std::unordered_map<std::uint64_t, std::uint32_t> first;
  std::vector<Repeat> repeats(document.paragraphs.size(), Repeat::none);
  std::vector<std::uint32_t> found;
  for (std::uint32_t at = 0; at < document.paragraphs.size(); ++at) {
    if (!fragments[at].empty() && fragments[at].front().whole_line) continue;
    const std::uint64_t hash = words_hash(document, document.paragraphs[at]);
    if (hash == 0) continue;
    const auto [place, is_new] = first.emplace(hash, at);
    if (is_new) continue;
    if (place->second == 0) {
      repeats[at] = Repeat::headline;
    } else {
      found.push_back(at);
    }
  }
  if (found.size() <= most_repeats) {
    for (const std::uint32_t at : found) repeats[at] = Repeat::line;
  }
  return repeats;
}

}  // namespace

std::vector<BoilerplateMark> find_boilerplate(const Document& document) {
  const CueHits hits(document, phrase_grammar().lexicon());
  std::vector<std::vector<Fragment>> fragments;
  fragments.reserve(document.paragraphs.size());
  for (const Paragraph& paragraph : document.paragraphs) {
    fragments.push_back(fragments_of(document, hits, paragraph));
  }
  const std::vector<Repeat> repeats = find_repeats(document, fragments);
  std::vector<BoilerplateMark> marks;
  for (std::uint32_t at = 0; at < document.paragraphs.size(); ++at) {
    if (repeats[at] != Repeat::none) {
      BoilerplateMark mark;
      mark.span = document.paragraphs[at].span;
      mark.kind = BoilerplateKind::duplicate;
      mark.reason = repeats[at] == Repeat::headline ? "repeats the headline" : "repeats a line that stands further up";
      marks.push_back(mark);
    } else {
      add_fragments(marks, document, fragments[at]);
    }
  }
  return marks;
}

}  // namespace article_inspector
