#include "quotes/features.h"

#include <algorithm>

namespace article_inspector::quotes {
namespace {

std::uint32_t bucket(std::uint32_t n) {
  if (n < 6) return n;
  if (n < 9) return 6;
  if (n < 14) return 7;
  if (n < 24) return 8;
  return n < 50 ? 9 : 10;
}

/// Phrases on each side of a cue that may name the speaker.
constexpr std::ptrdiff_t most_phrases = 12;

/// A sentence seen from a unit in it: what lies outside has the tag of an edge.
class Window {
 public:
  Window(const Units& units, std::uint32_t unit) : units_(units), sentence_(units.sentences[units.sentence_of[unit]]) {}

  std::uint32_t first() const { return sentence_.first; }
  std::uint32_t end() const { return sentence_.end; }
  bool has(std::uint32_t at) const { return at >= sentence_.first && at < sentence_.end; }
  std::uint32_t word(std::uint32_t at) const { return has(at) ? units_.list[at].word : tags::edge; }
  std::uint32_t lemma(std::uint32_t at) const { return has(at) ? units_.list[at].lemma : tags::edge; }
  std::uint32_t tag(std::uint32_t at) const { return has(at) ? units_.list[at].tag : tags::edge; }
  bool is(std::uint32_t at, std::uint64_t classes) const { return has(at) && units_.list[at].is(classes); }
  std::uint32_t cluster(std::uint32_t at) const { return has(at) ? units_.list[at].cluster : 256; }
  std::uint32_t sense(std::uint32_t at) const { return has(at) ? units_.list[at].sense : 64; }
  bool marked(std::uint32_t at) const { return has(at) && units_.list[at].marked(); }
  bool punctuation(std::uint32_t at) const { return has(at) && units_.is_punctuation(at); }
  bool comma(std::uint32_t at) const { return punctuation(at) && units_.first_char(at) == u','; }

  /// The first unit after the sentence's last word: full stops are no content.
  std::uint32_t last_end() const {
    std::uint32_t at = sentence_.end;
    while (at > sentence_.first && units_.is_punctuation(at - 1)) --at;
    return at;
  }
  const UnitSentence& sentence() const { return sentence_; }

 private:
  const Units& units_;
  const UnitSentence& sentence_;
};

/// The nearest marked stretches of a sentence around a unit.
struct Near {
  std::uint32_t left = 31;  ///< units between, 31: none
  std::uint32_t right = 31;
  std::uint32_t left_tag = 0;
  std::uint32_t right_tag = 0;
};

Near nearest_marked(const Units& units, const Window& window, std::uint32_t at) {
  Near near;
  // Sentences have few stretches: from one to the next, up to the unit.
  const std::uint32_t from = std::max(window.first(), at > 59 ? at - 59 : 0);
  for (std::uint32_t left = units.next_marked[from]; left < at; left = units.next_marked[left + 1]) {
    near.left = std::min(at - left, 20U);
    near.left_tag = units.list[left].tag;
  }
  const std::uint32_t right = units.next_marked[at + 1];
  if (right < window.end() && right - at < 20) {
    near.right = right - at;
    near.right_tag = units.list[right].tag;
  }
  return near;
}

bool starts_marked(const Units& units, std::uint32_t unit) {
  return unit < units.list.size() && units.list[unit].marked();
}

std::uint32_t cue_kind(const Unit& unit) {
  if (unit.is(say_verb)) return 1;
  if (unit.is(speech_verb)) return unit.is(speech_noun) ? 2 : 3;
  if (unit.is(stance_verb)) return 4;
  if (unit.is(speech_noun)) return 5;
  if (unit.is(source_word | source_after)) return 6;
  if (unit.is(like_speech_verb)) return 8;
  if (unit.is(like_speech_noun)) return 9;
  return 7;
}

std::uint32_t units_to_comma(const Window& window, std::uint32_t from) {
  for (std::uint32_t k = 1; k < 12 && from >= window.first() + k; ++k) {
    if (window.comma(from - k)) return k;
  }
  return 12;
}

bool is_boundary(const Units& units, const Window& window, std::uint32_t at) {
  if (at >= window.last_end()) return true;
  const Unit& unit = units.list[at];
  if (unit.marked() || units.list[at - 1].marked() || units.is_punctuation(at)) return true;
  return unit.is(preposition | conjunction | contrast | subordinator | complementizer | question | adverb | time_word |
                 infinitive_mark | relative | cue_classes | auxiliary | agent_preposition);
}

}  // namespace

std::vector<std::uint32_t> find_cues(const Units& units) {
  std::vector<std::uint32_t> cues;
  for (std::uint32_t at = 0; at < units.list.size(); ++at) {
    const Unit& unit = units.list[at];
    if (unit.marked()) continue;
    if (unit.is(cue_classes | source_after)) {
      cues.push_back(at);
    } else if (units.is_punctuation(at) && at > 0 && at + 1 < units.list.size()) {
      const char16_t c = units.first_char(at);
      if (c == u':' ||
          ((c == u'\u2014' || c == u'\u2013' || c == u'-' || c == u'\u2015') && units.list[at - 1].marked()))
        cues.push_back(at);
    }
  }
  return cues;
}

void frame_features(const Units& units, std::uint32_t cue, Features& out) {
  const Window w(units, cue);
  const Unit& unit = units.list[cue];
  const std::uint32_t word = unit.word;
  const std::uint32_t lemma = unit.lemma;
  const std::uint32_t kind = cue_kind(unit);
  out.clear();
  std::uint32_t f = 0;
  const auto add = [&](std::uint32_t a = 0, std::uint32_t b = 0) { out.add(f++, a, b); };
  add();
  add(word);
  add(lemma);
  add(kind);
  add(word, w.word(cue + 1));
  add(word, w.word(cue - 1));
  add(word, w.tag(cue + 1));
  add(word, w.tag(cue - 1));
  add(lemma, w.tag(cue + 1));
  add(lemma, w.tag(cue - 1));
  add(kind, w.tag(cue + 1));
  add(kind, w.tag(cue - 1));
  add(w.tag(cue - 1), w.tag(cue + 1));
  add(w.tag(cue + 1), w.tag(cue + 2));
  add(w.tag(cue - 2), w.tag(cue - 1));
  add(w.word(cue + 1), w.word(cue + 2));
  add(w.word(cue - 2), w.word(cue - 1));
  add(w.word(cue + 1));
  add(w.word(cue - 1));
  add(kind, w.word(cue + 2));
  add(kind, w.word(cue - 2));
  add(lemma, w.tag(cue + 2));
  add(lemma, w.tag(cue - 2));
  add(w.tag(cue + 1) * 31 + w.tag(cue + 2), w.tag(cue + 3));
  add(w.tag(cue - 3) * 31 + w.tag(cue - 2), w.tag(cue - 1));
  const Near near = nearest_marked(units, w, cue);
  add(near.left, near.left_tag);
  add(near.right, near.right_tag);
  add(kind * 64 + bucket(near.left), near.left_tag);
  add(kind * 64 + bucket(near.right), near.right_tag);
  add(bucket(near.left) * 16 + bucket(near.right), w.tag(cue + 1));
  add(lemma, bucket(near.left) * 16 + bucket(near.right));
  const std::uint32_t to_end = w.last_end() > cue ? w.last_end() - cue - 1 : 0;
  const std::uint32_t to_start = cue - w.first();
  add(bucket(to_end), bucket(to_start));
  add(kind * 16 + bucket(to_end), w.tag(cue - 1));
  add(kind * 16 + bucket(to_end), bucket(to_start));
  add(lemma, bucket(to_end));
  const std::uint32_t comma = units_to_comma(w, cue);
  add(comma, kind);
  add(comma * 16 + bucket(to_end), w.tag(cue - 1));
  add(w.comma(cue + 1) ? 1 : 0, comma * 16 + kind);
  std::uint32_t that = 0;
  for (std::uint32_t k = 1; k < 6; ++k) {
    if (w.is(cue + k, complementizer | infinitive_mark)) {
      that = k;
      add(100 + k, lemma);
      add(w.word(cue + k), kind);
      break;
    }
  }
  f = 48;
  add(that, kind);
  const auto reach_before = [&](std::uint32_t far) { return std::max(w.first(), cue > far ? cue - far : 0); };
  const auto reach_after = [&](std::uint32_t far) { return std::min(w.end(), cue + 1 + far); };
  // other cues to the left and right
  const std::uint32_t before = units.count(&UnitCounts::sources, reach_before(29), cue);
  const std::uint32_t after = units.count(&UnitCounts::sources, cue + 1, reach_after(29));
  add(std::min(before, 3U) * 4 + std::min(after, 3U), kind);
  add(std::min(before, 3U) * 4 + std::min(after, 3U), lemma);
  // The neighbouring sentences' marked stretches.
  const std::uint32_t beside = (starts_marked(units, w.end()) ? 1U : 0U) |
                               (w.first() > 0 && starts_marked(units, w.first() - 1) ? 2U : 0U) |
                               (w.sentence().starts_paragraph ? 4U : 0U);
  add(beside, kind * 16 + bucket(to_end));
  add(beside, lemma);
  add(w.tag(w.first()), kind * 16 + bucket(to_start));
  add(w.is(w.first(), complementizer | subordinator | preposition | source_word) ? units.list[w.first()].word : 0,
      kind);
  // An auxiliary or "to" before it: passive, wish, infinitive.
  for (std::uint32_t k = 1; k < 4; ++k) {
    if (!w.is(cue - k, auxiliary | infinitive_mark | negation)) continue;
    add(w.word(cue - k), kind);
    add(w.word(cue - k), lemma);
    break;
  }
  f = 60;
  for (std::uint32_t k = 1; k < 4; ++k) {
    if (!w.is(cue + k, agent_preposition)) continue;
    add(k, lemma);
    break;
  }
  f = 62;
  const bool sentence_ends_marked = w.marked(w.last_end() - 1);
  add(sentence_ends_marked ? 1 : 0, kind * 32 + w.tag(cue + 1) % 32);
  add(w.word(w.end() - 1), kind * 16 + bucket(to_end));
  const std::uint32_t subjunctives =  // left and right of the cue
      (units.count(&UnitCounts::subjunctives, reach_before(19), cue) > 0 ? 1U : 0U) |
      (units.count(&UnitCounts::subjunctives, cue + 1, reach_after(19)) > 0 ? 2U : 0U);
  add(subjunctives, kind);
  add(subjunctives, w.comma(cue + 1) ? 1 : 0);
  add(subjunctives, w.comma(cue - 1) ? 1 : 0);
  add(w.cluster(cue));
  add(w.sense(cue), kind);
  add(w.cluster(cue), w.tag(cue + 1));
  add(w.cluster(cue), w.tag(cue - 1));
  add(w.cluster(cue + 1), kind);
  add(w.cluster(cue - 1), kind);
  add(w.sense(cue - 1), kind * 64 + w.sense(cue + 1));
  add(w.sense(cue + 1), w.sense(cue));
  add(w.sense(cue - 1), w.sense(cue));
  add(w.sense(cue + 2), kind * 64 + w.sense(cue + 1));
}

void start_after_candidates(const Units& units, std::uint32_t cue, std::vector<std::uint32_t>& out) {
  const Window w(units, cue);
  out.clear();
  const std::uint32_t limit = std::min(w.last_end(), cue + 22);
  for (std::uint32_t at = cue + 1; at < limit; ++at) {
    if (!units.is_punctuation(at)) out.push_back(at);
  }
}

void start_after_features(const Units& units, std::uint32_t cue, std::uint32_t start, Features& out) {
  const Window w(units, cue);
  const Unit& unit = units.list[cue];
  const std::uint32_t kind = cue_kind(unit);
  const std::uint32_t far = bucket(start - cue);
  out.clear();
  std::uint32_t f = 100;
  const auto add = [&](std::uint32_t a = 0, std::uint32_t b = 0) { out.add(f++, a, b); };
  add(far);
  add(far, kind);
  add(far, unit.lemma);
  add(w.word(start));
  add(w.word(start - 1));
  add(w.tag(start), w.tag(start - 1));
  add(w.tag(start), far);
  add(w.tag(start - 1), far);
  add(w.word(start - 1), kind);
  add(w.word(start), kind);
  add(w.word(start - 1), unit.lemma);
  add(w.tag(start), unit.lemma);
  add(w.tag(start - 1), unit.lemma);
  add(w.tag(start - 2) * 31 + w.tag(start - 1), w.tag(start));
  add(w.tag(start + 1), w.tag(start));
  add(w.word(start - 1), w.word(start));
  add(w.tag(cue + 1) * 16 + far, unit.lemma);
  add(w.tag(cue + 1) * 16 + far, w.tag(start));
  std::uint32_t seen = 0;  // what lies between: complementizers, marked stretches, commas, verbs, phrases
  std::uint32_t later = 0;
  for (std::uint32_t at = cue + 1; at < start; ++at) {
    if (w.is(at, complementizer)) seen |= 1;
    if (w.marked(at)) seen |= 2;
    if (w.punctuation(at)) seen |= 4;
    if (w.is(at, auxiliary)) seen |= 8;
    if (w.is(at, infinitive_mark)) seen |= 16;
  }
  for (std::uint32_t at = start; at < start + 6; ++at) {
    if (w.is(at, complementizer)) later |= 1;
    if (w.marked(at)) later |= 2;
    if (w.is(at, infinitive_mark)) later |= 4;
    if (at > start && w.is(at, auxiliary)) later |= 8;
  }
  add(seen, kind);
  add(later, kind);
  add(seen * 16 + later, w.tag(start));
  add(seen * 16 + later, far);
  add(seen * 16 + later, unit.lemma);
  add(w.is(start - 1, complementizer) && w.is(start - 1, determiner) ? 1 : 0, w.tag(start));
  std::uint32_t marked_far = 0;  // the next marked stretch from here
  while (marked_far < 12 && w.has(start + marked_far) && !w.marked(start + marked_far)) ++marked_far;
  const bool meets = w.marked(start + marked_far);
  add(meets ? w.tag(start + marked_far) : 0, marked_far);
  add(meets ? w.tag(start + marked_far) : 0, (seen * 4 + std::min(marked_far, 3U)));
  add(w.sense(start), w.sense(start - 1));
  add(w.sense(start), kind);
  add(w.sense(start - 1), kind);
  add(w.cluster(start), w.tag(start - 1));
  add(w.cluster(start - 1), w.tag(start));
}

void end_after_candidates(const Units& units, std::uint32_t start, std::vector<std::uint32_t>& out) {
  const Window w(units, start);
  out.clear();
  const std::uint32_t last = w.last_end();
  const std::uint32_t limit = std::min(last, start + reach);
  for (std::uint32_t end = start + 1; end < limit; ++end) {
    if (is_boundary(units, w, end) && !units.is_punctuation(end - 1)) out.push_back(end);
  }
  if (limit > start) out.push_back(limit);
}

void end_after_features(const Units& units, std::uint32_t cue, std::uint32_t start, std::uint32_t end, Features& out) {
  const Window w(units, cue);
  const Unit& unit = units.list[cue];
  const std::uint32_t kind = cue_kind(unit);
  const bool last = end >= w.last_end();
  const std::uint32_t length = bucket(end - start);
  out.clear();
  std::uint32_t f = 140;
  const auto add = [&](std::uint32_t a = 0, std::uint32_t b = 0) { out.add(f++, a, b); };
  add(last ? 1 : 0);
  add(last ? 1 : 0, kind);
  add(last ? 1 : 0, unit.lemma);
  add(last ? 1 : 0, w.tag(start));
  add(last ? 1 : 0, w.word(start - 1));
  add(last ? 1 : 0, length);
  add(length, kind);
  if (!last) {
    add(w.word(end));
    add(w.tag(end), w.tag(end + 1));
    add(w.word(end), w.word(end + 1));
    add(w.word(end), w.tag(end + 1));
    add(w.tag(end - 1), w.tag(end));
    add(w.word(end), kind);
    add(w.word(end), unit.lemma);
    add(w.tag(end), length);
    add(w.tag(end) * 31 + w.tag(end + 1), w.tag(end + 2));
    add(w.word(end - 1), w.word(end));
    add(w.word(end), w.lemma(end + 1));
    add(w.word(end), w.tag(start));
    add(w.word(end), w.word(start - 1));
    add(w.comma(end) ? w.lemma(end + 1) : 0, kind);
    add(w.sense(end), w.sense(end + 1));
    add(w.word(end), w.sense(end + 1));
    add(w.word(end), w.cluster(end + 1));
    add(w.cluster(end - 1), w.tag(end));
    add(w.sense(end - 1), w.tag(end));
  }
  f = 175;
  const bool starts = w.marked(start);
  const bool ends = w.marked(end - 1);
  add((starts ? 1U : 0U) | (ends ? 2U : 0U) | (end == start + 1 ? 4U : 0U) | (w.marked(end) ? 8U : 0U), last ? 1 : 0);
  add(ends ? w.tag(end - 1) : 0, last ? 1 : 0);
  add(ends ? w.tag(end - 1) : 0, w.tag(end));
  add((starts ? 1U : 0U) | (ends ? 2U : 0U) | (end == start + 1 ? 4U : 0U), kind * 8 + (last ? 1 : 0));
  const std::uint32_t commas = units.count(&UnitCounts::commas, start, end);
  const std::uint32_t verbs = units.count(&UnitCounts::auxiliaries, start, end);
  add(std::min(commas, 3U), last ? 1 : w.tag(end));
  add(std::min(verbs, 2U), last ? 1 : w.tag(end));
  add(std::min(verbs, 2U) * 4 + std::min(commas, 3U), (last ? 1U : 0U) * 16 + length);
  const std::uint32_t near = std::min(w.end(), end + 30);
  const bool marked_later = units.next_marked[end] < near;
  const bool said_later = units.count(&UnitCounts::says, end, near) > 0;
  std::uint32_t marked_inside = 0;
  std::uint32_t passed = 0;  // the tag of a marked stretch inside, before the last unit
  for (std::uint32_t at = units.next_marked[start]; at < end; at = units.next_marked[at + 1]) {
    ++marked_inside;
    if (at + 1 < end) passed = std::max(passed, w.tag(at));
  }
  add(passed, (last ? 1U : 0U) | (starts ? 2U : 0U) | (ends ? 4U : 0U));
  add(passed, last ? 1 : w.tag(end));
  add(ends ? w.tag(end - 1) : 0, (last ? 1U : 0U) | (starts ? 2U : 0U) | (end == start + 1 ? 4U : 0U));
  add((marked_later ? 1U : 0U) | (said_later ? 2U : 0U) | (std::min(marked_inside, 2U) << 2), last ? 1 : w.tag(end));
  add((marked_later ? 1U : 0U) | (ends ? 2U : 0U) | (std::min(marked_inside, 2U) << 2), last ? 1 : 0);
}

void end_before_candidates(const Units& units, std::uint32_t cue, std::vector<std::uint32_t>& out) {
  const Window w(units, cue);
  out.clear();
  const std::uint32_t limit = cue > w.first() + 40 ? cue - 40 : w.first() + 1;
  for (std::uint32_t end = std::min(limit, cue); end <= cue; ++end) {
    if (end > w.first() && (end == cue || is_boundary(units, w, end) || w.tag(end) == tags::capitalized) &&
        !units.is_punctuation(end - 1))
      out.push_back(end);
  }
}

void end_before_features(const Units& units, std::uint32_t cue, std::uint32_t end, Features& out) {
  const Window w(units, cue);
  const Unit& unit = units.list[cue];
  const std::uint32_t kind = cue_kind(unit);
  const std::uint32_t far = bucket(cue - end);
  out.clear();
  std::uint32_t f = 200;
  const auto add = [&](std::uint32_t a = 0, std::uint32_t b = 0) { out.add(f++, a, b); };
  add(far);
  add(far, kind);
  add(far, unit.lemma);
  add(w.word(end));
  add(w.word(end), kind);
  add(w.word(end), unit.lemma);
  add(w.tag(end), w.tag(end + 1));
  add(w.word(end), w.tag(end + 1));
  add(w.tag(end), far);
  add(w.tag(end - 1), w.tag(end));
  add(w.marked(end - 1) ? w.tag(end - 1) : 0, w.tag(end));
  add(w.marked(end - 1) ? w.tag(end - 1) : 0, far);
  std::uint32_t commas = 0;
  std::uint32_t marked = 0;
  for (std::uint32_t at = end; at < cue; ++at) {
    if (at > end && w.comma(at)) ++commas;
    if (w.marked(at)) ++marked;
  }
  add(std::min(commas, 3U), w.comma(end) ? 1 : 0);
  add(std::min(commas, 3U), far);
  add(std::min(marked, 2U), w.marked(end - 1) ? 1 : 0);
  add(w.tag(end + 1), far);
  add(w.tag(cue - 1), far);
}

void start_before_candidates(const Units& units, std::uint32_t end, std::vector<std::uint32_t>& out) {
  const Window w(units, end - 1);
  out.clear();
  const std::uint32_t limit = end > w.first() + reach ? end - reach : w.first();
  for (std::uint32_t at = limit; at < end; ++at) {
    if (units.is_punctuation(at)) continue;
    if (at == w.first() || is_boundary(units, w, at) || w.punctuation(at - 1) || w.marked(at - 1) ||
        w.is(at - 1, conjunction | contrast | subordinator | complementizer | adverb))
      out.push_back(at);
  }
}

void start_before_features(const Units& units, std::uint32_t cue, std::uint32_t end, std::uint32_t start,
                           Features& out) {
  const Window w(units, cue);
  const Unit& unit = units.list[cue];
  const std::uint32_t kind = cue_kind(unit);
  const bool first = start == w.first();
  const std::uint32_t length = bucket(end - start);
  out.clear();
  std::uint32_t f = 230;
  const auto add = [&](std::uint32_t a = 0, std::uint32_t b = 0) { out.add(f++, a, b); };
  add(first ? 1 : 0);
  add(first ? 1 : 0, kind);
  add(first ? 1 : 0, w.word(start));
  add(first ? 1 : 0, w.tag(start));
  add(first ? 1 : 0, length);
  add(w.word(start - 1), w.tag(start));
  add(w.word(start - 1));
  add(w.word(start - 1), w.word(start));
  add(w.tag(start - 1), w.tag(start));
  add(w.tag(start - 2), w.tag(start - 1));
  add(length, kind);
  const bool starts = w.marked(start);
  const bool ends = w.marked(end - 1);
  add((starts ? 1U : 0U) | (ends ? 2U : 0U) | (end == start + 1 ? 4U : 0U) | (w.marked(start - 1) ? 8U : 0U),
      first ? 1 : 0);
  add(starts ? w.tag(start) : 0, (first ? 1U : 0U) | (ends ? 2U : 0U) | (end == start + 1 ? 4U : 0U));
  add(ends ? w.tag(end - 1) : 0, (first ? 1U : 0U) | (starts ? 2U : 0U) | (end == start + 1 ? 4U : 0U));
  const std::uint32_t commas = units.count(&UnitCounts::commas, start, end);
  std::uint32_t marked = 0;
  std::uint32_t passed = 0;  // the tag of a marked stretch inside, after the first unit
  for (std::uint32_t at = units.next_marked[start]; at < end; at = units.next_marked[at + 1]) {
    ++marked;
    if (at > start) passed = std::max(passed, w.tag(at));
  }
  add(std::min(commas, 3U), first ? 1 : w.word(start - 1));
  add(std::min(marked, 3U), (first ? 1U : 0U) | (starts ? 2U : 0U) | (ends ? 4U : 0U));
  add(passed, (first ? 1U : 0U) | (starts ? 2U : 0U) | (ends ? 4U : 0U));
  add(passed, first ? 1 : w.word(start - 1));
  const std::uint32_t from = std::max(w.first(), start > 19 ? start - 19 : 0);
  const bool earlier_cue = units.count(&UnitCounts::sources, from, start) > 0;
  add(earlier_cue ? 1 : 0, first ? 1 : w.tag(start - 1));
}

void phrases_around(const Units& units, const EntityMarks& marks, std::uint32_t cue, std::vector<Phrase>& out) {
  const Window w(units, cue);
  const std::uint32_t first = cue > w.first() + 80 ? cue - 80 : w.first();
  find_phrases(units, marks, first, std::min(w.end(), cue + 60), cue, out);
  // Whoever speaks stands near: of an endless enumeration the nearest phrases do.
  const auto after =
      std::partition_point(out.begin(), out.end(), [&](const Phrase& phrase) { return phrase.end <= cue; });
  if (out.end() - after > most_phrases) out.erase(after + most_phrases, out.end());
  const auto before =
      std::partition_point(out.begin(), out.end(), [&](const Phrase& phrase) { return phrase.end <= cue; });
  if (before - out.begin() > most_phrases) out.erase(out.begin(), before - most_phrases);
}

void leave_out_content(const SourceContext& context, std::vector<Phrase>& phrases) {
  const auto inside = [&](const Phrase& phrase) {
    return context.before.has(phrase.first) || context.after.has(phrase.first);
  };
  phrases.erase(std::remove_if(phrases.begin(), phrases.end(), inside), phrases.end());
}

void source_candidates(const Units& units, const EntityMarks& marks, const SourceContext& context,
                       std::vector<Phrase>& out) {
  phrases_around(units, marks, context.cue, out);
  leave_out_content(context, out);
}

void source_features(const Units& units, const SourceContext& context, const std::vector<Phrase>& phrases,
                     std::uint32_t index, Features& out) {
  const Window w(units, context.cue);
  const Unit& cue = units.list[context.cue];
  const std::uint32_t kind = cue_kind(cue) * 8 + static_cast<std::uint32_t>(context.frame);
  out.clear();
  std::uint32_t f = 270;
  const auto add = [&](std::uint32_t a = 0, std::uint32_t b = 0) { out.add(f++, a, b); };
  if (index >= phrases.size()) {
    f = 310;
    add(kind);
    add(cue.lemma);
    add(w.tag(context.cue - 1), kind);
    add(w.word(context.cue - 1), cue.lemma);
    add(std::min<std::uint32_t>(static_cast<std::uint32_t>(phrases.size()), 4), kind);
    add(w.tag(context.cue + 1), kind);
    add(w.tag(context.cue - 2), w.tag(context.cue - 1));
    return;
  }
  const Phrase& phrase = phrases[index];
  const bool before = phrase.end <= context.cue;
  const std::uint32_t gap = before ? context.cue - phrase.end : phrase.first - context.cue - 1;
  // Phrases stand in order: those before the cue, then those after it. How many stand between this one and the cue:
  const auto after = std::partition_point(phrases.begin(), phrases.end(),
                                          [&](const Phrase& other) { return other.end <= context.cue; });
  const auto count_before = static_cast<std::uint32_t>(after - phrases.begin());
  const std::uint32_t rank = std::min(before ? count_before - 1 - index : index - count_before, 4U);
  const std::uint32_t side = (before ? 1U : 0U);
  const std::uint32_t where = side * 64 + rank * 8 + std::min(gap, 7U);
  std::uint32_t between = 0;
  const std::uint32_t from = before ? phrase.end : context.cue + 1;
  const std::uint32_t to = before ? context.cue : phrase.first;
  for (std::uint32_t at = from; at < to; ++at) {
    if (w.comma(at)) between |= 1;
    if (w.marked(at)) between |= 2;
    if (w.is(at, verb_classes | auxiliary)) between |= 4;
    if (w.is(at, agent_preposition)) between |= 8;
    if (w.is(at, genitive_preposition)) between |= 16;
    if (w.is(at, conjunction)) between |= 32;
  }
  const std::uint32_t look = (phrase.proper ? 1U : 0U) | (phrase.definite ? 2U : 0U) |
                             ((phrase.classes & pronoun) != 0 ? 4U : 0U) | ((phrase.classes & person) != 0 ? 8U : 0U) |
                             ((phrase.classes & (body | document)) != 0 ? 16U : 0U) |
                             ((phrase.classes & (relative | time_word)) != 0 ? 32U : 0U);
  const std::uint32_t left = w.tag(phrase.first - 1);
  const std::uint32_t right = w.tag(phrase.end);
  const bool starts = phrase.first == w.first();
  add(where, kind);
  add(side * 8 + rank, kind);
  add(side * 8 + std::min(gap, 7U), kind);
  add(where, cue.lemma);
  add(look, side * 8 + rank);
  add(look, kind);
  add(look * 2 + side, between);
  add(left, side * 8 + rank);
  add(left, kind);
  add(left, look);
  add(right, side * 8 + rank);
  add(right, look);
  add(between, kind);
  add(between * 8 + rank, side);
  add(units.list[phrase.head].word, side);
  add(units.list[phrase.head].tag, kind);
  add(units.list[phrase.head].sense, side * 8 + rank);
  add(units.list[phrase.head].sense, kind);
  add(units.list[phrase.head].cluster, kind);
  add(starts ? 1 : 0, kind);
  add(starts ? 1 : 0, look);
  add(w.word(phrase.first - 1), side);
  add(w.word(phrase.first - 1), cue.lemma);
  add(phrase.entity, side * 8 + rank);
  add(phrase.entity, kind);
  add(phrase.entity * 64 + look, rank);
  add(w.tag(context.cue - 1), where);
  add(w.tag(context.cue + 1), where);
  add(w.word(context.cue - 1), side * 8 + rank);
  add(std::min(phrase.end - phrase.first, 4U), look);
}

void link_features(const Units& units, const LinkContext& context, Features& out) {
  const Window w(units, context.unit);
  const Unit& unit = units.list[context.unit];
  const std::uint32_t look = unit.tag - tags::marked;
  const std::uint32_t at = context.unit;
  const bool alone = w.last_end() - w.first() <= 1;
  const bool starts_paragraph = w.first() == at && w.sentence().starts_paragraph;
  std::uint32_t between = 15;  // units between the quote before and this stretch
  bool same_paragraph = false;
  std::uint32_t sentences = 9;
  if (context.previous_end != no_index) {
    between = bucket(at - std::min(at, context.previous_end));
    const std::uint32_t last = units.sentence_of[context.previous_end - 1];
    sentences = std::min(units.sentence_of[at] - last, 9U);
    same_paragraph = units.sentences[last].paragraph == w.sentence().paragraph;
  }
  const std::uint32_t single = units.stretches[unit.stretch].single ? 1 : 0;
  const std::uint32_t state =
      context.previous_kind * 4 + (same_paragraph ? 1 : 0) + (context.previous_unclosed ? 2 : 0);
  const std::uint32_t before = at == 0 ? 0 : units.list[at - 1].tag;
  const bool adjacent = at > 0 && units.list[at - 1].marked();
  const bool waits = context.waiting_cue != no_index;
  const std::uint32_t waiting_far = waits ? bucket(at - context.waiting_cue) : 15;
  const std::uint32_t waiting_lemma = waits ? units.list[context.waiting_cue].lemma : 0;
  const std::uint32_t following = context.following_cue != no_index ? bucket(context.following_cue - at) : 15;
  out.clear();
  std::uint32_t f = 340;
  const auto add = [&](std::uint32_t a = 0, std::uint32_t b = 0) { out.add(f++, a, b); };
  add();
  add(look, single);
  add(look, alone ? 1 : 0);
  add(look, starts_paragraph ? 1 : 0);
  add(state, between);
  add(state, sentences);
  add(state * 16 + sentences, (alone ? 1U : 0U) | (starts_paragraph ? 2U : 0U));
  add(state * 16 + between, (alone ? 1U : 0U) | (starts_paragraph ? 2U : 0U) | (waits ? 4U : 0U));
  add(before, look);
  add(before, state);
  add(w.tag(at - 1), w.tag(at + 1));
  add(w.tag(at + 1), look);
  add(adjacent ? 1 : 0, state);
  add(waiting_far, state);
  add(waiting_far, look);
  add(waiting_far * 16 + sentences, alone ? 1 : 0);
  add(waiting_lemma, waiting_far);
  add(following, state);
  add(following, look);
  add(following * 16 + waiting_far, between);
  add(bucket(w.last_end() - w.first()), look);
  add(units.stretches[unit.stretch].closed ? 1 : 0, look);
  add(context.previous_unclosed ? 1 : 0, starts_paragraph ? 1 : 0);
  add(w.word(at - 1), look);
  add(w.word(at - 1), waits ? 1 : 0);
  add(w.tag(w.first()), look);
  const std::uint32_t place = (sentences == 0 ? 1U : 0U) | (sentences == 1 ? 2U : 0U) | (same_paragraph ? 4U : 0U) |
                              (context.after_previous_cue ? 8U : 0U) | (alone ? 16U : 0U) |
                              (starts_paragraph ? 32U : 0U);
  add(context.earlier_sentences, state);
  add(context.earlier_sentences, place);
  add(context.earlier_sentences, look);
  add(place, context.previous_kind);
  add(place, look);
  add(place * 4 + context.previous_kind, look);
  add(place, before);
  add(place * 4 + context.previous_kind, (waits ? 1U : 0U) | (following < 15 ? 2U : 0U));
  add(place, bucket(w.last_end() - w.first()));
  const std::uint32_t next_far = context.next != no_index ? bucket(context.next - at) : 15;
  const std::uint32_t named = context.named_before != no_index ? units.list[context.named_before].tag : 0;
  add(next_far, place);
  add(next_far, look);
  add(next_far, state);
  add(named, place);
  add(named, state);
}

}  // namespace article_inspector::quotes
