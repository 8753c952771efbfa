/// Short passages of our own that show the models how a language reports what is said.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace article_inspector::quotes {

/// Reads passages as annotated articles; none, and a message, where that fails. A blank line parts passages, a line is
/// a paragraph, "#" begins a comment. Marks in the text, which they are taken out of:
///
///   [what is said]   <the words that report>   {who says it}
///
/// All of them up to the next "~" are one quote; a speaker or reporting words inside interrupt what is said.
/// [=...] has the speaker of the quote before.
std::vector<nlohmann::json> read_examples(const std::string& path, std::string_view language);

}  // namespace article_inspector::quotes
