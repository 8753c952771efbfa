#include "document/language.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "document/characters.h"
#include "document/language_data.h"
#include "document/word_list.h"
#include "knowledge/embedded.h"
#include "knowledge/hash_table.h"

namespace article_inspector {
namespace {

// A pasted page begins and ends with menus, often in another language: words are sampled evenly from the whole text.
constexpr std::size_t sampled_windows = 64;
constexpr std::size_t window_units = 512;
constexpr std::uint32_t fewest_hits = 3;
constexpr double lowest_share = 0.06;
// A text that has so many more of the small words of other languages is in one of those.
constexpr double others_ratio = 1.5;
constexpr std::uint32_t fewest_others = 8;
constexpr std::uint32_t others_bit = std::uint32_t{1} << 31;

struct Counts {
  std::uint32_t words = 0;
  std::uint32_t others = 0;  ///< of languages without a folder
  std::vector<std::uint32_t> hits;
};

char16_t lower_of(char16_t c) { return static_cast<char16_t>(u_tolower(c)); }

/// The stop words of all languages: bit k where the word is one of language k, the last one for those without a folder.
const HashTable<std::uint32_t>& stop_words_of_all() {
  static const HashTable<std::uint32_t> table = [] {
    HashTable<std::uint32_t> words;
    std::uint32_t bit = 1;
    for (const LanguageData& language : known_languages()) {
      for (const auto& [hash, value] : language.stop_words.entries()) words[hash] |= bit;
      bit <<= 1;
    }
    const WordList others = WordList::of_plain_words(embedded_file("other_stopwords.txt"));
    for (const auto& [hash, value] : others.entries()) words[hash] |= others_bit;
    return words;
  }();
  return table;
}

void count_words(std::u16string_view window, Counts& counts) {
  constexpr std::size_t longest = 32;
  const auto& classes = character_classes();
  const auto& stop_words = stop_words_of_all();
  std::array<char16_t, longest> word{};
  std::size_t length = 0;
  const auto finish = [&] {
    if (length == 0) return;
    ++counts.words;
    if (const std::uint32_t* languages = stop_words.find(hash_of(std::u16string_view(word.data(), length)))) {
      for (std::size_t k = 0; k < counts.hits.size(); ++k) counts.hits[k] += *languages >> k & 1;
      counts.others += (*languages & others_bit) != 0 ? 1 : 0;
    }
    length = 0;
  };
  for (const char16_t c : window) {
    const CharacterClass kind = classes(c);
    const bool has_no_case = kind == CharacterClass::caseless || kind == CharacterClass::mark;
    if (kind == CharacterClass::ideograph) {
      finish();
      ++counts.words;
    } else if (kind == CharacterClass::lower || kind == CharacterClass::upper || has_no_case) {
      if (length < longest) word[length++] = c < 0x80 ? static_cast<char16_t>(c | 0x20) : lower_of(c);
    } else {
      finish();
    }
  }
  finish();
}

}  // namespace

std::string detect_language(std::u16string_view text) {
  const auto& languages = known_languages();
  Counts counts;
  counts.hits.assign(languages.size(), 0);
  if (text.size() <= sampled_windows * window_units) {
    count_words(text, counts);
  } else {
    const std::size_t stride = text.size() / sampled_windows;
    for (std::size_t k = 0; k < sampled_windows; ++k) count_words(text.substr(k * stride, window_units), counts);
  }
  const auto best = std::max_element(counts.hits.begin(), counts.hits.end());
  if (best != counts.hits.end() && counts.others >= *best + fewest_others && counts.others > others_ratio * *best)
    return "und";
  if (best == counts.hits.end() || *best < fewest_hits || *best < lowest_share * counts.words) return "und";
  return languages[static_cast<std::size_t>(best - counts.hits.begin())].code;
}

}  // namespace article_inspector
