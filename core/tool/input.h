#pragma once

#include <optional>
#include <string>

#include "article_inspector/html.h"

namespace article_inspector::tool {

/// The bytes of a file, or of standard input for "-". Nothing where it can't be read; then `error` says why.
std::optional<std::string> read_all(const std::string& path, std::string& error);

/// A text, and the hints of its blocks where it was HTML; nothing where it can't be read, which has been told then on
/// standard error.
std::optional<HtmlText> read_text(const std::string& path);

/// Whether a path ends as those of HTML files do.
bool is_named_like_html(const std::string& path);

/// Tells on standard error what went wrong.
void complain(const std::string& what);

/// What the program ends with.
inline constexpr int exit_good = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_unfaithful = 3;  ///< of check: a quotation is not as a source has it

}  // namespace article_inspector::tool
