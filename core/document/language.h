#pragma once

#include <string>
#include <string_view>

namespace article_inspector {

/// The ISO 639-1 code of the language whose stop words are most frequent in the text, or "und" where none is frequent
/// enough.
std::string detect_language(std::u16string_view text);

}  // namespace article_inspector
