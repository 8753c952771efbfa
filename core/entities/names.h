/// What the gathering of names and the reading of roles know of a language, as lists in core/data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article_inspector/document.h"
#include "document/word_list.h"

namespace article_inspector {

struct NameLists {
  std::string code;
  WordList honorifics;  ///< before a name, telling no role
  WordList titles;      ///< nouns and short forms that tell what a person is
  WordList body_nouns;  ///< nouns that tell what an organization is
  WordList place_nouns;
  WordList church_nouns;           ///< nouns of bodies whose name goes on with a place
  WordList organization_suffixes;  ///< that a company's short name leaves out
  WordList place_suffixes;
  WordList dotted_places;                                ///< short forms of places, written with a full stop
  WordList blocs;                                        ///< directions that stand for countries
  WordList name_suffixes;                                ///< behind a surname
  WordList determiners;                                  ///< before a description, no part of it
  WordList complement_words;                             ///< between a role and what it is a role of
  WordList relative_pronouns;                            ///< between a name and a copula
  WordList role_particles;                               ///< before a description: "as"
  WordList conjunctions;                                 ///< between two parts of one description
  WordList clause_words;                                 ///< end a description
  WordList calendar;                                     ///< days and months: no part of a description
  WordList copulas;                                      ///< between a name and a description
  WordList genitive_endings;                             ///< of a name's last word
  WordList adjective_endings;                            ///< of the words before it
  WordList state_nouns;                                  ///< before a place's name, or alone for it
  WordList short_bodies;                                 ///< alone for a body whose name has the noun
  std::unordered_map<std::string, std::string> aliases;  ///< from plain form to plain form, UTF-8
  WordList other_name_words;                             ///< between a name and another one of the same
  WordList nicknames;                                    ///< first names, with the whole name as their value
};

/// Whether the tagger's weights were learned from texts in this language: elsewhere it falls back on shapes and
/// lexicons.
bool is_learned(std::string_view language);

/// Whether a language writes several nouns as one word, whose end tells what is meant.
bool joins_nouns(std::string_view language);

/// Whether a word is in a list or, where nouns are joined to one word, ends with one that is.
bool is_or_ends_in(const Document& document, std::uint32_t token, const WordList& list);

/// The lists of a language; empty ones where it has none.
const NameLists& name_lists(std::string_view language);

/// The words of a name as they are compared: lower case, without full stops; marks are left out.
std::vector<std::u16string> plain_words(const Document& document, std::uint32_t first_token, std::uint32_t end_token);

/// The same for names written alike but for case.
std::uint64_t form_hash(const Document& document, std::uint32_t first_token, std::uint32_t end_token);

}  // namespace article_inspector
