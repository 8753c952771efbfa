#include "boilerplate/html_facts.h"

#include <algorithm>
#include <unordered_map>

namespace article_inspector {
namespace {

constexpr float title_before = 0.3F;  // of the running text

/// The text of an element.
struct Group {
  float running = 0;  ///< words of running text
  float words = 0;
  float linked = 0;
  float lines = 0;
};

void take(LineHint& hint, const Block& block) {
  hint.depth = static_cast<float>(block.depth);
  hint.heading = static_cast<float>(block.heading_level);
  hint.group = block.group;
  hint.outer = block.outer_group;
  hint.around = block.around;
  hint.title = block.title;
  hint.tag = block.tag;
  hint.place = block.place;
  hint.hidden = block.hidden;
}

float running_text(const PageFacts& page) { return std::max(1.0F, page.good_words.all()); }

}  // namespace

HtmlFacts::HtmlFacts(const Document& document, const std::vector<LineFacts>& lines, const PageFacts& page) {
  if (document.blocks.empty()) return;
  hints.resize(lines.size());
  read_blocks(document);
  sum_groups(lines, page);
  find_title(page);
  if (!hints.empty()) best_group = lines_of_group(hints[best_line].group);
}

void HtmlFacts::read_blocks(const Document& document) {
  const std::vector<Block>& blocks = document.blocks;
  std::size_t first = 0;
  for (std::size_t k = 0; k < hints.size(); ++k) {
    const Span line = document.paragraphs[k].span;
    while (first < blocks.size() && blocks[first].span.end <= line.start) ++first;
    LineHint& hint = hints[k];
    float covered = 0;
    float longest = 0;
    for (std::size_t b = first; b < blocks.size() && blocks[b].span.start < line.end; ++b) {
      const auto length =
          static_cast<float>(std::min(line.end, blocks[b].span.end) - std::max(line.start, blocks[b].span.start));
      hint.link_share += length * static_cast<float>(blocks[b].link_percent) / 100;
      covered += length;
      if (length <= longest) continue;
      longest = length;
      take(hint, blocks[b]);
    }
    hint.link_share = share(hint.link_share, covered);
  }
}

void HtmlFacts::sum_groups(const std::vector<LineFacts>& lines, const PageFacts& page) {
  std::unordered_map<std::uint32_t, Group> groups;
  std::unordered_map<std::uint32_t, Group> outer_groups;
  std::array<float, 256> depths{};
  const float all = running_text(page);
  for (std::size_t k = 0; k < hints.size(); ++k) {
    const LineHint& hint = hints[k];
    const auto words = static_cast<float>(page.words[k]);
    const float running = lines[k][line_is_good] > 0 ? words * (1 - hint.link_share) : 0;
    for (Group* group : {&groups[hint.group], &outer_groups[hint.outer]}) {
      group->running += running;
      group->words += words;
      group->linked += words * hint.link_share;
      group->lines += 1;
    }
    depths[static_cast<std::size_t>(hint.depth)] += running;
    for (std::size_t place = 1; place < place_words.size(); ++place) {
      if ((hint.around >> place & 1U) != 0) place_words[place] += running / all;
    }
  }
  float best = -1;
  float best_outer = -1;
  for (std::size_t k = 0; k < hints.size(); ++k) {
    LineHint& hint = hints[k];
    const Group& group = groups[hint.group];
    const Group& outer = outer_groups[hint.outer];
    hint.group_words = group.running / all;
    hint.group_lines = log2_of(group.lines);
    hint.group_links = share(group.linked, group.words);
    hint.outer_words = outer.running / all;
    hint.depth_words = depths[static_cast<std::size_t>(hint.depth)] / all;
    links.add(hint.link_share);
    if (group.running > best) {
      best = group.running;
      best_line = k;
    }
    if (outer.running > best_outer) {
      best_outer = outer.running;
      best_outer_line = k;
    }
  }
}

void HtmlFacts::find_title(const PageFacts& page) {
  const float most_before = title_before * running_text(page);
  for (std::size_t k = 0; k < hints.size(); ++k) {
    if (!hints[k].title || (has_title && page.good_words.before(k) >= most_before)) continue;
    has_title = true;
    title_line = k;
  }
}

std::pair<std::size_t, std::size_t> HtmlFacts::lines_of_group(std::uint32_t group) const {
  std::size_t first = hints.size();
  std::size_t end = 0;
  for (std::size_t k = 0; k < hints.size(); ++k) {
    if (hints[k].group != group) continue;
    first = std::min(first, k);
    end = k + 1;
  }
  return {std::min(first, end), end};
}

}  // namespace article_inspector
