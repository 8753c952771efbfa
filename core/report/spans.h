#pragma once

#include <cstdint>
#include <string_view>

#include "article_inspector/span.h"

namespace article_inspector {

/// At most `units` code units before and after a span, never beginning or ending inside a surrogate pair.
Span before(std::u16string_view text, Span span, std::uint32_t units);
Span after(std::u16string_view text, Span span, std::uint32_t units);

}  // namespace article_inspector
