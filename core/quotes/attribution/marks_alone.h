/// Quotes of a language whose words are not known: what marks, colons and labels show, and nothing else.
#pragma once

#include <vector>

#include "quotes/attribution/attributions.h"

namespace article_inspector::quotes {

/// Spoken-looking quoted spans, without speakers, and turns of dialogues, with their labels.
std::vector<Attribution> find_by_marks(const SpeechText& speech, const std::vector<std::uint8_t>& skipped);

}  // namespace article_inspector::quotes
