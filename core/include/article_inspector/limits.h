/// What an input may cost at most, and what is said of one that would cost more.
///
///   const Report report = inspect(text, {.language = {}, .memory = std::size_t{1} << 30});
///   if (report.error != InputError::none) std::cerr << message_of(report.error) << '\n';
///
/// Time grows linearly with the input. So does memory: memory_for() says how much an inspection may take, and a test
/// measures it on twenty kinds of text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace article_inspector {

struct Document;

/// Why an input was not read. What would hold its result is empty then.
enum class InputError : std::uint8_t {
  none,
  text_too_long,   ///< a text is longer than longest_text
  page_too_long,   ///< a page is longer than longest_page
  too_much_memory  ///< an inspection could take more than Options::memory
};

/// A sentence without its full stop, in English.
constexpr std::string_view message_of(InputError error) {
  constexpr std::array<std::string_view, 4> messages = {"no error", "the text is too long", "the page is too long",
                                                        "the text would take too much memory"};
  return messages[static_cast<std::size_t>(error)];
}

/// The longest text that is taken, in UTF-16 code units.
inline constexpr std::size_t longest_text = std::size_t{1} << 28;
/// The longest page, in bytes.
inline constexpr std::size_t longest_page = 4 * longest_text;

/// Bytes for an inspection beyond the text itself. An article of the press has a token for five code units and a line
/// for a hundred and fifty: about 50 bytes a code unit.
inline constexpr std::size_t memory_of_any_text = std::size_t{16} << 20;
inline constexpr std::size_t memory_per_unit = 24;
inline constexpr std::size_t memory_per_token = 112;
inline constexpr std::size_t memory_per_line = 640;
/// As long as a text is only cut into tokens.
inline constexpr std::size_t memory_per_unit_to_cut = 60;

/// How much an inspection of the text may take at most, in bytes.
std::size_t memory_for(const Document& document);

/// Whether a text may be cut at all.
constexpr InputError error_before_cutting(std::size_t units, std::size_t memory) {
  if (units > longest_text) return InputError::text_too_long;
  return memory_per_unit_to_cut * units > memory ? InputError::too_much_memory : InputError::none;
}

/// What Options::memory is by itself: where addresses have 32 bits, as in WebAssembly, three quarters of them, else no
/// limit.
inline constexpr std::size_t most_memory =
    sizeof(std::size_t) == 4 ? std::size_t{3} << 30 : ~static_cast<std::size_t>(0);

}  // namespace article_inspector
