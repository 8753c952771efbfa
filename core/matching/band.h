/// Alignment of words with a stretch of a source within a band round a diagonal.
#pragma once

#include <cstdint>
#include <vector>

namespace article_inspector::matching {

enum class Step : std::uint8_t { same, other, draft_only, source_only };

struct BandAlignment {
  std::uint32_t start = 0;  ///< where in the source it begins
  std::vector<Step> steps;  ///< from the first word to the last
};

/// Aligns all of `words` with a part of `source` that begins near `start`, with the fewest words that differ. Both ends
/// of the part are free. At most `band_reach` more words are skipped on one side than on the other. Linear in `count`.
inline constexpr std::uint32_t band_reach = 24;
BandAlignment align_in_band(const std::uint64_t* words, std::uint32_t count, const std::uint64_t* source,
                            std::uint32_t source_count, std::int64_t start);

}  // namespace article_inspector::matching
