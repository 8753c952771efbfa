#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/span.h"

namespace article_inspector {

/// UTF-16 to UTF-8; a lone surrogate becomes U+FFFD.
std::string to_utf8(std::u16string_view text);

/// UTF-8 to UTF-16. Each maximal ill-formed sequence becomes one U+FFFD, whose span in the result is added to `bad` if
/// given. A byte order mark at the front is a character of the text like any other, since offsets count it.
std::u16string to_utf16(std::string_view bytes, std::vector<Span>* bad = nullptr);

}  // namespace article_inspector
