#include "boilerplate/phrase_grammar.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

#include "article_inspector/languages.h"
#include "document/word_list.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t default_gap = 8;
constexpr std::uint32_t fixed_weight = 4;  // of a word or a class
constexpr std::uint32_t longest_headline = 30;
constexpr std::uint32_t shortest_headline = 2;
constexpr std::uint32_t longest_names = 48;
constexpr std::uint32_t longest_date = 18;
constexpr CueSet months = CueClass::month | CueClass::weekday;
constexpr CueSet dates = months | CueClass::clock;

std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const std::string_view head = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return head;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

template <class Enum, std::size_t size>
Enum named(const std::array<std::string_view, size>& names, std::string_view name, Enum otherwise) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? otherwise : static_cast<Enum>(at - names.begin());
}

/// What stands in the tokens that a phrase may cover: most phrases are ruled out by what does not.
CueSummary window_of(const CueHits& hits, std::uint32_t token, std::uint32_t limit) {
  CueSummary window;
  const std::uint32_t end = std::min(limit, token + PhraseReach::longest);
  for (std::uint32_t at = token; at < end; ++at) window.add(hits.at(at));
  return window;
}

bool may_hold(const CueSummary& window, const Phrase& phrase) {
  return (phrase.needed_words & ~window.words) == 0 &&
         std::all_of(phrase.needed_classes.begin(), phrase.needed_classes.end(),
                     [&](const CueSet& needed) { return needed.meets(window.classes); });
}

bool is_capital(const Document& document, std::uint32_t at) {
  const Token& token = document.tokens[at];
  if (token.kind != TokenKind::word) return token.kind == TokenKind::handle;
  const Shape shape = document.shape(token);
  return shape != Shape::lower && shape != Shape::none;
}

/// Whether a part that is no word and no class may begin at a token with these classes; what the matcher says decides.
bool may_begin(PhrasePart::What what, const Document& document, std::uint32_t token, const CueSet& classes) {
  const TokenKind kind = document.tokens[token].kind;
  switch (what) {
    case PhrasePart::What::number:
      return kind == TokenKind::number;
    case PhrasePart::What::link:
      return kind == TokenKind::link;
    case PhrasePart::What::handle:
      return kind == TokenKind::handle;
    case PhrasePart::What::names:
      return is_capital(document, token);
    case PhrasePart::What::date:
      return kind == TokenKind::number || classes.meets(dates);
    default:
      return true;
  }
}

void insert(std::vector<std::uint64_t>& set, std::uint32_t index) {
  if (index / 64 >= set.size()) set.resize(index / 64 + 1);
  set[index / 64] |= std::uint64_t{1} << index % 64;
}

/// Matches the parts of a phrase, one after the other, on sets of positions.
class Matcher {
 public:
  Matcher(const Document& document, const CueHits& hits, std::uint32_t start, std::uint32_t limit)
      : document_(document),
        hits_(hits),
        start_(start),
        size_(std::min(limit - start, PhraseReach::longest)),
        cut_short_(limit - start > PhraseReach::longest) {}

  std::uint64_t ends(const Phrase& phrase) const {
    std::uint64_t at = 1;
    for (const PhrasePart& part : phrase.parts) {
      std::uint64_t next = step(part, at);
      for (std::uint64_t seen = 0; part.repeated && next != seen;) {
        seen = next;
        next |= step(part, next);
      }
      at = part.optional ? at | next : next;
      if (at == 0) return 0;
    }
    return at & ~std::uint64_t{1};
  }

 private:
  using What = PhrasePart::What;

  const Token& token(std::uint32_t at) const { return document_.tokens[start_ + at]; }

  std::uint64_t step(const PhrasePart& part, std::uint64_t from) const {
    std::uint64_t to = 0;
    for (; from != 0; from &= from - 1) {
      const std::uint32_t at = static_cast<std::uint32_t>(std::countr_zero(from));
      if (at <= size_) to |= step_from(part, at);
    }
    return to;
  }

  std::uint64_t step_from(const PhrasePart& part, std::uint32_t at) const {
    switch (part.what) {
      case What::gap:
        return gap_from(at, part.gap);
      case What::rest:
        return rest_from(at);
      default:
        break;
    }
    if (at >= size_) return 0;
    switch (part.what) {
      case What::word:
        return document_.lower_word(token(at)).hash == part.hash ? bit(at + 1) : 0;
      case What::classes:
        return classes_from(at, part.classes);
      case What::number:
        return token(at).kind == TokenKind::number ? bit(at + 1) : 0;
      case What::link:
        return token(at).kind == TokenKind::link ? bit(at + 1) : 0;
      case What::handle:
        return token(at).kind == TokenKind::handle ? bit(at + 1) : 0;
      case What::names:
        return names_from(at);
      case What::date:
        return date_from(at);
      case What::headline:
        return headline_from(at);
      default:
        return 0;
    }
  }

  std::uint64_t bit(std::uint32_t at) const { return at <= size_ ? std::uint64_t{1} << at : 0; }

  bool is_mark(std::uint32_t at, std::u16string_view marks) const {
    return token(at).kind == TokenKind::punctuation &&
           marks.find(document_.text[token(at).start]) != std::u16string_view::npos;
  }
  bool ends_sentence(std::uint32_t at) const { return is_mark(at, u".!?\u2026"); }
  bool in_classes(std::uint32_t at, const CueSet& classes) const {
    const CueHit* hit = hits_.begin(start_ + at);
    return hit != hits_.end(start_ + at) && hit->tokens == 1 && hit->classes.meets(classes);
  }
  bool is_capital(std::uint32_t at) const { return article_inspector::is_capital(document_, start_ + at); }

  std::uint64_t classes_from(std::uint32_t at, const CueSet& classes) const {
    std::uint64_t to = 0;
    for (const CueHit* hit = hits_.begin(start_ + at); hit != hits_.end(start_ + at); ++hit) {
      if (hit->classes.meets(classes)) to |= bit(at + hit->tokens);
    }
    return to;
  }

  std::uint64_t gap_from(std::uint32_t at, std::uint32_t longest) const {
    std::uint64_t to = bit(at);
    for (std::uint32_t k = 0; k < longest && at + k < size_ && !ends_sentence(at + k); ++k) to |= bit(at + k + 1);
    return to;
  }

  std::uint64_t rest_from(std::uint32_t at) const {
    std::uint64_t to = bit(at);
    while (at < size_) {
      to |= bit(at + 1);
      if (ends_sentence(at++)) return to;
    }
    return cut_short_ ? to | PhraseReach::runs_on : to;
  }

  std::uint64_t headline_from(std::uint32_t at) const {
    std::uint64_t to = 0;
    for (std::uint32_t k = shortest_headline; k <= longest_headline && at + k <= size_; ++k) to |= bit(at + k);
    return to;
  }

  /// Capitalised words, joined by commas, strokes and small words.
  std::uint64_t names_from(std::uint32_t at) const {
    if (!is_capital(at)) return 0;
    std::uint64_t to = 0;
    std::uint32_t joints = 0;
    for (std::uint32_t k = 0; k < longest_names && at + k < size_; ++k) {
      if (is_capital(at + k)) {
        to |= bit(at + k + 1);
        joints = 0;
      } else if (is_mark(at + k, u",/&-\u2013.;()\u2019'") || in_classes(at + k, CueClass::particle) ||
                 token(at + k).kind == TokenKind::clitic) {
        if (++joints > 3) break;
      } else {
        break;
      }
    }
    return to;
  }

  /// Numbers, months, weekdays and what joins them: a number alone is no date, a time of day is one.
  std::uint64_t date_from(std::uint32_t at) const {
    std::uint64_t to = 0;
    std::uint32_t numbers = 0;
    bool sure = false;
    for (std::uint32_t k = 0; k < longest_date && at + k < size_; ++k) {
      const bool is_number = token(at + k).kind == TokenKind::number;
      if (is_number || in_classes(at + k, dates)) {
        numbers += is_number ? 1 : 0;
        sure = sure || numbers == 3 || in_classes(at + k, months) ||
               document_.view(token(at + k)).find(u':') != std::u16string_view::npos;
        if (numbers > 0 && sure) to |= bit(at + k + 1);
      } else if (k == 0 || !is_mark(at + k, u",./-:\u2013|()")) {
        break;
      }
    }
    return to;
  }

  const Document& document_;
  const CueHits& hits_;
  std::uint32_t start_;
  std::uint32_t size_;
  bool cut_short_;
};

}  // namespace

PhraseGrammar::PhraseGrammar() {
  const auto files = [](std::string_view name, auto use) {
    for (const Language& language : all_languages) use(list_file(language.code, name), language.code);
  };
  files("boilerplate_cues", [&](std::string_view file, std::string_view language) { lexicon_.add(file, language); });
  by_class_.resize(cue_class_count);
  files("boilerplate_phrases", [&](std::string_view file, std::string_view language) { add(file, language); });
}

void PhraseGrammar::add(std::string_view file, std::string_view language) {
  while (!file.empty()) {
    std::string_view line = trimmed(take_until(file, '\n'));
    if (line.empty() || line.front() == '#') continue;
    if (line.substr(0, 2) != "= ") {
      add_phrase(line, language);
      continue;
    }
    line.remove_prefix(2);
    PhraseSection section;
    section.kind = named(boilerplate_kind_names, trimmed(take_until(line, '|')), BoilerplateKind::other);
    section.reason = named(reason_names, trimmed(line), Reason::not_running_text);
    sections_.push_back(section);
  }
}

void PhraseGrammar::add_phrase(std::string_view line, std::string_view language) {
  using What = PhrasePart::What;
  Phrase phrase;
  phrase.section = static_cast<std::uint32_t>(sections_.size() - 1);
  while (!line.empty()) {
    std::string_view word = take_until(line, ' ');
    if (word.empty()) continue;
    if (word == "@line" || word == "@end") {
      phrase.place = word == "@line" ? PhrasePlace::line_only : PhrasePlace::line_or_end;
      continue;
    }
    PhrasePart part;
    if (word.size() > 1) {
      part.optional = word.back() == '?' || word.back() == '*';
      part.repeated = word.back() == '*' || word.back() == '+';
      if (part.optional || part.repeated) word.remove_suffix(1);
    }
    if (word.front() == '<' && word.size() > 2) {
      part.what = What::classes;
      word.remove_prefix(1);
      word.remove_suffix(1);
      while (!word.empty()) part.classes |= CueSet::named(take_until(word, '|'));
    } else if (word.front() == '~') {
      part.what = What::gap;
      part.gap = default_gap;
      std::from_chars(word.data() + 1, word.data() + word.size(), part.gap);
    } else {
      static constexpr std::array<std::pair<std::string_view, What>, 7> names = {{{"NUMBER", What::number},
                                                                                  {"NAMES", What::names},
                                                                                  {"DATE", What::date},
                                                                                  {"REST", What::rest},
                                                                                  {"HEADLINE", What::headline},
                                                                                  {"LINK", What::link},
                                                                                  {"HANDLE", What::handle}}};
      const auto* const at =
          std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == word; });
      part.what = at == names.end() ? What::word : at->second;
    }
    if (part.what == What::word) {
      for (const std::uint64_t hash : token_hashes(word, language)) {
        part.hash = hash;
        phrase.weight += fixed_weight + 1;
        phrase.parts.push_back(part);
      }
      continue;
    }
    if (part.what == What::classes) phrase.weight += fixed_weight;
    if (part.what != What::gap && part.what != What::rest && part.what != What::headline) ++phrase.weight;
    phrase.parts.push_back(part);
  }
  if (phrase.parts.empty() || sections_.empty()) return;
  for (const PhrasePart& part : phrase.parts) {
    if (part.optional) continue;
    if (part.what == What::classes) phrase.needed_classes.push_back(part.classes);
    if (part.what == What::word) phrase.needed_words |= word_bit(part.hash);
  }
  const auto index = static_cast<std::uint32_t>(phrases_.size());
  for (const PhrasePart& part : phrase.parts) {
    if (part.what == What::word) {
      insert(by_word_[part.hash], index);
    } else if (part.what == What::classes) {
      part.classes.for_each([&](std::size_t k) { insert(by_class_[k], index); });
    } else {
      insert(by_shape_[static_cast<std::size_t>(part.what)], index);
    }
    if (!part.optional && part.what != What::gap && part.what != What::rest) break;
  }
  phrases_.push_back(std::move(phrase));
}

std::vector<PhraseReach> PhraseGrammar::reaches(const Document& document, const CueHits& hits, std::uint32_t token,
                                                std::uint32_t limit) const {
  // The phrases that may begin here are the union of these sets.
  std::array<const PhraseSet*, cue_class_count + PhrasePart::kinds + 1> sets;  // NOLINT(*-member-init): of count
  std::size_t count = 0;
  for (std::size_t what = 0; what < by_shape_.size(); ++what) {
    if (!by_shape_[what].empty() &&
        may_begin(static_cast<PhrasePart::What>(what), document, token, hits.at(token).classes))
      sets[count++] = &by_shape_[what];
  }
  const PhraseSet* const of_word = by_word_.find(document.lower_word(document.tokens[token]).hash);
  if (of_word != nullptr) sets[count++] = of_word;
  hits.at(token).classes.for_each([&](std::size_t k) { sets[count++] = &by_class_[k]; });
  std::vector<PhraseReach> found;
  if (count == 0) return found;
  const Matcher matcher(document, hits, token, limit);
  const CueSummary window = window_of(hits, token, limit);
  for (std::size_t word = 0; 64 * word < phrases_.size(); ++word) {
    std::uint64_t rest = 0;
    for (std::size_t k = 0; k < count; ++k) rest |= word < sets[k]->size() ? (*sets[k])[word] : 0;
    for (; rest != 0; rest &= rest - 1) {
      const Phrase& phrase = phrases_[64 * word + static_cast<std::size_t>(std::countr_zero(rest))];
      if (!may_hold(window, phrase)) continue;
      const std::uint64_t ends = matcher.ends(phrase);
      if (ends != 0) found.push_back({ends, &phrase});
    }
  }
  return found;
}

const PhraseGrammar& phrase_grammar() {
  static const PhraseGrammar grammar;
  return grammar;
}

}  // namespace article_inspector
