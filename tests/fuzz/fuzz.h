#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/unicode.h"

namespace article_inspector::fuzz {

/// Stops the program where a condition does not hold, in whatever way it is built: the fuzzer keeps the input.
inline void require(bool condition) {
  if (!condition) __builtin_trap();
}

inline void require_none(const std::vector<std::string>& faults) {
  for (const std::string& fault : faults) std::fprintf(stderr, "%s\n", fault.c_str());
  require(faults.empty());
}

/// An input taken apart from its front: choices first, then a text or bytes.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : bytes_(reinterpret_cast<const char*>(data), size) {}

  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    const auto first = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return first;
  }
  std::uint32_t number(std::uint32_t limit) { return limit == 0 ? 0 : (byte() * 256U + byte()) % limit; }
  std::string_view rest() const { return bytes_; }
  /// The rest as a text: UTF-8, or code units as they come, lone surrogates and all.
  std::u16string text(bool units) const {
    if (!units) return to_utf16(bytes_);
    std::u16string text(bytes_.size() / 2, u'\0');
    std::memcpy(text.data(), bytes_.data(), text.size() * 2);
    return text;
  }
  static const char* language(std::uint8_t choice) {
    constexpr const char* languages[] = {"", "", "", "en", "de", "fr", "es", "und"};
    return languages[choice % 8];
  }

 private:
  std::string_view bytes_;
};

}  // namespace article_inspector::fuzz
