#include "header/standfirst.h"

#include "header/bylines.h"
#include "header/dateline.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t fewest_tokens = 6;
constexpr std::uint32_t most_tokens = 80;
constexpr std::size_t reach = 4;  // lines under the headline

}  // namespace

/// It is the story's first paragraph, stands near under the headline, and is followed not by the next paragraph but by
/// what parts it from the story: the authors, the date, a picture. Where nothing parts them the first paragraph is the
/// story's own.
std::optional<Standfirst> standfirst_at(const Document& document, std::optional<std::uint32_t> headline,
                                        const std::vector<std::size_t>& story) {
  if (!headline) return std::nullopt;
  std::size_t place = 0;
  while (place < story.size() && story[place] <= *headline) ++place;
  if (place + 2 >= story.size() || story[place] > *headline + reach) return std::nullopt;
  const Paragraph& first = document.paragraphs[story[place]];
  const std::uint32_t tokens = first.end_token - first.first_token;
  if (tokens < fewest_tokens || tokens > most_tokens || first.end_sentence - first.first_sentence > 4)
    return std::nullopt;
  if (story[place + 1] == story[place] + 1) return std::nullopt;
  if (dateline_at(document, first) || !read_byline(document, first).bylines.empty()) return std::nullopt;
  return Standfirst{first.span};
}

}  // namespace article_inspector
