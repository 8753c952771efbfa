#include "compare/paragraphs.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "matching/align.h"

namespace article_inspector::comparing {
namespace {

using matching::align;

// Below this share of common words two paragraphs are two, not one that was altered.
constexpr double least_alike = 0.34;
// Between two paragraphs that are equal on both sides, no more steps than this are taken to pair the others.
constexpr std::size_t most_steps = 1U << 22;

/// A paragraph of the original and one of the copy; one of them may be missing.
struct Pair {
  std::optional<std::uint32_t> original;
  std::optional<std::uint32_t> copy;
  bool moved = false;
};

/// Paragraphs from one to another, end exclusive, of each side.
struct Gap {
  std::uint32_t original_start = 0;
  std::uint32_t original_end = 0;
  std::uint32_t copy_start = 0;
  std::uint32_t copy_end = 0;

  std::size_t height() const { return original_end - original_start; }
  std::size_t width() const { return copy_end - copy_start; }
};

/// The number of each paragraph by its words, of those that stand once.
std::unordered_map<std::uint64_t, std::uint32_t> standing_once(const std::vector<StoryParagraph>& paragraphs) {
  std::unordered_map<std::uint64_t, std::uint32_t> count;
  for (const StoryParagraph& paragraph : paragraphs) ++count[paragraph.all];
  std::unordered_map<std::uint64_t, std::uint32_t> once;
  for (std::uint32_t k = 0; k < paragraphs.size(); ++k) {
    if (count[paragraphs[k].all] == 1) once.emplace(paragraphs[k].all, k);
  }
  return once;
}

/// The longest row of pairs whose second numbers rise, by patience sorting. The first ones rise already.
std::vector<std::pair<std::uint32_t, std::uint32_t>> longest_rising(
    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  std::vector<std::uint32_t> piles;  // the pair on top of each
  std::vector<std::int64_t> previous(pairs.size(), -1);
  for (std::uint32_t k = 0; k < pairs.size(); ++k) {
    const auto pile =
        std::lower_bound(piles.begin(), piles.end(), pairs[k].second,
                         [&](std::uint32_t top, std::uint32_t place) { return pairs[top].second < place; });
    if (pile != piles.begin()) previous[k] = *(pile - 1);
    if (pile == piles.end())
      piles.push_back(k);
    else
      *pile = k;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> row;
  for (std::int64_t at = piles.empty() ? std::int64_t{-1} : piles.back(); at >= 0;
       at = previous[static_cast<std::size_t>(at)])
    row.push_back(pairs[static_cast<std::size_t>(at)]);
  std::reverse(row.begin(), row.end());
  return row;
}

/// Equal paragraphs that stand once on each side and in the same order.
std::vector<std::pair<std::uint32_t, std::uint32_t>> anchors(const Side& original, const Side& copy) {
  const auto here = standing_once(copy.paragraphs);
  const auto there = standing_once(original.paragraphs);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t k = 0; k < original.paragraphs.size(); ++k) {
    const StoryParagraph& paragraph = original.paragraphs[k];
    const auto at = here.find(paragraph.all);
    if (at == here.end() || there.count(paragraph.all) == 0) continue;
    if (copy.paragraphs[at->second].keys == paragraph.keys) pairs.emplace_back(k, at->second);
  }
  return longest_rising(pairs);
}

std::vector<std::vector<std::uint64_t>> sorted_keys(const std::vector<StoryParagraph>& paragraphs, std::uint32_t start,
                                                    std::uint32_t end) {
  std::vector<std::vector<std::uint64_t>> keys;
  for (std::uint32_t k = start; k < end; ++k) {
    keys.push_back(paragraphs[k].keys);
    std::sort(keys.back().begin(), keys.back().end());
  }
  return keys;
}

/// Twice the common words over all words.
double likeness(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++common;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

bool is_too_much(const Side& original, const Side& copy, const Gap& gap) {
  std::size_t there = 0;
  std::size_t here = 0;
  for (std::uint32_t k = gap.original_start; k < gap.original_end; ++k) there += original.paragraphs[k].keys.size();
  for (std::uint32_t k = gap.copy_start; k < gap.copy_end; ++k) here += copy.paragraphs[k].keys.size();
  return there * gap.width() + here * gap.height() > most_steps;
}

/// Pairs the paragraphs of a gap so that those that are most alike stand together, in the order of both.
void pair_gap(const Side& original, const Side& copy, const Gap& gap, std::vector<Pair>& pairs) {
  const std::size_t n = gap.height();
  const std::size_t m = gap.width();
  std::uint32_t there = gap.original_start;
  std::uint32_t here = gap.copy_start;
  if (n > 0 && m > 0 && !is_too_much(original, copy, gap)) {
    const auto a = sorted_keys(original.paragraphs, gap.original_start, gap.original_end);
    const auto b = sorted_keys(copy.paragraphs, gap.copy_start, gap.copy_end);
    std::vector<double> alike(n * m);
    std::vector<double> best((n + 1) * (m + 1), 0);
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        const double weight = alike[i * m + j] = likeness(a[i], b[j]);
        const double joined = weight >= least_alike ? weight + best[(i + 1) * (m + 1) + j + 1] : 0;
        best[i * (m + 1) + j] = std::max({joined, best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1]});
      }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      const double weight = alike[i * m + j];
      const double whole = best[i * (m + 1) + j];
      if (weight >= least_alike && whole == weight + best[(i + 1) * (m + 1) + j + 1]) {
        pairs.push_back({there++, here++});
        ++i;
        ++j;
      } else if (whole == best[(i + 1) * (m + 1) + j]) {
        pairs.push_back({there++, std::nullopt});
        ++i;
      } else {
        pairs.push_back({std::nullopt, here++});
        ++j;
      }
    }
  }
  while (there < gap.original_end) pairs.push_back({there++, std::nullopt});
  while (here < gap.copy_end) pairs.push_back({std::nullopt, here++});
}

/// Of what stands alone on both sides, equal paragraphs are one that was moved: it is listed once, in the original's
/// place.
std::vector<Pair> with_moves(const Side& original, const Side& copy, std::vector<Pair> pairs) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> alone;  // pairs that the copy alone has, the last first
  for (std::size_t k = pairs.size(); k-- > 0;) {
    if (!pairs[k].original) alone[copy.paragraphs[*pairs[k].copy].all].push_back(k);
  }
  std::vector<bool> gone(pairs.size(), false);
  for (Pair& pair : pairs) {
    if (pair.copy) continue;
    const auto at = alone.find(original.paragraphs[*pair.original].all);
    if (at == alone.end() || at->second.empty()) continue;
    const std::size_t other = at->second.back();
    if (copy.paragraphs[*pairs[other].copy].keys != original.paragraphs[*pair.original].keys) continue;
    at->second.pop_back();
    pair.copy = pairs[other].copy;
    pair.moved = true;
    gone[other] = true;
  }
  std::vector<Pair> left;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    if (!gone[k]) left.push_back(pairs[k]);
  }
  return left;
}

std::vector<Pair> pairs_of(const Side& original, const Side& copy) {
  std::vector<Pair> pairs;
  std::uint32_t there = 0;
  std::uint32_t here = 0;
  for (const auto& [a, b] : anchors(original, copy)) {
    pair_gap(original, copy, {there, a, here, b}, pairs);
    pairs.push_back({a, b});
    there = a + 1;
    here = b + 1;
  }
  pair_gap(original, copy,
           {there, static_cast<std::uint32_t>(original.paragraphs.size()), here,
            static_cast<std::uint32_t>(copy.paragraphs.size())},
           pairs);
  return with_moves(original, copy, std::move(pairs));
}

ParagraphChange change_of(const Side& original, const Side& copy, const Pair& pair) {
  static const StoryParagraph none;
  const StoryParagraph& there = pair.original ? original.paragraphs[*pair.original] : none;
  const StoryParagraph& here = pair.copy ? copy.paragraphs[*pair.copy] : none;
  ParagraphChange change;
  if (pair.original) change.original = original.paragraphs[*pair.original].span;
  if (pair.copy) change.copy = copy.paragraphs[*pair.copy].span;
  change.differences = differences(original, there, copy, here, align(there.keys, here.keys).replaced);
  change.change = pair.moved                   ? Change::moved
                  : !pair.copy                 ? Change::dropped
                  : !pair.original             ? Change::added
                  : change.differences.empty() ? Change::same
                                               : Change::altered;
  return change;
}

}  // namespace

std::vector<ParagraphChange> compare_paragraphs(const Side& original, const Side& copy) {
  std::vector<ParagraphChange> changes;
  for (const Pair& pair : pairs_of(original, copy)) changes.push_back(change_of(original, copy, pair));
  return changes;
}

}  // namespace article_inspector::comparing
