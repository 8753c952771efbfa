#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/correct.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// The forms in which an inspected article leaves: the same from the page, the extension and the command line.
enum class Format : std::uint8_t {
  json,        ///< the report
  text,        ///< the clean article
  markdown,    ///< the clean article, who said what, who and what is named, what was left out
  html,        ///< a page of its own that prints well: the article with its marks
  csv,         ///< one row a quote (RFC 4180, with a header row)
  annotations  ///< W3C Web Annotation, JSON-LD: one annotation a mark, with text position and text quote selectors
};
inline constexpr std::array<std::string_view, 6> format_names = {"json", "text", "markdown",
                                                                 "html", "csv",  "annotations"};

std::optional<Format> format_of(std::string_view name);

struct FormatOptions {
  std::string source;  ///< the article's address, where it is known: the annotations' target
  int json_indent = 2;
  std::vector<Correction> corrections = {};  ///< the report holds: what they are about is marked as corrected
};

/// Writes a report in a format, UTF-8. `text` is the text that it was made from.
std::string write(std::u16string_view text, const Report& report, Format format, const FormatOptions& options = {});

}  // namespace article_inspector
