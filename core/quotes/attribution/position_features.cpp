#include <algorithm>

#include "quotes/attribution/sentence_window.h"

namespace article_inspector::quotes {
namespace {

/// The nearest quoted spans of a sentence around a token.
struct Near {
  std::uint32_t left = 31;  ///< tokens between, 31: none
  std::uint32_t right = 31;
  std::uint32_t left_tag = 0;
  std::uint32_t right_tag = 0;
};

Near nearest_quoted(const SpeechText& speech, const SentenceWindow& window, std::uint32_t at) {
  Near near;
  // Sentences have few quoted spans: from one to the next, up to the token.
  const std::uint32_t from = std::max(window.first(), at > 59 ? at - 59 : 0);
  for (std::uint32_t left = speech.next_quoted[from]; left < at; left = speech.next_quoted[left + 1]) {
    near.left = std::min(at - left, 20U);
    near.left_tag = speech.tokens[left].tag;
  }
  const std::uint32_t right = speech.next_quoted[at + 1];
  if (right < window.end() && right - at < 20) {
    near.right = right - at;
    near.right_tag = speech.tokens[right].tag;
  }
  return near;
}

bool starts_quoted(const SpeechText& speech, std::uint32_t token) {
  return token < speech.tokens.size() && speech.tokens[token].is_quoted();
}

std::uint32_t units_to_comma(const SentenceWindow& window, std::uint32_t from) {
  for (std::uint32_t k = 1; k < 12 && from >= window.first() + k; ++k) {
    if (window.comma(from - k)) return k;
  }
  return 12;
}

/// A cue in its sentence, and what is asked of it again and again.
struct CueView {
  CueView(const SpeechText& text, std::uint32_t at)
      : speech(text),
        w(text, at),
        cue(at),
        word(text.tokens[at].word),
        lemma(text.tokens[at].lemma),
        kind(cue_kind(text.tokens[at])),
        to_end(w.last_end() > at ? w.last_end() - at - 1 : 0),
        to_start(at - w.first()) {}

  std::uint32_t reach_before(std::uint32_t far) const { return std::max(w.first(), cue > far ? cue - far : 0); }
  std::uint32_t reach_after(std::uint32_t far) const { return std::min(w.end(), cue + 1 + far); }

  const SpeechText& speech;
  SentenceWindow w;
  std::uint32_t cue;
  std::uint32_t word;
  std::uint32_t lemma;
  std::uint32_t kind;
  std::uint32_t to_end;  ///< tokens to the sentence's last word
  std::uint32_t to_start;
};

/// The cue and the words around it.
void word_features(const CueView& c, FeatureWriter& add) {
  add();
  add(c.word);
  add(c.lemma);
  add(c.kind);
  add(c.word, c.w.word(c.cue + 1));
  add(c.word, c.w.word(c.cue - 1));
  add(c.word, c.w.tag(c.cue + 1));
  add(c.word, c.w.tag(c.cue - 1));
  add(c.lemma, c.w.tag(c.cue + 1));
  add(c.lemma, c.w.tag(c.cue - 1));
  add(c.kind, c.w.tag(c.cue + 1));
  add(c.kind, c.w.tag(c.cue - 1));
  add(c.w.tag(c.cue - 1), c.w.tag(c.cue + 1));
  add(c.w.tag(c.cue + 1), c.w.tag(c.cue + 2));
  add(c.w.tag(c.cue - 2), c.w.tag(c.cue - 1));
  add(c.w.word(c.cue + 1), c.w.word(c.cue + 2));
  add(c.w.word(c.cue - 2), c.w.word(c.cue - 1));
  add(c.w.word(c.cue + 1));
  add(c.w.word(c.cue - 1));
  add(c.kind, c.w.word(c.cue + 2));
  add(c.kind, c.w.word(c.cue - 2));
  add(c.lemma, c.w.tag(c.cue + 2));
  add(c.lemma, c.w.tag(c.cue - 2));
  add(c.w.tag(c.cue + 1) * 31 + c.w.tag(c.cue + 2), c.w.tag(c.cue + 3));
  add(c.w.tag(c.cue - 3) * 31 + c.w.tag(c.cue - 2), c.w.tag(c.cue - 1));
}

/// Quoted spans, edges of the sentence and commas around it.
void place_features(const CueView& c, FeatureWriter& add) {
  const Near near = nearest_quoted(c.speech, c.w, c.cue);
  add(near.left, near.left_tag);
  add(near.right, near.right_tag);
  add(c.kind * 64 + length_bucket(near.left), near.left_tag);
  add(c.kind * 64 + length_bucket(near.right), near.right_tag);
  add(length_bucket(near.left) * 16 + length_bucket(near.right), c.w.tag(c.cue + 1));
  add(c.lemma, length_bucket(near.left) * 16 + length_bucket(near.right));
  add(length_bucket(c.to_end), length_bucket(c.to_start));
  add(c.kind * 16 + length_bucket(c.to_end), c.w.tag(c.cue - 1));
  add(c.kind * 16 + length_bucket(c.to_end), length_bucket(c.to_start));
  add(c.lemma, length_bucket(c.to_end));
  const std::uint32_t comma = units_to_comma(c.w, c.cue);
  add(comma, c.kind);
  add(comma * 16 + length_bucket(c.to_end), c.w.tag(c.cue - 1));
  add(c.w.comma(c.cue + 1) ? 1 : 0, comma * 16 + c.kind);
}

/// Words behind it that lead to what is said.
void complement_features(const CueView& c, FeatureWriter& add) {
  std::uint32_t that = 0;
  for (std::uint32_t k = 1; k < 6; ++k) {
    if (c.w.is(c.cue + k, complementizer | infinitive_mark)) {
      that = k;
      add(100 + k, c.lemma);
      add(c.w.word(c.cue + k), c.kind);
      break;
    }
  }
  add.go_to(48);
  add(that, c.kind);
}

/// Other cues, and the neighbouring sentences.
void neighbour_features(const CueView& c, FeatureWriter& add) {
  // other cues to the left and right
  const std::uint32_t before = c.speech.count(&TokenCounts::sources, c.reach_before(29), c.cue);
  const std::uint32_t after = c.speech.count(&TokenCounts::sources, c.cue + 1, c.reach_after(29));
  add(std::min(before, 3U) * 4 + std::min(after, 3U), c.kind);
  add(std::min(before, 3U) * 4 + std::min(after, 3U), c.lemma);
  // The neighbouring sentences' quoted spans.
  const std::uint32_t beside = (starts_quoted(c.speech, c.w.end()) ? 1U : 0U) |
                               (c.w.first() > 0 && starts_quoted(c.speech, c.w.first() - 1) ? 2U : 0U) |
                               (c.w.sentence().starts_paragraph ? 4U : 0U);
  add(beside, c.kind * 16 + length_bucket(c.to_end));
  add(beside, c.lemma);
  add(c.w.tag(c.w.first()), c.kind * 16 + length_bucket(c.to_start));
  add(c.w.is(c.w.first(), complementizer | subordinator | preposition | source_word) ? c.speech.tokens[c.w.first()].word
                                                                                     : 0,
      c.kind);
}

/// Passives, wishes and infinitives.
void mood_features(const CueView& c, FeatureWriter& add) {
  // An auxiliary or "to" before it: passive, wish, infinitive.
  for (std::uint32_t k = 1; k < 4; ++k) {
    if (!c.w.is(c.cue - k, auxiliary | infinitive_mark | negation)) continue;
    add(c.w.word(c.cue - k), c.kind);
    add(c.w.word(c.cue - k), c.lemma);
    break;
  }
  add.go_to(60);
  for (std::uint32_t k = 1; k < 4; ++k) {
    if (!c.w.is(c.cue + k, agent_preposition)) continue;
    add(k, c.lemma);
    break;
  }
}

/// The end of the sentence, and verbs in the mood of reported speech.
void sentence_features(const CueView& c, FeatureWriter& add) {
  add.go_to(62);
  const bool sentence_ends_marked = c.w.is_quoted(c.w.last_end() - 1);
  add(sentence_ends_marked ? 1 : 0, c.kind * 32 + c.w.tag(c.cue + 1) % 32);
  add(c.w.word(c.w.end() - 1), c.kind * 16 + length_bucket(c.to_end));
  const std::uint32_t subjunctives =  // left and right of the cue
      (c.speech.count(&TokenCounts::subjunctives, c.reach_before(19), c.cue) > 0 ? 1U : 0U) |
      (c.speech.count(&TokenCounts::subjunctives, c.cue + 1, c.reach_after(19)) > 0 ? 2U : 0U);
  add(subjunctives, c.kind);
  add(subjunctives, c.w.comma(c.cue + 1) ? 1 : 0);
  add(subjunctives, c.w.comma(c.cue - 1) ? 1 : 0);
}

/// What the lexicon says of the words around.
void lexicon_features(const CueView& c, FeatureWriter& add) {
  add(c.w.cluster(c.cue));
  add(c.w.sense(c.cue), c.kind);
  add(c.w.cluster(c.cue), c.w.tag(c.cue + 1));
  add(c.w.cluster(c.cue), c.w.tag(c.cue - 1));
  add(c.w.cluster(c.cue + 1), c.kind);
  add(c.w.cluster(c.cue - 1), c.kind);
  add(c.w.sense(c.cue - 1), c.kind * 64 + c.w.sense(c.cue + 1));
  add(c.w.sense(c.cue + 1), c.w.sense(c.cue));
  add(c.w.sense(c.cue - 1), c.w.sense(c.cue));
  add(c.w.sense(c.cue + 2), c.kind * 64 + c.w.sense(c.cue + 1));
}

}  // namespace

std::vector<std::uint32_t> find_cues(const SpeechText& speech) {
  std::vector<std::uint32_t> cues;
  for (std::uint32_t at = 0; at < speech.tokens.size(); ++at) {
    const SpeechToken& token = speech.tokens[at];
    if (token.is_quoted()) continue;
    if (token.is(cue_classes | source_after)) {
      cues.push_back(at);
    } else if (speech.is_punctuation(at) && at > 0 && at + 1 < speech.tokens.size()) {
      const char16_t c = speech.first_char(at);
      if (c == u':' ||
          ((c == u'\u2014' || c == u'\u2013' || c == u'-' || c == u'\u2015') && speech.tokens[at - 1].is_quoted()))
        cues.push_back(at);
    }
  }
  return cues;
}

void position_features(const SpeechText& speech, std::uint32_t cue, Features& out) {
  const CueView view(speech, cue);
  out.clear();
  FeatureWriter add(out, 0);
  word_features(view, add);
  place_features(view, add);
  complement_features(view, add);
  neighbour_features(view, add);
  mood_features(view, add);
  sentence_features(view, add);
  lexicon_features(view, add);
}

}  // namespace article_inspector::quotes
