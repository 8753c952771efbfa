#include "quotes/attribution/speaker_turns.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace article_inspector::quotes {
namespace {

constexpr std::uint32_t longest_label = 5;       ///< tokens before the colon
constexpr std::uint32_t longest_signature = 10;  ///< tokens after the dash

/// The tokens of a paragraph, its label, and its words after it.
struct Turn {
  std::uint32_t first = 0;
  std::uint32_t colon = no_index;  ///< no_index: the paragraph has no label
  std::uint32_t end = 0;
};

class LabelFinder {
 public:
  LabelFinder(const SpeechText& speech, const std::vector<std::uint8_t>& skipped)
      : speech_(speech), skipped_(skipped) {}

  std::vector<Attribution> find() {
    read_paragraphs();
    find_turns();
    find_signatures();
    find_posts();
    find_testimonials();
    std::stable_sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) {
      return a.content.empty() || b.content.empty() ? a.cue < b.cue : a.content[0].first < b.content[0].first;
    });
    return std::move(found_);
  }

 private:
  void read_paragraphs() {
    for (std::uint32_t k = 0; k < speech_.sentences.size(); ++k) {
      const SpeechSentence& sentence = speech_.sentences[k];
      if (sentence.starts_paragraph || paragraphs_.empty())
        paragraphs_.push_back({sentence.first, no_index, sentence.end});
      paragraphs_.back().end = sentence.end;
    }
    for (Turn& turn : paragraphs_) turn.colon = label_colon(turn);
  }

  bool is_mark(std::uint32_t at) const {
    const char16_t c = speech_.first_char(at);
    return speech_.is_punctuation(at) &&
           (c == u'"' || c == u'\u201C' || c == u'\u201E' || c == u'\u00BB' || c == u'\u00AB');
  }

  std::uint32_t label_colon(const Turn& turn) const {
    std::uint32_t at = turn.first;
    if (skipped_[at] != 0) return no_index;
    if (at + 1 < turn.end && is_mark(at)) ++at;
    const std::uint32_t start = at;
    for (; at < turn.end && at <= start + longest_label; ++at) {
      const SpeechToken& token = speech_.tokens[at];
      if (token.is_quoted()) return no_index;
      if (speech_.is_punctuation(at)) {
        if (speech_.first_char(at) == u':') return at > start ? at : no_index;
        if (speech_.first_char(at) != u'.' && speech_.first_char(at) != u'-') return no_index;
        continue;
      }
      if (token.kind != TokenKind::word || !token.capital()) return no_index;
    }
    return no_index;
  }

  /// What the turns of one label have in common.
  struct Label {
    std::uint32_t turns = 0;
    std::uint32_t sentences = 0;   ///< turns that end as sentences do
    std::uint32_t addressing = 0;  ///< turns that ask, answer, are quoted, or say "I", "we", "you"
    bool thing = false;

    /// Tables name things before values: "Weight: 210 g".
    bool speaks() const { return !thing && sentences * 2 > turns; }
  };

  /// A text is a dialogue where three paragraphs and more have labels that speak, most of those labels come again, and
  /// what stands behind them is addressed to somebody.
  void find_turns() {
    std::unordered_map<std::uint64_t, Label> labels = read_labels();
    Label all;
    std::uint32_t again = 0;  // turns whose label comes again
    for (const auto& [hash, label] : labels) {
      if (!label.speaks()) continue;
      all.turns += label.turns;
      all.addressing += label.addressing;
      if (label.turns > 1) again += label.turns;
    }
    constexpr std::uint32_t least_addressing = 4;  // one turn of so many
    if (all.turns < 3 || again * 2 < all.turns || all.addressing * least_addressing < all.turns) return;
    take_turns(labels);
  }

  std::unordered_map<std::uint64_t, Label> read_labels() {
    std::unordered_map<std::uint64_t, Label> labels;
    for (std::size_t k = 0; k < paragraphs_.size(); ++k) {
      const Turn& turn = paragraphs_[k];
      if (turn.colon == no_index) continue;
      const bool alone = turn.colon + 1 == turn.end;
      if (alone && k + 1 == paragraphs_.size()) continue;
      Label& label = labels[label_hash(turn)];
      const Turn words = alone ? paragraphs_[k + 1] : Turn{turn.colon + 1, no_index, turn.end};
      if (label.turns++ == 0) label.thing = is_thing(turn.colon - 1);
      label.sentences += ends_as_sentence(words) ? 1U : 0U;
      const bool answers = k > 0 && paragraphs_[k - 1].colon == no_index && asks(paragraphs_[k - 1].end - 1);
      label.addressing += answers || addresses(words) ? 1U : 0U;
    }
    return labels;
  }

  bool ends_as_sentence(const Turn& words) const {
    const SpeechToken& last = speech_.tokens[words.end - 1];
    if (last.is_quoted()) return true;
    const char16_t c = speech_.first_char(words.end - 1);
    return speech_.is_punctuation(words.end - 1) && c != u',' && c != u':' && c != u';' && c != u')';
  }

  bool asks(std::uint32_t at) const { return speech_.is_punctuation(at) && speech_.first_char(at) == u'?'; }

  bool addresses(const Turn& words) const {
    for (std::uint32_t at = words.first; at < words.end; ++at) {
      const SpeechToken& token = speech_.tokens[at];
      if (token.is_quoted() || token.is(first_person | second_person)) return true;
      if (asks(at)) return true;
    }
    return false;
  }

  void take_turns(const std::unordered_map<std::uint64_t, Label>& labels) {
    std::uint32_t last = no_index;
    for (const Turn& turn : paragraphs_) {
      const auto label = turn.colon == no_index ? labels.end() : labels.find(label_hash(turn));
      if (label != labels.end() && label->second.speaks()) {
        begin_turn(turn);
        last = turn.colon + 1 < turn.end ? no_index : turn.colon;
        continue;
      }
      // "Anne:" alone on a line: what she says stands below.
      if (last != no_index) found_.back().content.push_back({turn.first, turn.end});
      last = no_index;
    }
    found_.erase(std::remove_if(found_.begin(), found_.end(),
                                [](const Attribution& attribution) { return attribution.content.empty(); }),
                 found_.end());
  }

  /// "Update:", "Weight:", "Pros:": who speaks in a dialogue is somebody by the word, or is named in running text too.
  bool is_thing(std::uint32_t at) {
    const SpeechToken& token = speech_.tokens[at];
    if (!speech_.lexical) return !is_named(at);
    if (token.is(person | title | given_name) || speech_.span(at, at + 1).length() <= 2) return false;
    if (token.is(document | speech_noun)) return true;
    if (is_noun(token.sense) && token.sense != Sense::noun_person) return true;
    return token.shape != Shape::upper && !is_named(at);
  }

  /// Whether the label's last word names somebody elsewhere in the text.
  bool is_named(std::uint32_t label) {
    if (named_.empty()) {
      if (speech_.lexical)
        take_capitals();
      else
        take_introduced();
      named_.insert(0);
    }
    return named_.count(speech_.tokens[label].word) != 0;
  }

  /// Words with a capital within a sentence; in labels and headings every word has one.
  void take_capitals() {
    for (const SpeechSentence& sentence : speech_.sentences) {
      if (is_heading(sentence)) continue;
      for (std::uint32_t at = sentence.first + 1; at < sentence.words_end; ++at) {
        if (speech_.tokens[at].capital()) named_.insert(speech_.tokens[at].word);
      }
    }
  }

  /// Where no lexicon tells things from people: words behind a title, a given name or what somebody is.
  void take_introduced() {
    constexpr std::uint32_t longest_introduction = 2;
    std::uint32_t introduction = no_index;
    for (std::uint32_t at = 0; at < speech_.tokens.size(); ++at) {
      const SpeechToken& token = speech_.tokens[at];
      if (token.is(person | title | given_name)) introduction = at;
      if (introduction != no_index && at <= introduction + longest_introduction && token.capital())
        named_.insert(token.word);
    }
  }

  bool is_heading(const SpeechSentence& sentence) const {
    std::uint32_t words = 0;
    std::uint32_t capitals = 0;
    for (std::uint32_t at = sentence.first; at < sentence.words_end; ++at) {
      if (speech_.tokens[at].is_quoted() || speech_.tokens[at].kind != TokenKind::word) continue;
      ++words;
      capitals += speech_.tokens[at].capital() ? 1U : 0U;
    }
    return capitals * 2 > words;
  }

  std::uint64_t label_hash(const Turn& turn) const {
    std::uint64_t hash = 0;
    for (std::uint32_t at = turn.first; at < turn.colon; ++at) {
      if (!speech_.is_punctuation(at)) hash = hash * 0x9E3779B97F4A7C15ULL + speech_.tokens[at].word;
    }
    return hash;
  }

  void begin_turn(const Turn& turn) {
    Attribution attribution;
    attribution.origin = AttributionOrigin::label;
    attribution.cue = turn.colon;
    attribution.labelled = true;
    if (turn.colon + 1 < turn.end) attribution.content.push_back({turn.colon + 1, turn.end});
    attribution.source = phrase_of(is_mark(turn.first) ? turn.first + 1 : turn.first, turn.colon);
    found_.push_back(std::move(attribution));
  }

  Phrase phrase_of(std::uint32_t first, std::uint32_t end) const {
    Phrase phrase;
    phrase.first = first;
    phrase.end = end;
    phrase.head = end - 1;
    phrase.proper = true;
    return phrase;
  }

  static bool is_dash(char16_t c) { return c == u'\u2014' || c == u'\u2013' || c == u'-' || c == u'\u2015'; }

  void find_signatures() {
    for (std::uint32_t at = 1; at + 1 < speech_.tokens.size(); ++at) {
      if (!speech_.is_punctuation(at) || !is_dash(speech_.first_char(at)) || !speech_.tokens[at - 1].is_quoted())
        continue;
      const SpeechToken& said = speech_.tokens[at - 1];
      if (skipped_[at] != 0 || !looks_spoken(said.tag - tags::marked)) continue;
      const std::uint32_t end = signature_end(at + 1);
      if (end == no_index) continue;
      Attribution attribution;
      attribution.origin = AttributionOrigin::label;
      attribution.cue = at;
      attribution.content.push_back({at - 1, at});
      attribution.source = phrase_of(at + 1, end);
      found_.push_back(std::move(attribution));
    }
  }

  /// "It rains. / — Ann Lee (@annlee) May 4, 2024": an embedded post, which the paragraph after it signs.
  void find_posts() {
    for (std::size_t k = 1; k < paragraphs_.size(); ++k) {
      const Turn& signature = paragraphs_[k];
      const Turn& post = paragraphs_[k - 1];
      if (!is_dash_at(signature.first) || skipped_[signature.first] != 0 || skipped_[post.first] != 0) continue;
      const std::uint32_t end = handle_bracket(signature);
      if (end == no_index || is_dash_at(post.first)) continue;
      std::uint32_t last = post.end;  // not the links and pictures behind it
      while (last > post.first + 1 && !is_word(last - 1)) --last;
      while (last < post.end && speech_.is_punctuation(last)) ++last;
      Attribution attribution;
      attribution.origin = AttributionOrigin::label;
      attribution.labelled = true;
      attribution.cue = signature.first;
      attribution.content.push_back({post.first, last});
      attribution.source = phrase_of(signature.first + 1, end);
      found_.push_back(std::move(attribution));
    }
  }

  /// "“It works.” / Letter of a customer, May 2024 / “I am glad.” / Ann Lee, Leeds": quoted paragraphs in turn with
  /// lines that sign them.
  void find_testimonials() {
    constexpr std::size_t least_signed = 3;
    std::vector<std::size_t> quoted;  // paragraphs whose next one signs them
    for (std::size_t k = 0; k + 1 < paragraphs_.size(); ++k) {
      const bool ends = k + 2 == paragraphs_.size() || is_all_quoted(paragraphs_[k + 2]);
      const bool goes_on = !quoted.empty() && quoted.back() + 2 == k;
      if (is_all_quoted(paragraphs_[k]) && signs(paragraphs_[k + 1]) && (ends || goes_on)) quoted.push_back(k);
    }
    if (quoted.size() < least_signed) return;
    for (const std::size_t k : quoted) {
      Attribution attribution;
      attribution.origin = AttributionOrigin::label;
      attribution.cue = paragraphs_[k + 1].first;
      for (std::uint32_t at = paragraphs_[k].first; at < paragraphs_[k].end; ++at) {
        if (speech_.tokens[at].is_quoted()) attribution.content.push_back({at, at + 1});
      }
      attribution.source = who_signs(paragraphs_[k + 1]);
      found_.push_back(std::move(attribution));
    }
  }

  bool is_all_quoted(const Turn& paragraph) const {
    bool quoted = false;
    for (std::uint32_t at = paragraph.first; at < paragraph.end; ++at) {
      if (skipped_[at] != 0) return false;
      if (!speech_.tokens[at].is_quoted() && !speech_.is_punctuation(at)) return false;
      quoted |= speech_.tokens[at].is_quoted();
    }
    return quoted;
  }

  /// A short line without a verb and a full stop.
  bool signs(const Turn& paragraph) const {
    if (paragraph.end - paragraph.first > longest_signature) return false;
    bool words = false;
    for (std::uint32_t at = paragraph.first; at < paragraph.end; ++at) {
      const SpeechToken& token = speech_.tokens[at];
      const bool says_more = token.is(verb_classes | auxiliary | pronoun) && !token.capital();  // "May" is a month
      if (token.is_quoted() || says_more) return false;
      words |= token.kind == TokenKind::word;
    }
    const char16_t last = speech_.first_char(paragraph.end - 1);
    return words && !(speech_.is_punctuation(paragraph.end - 1) && (last == u'.' || last == u':' || last == u'?'));
  }

  /// Of "Letter of a customer, May 2024" the customer.
  Phrase who_signs(const Turn& paragraph) const {
    std::uint32_t first = paragraph.first;
    while (first + 1 < paragraph.end && speech_.is_punctuation(first)) ++first;
    std::uint32_t end = first + 1;
    while (end < paragraph.end && !(speech_.is_punctuation(end) && speech_.first_char(end) == u',')) ++end;
    constexpr std::uint64_t joints = determiner | preposition | genitive_preposition | agent_preposition;
    std::uint32_t joint = end;
    for (std::uint32_t at = first + 1; at + 1 < end && joint == end; ++at) {
      if (speech_.tokens[at].is(joints)) joint = at;
    }
    if (joint == end) return phrase_of(first, end);
    const bool leads = !speech_.tokens[joint].is(determiner);
    Phrase phrase = phrase_of(leads ? joint + 1 : joint, end);
    phrase.proper = false;
    return phrase;
  }

  bool is_dash_at(std::uint32_t at) const { return speech_.is_punctuation(at) && is_dash(speech_.first_char(at)); }
  bool is_word(std::uint32_t at) const {
    return speech_.tokens[at].is_quoted() || speech_.tokens[at].kind == TokenKind::word ||
           speech_.tokens[at].kind == TokenKind::number;
  }

  /// The bracket around the account's name, right behind the author's.
  std::uint32_t handle_bracket(const Turn& signature) const {
    const std::uint32_t limit = std::min(signature.end, signature.first + longest_signature);
    for (std::uint32_t at = signature.first + 2; at + 1 < limit; ++at) {
      if (!speech_.is_punctuation(at) || speech_.first_char(at) != u'(') continue;
      const bool account = speech_.tokens[at + 1].kind == TokenKind::handle || speech_.first_char(at + 1) == u'@';
      return account ? at : no_index;
    }
    return no_index;
  }

  /// Where the name after a dash ends: at a comma or the paragraph's end. No name: no_index.
  std::uint32_t signature_end(std::uint32_t first) const {
    const std::uint32_t paragraph = speech_.sentences[speech_.sentence_of[first]].paragraph;
    if (!speech_.tokens[first].capital() || speech_.tokens[first].is(pronoun | determiner | auxiliary | question))
      return no_index;
    std::uint32_t name_end = no_index;
    std::uint32_t at = first;
    for (; at < speech_.tokens.size() && at < first + longest_signature; ++at) {
      const SpeechToken& token = speech_.tokens[at];
      if (token.is_quoted() || speech_.sentences[speech_.sentence_of[at]].paragraph != paragraph) break;
      if (token.is(verb_classes | auxiliary | pronoun)) return no_index;
      const bool ends = speech_.is_punctuation(at) && speech_.first_char(at) != u'.' &&
                        speech_.first_char(at) != u'-' && speech_.first_char(at) != u'*';
      if (ends && name_end == no_index) name_end = at;
    }
    const bool whole = at == speech_.tokens.size() || speech_.tokens[at].is_quoted() ||
                       speech_.sentences[speech_.sentence_of[at]].paragraph != paragraph;
    if (!whole) return no_index;
    if (name_end == no_index) name_end = at;
    while (name_end > first + 1 && speech_.is_punctuation(name_end - 1) && speech_.first_char(name_end - 1) != u'*')
      --name_end;
    return name_end;
  }

  const SpeechText& speech_;
  const std::vector<std::uint8_t>& skipped_;
  std::vector<Turn> paragraphs_;
  std::unordered_set<std::uint32_t> named_;  ///< words of names in running text; filled when asked
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_labelled(const SpeechText& speech, const std::vector<std::uint8_t>& skipped) {
  return LabelFinder(speech, skipped).find();
}

}  // namespace article_inspector::quotes
