/// Which names say the same of a body or a place in fewer or other words.
#pragma once

#include "article_inspector/report.h"
#include "entities/likeness.h"
#include "entities/names.h"

namespace article_inspector {

/// "Apple" of "Apple Inc.", "Senate" of "US Senate", "Gaza" of "Gaza Strip". Not for people.
bool shortens(const NameWords& part, const NameWords& whole, EntityType type, const NameLists& lists);

/// Whether a word is what the name says that it is a name of: its last one, or the one before "of ...".
bool is_head(const std::u16string& word, const NameWords& whole, const NameLists& lists);

/// A body's name without small words, and with what stands behind "of" in front: "Court of Appeals" is "Appeals Court".
NameWords turned(const NameWords& words, const NameLists& lists);

/// "Apple" of "Apple Inc."
bool adds_company_form(const NameWords& part, const NameWords& whole, const NameLists& lists);

/// Whether two names differ in one word alone, of which one is the plural.
bool differ_by_plural(const NameWords& a, const NameWords& b);

/// Whether one word is the plural of the other, as far as an ending tells.
bool is_plural(std::u16string_view a, std::u16string_view b);

/// Whether the tokens between two names say that they are names of the same: ", better known as".
bool names_again(const Document& document, std::uint32_t first, std::uint32_t end, const NameLists& lists);

}  // namespace article_inspector
