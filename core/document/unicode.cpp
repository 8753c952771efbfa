#include "article_inspector/unicode.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace article_inspector {
namespace {

constexpr UChar32 replacement = 0xFFFD;

void append_utf8(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, length);
}

}  // namespace

std::string to_utf8(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U16_NEXT(text.data(), at, text.size(), c);
    append_utf8(out, U_IS_SURROGATE(c) ? replacement : c);
  }
  return out;
}

std::u16string to_utf16(std::string_view bytes, std::vector<Span>* bad) {
  std::u16string out;
  out.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto length = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(data, at, length, c);
    if (c < 0) {
      if (bad != nullptr) {
        const auto here = static_cast<std::uint32_t>(out.size());
        bad->push_back({here, here + 1});
      }
      c = replacement;
    }
    if (c < 0x10000) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(U16_LEAD(c));
      out.push_back(U16_TRAIL(c));
    }
  }
  return out;
}

}  // namespace article_inspector
