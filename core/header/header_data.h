#pragma once

#include "knowledge/word_list.h"

namespace article_inspector {

/// What the header stage knows of a language.
struct HeaderData {
  WordList months;  ///< names and short forms of the months
  WordList weekdays;
  PhraseList byline_cues;  ///< what a byline begins with ("by", "written by")
  WordList joints;         ///< between two authors' names ("and")
};

const HeaderData& header_data(std::string_view language);

}  // namespace article_inspector
