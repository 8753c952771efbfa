#pragma once

#include <vector>

#include "article_inspector/document.h"

namespace article_inspector {

class LineTable;

/// How much of what a line says the story says elsewhere.
struct LineTopic {
  float known = 0;            ///< share of its words with content
  float known_stems = 0;      ///< the same by the words' first letters, for languages that compound and inflect
  float in_lead = 0;          ///< share that the story's first paragraphs have
  float in_junk = 0;          ///< share that the junk has
  float often = 0;            ///< how often the story says them, mean on a log scale
  float log_known_stems = 0;  ///< how many the story says, log scale
  float known_names = -1;     ///< share of its words with a capital; -1 where it has none
};

/// Of every line, by how likely each is junk.
std::vector<LineTopic> topics_of(const Document& document, const LineTable& lines, const std::vector<float>& junk);

/// The first line of running text that is more likely story than junk; the number of lines where there is none.
std::size_t first_story_line(const LineTable& lines, const std::vector<float>& junk);

}  // namespace article_inspector
