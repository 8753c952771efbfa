#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "article_inspector/document.h"
#include "boilerplate/line_features.h"
#include "boilerplate/page_facts.h"

namespace article_inspector {

/// What HTML says of a line: of the block that has most of it, and of the elements around that block.
struct LineHint {
  float link_share = 0;
  float depth = 0;
  float heading = 0;      ///< its level; 0 for none
  float group_words = 0;  ///< share of the page's running text that has the same parent element
  float group_lines = 0;  ///< log2(1 + lines in the same parent element)
  float depth_words = 0;  ///< share of the page's running text that is as deep
  float group_links = 0;  ///< share of the parent element's words that lie in links
  float outer_words = 0;  ///< as group_words, for the parent of the parent
  std::uint32_t group = 0;
  std::uint32_t outer = 0;
  std::uint32_t around = 0;
  bool title = false;
  BlockTag tag = BlockTag::other;
  BlockPlace place = BlockPlace::unknown;
  bool hidden = false;
};

/// What HTML says of the lines of a page. Empty for a page without hints.
struct HtmlFacts {
  HtmlFacts(const Document& document, const std::vector<LineFacts>& lines, const PageFacts& page);

  /// The first line of a parent element and the line after its last.
  std::pair<std::size_t, std::size_t> lines_of_group(std::uint32_t group) const;

  std::vector<LineHint> hints;  ///< one for each line, or none
  LineSums links;
  std::size_t best_line = 0;                                ///< a line of the parent element with most running text
  std::size_t best_outer_line = 0;                          ///< the same for the parent of the parent
  std::pair<std::size_t, std::size_t> best_group = {0, 0};  ///< the lines of that parent element
  std::size_t title_line = 0;  ///< the last line with the page's title before most of the running text
  bool has_title = false;
  std::array<float, 16> place_words{};  ///< share of the page's running text in each place

 private:
  void read_blocks(const Document& document);
  void sum_groups(const std::vector<LineFacts>& lines, const PageFacts& page);
  void find_title(const PageFacts& page);
};

}  // namespace article_inspector
