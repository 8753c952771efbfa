#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace article_inspector {

/// The ISO 639 code of a language tag as HTML and HTTP write it: "en" for "en", "EN" and "en-GB"; "und" for "und".
/// Nothing where it is no tag, such as "english". Any language is taken, whether or not the core knows words of it.
std::optional<std::string> language_code(std::string_view tag);

}  // namespace article_inspector
