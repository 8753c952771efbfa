#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/correct.h"
#include "article_inspector/offsets.h"
#include "article_inspector/report.h"

namespace article_inspector {

std::optional<Format> format_of(std::string_view name);

struct FormatOptions {
  std::string source;  ///< the article's address, where it is known: the annotations' target
  int json_indent = 2;
  std::vector<Correction> corrections = {};  ///< the report holds: what they are about is marked as corrected
  OffsetUnit offsets = OffsetUnit::utf16;    ///< for Format::json
  bool with_text = false;                    ///< for Format::json: the text and the words at each pair of offsets
  std::string message_language = "en";       ///< of what a format for people says around the report; see messages.h
  bool without_headline = false;             ///< for Format::text: the story alone
};

/// Writes a report in a format, UTF-8. `text` is the text that it was made from.
std::string write(std::u16string_view text, const Report& report, Format format, const FormatOptions& options = {});

}  // namespace article_inspector
