#include "quotes/text/speech_text.h"

#include <string_view>

#include "article_inspector/languages.h"

namespace article_inspector::quotes {
namespace {

bool is_one_of(std::u16string_view view, std::u16string_view set) {
  return !view.empty() && set.find(view.front()) != std::u16string_view::npos;
}

/// What is known of a distinct word.
struct WordFacts {
  WordEntry entry;
  std::uint32_t tag = 0;
  LexiconEntry lexicon;
};

std::uint32_t short_hash(std::u16string_view view) {
  std::uint32_t hash = 2166136261U;
  for (const char16_t c : view) hash = (hash ^ c) * 16777619U;
  return tags::hashed + (hash >> 8);
}

std::uint32_t tag_of(const Document& document, const Word& word, std::uint64_t classes) {
  if ((classes & given_name) != 0) classes = 0;
  if (classes != 0) {
    std::uint32_t bit = 0;
    while (((classes >> bit) & 1) == 0) ++bit;
    return tags::word_class + bit;
  }
  switch (word.kind) {
    case TokenKind::word:
      break;
    case TokenKind::number:
      return tags::number;
    case TokenKind::punctuation:
    case TokenKind::symbol:
      return short_hash(document.view(word).substr(0, 2));
    default:
      return tags::other;
  }
  if (word.shape == Shape::upper) return tags::upper;
  if (word.shape != Shape::lower) return tags::capitalized;
  std::u16string_view view = document.view(document.lowers[word.lower]);
  if (view.size() > 3) view.remove_prefix(view.size() - 3);
  return short_hash(view);
}

class SpeechTextMaker {
 public:
  SpeechTextMaker(const Document& document, const QuoteData& data, const Lexicon* lexicon,
                  const std::optional<Dateline>& dateline)
      : document_(document), data_(data), lexicon_(lexicon), dateline_end_(dateline ? dateline->span.end : 0) {
    speech_.document = &document;
    speech_.lexical = lexicon != nullptr;
    speech_.capital_nouns = data.has_compounds;
  }

  SpeechText make() {
    speech_.quoted_spans = find_quoted_spans(document_);
    speech_.token_of.resize(speech_.quoted_spans.size());
    speech_.tokens.reserve(document_.tokens.size());
    read_words();
    for (std::uint32_t index = 0; index < document_.paragraphs.size(); ++index) make_paragraph(index);
    number_sentences();
    for (const SpeechSentence& sentence : speech_.sentences) join_parted_verbs(sentence);
    count_tokens();
    return std::move(speech_);
  }

 private:
  void read_words() {
    std::vector<WordEntry> entries(document_.lowers.size());
    for (std::size_t k = 0; k < entries.size(); ++k) entries[k] = data_.find(document_.lowers[k].hash);
    std::vector<LexiconEntry> senses(document_.lowers.size());
    for (std::size_t k = 0; lexicon_ != nullptr && k < senses.size(); ++k)
      senses[k] = lexicon_->find(document_.lowers[k].hash);
    facts_.resize(document_.words.size());
    for (std::size_t k = 0; k < facts_.size(); ++k) {
      const Word& word = document_.words[k];
      facts_[k].entry = entries[word.lower];
      facts_[k].lexicon = senses[word.lower];
      if (data_.has_compounds && facts_[k].entry.classes == 0 && word.kind == TokenKind::word &&
          word.shape != Shape::lower)
        facts_[k].entry = data_.find_compound(document_.view(document_.lowers[word.lower]));
      if (word.kind == TokenKind::clitic) facts_[k].entry.classes |= clitic_classes(word);
      // "US" and "WHO" are no pronouns.
      if (word.shape == Shape::upper && word.end - word.start > 1 &&
          (facts_[k].entry.classes & (pronoun | relative)) != 0)
        facts_[k].entry = {};
      facts_[k].tag = tag_of(document_, word, facts_[k].entry.classes);
      if (facts_[k].entry.classes == 0 && word.shape == Shape::lower) {
        if (facts_[k].lexicon.sense == Sense::verb_communication) facts_[k].entry.classes = like_speech_verb;
        if (facts_[k].lexicon.sense == Sense::noun_communication) facts_[k].entry.classes = like_speech_noun;
        if (facts_[k].lexicon.sense == Sense::noun_person && is_plural_of_person(document_.lowers[word.lower]))
          facts_[k].entry.classes = plural;
      }
    }
  }

  /// "teachers": one letter more than another word for a person.
  bool is_plural_of_person(const LowerWord& lower) const {
    std::u16string_view view = document_.view(lower);
    if (view.size() < 4) return false;
    view.remove_suffix(1);
    return lexicon_->find(hash_of(view)).sense == Sense::noun_person;
  }

  static std::uint64_t clitic_classes(const Word& word) {
    return word.end - word.start == 2 ? std::uint64_t{genitive} : std::uint64_t{auxiliary};
  }

  void make_paragraph(std::uint32_t index) {
    const Paragraph& paragraph = document_.paragraphs[index];
    std::uint32_t sentence = paragraph.first_sentence;
    bool first = true;
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token;) {
      while (sentence + 1 < paragraph.end_sentence && document_.sentences[sentence + 1].first_token <= at) ++sentence;
      const bool after_dateline = dateline_end_ > 0 && document_.tokens[at].start >= dateline_end_;
      if (after_dateline) dateline_end_ = 0;
      const bool boundary =
          first || after_dateline || document_.sentences[sentence].first_token == at || begins_quotation(at);
      if (boundary) begin_sentence(index, first, first || after_dateline);
      first = false;
      at = add_token(at);
    }
    end_sentence();
  }

  /// "It rained. ”We left,“ he said": a quotation that opens with a closing mark begins a sentence all the same.
  bool begins_quotation(std::uint32_t at) {
    while (quoted_span_ < speech_.quoted_spans.size() && speech_.quoted_spans[quoted_span_].first_token < at)
      ++quoted_span_;
    if (quoted_span_ == speech_.quoted_spans.size() || speech_.quoted_spans[quoted_span_].first_token != at)
      return false;
    return document_.tokens[at].space_before && is_one_of(document_.view(document_.tokens[at - 1]), u".!?\u2026") &&
           document_.view(document_.tokens[at - 1]).size() == 1 &&
           (look_of(document_, speech_.quoted_spans[quoted_span_]) & 1U) != 0;
  }

  void begin_sentence(std::uint32_t paragraph, bool first, bool starts_paragraph) {
    if (!first) end_sentence();
    const auto at = static_cast<std::uint32_t>(speech_.tokens.size());
    speech_.sentences.push_back({at, at, paragraph, starts_paragraph});
  }

  void end_sentence() {
    if (!speech_.sentences.empty()) speech_.sentences.back().end = static_cast<std::uint32_t>(speech_.tokens.size());
  }

  std::uint32_t add_token(std::uint32_t at) {
    while (quoted_span_ < speech_.quoted_spans.size() && speech_.quoted_spans[quoted_span_].first_token < at)
      ++quoted_span_;
    if (quoted_span_ < speech_.quoted_spans.size() && speech_.quoted_spans[quoted_span_].first_token == at)
      return add_quoted_span();
    const Token& read = document_.tokens[at];
    const WordFacts& facts = facts_[read.word];
    SpeechToken token;
    token.first_token = at;
    token.end_token = at + 1;
    token.kind = read.kind;
    token.shape = document_.shape(read);
    token.word = static_cast<std::uint32_t>(document_.lower_word(read).hash);
    token.classes = facts.entry.classes;
    token.lemma = facts.entry.lemma != 0 ? facts.entry.lemma : token.word;
    token.tag = facts.tag;
    token.cluster = facts.lexicon.cluster;
    token.sense = facts.lexicon.sense;
    speech_.tokens.push_back(token);
    return at + 1;
  }

  std::uint32_t add_quoted_span() {
    const QuotedSpan& quoted_span = speech_.quoted_spans[quoted_span_];
    SpeechToken token;
    token.first_token = quoted_span.first_token;
    token.end_token = quoted_span.end_token;
    token.quoted_span = quoted_span_;
    token.kind = TokenKind::punctuation;
    token.tag = tags::marked + look_of(document_, quoted_span);
    token.word = token.tag;
    token.lemma = token.tag;
    speech_.token_of[quoted_span_] = static_cast<std::uint32_t>(speech_.tokens.size());
    speech_.tokens.push_back(token);
    ++quoted_span_;
    return quoted_span.end_token;
  }

  /// Sentences that a marked question or exclamation cut off from who said it are put together again.
  void number_sentences() {
    std::vector<SpeechSentence> joined;
    for (const SpeechSentence& sentence : speech_.sentences) {
      if (sentence.first == sentence.end) continue;
      if (!joined.empty() && !sentence.starts_paragraph && belongs_together(joined.back(), sentence)) {
        joined.back().end = sentence.end;
      } else {
        joined.push_back(sentence);
      }
    }
    speech_.sentences = std::move(joined);
    speech_.sentence_of.resize(speech_.tokens.size());
    for (std::uint32_t index = 0; index < speech_.sentences.size(); ++index) {
      SpeechSentence& sentence = speech_.sentences[index];
      for (std::uint32_t at = sentence.first; at < sentence.end; ++at) speech_.sentence_of[at] = index;
      sentence.words_end = sentence.end;
      while (sentence.words_end > sentence.first && speech_.is_punctuation(sentence.words_end - 1))
        --sentence.words_end;
    }
  }

  /// "stellte ... fest": a verb whose prefix stands at the clause's end is the verb that the two make.
  void join_parted_verbs(const SpeechSentence& sentence) {
    constexpr std::uint32_t farthest = 24;
    for (std::uint32_t at = sentence.first + 1; at < sentence.end; ++at) {
      if (!speech_.tokens[at].is(verb_particle) || !ends_clause(at, sentence)) continue;
      const std::u16string prefix(lower_text(at));
      for (std::uint32_t k = at; k-- > sentence.first && k + farthest > at;) {
        SpeechToken& token = speech_.tokens[k];
        if (token.kind != TokenKind::word || token.is_quoted()) continue;
        const WordEntry whole = data_.find(hash_of(prefix + std::u16string(lower_text(k))));
        if ((whole.classes & verb_classes) == 0) continue;
        token.classes = whole.classes;
        token.lemma = whole.lemma;
        token.tag = tag_of(document_, document_.words[document_.tokens[token.first_token].word], whole.classes);
        break;
      }
    }
  }

  bool ends_clause(std::uint32_t at, const SpeechSentence& sentence) const {
    if (at + 1 == sentence.end) return true;
    const SpeechToken& next = speech_.tokens[at + 1];
    return next.is_quoted() || next.is(conjunction) || speech_.is_punctuation(at + 1);
  }

  std::u16string_view lower_text(std::uint32_t at) const {
    return document_.view(document_.lower_word(document_.tokens[speech_.tokens[at].first_token]));
  }

  void count_tokens() {
    const std::size_t size = speech_.tokens.size();
    speech_.before.resize(size + 1);
    for (std::uint32_t at = 0; at < size; ++at) {
      const SpeechToken& token = speech_.tokens[at];
      TokenCounts& next = speech_.before[at + 1];
      next = speech_.before[at];
      if (speech_.is_punctuation(at) && speech_.first_char(at) == u',') ++next.commas;
      if (token.is(auxiliary)) ++next.auxiliaries;
      if (token.is(say_verb)) ++next.says;
      if (token.is(say_verb | source_word)) ++next.sources;
      if (token.is(subjunctive)) ++next.subjunctives;
    }
    speech_.next_quoted.assign(size + 1, no_index);
    for (std::size_t at = size; at-- > 0;)
      speech_.next_quoted[at] =
          speech_.tokens[at].is_quoted() ? static_cast<std::uint32_t>(at) : speech_.next_quoted[at + 1];
  }

  bool belongs_together(const SpeechSentence& before, const SpeechSentence& after) const {
    const SpeechToken& last = speech_.tokens[before.end - 1];
    if (!last.is_quoted() || speech_.tokens[after.first].is_quoted()) return false;
    const std::u16string_view text = document_.view(document_.tokens[last.end_token - 2]);
    const bool stop = is_one_of(text, u".");
    if (!stop && !is_one_of(text, u"?!,\u2026-\u2014")) return false;
    const std::uint32_t limit = stop ? 6 : 10;
    std::uint32_t words = 0;
    for (std::uint32_t at = after.first; at < after.end && words < limit; ++at, ++words) {
      const SpeechToken& token = speech_.tokens[at];
      if (token.is(say_verb | speech_verb)) {
        if (!stop) return true;
        return after.end - at <= 2 || (at - after.first <= 1 && after.end - after.first <= 8);
      }
    }
    return false;
  }

  const Document& document_;
  const QuoteData& data_;
  const Lexicon* lexicon_;
  std::uint32_t dateline_end_;  ///< offset; 0: there is none, or it lies behind
  SpeechText speech_;
  std::vector<WordFacts> facts_;
  std::uint32_t quoted_span_ = 0;
};

}  // namespace

std::uint32_t look_of(const Document& document, const QuotedSpan& quoted_span) {
  std::uint32_t words = 0;
  std::uint32_t look = 0;
  for (std::uint32_t at = quoted_span.first_token; at < quoted_span.end_token && words < 12; ++at) {
    const Token& token = document.tokens[at];
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::clitic) continue;
    if (words == 0 && (document.shape(token) != Shape::lower || token.kind == TokenKind::number)) look |= 1;
    ++words;
  }
  const std::uint32_t last = quoted_span.end_token - (quoted_span.closed ? 2 : 1);
  if (last > quoted_span.first_token &&
      is_one_of(document.view(document.tokens[last]), u".,?!\u2026;-\u2014\u3002\uFF1F\uFF01"))
    look |= 2;
  const std::uint32_t length = words < 3 ? 0 : words < 6 ? 1 : words < 12 ? 2 : 3;
  return look | (length << 2);
}

bool looks_spoken(std::uint32_t look) {
  return (look >> 2) >= 2 || ((look & 3) == 3) || ((look >> 2) == 1 && (look & 3) != 0);
}

const Lexicon* lexicon_for(std::string_view language) {
  return language_of(language).lexicon_words ? &entity_lexicon() : nullptr;
}

SpeechText make_speech_text(const Document& document, const QuoteData& data, const Lexicon* lexicon,
                            const std::optional<Dateline>& dateline) {
  return SpeechTextMaker(document, data, lexicon, dateline).make();
}

}  // namespace article_inspector::quotes
