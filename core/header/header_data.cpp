#include "header/header_data.h"

#include <cstdlib>
#include <string>
#include <unordered_map>

#include "article_inspector/unicode.h"
#include "document/interner.h"
#include "document/language_data.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

HeaderData load(std::string_view language) {
  const auto file = [&](const char* name) { return list_file(language, name); };
  HeaderData data = {WordList(file("months")),        WordList(file("weekdays")),  PhraseList(file("byline_cues")),
                     WordList(file("byline_joints")), WordList(file("date_cues")), WordList(file("titles"))};
  data.month_first = WordList(file("date_order")).contains(hash_of(u"month"));
  return data;
}

const std::unordered_map<std::string, HeaderData>& all_data() {
  static const std::unordered_map<std::string, HeaderData> all = [] {
    std::unordered_map<std::string, HeaderData> map;
    for (const LanguageData& data : known_languages()) map.emplace(data.code, load(data.code));
    return map;
  }();
  return all;
}

/// The months of all languages with their numbers; of two languages that share a name the first one's.
const HashTable<int>& months_of_all() {
  static const HashTable<int> all = [] {
    HashTable<int> months;
    for (const LanguageData& language : known_languages()) {
      for (const auto& [hash, number] : header_data(language.code).months.entries()) {
        if (!number.empty() && !months.contains(hash)) months[hash] = std::atoi(number.c_str());
      }
    }
    return months;
  }();
  return all;
}

}  // namespace

const HeaderData& header_data(std::string_view language) {
  static const HeaderData none;
  const auto at = all_data().find(std::string(language));
  return at == all_data().end() ? none : at->second;
}

std::vector<const HeaderData*> header_data_for(std::string_view language) {
  std::vector<const HeaderData*> data;
  const bool known = all_data().count(std::string(language)) != 0;
  if (known) data.push_back(&header_data(language));
  for (const LanguageData& other : known_languages()) {
    if (other.code != language && (!known || other.code == common_language)) data.push_back(&header_data(other.code));
  }
  return data;
}

int month_number(std::u16string_view name) {
  constexpr std::size_t longest = 16;
  if (name.size() > longest) return 0;
  const int* number = months_of_all().find(hash_of_lower(name));
  return number == nullptr ? 0 : *number;
}

const PhraseList& agencies() {
  static const PhraseList list(embedded_file("agencies.txt"));
  return list;
}

const WordList& name_particles() {
  static const WordList list = WordList::of_plain_words(embedded_file("name_particles.txt"));
  return list;
}

}  // namespace article_inspector
