#include "document/language_data.h"

#include <string>

#include "article_inspector/languages.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

LanguageData load(std::string_view code) {
  LanguageData data;
  data.code = std::string(code);
  data.stop_words = WordList(list_file(code, "stopwords"));
  data.abbreviations = WordList(list_file(code, "abbreviations"));
  data.clitics = WordList(list_file(code, "clitics"));
  data.elisions = WordList(list_file(code, "elisions"));
  data.unfinished = WordList(list_file(code, "unfinished_words"));
  data.sentence_starts = WordList(list_file(code, "sentence_starts"));
  return data;
}

// Lists are cut by the rules of the text, with the data of no language: reading them must not ask for the lists that
// are being read.
const LanguageData& no_data() {
  static const LanguageData data;
  return data;
}

}  // namespace

const std::vector<LanguageData>& known_languages() {
  static const std::vector<LanguageData> known = [] {
    std::vector<LanguageData> all;
    for (const Language& language : all_languages) all.push_back(load(language.code));
    return all;
  }();
  return known;
}

const LanguageData& language_data(std::string_view code) {
  if (code == "und") return no_data();
  for (const LanguageData& data : known_languages()) {
    if (data.code == code) return data;
  }
  return no_data();
}

const CommonData& common_data() {
  static const CommonData data = [] {
    CommonData common;
    // Read entry by entry, since cutting a list asks for these very domains.
    common.top_level_domains = WordList::of_plain_words(embedded_file("top_level_domains.txt"));
    return common;
  }();
  return data;
}

}  // namespace article_inspector
