#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article_inspector/span.h"

namespace article_inspector {

/// What an offset counts. Inside the core it is always UTF-16 code units; others are made where a caller asks for them.
enum class OffsetUnit : std::uint8_t {
  utf16,      ///< as in JavaScript, Java, ICU
  codepoint,  ///< as in Python
  byte        ///< of UTF-8, a lone surrogate as U+FFFD
};
inline constexpr std::array<std::string_view, 3> offset_unit_names = {"utf16", "codepoint", "byte"};

std::optional<OffsetUnit> offset_unit_of(std::string_view name);

/// Converts offsets in one text. Takes four bytes of memory for each code unit of it, none for OffsetUnit::utf16.
class OffsetMap {
 public:
  OffsetMap(std::u16string_view text, OffsetUnit unit);
  /// An offset behind the text's end is that of its end.
  std::uint32_t operator()(std::uint32_t offset) const;
  Span operator()(Span span) const { return {(*this)(span.start), (*this)(span.end)}; }

 private:
  std::vector<std::uint32_t> counts_;
};

}  // namespace article_inspector
