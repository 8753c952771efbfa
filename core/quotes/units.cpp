#include "quotes/units.h"

#include <string_view>

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

class UnitMaker {
 public:
  UnitMaker(const Document& document, const QuoteData& data, const Lexicon* lexicon,
            const std::optional<Dateline>& dateline)
      : document_(document), data_(data), lexicon_(lexicon), dateline_end_(dateline ? dateline->span.end : 0) {
    units_.document = &document;
    units_.lexical = lexicon != nullptr;
  }

  Units make() {
    units_.stretches = find_stretches(document_);
    units_.unit_of.resize(units_.stretches.size());
    units_.list.reserve(document_.tokens.size());
    read_words();
    for (std::uint32_t index = 0; index < document_.paragraphs.size(); ++index) make_paragraph(index);
    number_sentences();
    for (const UnitSentence& sentence : units_.sentences) join_parted_verbs(sentence);
    count_units();
    return std::move(units_);
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
      if (word.kind == TokenKind::clitic) facts_[k].entry.classes |= clitic_classes(word);
      // "US" and "WHO" are no pronouns.
      if (word.shape == Shape::upper && word.end - word.start > 1 &&
          (facts_[k].entry.classes & (pronoun | relative)) != 0)
        facts_[k].entry = {};
      facts_[k].tag = tag_of(document_, word, facts_[k].entry.classes);
      if (facts_[k].entry.classes == 0 && word.shape == Shape::lower) {
        if (facts_[k].lexicon.sense == senses::communication_verb) facts_[k].entry.classes = like_speech_verb;
        if (facts_[k].lexicon.sense == senses::communication) facts_[k].entry.classes = like_speech_noun;
      }
    }
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
      const bool boundary = first || after_dateline || document_.sentences[sentence].first_token == at;
      if (boundary) begin_sentence(index, first, first || after_dateline);
      first = false;
      at = add_unit(at);
    }
    end_sentence();
  }

  void begin_sentence(std::uint32_t paragraph, bool first, bool starts_paragraph) {
    if (!first) end_sentence();
    const auto at = static_cast<std::uint32_t>(units_.list.size());
    units_.sentences.push_back({at, at, paragraph, starts_paragraph});
  }

  void end_sentence() {
    if (!units_.sentences.empty()) units_.sentences.back().end = static_cast<std::uint32_t>(units_.list.size());
  }

  std::uint32_t add_unit(std::uint32_t at) {
    while (stretch_ < units_.stretches.size() && units_.stretches[stretch_].first_token < at) ++stretch_;
    if (stretch_ < units_.stretches.size() && units_.stretches[stretch_].first_token == at) return add_stretch();
    const Token& token = document_.tokens[at];
    const WordFacts& facts = facts_[token.word];
    Unit unit;
    unit.first_token = at;
    unit.end_token = at + 1;
    unit.kind = token.kind;
    unit.shape = document_.shape(token);
    unit.word = static_cast<std::uint32_t>(document_.lower_word(token).hash);
    unit.classes = facts.entry.classes;
    unit.lemma = facts.entry.lemma != 0 ? facts.entry.lemma : unit.word;
    unit.tag = facts.tag;
    unit.cluster = facts.lexicon.cluster;
    unit.sense = facts.lexicon.sense;
    units_.list.push_back(unit);
    return at + 1;
  }

  std::uint32_t add_stretch() {
    const Stretch& stretch = units_.stretches[stretch_];
    Unit unit;
    unit.first_token = stretch.first_token;
    unit.end_token = stretch.end_token;
    unit.stretch = stretch_;
    unit.kind = TokenKind::punctuation;
    unit.tag = tags::marked + look_of(document_, stretch);
    unit.word = unit.tag;
    unit.lemma = unit.tag;
    units_.unit_of[stretch_] = static_cast<std::uint32_t>(units_.list.size());
    units_.list.push_back(unit);
    ++stretch_;
    return stretch.end_token;
  }

  /// Sentences that a marked question or exclamation cut off from who said it are put together again.
  void number_sentences() {
    std::vector<UnitSentence> joined;
    for (const UnitSentence& sentence : units_.sentences) {
      if (sentence.first == sentence.end) continue;
      if (!joined.empty() && !sentence.starts_paragraph && belongs_together(joined.back(), sentence)) {
        joined.back().end = sentence.end;
      } else {
        joined.push_back(sentence);
      }
    }
    units_.sentences = std::move(joined);
    units_.sentence_of.resize(units_.list.size());
    for (std::uint32_t index = 0; index < units_.sentences.size(); ++index) {
      for (std::uint32_t at = units_.sentences[index].first; at < units_.sentences[index].end; ++at)
        units_.sentence_of[at] = index;
    }
  }

  /// "stellte ... fest": a verb whose prefix stands at the clause's end is the verb that the two make.
  void join_parted_verbs(const UnitSentence& sentence) {
    constexpr std::uint32_t farthest = 24;
    for (std::uint32_t at = sentence.first + 1; at < sentence.end; ++at) {
      if (!units_.list[at].is(verb_particle) || !ends_clause(at, sentence)) continue;
      const std::u16string prefix(lower_text(at));
      for (std::uint32_t k = at; k-- > sentence.first && k + farthest > at;) {
        Unit& unit = units_.list[k];
        if (unit.kind != TokenKind::word || unit.marked()) continue;
        const WordEntry whole = data_.find(hash_of(prefix + std::u16string(lower_text(k))));
        if ((whole.classes & verb_classes) == 0) continue;
        unit.classes = whole.classes;
        unit.lemma = whole.lemma;
        unit.tag = tag_of(document_, document_.words[document_.tokens[unit.first_token].word], whole.classes);
        break;
      }
    }
  }

  bool ends_clause(std::uint32_t at, const UnitSentence& sentence) const {
    if (at + 1 == sentence.end) return true;
    const Unit& next = units_.list[at + 1];
    return next.marked() || next.is(conjunction) || units_.is_punctuation(at + 1);
  }

  std::u16string_view lower_text(std::uint32_t at) const {
    return document_.view(document_.lower_word(document_.tokens[units_.list[at].first_token]));
  }

  void count_units() {
    const std::size_t size = units_.list.size();
    units_.before.resize(size + 1);
    for (std::uint32_t at = 0; at < size; ++at) {
      const Unit& unit = units_.list[at];
      UnitCounts& next = units_.before[at + 1];
      next = units_.before[at];
      if (units_.is_punctuation(at) && units_.first_char(at) == u',') ++next.commas;
      if (unit.is(auxiliary)) ++next.auxiliaries;
      if (unit.is(say_verb)) ++next.says;
      if (unit.is(say_verb | source_word)) ++next.sources;
      if (unit.is(subjunctive)) ++next.subjunctives;
    }
    units_.next_marked.assign(size + 1, no_index);
    for (std::size_t at = size; at-- > 0;)
      units_.next_marked[at] = units_.list[at].marked() ? static_cast<std::uint32_t>(at) : units_.next_marked[at + 1];
  }

  bool belongs_together(const UnitSentence& before, const UnitSentence& after) const {
    const Unit& last = units_.list[before.end - 1];
    if (!last.marked() || units_.list[after.first].marked()) return false;
    const std::u16string_view text = document_.view(document_.tokens[last.end_token - 2]);
    const bool stop = is_one_of(text, u".");
    if (!stop && !is_one_of(text, u"?!,\u2026-\u2014")) return false;
    const std::uint32_t limit = stop ? 6 : 10;
    std::uint32_t words = 0;
    for (std::uint32_t at = after.first; at < after.end && words < limit; ++at, ++words) {
      const Unit& unit = units_.list[at];
      if (unit.is(say_verb | speech_verb)) {
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
  Units units_;
  std::vector<WordFacts> facts_;
  std::uint32_t stretch_ = 0;
};

}  // namespace

std::uint32_t look_of(const Document& document, const Stretch& stretch) {
  std::uint32_t words = 0;
  std::uint32_t look = 0;
  for (std::uint32_t at = stretch.first_token; at < stretch.end_token && words < 12; ++at) {
    const Token& token = document.tokens[at];
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::clitic) continue;
    if (words == 0 && (document.shape(token) != Shape::lower || token.kind == TokenKind::number)) look |= 1;
    ++words;
  }
  const std::uint32_t last = stretch.end_token - (stretch.closed ? 2 : 1);
  if (last > stretch.first_token && is_one_of(document.view(document.tokens[last]), u".,?!\u2026;-\u2014")) look |= 2;
  const std::uint32_t length = words < 3 ? 0 : words < 6 ? 1 : words < 12 ? 2 : 3;
  return look | (length << 2);
}

bool looks_spoken(std::uint32_t look) {
  return (look >> 2) >= 2 || ((look & 3) == 3) || ((look >> 2) == 1 && (look & 3) != 0);
}

// Its words are English; "die", "war" and "fast" would be others in German.
const Lexicon* lexicon_for(std::string_view language) { return language == "en" ? &entity_lexicon() : nullptr; }

Units make_units(const Document& document, const QuoteData& data, const Lexicon* lexicon,
                 const std::optional<Dateline>& dateline) {
  return UnitMaker(document, data, lexicon, dateline).make();
}

}  // namespace article_inspector::quotes
