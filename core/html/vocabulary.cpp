#include "html/vocabulary.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "html/vocabulary_json.h"

namespace article_inspector {
namespace {

using Json = nlohmann::json;

// In the order of the enums.
constexpr std::array<std::string_view, 10> tag_names = {"other",     "paragraph", "heading",    "list-item",
                                                        "quotation", "caption",   "table-cell", "preformatted",
                                                        "button",    "form"};
constexpr std::array<std::string_view, 15> place_names = {"unknown", "article", "main",  "header",        "navigation",
                                                          "aside",   "footer",  "form",  "comments",      "dialog",
                                                          "story",   "related", "share", "advertisement", "meta"};

template <typename Enum, std::size_t Count>
Enum value_of(const std::array<std::string_view, Count>& names, const std::string& name) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? Enum{} : static_cast<Enum>(at - names.begin());
}

std::unordered_set<std::string> set_of(const Json& json) { return json.get<std::unordered_set<std::string>>(); }

std::unordered_map<std::string, BlockPlace> places_of(const Json& json) {
  std::unordered_map<std::string, BlockPlace> places;
  for (const auto& [name, place] : json.items())
    places.emplace(name, value_of<BlockPlace>(place_names, place.get<std::string>()));
  return places;
}

Vocabulary read_vocabulary() {
  const Json json = Json::parse(vocabulary_json);
  Vocabulary out;
  out.skipped = set_of(json["skipped"]);
  out.blocks = set_of(json["blocks"]);
  out.preformatted = set_of(json["preformatted"]);
  out.captions = set_of(json["captions"]);
  out.unseen = set_of(json["unseen"]);
  out.on_hover = set_of(json["on_hover"]);
  for (const auto& [name, tag] : json["tags"].items())
    out.tags.emplace(name, value_of<BlockTag>(tag_names, tag.get<std::string>()));
  const Json& places = json["places"];
  out.place_of_tag = places_of(places["tags"]);
  out.place_of_role = places_of(places["roles"]);
  for (std::size_t rank = 0; rank < places["words"].size(); ++rank) {
    const Json& entry = places["words"][rank];
    const auto place = value_of<BlockPlace>(place_names, entry["place"].get<std::string>());
    for (const Json& word : entry["words"])
      out.place_of_word.emplace(word.get<std::string>(), Vocabulary::RankedPlace{rank, place});
  }
  for (const Json& place : places["words_over_tags"])
    out.words_over_tags.insert(value_of<BlockPlace>(place_names, place.get<std::string>()));
  const Json& data = json["page_data"];
  const auto list = [&](const char* name) { return data[name].get<std::vector<std::string>>(); };
  out.page_data = {set_of(data["articles"]), list("inside"),   list("headline"), list("description"), list("authors"),
                   list("published"),        list("modified"), list("site"),     list("address")};
  return out;
}

bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lowered(char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

void add_words_of_class(std::string_view name, std::vector<std::string>& words) {
  const std::size_t first = words.size();
  bool inside = false;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    const bool letter = is_lower(c) || is_upper(c);
    const bool hump = is_upper(c) && at > 0 && is_lower(name[at - 1]);
    if (letter && (!inside || hump)) words.emplace_back();
    if (letter) words.back().push_back(lowered(c));
    inside = letter;
  }
  const std::size_t end = words.size();
  for (std::size_t at = first; at + 1 < end; ++at) words.push_back(words[at] + words[at + 1]);
}

template <typename Action>
void for_each_class(std::string_view names, Action action) {
  for (std::size_t at = 0; at < names.size();) {
    while (at < names.size() && is_space(names[at])) ++at;
    const std::size_t start = at;
    while (at < names.size() && !is_space(names[at])) ++at;
    if (at > start) action(names.substr(start, at - start));
  }
}

}  // namespace

const Vocabulary& vocabulary() {
  static const Vocabulary instance = read_vocabulary();
  return instance;
}

std::vector<std::string> words_of_names(std::string_view names) {
  std::vector<std::string> words;
  for_each_class(names, [&](std::string_view name) { add_words_of_class(name, words); });
  return words;
}

std::vector<std::string> classes_of(std::string_view names) {
  std::vector<std::string> classes;
  for_each_class(names, [&](std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), lowered);
    classes.push_back(std::move(lower));
  });
  return classes;
}

BlockPlace place_of_words(const std::vector<std::string>& words) {
  const auto& known = vocabulary().place_of_word;
  const Vocabulary::RankedPlace* best = nullptr;
  for (const std::string& word : words) {
    const auto at = known.find(word);
    if (at != known.end() && (best == nullptr || at->second.rank < best->rank)) best = &at->second;
  }
  return best == nullptr ? BlockPlace::unknown : best->place;
}

}  // namespace article_inspector
