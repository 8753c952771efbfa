/// What the lexicon says for a name where no model has learned the text's language.
#pragma once

#include "article_inspector/document.h"
#include "entities/tagger.h"

namespace article_inspector {

/// Gives the mentions the types that the lexicon knows for them: a city's name is a place.
std::vector<Tagged> with_known_types(const Document& document, std::vector<Tagged> mentions);

/// Whether the lexicon has the name, or for a person a name of its parts.
bool is_supported(const Document& document, const Tagged& mention);

}  // namespace article_inspector
