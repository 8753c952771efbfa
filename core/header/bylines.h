#pragma once

#include <cstdint>
#include <vector>

#include "article_inspector/document.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// What the first name of a line looks like, and what else the line says.
struct NameLook {
  std::uint8_t first_name = 0;  ///< how well the lexicon knows its first word as one, 0 to 3
  std::uint8_t surname = 0;     ///< and its last word, 0 to 3
  bool is_agency = false;
  bool is_common = false;    ///< its first word is known as something else: a place, an organization, a common word
  bool ends_common = false;  ///< its last word is a common one
  bool has_role = false;
  bool has_date = false;  ///< the rest of the line names a day or a year
  std::uint32_t words = 0;
  std::uint32_t others = 0;   ///< words of the line beside names and dates
  std::uint32_t repeats = 0;  ///< how often its last word stands in the text
};

/// What a line says of its authors.
struct BylineReading {
  std::vector<Byline> bylines;
  bool has_cue = false;    ///< "by" or its like stands before the names
  bool cue_alone = false;  ///< nothing but "by" or its like: the names stand in the next line
  float plausible = 0;     ///< how much the line looks like names and nothing else; above 0 more than not
  NameLook look;           ///< of the first name
};

/// The authors that a short line names: "By Jane Doe and John Roe", "Jane Doe, Science Editor", "dpa". Long lines name
/// none.
BylineReading read_byline(const Document& document, const Paragraph& paragraph);

/// The names of authors in a text that holds nothing else, as a page's data gives them.
std::vector<std::u16string> author_names(std::u16string_view text, std::string_view language);

}  // namespace article_inspector
