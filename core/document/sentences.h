#pragma once

#include "article_inspector/document.h"
#include "document/language_data.h"

namespace article_inspector {

/// Groups the tokens of every paragraph into sentences. No sentence crosses a paragraph's end.
void cut_sentences(Document& document, const LanguageData& language);

}  // namespace article_inspector
