#include "quotes/quote_data.h"

#include <string>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/unicode.h"
#include "document/by_language.h"
#include "document/word_list.h"

namespace article_inspector::quotes {
namespace {

std::uint64_t class_of(std::string_view name) {
  for (std::size_t bit = 0; bit < word_class_names.size(); ++bit) {
    if (word_class_names[bit] == name) return std::uint64_t{1} << bit;
  }
  return 0;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

void read(QuoteData& data, HashTable<WordEntry>& words, std::string_view file) {
  for (const auto& [key, value] : list_entries(file)) {
    std::uint64_t classes = 0;
    for (const std::string_view name : words_of(value)) classes |= class_of(name);
    const std::vector<std::string_view> forms = words_of(key);
    if (forms.empty()) continue;
    const bool verb = (classes & verb_classes) != 0;
    const auto lemma = static_cast<std::uint32_t>(hash_of(to_utf16(forms.front())) >> 32) | 1U;
    for (const std::string_view form : forms) {
      const std::uint64_t hash = hash_of(to_utf16(form));
      WordEntry& entry = words[hash];
      entry.classes |= classes;
      data.has_compounds |= (classes & compound_tail) != 0;
      if (entry.lemma == 0) entry.lemma = verb ? lemma : static_cast<std::uint32_t>(hash >> 32) | 1U;
    }
  }
}

QuoteData load(std::string_view code) {
  QuoteData data;
  for (const char* name : {"quotes_verbs", "quotes_nouns", "quotes_words", "quotes_given_names"})
    read(data, data.words, list_file(code, name));
  read(data, data.more_given_names, list_file(code, "quotes_genders"));
  return data;
}

}  // namespace

WordEntry QuoteData::find_compound(std::u16string_view lower) const {
  constexpr std::size_t shortest_tail = 3;
  constexpr std::size_t shortest_head = 3;
  constexpr std::size_t longest = 40;
  if (lower.size() > longest) return {};
  for (std::size_t at = shortest_head; at + shortest_tail <= lower.size(); ++at) {
    const WordEntry* entry = words.find(hash_of(std::u16string(lower.substr(at))));
    if (entry == nullptr || (entry->classes & compound_tail) == 0) continue;
    return {entry->classes, entry->lemma};
  }
  return {};
}

const QuoteData& quote_data(std::string_view language) {
  static const ByLanguage<QuoteData> all(load);
  return all.of(language);
}

}  // namespace article_inspector::quotes
