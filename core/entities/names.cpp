#include "entities/names.h"

#include <algorithm>

#include "article_inspector/unicode.h"
#include "document/by_language.h"
#include "document/word_list.h"
#include "entities/lexicon.h"
#include "entities/model.h"

namespace article_inspector {
namespace {

constexpr std::size_t shortest_ending = 4;  // letters of a noun at the end of a longer word
constexpr std::size_t longest_ending = 20;

WordList plain_list(std::string_view code, std::string_view name) {
  return WordList::of_plain_words(list_file(code, name));
}

std::string without_stops(std::string_view form) {
  std::string out(form);
  out.erase(std::remove(out.begin(), out.end(), '.'), out.end());
  return out;
}

NameLists load(std::string_view code) {
  NameLists lists;
  lists.code = std::string(code);
  lists.honorifics = plain_list(code, "honorifics");
  lists.titles = plain_list(code, "titles");
  lists.body_nouns = plain_list(code, "body_nouns");
  lists.place_nouns = plain_list(code, "place_nouns");
  lists.church_nouns = plain_list(code, "church_nouns");
  lists.calendar = WordList::of_plain_words(std::string(list_file(code, "weekdays")) + "\n" +
                                            std::string(list_file(code, "months")));
  lists.copulas = plain_list(code, "copulas");
  lists.genitive_endings = plain_list(code, "genitive_endings");
  lists.adjective_endings = plain_list(code, "adjective_endings");
  lists.state_nouns = plain_list(code, "state_nouns");
  lists.short_bodies = plain_list(code, "short_bodies");
  lists.other_name_words = plain_list(code, "other_name_words");
  lists.nicknames = plain_list(code, "nicknames");
  lists.organization_suffixes = plain_list(code, "organization_suffixes");
  lists.dotted_places = plain_list(code, "dotted_places");
  lists.blocs = plain_list(code, "blocs");
  lists.place_suffixes = plain_list(code, "place_suffixes");
  lists.name_suffixes = plain_list(code, "name_suffixes");
  lists.determiners = plain_list(code, "determiners");
  lists.complement_words = plain_list(code, "complement_words");
  lists.relative_pronouns = plain_list(code, "relative_pronouns");
  lists.role_particles = plain_list(code, "role_particles");
  lists.conjunctions = plain_list(code, "conjunctions");
  lists.clause_words = plain_list(code, "clause_words");
  for (const auto& [key, value] : list_entries(list_file(code, "aliases")))
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
  static const ByLanguage<NameLists> all(load);
  return all.of(language);
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
