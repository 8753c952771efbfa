/// How alike two names are written: slips of one letter, nicknames, acronyms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/word_list.h"

namespace article_inspector {

/// Words of a name in lower case.
using NameWords = std::vector<std::u16string>;

/// Whether a name begins or ends with all words of a shorter one.
bool is_prefix(const NameWords& part, const NameWords& whole);
bool is_suffix(const NameWords& part, const NameWords& whole);

/// All words of `part` in `whole`, in this order; an initial stands for a word that it begins.
bool is_within(const NameWords& part, const NameWords& whole);

/// Whether one letter more, less, other or two in the other order make one word of the other; not for like words.
bool is_slip(std::u16string_view a, std::u16string_view b);

/// Whether two names differ in one word alone, of which one is a slip of the other, or which one of them has without a
/// letter of its own language ("insaf", "insaaf").
bool differ_by_slip(const NameWords& a, const NameWords& b, std::size_t shortest_word);

/// The word without the longest of the endings that leaves `shortest_stem` letters.
std::u16string without_ending(const std::u16string& word, const WordList& endings, std::size_t shortest_stem);

/// Whether one word is made of first letters of the words, in order, and begins with the first word's.
bool spells(const NameWords& acronym, const NameWords& words);

/// Whether the letters of `acronym` stand in the words in this order, the first one at the first word's beginning:
/// joined words give several ("GLB" of "Gewerkschaftlicher Linksblock").
bool has_letters_in_order(std::u16string_view acronym, const NameWords& words);

}  // namespace article_inspector
