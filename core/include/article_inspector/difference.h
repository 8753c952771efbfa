/// What kind of difference two texts have where they differ: shared by the check of quotations (a draft against its
/// sources) and the comparison of two articles.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace article_inspector {

/// What a difference touches, the gravest first: one that has a negation and a name is a negation.
enum class DifferenceKind : std::uint8_t {
  negation,
  number,
  hedge,
  name,
  word,     ///< other words
  dropped,  ///< words of the first text are missing in the second
  added     ///< words of the second text are missing in the first
};
inline constexpr std::array<std::string_view, 7> difference_kind_names = {"negation", "number",  "hedge", "name",
                                                                          "word",     "dropped", "added"};

}  // namespace article_inspector
