#include "entities/short_names.h"

#include <algorithm>

#include "entities/lexicon.h"

namespace article_inspector {
namespace {

constexpr std::uint8_t any_place =
    LexiconEntry::country | LexiconEntry::demonym | LexiconEntry::city | LexiconEntry::region | LexiconEntry::place;
constexpr std::size_t shortest_stem = 4;  // letters of an adjective without its ending

LexiconEntry entry_of(const NameWords& words, std::size_t first, std::size_t end) {
  std::uint64_t hash = hash_of(words[first]);
  for (std::size_t at = first + 1; at < end; ++at) hash = Lexicon::phrase_hash(hash, hash_of(words[at]));
  return entity_lexicon().find(hash);
}

bool is_common(const std::u16string& word) { return entity_lexicon().find(hash_of(word)).sense != Sense::none; }

bool all_in(const NameWords& words, std::size_t first, const WordList& list) {
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(first), words.end(),
                     [&](const std::u16string& word) { return list.contains(hash_of(word)); });
}

/// "Islamic Republic of Iran", "City of Joburg": a noun for a state or a city, and a small word before the name.
bool is_state_of(const NameWords& whole, std::size_t name_size, const NameLists& lists) {
  const std::size_t before = whole.size() - name_size;
  if (before < 2 || !lists.complement_words.contains(hash_of(whole[before - 1]))) return false;
  return std::any_of(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(before - 1),
                     [&](const std::u16string& word) { return lists.state_nouns.contains(hash_of(word)); });
}

bool begins_place(const NameWords& part, const NameWords& whole, const NameLists& lists) {
  const std::size_t size = part.size();
  if (!all_in(whole, size, lists.place_suffixes)) return false;
  if (!lists.state_nouns.contains(hash_of(whole[size]))) return true;
  // "Mexico City" is no short form of "Mexico", nor "Kansas City" of "Kansas".
  const bool country = (entry_of(part, 0, size).flags & LexiconEntry::country) != 0;
  return !country && (entry_of(whole, 0, whole.size()).flags & LexiconEntry::city) == 0;
}

/// What stands before a body's short name is where it is: "New York Times", "Deutsche Bahn".
bool is_place_before(const NameWords& whole, std::size_t end, const NameLists& lists) {
  if (end > 1 && (entry_of(whole, 0, end).flags & any_place) != 0) return true;
  for (std::size_t at = 0; at < end; ++at) {
    const std::u16string stem = without_ending(whole[at], lists.adjective_endings, shortest_stem);
    const std::uint8_t flags =
        entity_lexicon().find(hash_of(whole[at])).flags | entity_lexicon().find(hash_of(stem)).flags;
    if ((flags & any_place) == 0) return false;
  }
  return true;
}

}  // namespace

bool shortens(const NameWords& part, const NameWords& whole, EntityType type, const NameLists& lists) {
  const std::size_t size = part.size();
  if (type == EntityType::misc) return size == 1 && whole.size() == 1;
  if (is_prefix(part, whole)) {
    if (type == EntityType::location) return begins_place(part, whole, lists);
    return all_in(whole, size, lists.organization_suffixes) || size > 1 || !is_common(part[0]);
  }
  if (!is_suffix(part, whole)) return false;
  if (type == EntityType::location) return is_state_of(whole, size, lists);
  if (type != EntityType::organization) return false;
  return size > 1 || is_place_before(whole, whole.size() - size, lists);
}

bool is_head(const std::u16string& word, const NameWords& whole, const NameLists& lists) {
  std::size_t head = whole.size();
  for (std::size_t k = whole.size(); k-- > 1;) {
    if (lists.complement_words.contains(hash_of(whole[k]))) head = k;
  }
  return whole[head - 1] == word;
}

NameWords turned(const NameWords& words, const NameLists& lists) {
  NameWords head;
  NameWords behind;
  bool split = false;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const std::uint64_t word = hash_of(words[k]);
    if (lists.complement_words.contains(word)) {
      split = split || !head.empty();
    } else if (!lists.determiners.contains(word)) {
      (split ? behind : head).push_back(words[k]);
    }
  }
  behind.insert(behind.end(), head.begin(), head.end());
  return behind;
}

bool adds_company_form(const NameWords& part, const NameWords& whole, const NameLists& lists) {
  return is_prefix(part, whole) && all_in(whole, part.size(), lists.organization_suffixes);
}

bool differ_by_plural(const NameWords& a, const NameWords& b) {
  constexpr std::size_t shortest_word = 4;
  if (a.size() != b.size()) return false;
  std::size_t plurals = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] == b[k]) continue;
    if (++plurals > 1 || std::min(a[k].size(), b[k].size()) < shortest_word || !is_plural(a[k], b[k])) return false;
  }
  return plurals == 1;
}

bool is_plural(std::u16string_view a, std::u16string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.size() == a.size() + 1 && b.back() == u's' && b.substr(0, a.size()) == a;
}

bool names_again(const Document& document, std::uint32_t first, std::uint32_t end, const NameLists& lists) {
  constexpr std::uint32_t widest = 8;  // tokens
  if (end > first + widest) return false;
  bool told = false;
  for (std::uint32_t token = first; token < end; ++token) {
    const TokenKind kind = document.tokens[token].kind;
    if (kind == TokenKind::punctuation || kind == TokenKind::symbol) {
      if (document.view(document.tokens[token]) == u")") return false;
      continue;
    }
    const NameWords word = plain_words(document, token, token + 1);
    const std::string* value = word.empty() ? nullptr : lists.other_name_words.find(hash_of(word[0]));
    if (value == nullptr) return false;
    told = told || !value->empty();
  }
  return told;
}

}  // namespace article_inspector
