#pragma once

#include <string_view>
#include <vector>

#include "document/word_list.h"

namespace article_inspector {

/// What the header stage knows of a language.
struct HeaderData {
  WordList months;  ///< names and short forms of the months, with their numbers
  WordList weekdays;
  PhraseList byline_cues;    ///< what a byline begins with ("by", "written by")
  WordList joints;           ///< between two authors' names ("and")
  WordList date_cues;        ///< before a day; with the value "update" before the day of a change
  WordList titles;           ///< nouns that tell what a person is
  bool month_first = false;  ///< in dates in numbers
};

const HeaderData& header_data(std::string_view language);

/// Whose bylines a text in a language may have: its own data and that of English; of an unknown language all.
std::vector<const HeaderData*> header_data_for(std::string_view language);

/// The number of a month by a name or a short form of it in any language; 0 where it is none.
int month_number(std::u16string_view name);

/// News agencies ("dpa", "The Associated Press").
const PhraseList& agencies();

/// Small words inside names ("von", "de").
const WordList& name_particles();

}  // namespace article_inspector
