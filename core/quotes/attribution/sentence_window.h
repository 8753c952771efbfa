/// What the features of cues share: a sentence seen from a token in it.
#pragma once

#include <cstddef>

#include "quotes/attribution/features.h"

namespace article_inspector::quotes {

/// Small for small numbers, coarser for large ones.
std::uint32_t length_bucket(std::uint32_t n);

/// A sentence seen from a token in it: what lies outside has the tag of an edge.
class SentenceWindow {
 public:
  SentenceWindow(const SpeechText& speech, std::uint32_t token)
      : speech_(speech), sentence_(speech.sentences[speech.sentence_of[token]]) {}

  std::uint32_t first() const { return sentence_.first; }
  std::uint32_t end() const { return sentence_.end; }
  bool has(std::uint32_t at) const { return at >= sentence_.first && at < sentence_.end; }
  std::uint32_t word(std::uint32_t at) const { return has(at) ? speech_.tokens[at].word : tags::edge; }
  std::uint32_t lemma(std::uint32_t at) const { return has(at) ? speech_.tokens[at].lemma : tags::edge; }
  std::uint32_t tag(std::uint32_t at) const { return has(at) ? speech_.tokens[at].tag : tags::edge; }
  bool is(std::uint32_t at, std::uint64_t classes) const { return has(at) && speech_.tokens[at].is(classes); }
  std::uint32_t cluster(std::uint32_t at) const { return has(at) ? speech_.tokens[at].cluster : 256; }
  std::uint32_t sense(std::uint32_t at) const {
    return has(at) ? static_cast<std::uint32_t>(speech_.tokens[at].sense) : 64;
  }
  bool is_quoted(std::uint32_t at) const { return has(at) && speech_.tokens[at].is_quoted(); }
  bool punctuation(std::uint32_t at) const { return has(at) && speech_.is_punctuation(at); }
  bool comma(std::uint32_t at) const { return punctuation(at) && speech_.first_char(at) == u','; }

  /// The first token after the sentence's last word: full stops are no content.
  std::uint32_t last_end() const { return sentence_.words_end; }
  const SpeechSentence& sentence() const { return sentence_; }

 private:
  const SpeechText& speech_;
  const SpeechSentence& sentence_;
};

/// Adds features with the numbers that follow each other from `first` on.
class FeatureWriter {
 public:
  FeatureWriter(Features& out, std::uint32_t first) : out_(out), next_(first) {}
  void operator()(std::uint32_t a = 0, std::uint32_t b = 0) { out_.add(next_++, a, b); }
  /// The next feature gets this number: what stands before it need not always be there.
  void go_to(std::uint32_t next) { next_ = next; }
  Features& out() { return out_; }

 private:
  Features& out_;
  std::uint32_t next_;
};

/// What kind of word a cue is.
std::uint32_t cue_kind(const SpeechToken& token);
/// Whether content may begin or end at a token.
bool is_boundary(const SpeechText& speech, const SentenceWindow& window, std::uint32_t at);

}  // namespace article_inspector::quotes
