/// What the lexicon says for a name where no model has learned the text's language.
#pragma once

#include "article_inspector/document.h"
#include "entities/tagger.h"

namespace article_inspector {

/// Gives the mentions the types that the lexicon knows for them: a city's name is a place.
std::vector<Tagged> with_known_types(const Document& document, std::vector<Tagged> mentions);

/// Whether it is part of a sentence, not of a menu's entry or another line of few words.
bool stands_in_sentence(const Document& document, const Tagged& mention);

/// Whether shape and lexicon alone show what it is: two or three capitalized words of which the first is a usual first
/// name, or a city or country; not where a sentence begins.
bool is_certain(const Document& document, const Tagged& mention);

/// Whether the lexicon has the name, or for a person a name of its parts.
bool is_supported(const Document& document, const Tagged& mention);

}  // namespace article_inspector
