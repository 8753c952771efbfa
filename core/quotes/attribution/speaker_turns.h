/// Speakers named by a label instead of a verb: the turns of an interview or transcript ("SMITH: ..."), and a name
/// after a dash under a quotation ("— Ann Lee").
#pragma once

#include <vector>

#include "quotes/attribution/attributions.h"

namespace article_inspector::quotes {

/// Attributions by labels, in the order of the text. A turn may have content over several sentences and paragraphs.
std::vector<Attribution> find_labelled(const SpeechText& speech, const std::vector<std::uint8_t>& skipped);

}  // namespace article_inspector::quotes
