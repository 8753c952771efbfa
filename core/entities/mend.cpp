#include "entities/mend.h"

#include <algorithm>
#include <unordered_set>

#include "article_inspector/unicode.h"
#include "document/language_data.h"
#include "entities/complete.h"
#include "entities/lexicon.h"
#include "entities/titled.h"

namespace article_inspector {
namespace {

constexpr std::size_t shortest_acronym = 3;
constexpr std::size_t longest_acronym = 8;
constexpr std::uint32_t none = 0xFFFFFFFF;

bool is_capital(const Document& document, std::uint32_t token) {
  const Shape shape = document.shape(document.tokens[token]);
  return shape != Shape::none && shape != Shape::lower;
}

std::u16string_view view(const Document& document, std::uint32_t token) {
  return document.view(document.tokens[token]);
}

/// The token at which the words before `end` begin that `acronym` is the first letters of: every capitalized word gives
/// its letter, other words may.
std::uint32_t spelt_out_from(const Document& document, const Sentence& sentence, std::uint32_t end,
                             std::u16string_view acronym) {
  std::size_t left = acronym.size();
  std::uint32_t at = end;
  std::uint32_t passed_over = 0;
  while (left > 0 && at > sentence.first_token) {
    --at;
    const std::u16string_view form = document.lower(document.tokens[at]);
    const TokenKind kind = document.tokens[at].kind;
    if (kind == TokenKind::word && form.front() == acronym[left - 1]) {
      --left;
      passed_over = 0;
      continue;
    }
    const bool glued = !document.tokens[at].space_before;
    if ((kind == TokenKind::word && is_capital(document, at)) || (kind != TokenKind::word && !glued)) return none;
    if (++passed_over > 4) return none;
  }
  return left == 0 && is_capital(document, at) ? at : none;
}

class Mender {
 public:
  Mender(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists)
      : document_(document), mentions_(mentions), lists_(lists), titled_(document, lists) {}

  std::vector<Tagged> run() {
    find_particles();
    for (const Tagged& mention : mentions_) {
      if (!mended_.empty() && mended_.back().end > mention.first) continue;  // already part of a longer one
      if (!split_titled(mention) && !split_pair(mention) && !split_neighbours(mention))
        add_parts(is_learned(document_.language) ? mention : without_front(mention));
    }
    return std::move(mended_);
  }

 private:
  bool split_titled(const Tagged& mention) {
    const std::vector<Tagged> parts = titled_.parts(mention);
    for (const Tagged& part : parts) add(part);
    return !parts.empty();
  }

  /// The ends of people's names that begin with a small word: "von NAME" of "NAME von NAME".
  void find_particles() {
    for (const Tagged& mention : mentions_) {
      if (mention.type != EntityType::person) continue;
      for (std::uint32_t token = mention.first + 1; token + 1 < mention.end; ++token) {
        if (document_.shape(document_.tokens[token]) == Shape::lower)
          particled_.insert(form_hash(document_, token, mention.end));
      }
    }
  }

  /// "von NAME" alone where the text has "NAME von NAME".
  void take_particle(Tagged& mention, const Sentence& sentence) const {
    for (std::uint32_t size = 1; size <= 2 && mention.first >= sentence.first_token + size; ++size) {
      if (particled_.count(form_hash(document_, mention.first - size, mention.end)) == 0) continue;
      mention.first -= size;
      mention.type = EntityType::person;
      return;
    }
  }

  /// In a language that the tagger has not learned, small words and the capital of a sentence's first word mislead it:
  /// "La mairie de NAME". What comes before the first capital that means something is left out; all, where there is
  /// none.
  Tagged without_front(Tagged mention) const {
    const WordList& stop_words = language_data(document_.language).stop_words;
    bool cut = false;
    for (; mention.first < mention.end; ++mention.first) {
      const LowerWord& word = document_.lower_word(document_.tokens[mention.first]);
      const bool is_small = lists_.determiners.contains(word) || stop_words.contains(word);
      const bool is_capital_here = is_capital(document_, mention.first) && !is_first_word(mention);
      const bool leads_to_name = cut_leads_to_name(mention);
      if (is_small ? is_capital_here : is_capital_here || !(cut || leads_to_name)) break;
      cut = true;
    }
    return mention;
  }

  /// "Selon NAME": a sentence's first word that the lexicon knows nothing of, before a first name.
  bool cut_leads_to_name(const Tagged& mention) const {
    if (mention.first + 2 >= mention.end) return false;
    const LexiconEntry here = lexicon(mention.first);
    return here.first_name == 0 && here.surname == 0 && here.flags == 0 && lexicon(mention.first + 1).first_name != 0;
  }

  bool is_first_word(const Tagged& mention) const {
    const std::vector<Token>& tokens = document_.tokens;
    const Sentence& sentence = document_.sentences[mention.sentence];
    if (tokens[mention.first].kind != TokenKind::word) return false;
    // A sentence is asked for by all its mentions: its marks in front are passed over once.
    if (first_words_of_ != &sentence) {
      first_words_of_ = &sentence;
      first_word_ = sentence.first_token;
      while (first_word_ < sentence.end_token && tokens[first_word_].kind != TokenKind::word) ++first_word_;
    }
    return first_word_ == mention.first;
  }

  /// No name goes on behind a dash, or another divider, with a space at its side.
  void add_parts(const Tagged& mention) {
    Tagged part = mention;
    for (std::uint32_t token = mention.first; token < mention.end; ++token) {
      if (!is_dash(token)) continue;
      part.end = token;
      if (part.first < part.end) add(part);
      part.first = token + 1;
    }
    part.end = mention.end;
    while (part.first + 1 < part.end &&
           lists_.determiners.contains(document_.lower_word(document_.tokens[part.first])) &&
           part.first > mention.first)
      ++part.first;
    if (part.first < part.end) add(part);
  }

  bool is_dash(std::uint32_t token) const {
    const std::u16string_view form = view(document_, token);
    constexpr std::u16string_view dividers = u"–—|›»·•";
    if (form != u"-" && form != u"--" && (form.size() != 1 || dividers.find(form[0]) == std::u16string_view::npos))
      return false;
    return document_.tokens[token].space_before ||
           (token + 1 < document_.tokens.size() && document_.tokens[token + 1].space_before);
  }

  void add(Tagged mention) {
    const Sentence& sentence = document_.sentences[mention.sentence];
    join_spelt_out(mention, sentence);
    if (!particled_.empty() && (mended_.empty() || mended_.back().end + 2 < mention.first))
      take_particle(mention, sentence);
    if (mention.type == EntityType::person) take_bracket(mention, sentence);
    if (mention.type == EntityType::location) take_full_stop(mention, sentence);
    if (mention.type == EntityType::organization) take_country(mention);
    mended_.push_back(mention);
  }

  /// "NAME (ACRONYM)": an acronym in brackets tells where the name before it begins.
  void join_spelt_out(const Tagged& mention, const Sentence& sentence) {
    if (mention.end - mention.first != 1 || mention.first < sentence.first_token + 2) return;
    if (view(document_, mention.first - 1) != u"(") return;
    const std::u16string_view acronym = document_.lower(document_.tokens[mention.first]);
    const Shape shape = document_.shape(document_.tokens[mention.first]);
    if (shape != Shape::upper || acronym.size() < shortest_acronym || acronym.size() > longest_acronym) return;
    std::uint32_t end = mention.first - 1;
    if (end > sentence.first_token && document_.tokens[end - 1].kind == TokenKind::clitic) --end;
    const std::uint32_t first = spelt_out_from(document_, sentence, end, acronym);
    if (first == none) return;
    Tagged whole = mention;
    bool covers = false;
    while (!mended_.empty() && mended_.back().end > first) {
      if (mended_.back().first < first) return;  // a longer name that the tagger knows better
      if (!covers || mended_.back().margin > whole.margin) whole.margin = mended_.back().margin;
      if (mended_.back().first == first && mended_.back().end == end) whole.type = mended_.back().type;
      covers = true;
      mended_.pop_back();
    }
    whole.first = first;
    whole.end = end;
    mended_.push_back(whole);
  }

  /// "(Vladimir) Putin": what the editor put into brackets is the first name.
  void take_bracket(Tagged& mention, const Sentence& sentence) {
    if (mention.end - mention.first > 2 && mention.first > sentence.first_token &&
        view(document_, mention.first - 1) == u"(" && view(document_, mention.first + 1) == u")") {
      --mention.first;
      return;
    }
    if (mention.first < sentence.first_token + 3 || view(document_, mention.first - 1) != u")" ||
        view(document_, mention.first - 3) != u"(")
      return;
    const std::uint32_t name = mention.first - 2;
    if (!is_capital(document_, name) || lexicon(name).first_name == 0) return;
    while (!mended_.empty() && mended_.back().end > name) mended_.pop_back();
    mention.first = name - 1;
  }

  /// "U.S. Border Patrol" is one name, unless the text has the "Border Patrol" alone too.
  void take_country(Tagged& mention) {
    if (mention.first == document_.sentences[mention.sentence].first_token || mention.end - mention.first < 2) return;
    const std::uint32_t country = mention.first - 1;
    const bool tagged = !mended_.empty() && mended_.back().end == mention.first;
    if (tagged && mended_.back().first != country) return;
    if (!is_short_country(country)) return;
    if (stands_alone_elsewhere(mention)) return;
    mention.first = country;
    if (tagged) mended_.pop_back();
  }

  /// "U.S.", "UK"
  bool is_short_country(std::uint32_t token) const {
    if (document_.shape(document_.tokens[token]) != Shape::upper) return false;
    const std::vector<std::u16string> words = plain_words(document_, token, token + 1);
    return !words.empty() && lists_.aliases.count(to_utf8(words[0])) != 0;
  }

  bool stands_alone_elsewhere(const Tagged& mention) {
    if (!alone_is_read_) {
      alone_is_read_ = true;
      for (const Tagged& other : mentions_) {
        if (other.first == 0 || !is_short_country(other.first - 1)) alone_.insert(form_of(other));
      }
    }
    return alone_.count(form_of(mention)) != 0;
  }

  std::uint64_t form_of(const Tagged& mention) const { return form_hash(document_, mention.first, mention.end); }

  /// "Pa." is the short form, not "Pa".
  void take_full_stop(Tagged& mention, const Sentence& sentence) const {
    if (mention.end >= sentence.end_token || view(document_, mention.end) != u"." ||
        document_.tokens[mention.end].space_before)
      return;
    if (lists_.dotted_places.contains(document_.lower_word(document_.tokens[mention.end - 1]))) ++mention.end;
  }

  /// "Washington-Moscow relations": two places, not one.
  bool split_pair(const Tagged& mention) {
    if (mention.end - mention.first != 3 || view(document_, mention.first + 1) != u"-") return false;
    if (mention.type == EntityType::person) return false;
    const std::uint32_t left = mention.first;
    const std::uint32_t right = mention.first + 2;
    const auto type_of = [&](std::uint32_t token) {
      const std::uint8_t flags = lexicon(token).flags;
      const bool place = (flags & (LexiconEntry::country | LexiconEntry::city)) != 0;
      return (flags & LexiconEntry::demonym) != 0 ? 2 : place ? 1 : 0;
    };
    const int kind = type_of(left);
    if (kind == 0 || kind != type_of(right) || is_known_phrase(mention)) return false;
    Tagged half = mention;
    half.type = kind == 2 ? EntityType::misc : EntityType::location;
    half.end = left + 1;
    add(half);
    half.first = right;
    half.end = right + 1;
    add(half);
    return true;
  }

  /// "Geyer Claas Relotius" where both are named apart elsewhere, "Manhattan and Palm Beach": two names.
  bool split_neighbours(const Tagged& mention) {
    if (mention.end - mention.first < 3 || is_known_phrase(mention)) return false;
    const bool person = mention.type == EntityType::person;
    if (!person && mention.type != EntityType::location) return false;
    for (std::uint32_t token = mention.first + 1; token < mention.end; ++token) {
      const bool joint = token + 1 < mention.end && lists_.conjunctions.contains(lower_word(token));
      Tagged left = mention;
      Tagged right = mention;
      left.end = token;
      right.first = joint ? token + 1 : token;
      const bool parted = joint ? person || (is_place(left) && is_place(right)) : person && are_people(left, right);
      if (!parted) continue;
      add(left);
      if (!split_neighbours(right)) add(right);
      return true;
    }
    return false;
  }

  const LowerWord& lower_word(std::uint32_t token) const { return document_.lower_word(document_.tokens[token]); }

  bool is_place(const Tagged& part) {
    constexpr std::uint8_t places =
        LexiconEntry::city | LexiconEntry::country | LexiconEntry::region | LexiconEntry::place;
    return (entity_lexicon().find(form_of(part)).flags & places) != 0 || is_named_elsewhere(part);
  }

  /// A surname of somebody else in the text, then a full name that the text has alone too.
  bool are_people(const Tagged& left, const Tagged& right) {
    if (left.end - left.first != 1 || right.end - right.first < 2 || lexicon(left.first).first_name != 0) return false;
    return is_named_elsewhere(right) && surnames_.count(lower_word(left.first).hash) != 0;
  }

  bool is_named_elsewhere(const Tagged& part) {
    if (forms_.empty()) {
      for (const Tagged& other : mentions_) {
        forms_.insert(form_of(other));
        if (other.type == EntityType::person && other.end - other.first == 2)
          surnames_.insert(lower_word(other.end - 1).hash);
      }
    }
    return forms_.count(form_of(part)) != 0;
  }

  bool is_known_phrase(const Tagged& mention) const { return entity_lexicon().find(form_of(mention)).flags != 0; }

  LexiconEntry lexicon(std::uint32_t token) const {
    return entity_lexicon().find(document_.lower_word(document_.tokens[token]).hash);
  }

  const Document& document_;
  const std::vector<Tagged>& mentions_;
  const NameLists& lists_;
  TitledNames titled_;
  std::vector<Tagged> mended_;
  std::unordered_set<std::uint64_t> particled_;
  std::unordered_set<std::uint64_t> forms_;     // of all mentions
  std::unordered_set<std::uint64_t> surnames_;  // last words of people's names of two words
  std::unordered_set<std::uint64_t> alone_;     // forms of mentions with no country right before them
  bool alone_is_read_ = false;
  mutable const Sentence* first_words_of_ = nullptr;
  mutable std::uint32_t first_word_ = 0;
};

}  // namespace

std::vector<Tagged> mend(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists) {
  std::vector<Tagged> mended = Mender(document, mentions, lists).run();
  return is_learned(document.language) ? completed(document, mended, lists) : mended;
}

}  // namespace article_inspector
