#include "header/header_data.h"

#include <string>
#include <unordered_map>

#include "knowledge/embedded.h"
#include "knowledge/language_data.h"

namespace article_inspector {
namespace {

HeaderData load(const std::string& language) {
  const auto file = [&](const char* name) { return embedded_file(language + "/" + name + ".txt"); };
  return {WordList(file("months")), WordList(file("weekdays")), PhraseList(file("byline_cues")),
          WordList(file("byline_joints"))};
}

}  // namespace

const HeaderData& header_data(std::string_view language) {
  static const std::unordered_map<std::string, HeaderData> all = [] {
    std::unordered_map<std::string, HeaderData> map;
    for (const LanguageData& data : known_languages()) map.emplace(data.code, load(data.code));
    return map;
  }();
  static const HeaderData none;
  const auto at = all.find(std::string(language));
  return at == all.end() ? none : at->second;
}

}  // namespace article_inspector
