/// Speech that goes on without a word that reports: in some languages the mood of its verbs tells that somebody else
/// says it.
#pragma once

#include <vector>

#include "quotes/attribution/attributions.h"

namespace article_inspector::quotes {

/// Adds the sentences after a quote whose verbs say that they are reported, as quotes of their own by who spoke before.
/// `attributions` stay in the order of their contents. `skipped` marks tokens that are no story.
void add_continued_speech(const SpeechText& speech, const std::vector<std::uint8_t>& skipped,
                          std::vector<Attribution>& attributions);

}  // namespace article_inspector::quotes
