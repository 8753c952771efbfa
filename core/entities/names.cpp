#include "entities/names.h"

#include <algorithm>

#include "article_inspector/unicode.h"
#include "document/language_data.h"
#include "entities/lexicon.h"
#include "entities/model.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

constexpr std::size_t shortest_ending = 4;  // letters of a noun at the end of a longer word
constexpr std::size_t longest_ending = 20;

WordList list_of(std::string_view folder, std::string_view name) {
  return WordList::of_plain_words(embedded_file(std::string(folder) + "/" + std::string(name) + ".txt"));
}

std::string without_stops(std::string_view form) {
  std::string out(form);
  out.erase(std::remove(out.begin(), out.end(), '.'), out.end());
  return out;
}

NameLists load(std::string_view code) {
  NameLists lists;
  lists.code = std::string(code);
  lists.honorifics = list_of(code, "honorifics");
  lists.titles = list_of(code, "titles");
  lists.body_nouns = list_of(code, "body_nouns");
  lists.place_nouns = list_of(code, "place_nouns");
  lists.calendar = WordList::of_plain_words(std::string(embedded_file(lists.code + "/weekdays.txt")) + "\n" +
                                            std::string(embedded_file(lists.code + "/months.txt")));
  lists.copulas = list_of(code, "copulas");
  lists.genitive_endings = list_of(code, "genitive_endings");
  lists.adjective_endings = list_of(code, "adjective_endings");
  lists.state_nouns = list_of(code, "state_nouns");
  lists.short_bodies = list_of(code, "short_bodies");
  lists.other_name_words = list_of(code, "other_name_words");
  lists.nicknames = list_of(code, "nicknames");
  lists.organization_suffixes = list_of(code, "organization_suffixes");
  lists.dotted_places = list_of(code, "dotted_places");
  lists.blocs = list_of(code, "blocs");
  lists.place_suffixes = list_of(code, "place_suffixes");
  lists.name_suffixes = list_of(code, "name_suffixes");
  lists.determiners = list_of(code, "determiners");
  lists.complement_words = list_of(code, "complement_words");
  lists.relative_pronouns = list_of(code, "relative_pronouns");
  lists.role_particles = list_of(code, "role_particles");
  lists.conjunctions = list_of(code, "conjunctions");
  lists.clause_words = list_of(code, "clause_words");
  for (const auto& [key, value] : list_entries(embedded_file(std::string(code) + "/aliases.txt")))
    lists.aliases.emplace(without_stops(key), std::string(value));
  return lists;
}

}  // namespace

bool is_learned(std::string_view language) { return own_entity_model(language) != nullptr; }

bool joins_nouns(std::string_view language) { return own_lexicon(language) != nullptr; }

bool is_or_ends_in(const Document& document, std::uint32_t token, const WordList& list) {
  if (list.contains(document.lower_word(document.tokens[token]))) return true;
  if (!joins_nouns(document.language) || document.tokens[token].kind != TokenKind::word) return false;
  const std::u16string_view word = document.lower(document.tokens[token]);
  const std::size_t longest = std::min(word.size(), longest_ending + 1) - 1;
  for (std::size_t size = shortest_ending; size <= longest; ++size) {
    if (list.contains(hash_of(word.substr(word.size() - size)))) return true;
  }
  return false;
}

const NameLists& name_lists(std::string_view language) {
  static const std::vector<NameLists> all = [] {
    std::vector<NameLists> lists;
    for (const LanguageData& known : known_languages()) lists.push_back(load(known.code));
    return lists;
  }();
  static const NameLists none;
  const auto at = std::find_if(all.begin(), all.end(), [&](const NameLists& lists) { return lists.code == language; });
  return at == all.end() ? none : *at;
}

std::vector<std::u16string> plain_words(const Document& document, std::uint32_t first_token, std::uint32_t end_token) {
  std::vector<std::u16string> words;
  for (std::uint32_t token = first_token; token < end_token; ++token) {
    const TokenKind kind = document.tokens[token].kind;
    if (kind == TokenKind::punctuation || kind == TokenKind::symbol || kind == TokenKind::clitic) continue;
    std::u16string word(document.lower(document.tokens[token]));
    word.erase(std::remove(word.begin(), word.end(), u'.'), word.end());
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::uint64_t form_hash(const Document& document, std::uint32_t first_token, std::uint32_t end_token) {
  std::uint64_t hash = document.lower_word(document.tokens[first_token]).hash;
  for (std::uint32_t token = first_token + 1; token < end_token; ++token)
    hash = Lexicon::phrase_hash(hash, document.lower_word(document.tokens[token]).hash);
  return hash;
}

}  // namespace article_inspector
