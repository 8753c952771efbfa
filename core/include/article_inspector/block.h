#pragma once

#include <cstdint>

#include "article_inspector/contract.h"
#include "article_inspector/span.h"

namespace article_inspector {

/// The bit that a place has in Block::around.
constexpr std::uint32_t bit_of(BlockPlace place) { return 1U << static_cast<unsigned>(place); }

/// What HTML tells about a stretch of the text. A host that has the page's markup hands these in beside the text; plain
/// text has none.
struct Block {
  Span span;  ///< in the text, UTF-16 code units
  BlockTag tag = BlockTag::other;
  BlockPlace place = BlockPlace::unknown;
  std::uint8_t heading_level = 0;  ///< 1 to 6; 0 for no heading
  std::uint8_t depth = 0;          ///< of nesting, capped at 255
  std::uint8_t link_percent = 0;   ///< share of its characters that lie in links, 0 to 100
  bool hidden = false;             ///< not shown to a reader, or to some readers only
  bool title = false;              ///< has the words of the page's title
  std::uint32_t around = 0;        ///< all the places that it lies in, from the outermost in: bit_of() each
  std::uint32_t group = 0;         ///< blocks of one parent element share a number; 0 where it is not known
  std::uint32_t outer_group = 0;   ///< the same for the parent of the parent
};

}  // namespace article_inspector
