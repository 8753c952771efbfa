#pragma once

#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"
#include "entities/tagger.h"

namespace article_inspector {

/// What a header names needs no guess: a dateline's places are places, its agency is an organization, and a byline's
/// authors are people where nothing else was read there. In the order of the text, no two overlapping.
std::vector<Tagged> with_header(const Document& document, const Header& header, std::vector<Tagged> mentions);

}  // namespace article_inspector
