#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace article_inspector {

/// How much of a page's markup is kept for the parser.
enum class MarkupKept : std::uint8_t {
  all,         ///< all but tags nested too deep, and attributes beyond the first 256 of a tag
  structure,   ///< the same without <b>, <font> and their like; links keep nothing but that they are links
  line_breaks  ///< text and the lines that it stands in: nothing nests
};

/// The markup without what a parser that follows the standard cannot read in linear time and memory. Tags nested deeper
/// than `deepest` are left out.
std::string bounded_markup(std::string_view markup, MarkupKept kept, std::size_t deepest = 512);

}  // namespace article_inspector
