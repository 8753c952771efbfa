#include "document/language_data.h"

#include <string>

#include "article_inspector/languages.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

WordList list_of(std::string_view folder, std::string_view name) {
  return WordList(embedded_file(std::string(folder) + "/" + std::string(name) + ".txt"));
}

LanguageData load(std::string_view code) {
  LanguageData data;
  data.code = std::string(code);
  data.stop_words = list_of(code, "stopwords");
  data.abbreviations = list_of(code, "abbreviations");
  data.clitics = list_of(code, "clitics");
  data.elisions = list_of(code, "elisions");
  data.unfinished = list_of(code, "unfinished_words");
  data.sentence_starts = list_of(code, "sentence_starts");
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
