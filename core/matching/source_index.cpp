#include "matching/source_index.h"

#include <algorithm>

namespace article_inspector::matching {
namespace {

/// No word has this key: it stands between two sources, and no pair of words reaches over it.
constexpr std::uint64_t gap = 0;

std::uint64_t pair_key(std::uint64_t word, std::uint64_t next) {
  return (word ^ (next >> 31)) * 0x9E3779B97F4A7C15ULL + next;
}

template <typename Entries>
void sort_entries(Entries& entries) {
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.key != b.key ? a.key < b.key : a.place < b.place; });
}

}  // namespace

SourceIndex::SourceIndex(const std::vector<const std::vector<std::uint64_t>*>& sources) {
  for (const auto* source : sources) {
    starts_.push_back(size());
    keys_.insert(keys_.end(), source->begin(), source->end());
    keys_.push_back(gap);
  }
  starts_.push_back(size());
  words_.reserve(keys_.size());
  pairs_.reserve(keys_.size());
  for (std::uint32_t place = 0; place < size(); ++place) {
    if (keys_[place] == gap) continue;
    words_.push_back({keys_[place], place});
    if (keys_[place + 1] != gap) pairs_.push_back({pair_key(keys_[place], keys_[place + 1]), place});
  }
  sort_entries(words_);
  sort_entries(pairs_);
}

std::uint32_t SourceIndex::source_of(std::uint32_t place) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end() - 1, place);
  return static_cast<std::uint32_t>(after - starts_.begin()) - 1;
}

WordRange SourceIndex::in_source(WordRange places) const {
  const std::uint32_t start = starts_[source_of(places.first)];
  return {places.first - start, places.end - start};
}

std::vector<std::uint32_t> SourceIndex::places(const std::vector<Entry>& entries, std::uint64_t key, std::size_t most) {
  std::vector<std::uint32_t> found;
  auto at = std::lower_bound(entries.begin(), entries.end(), key,
                             [](const Entry& entry, std::uint64_t wanted) { return entry.key < wanted; });
  for (; at != entries.end() && at->key == key && found.size() <= most; ++at) found.push_back(at->place);
  return found;
}

std::vector<std::uint32_t> SourceIndex::find(std::uint64_t word, std::size_t most) const {
  std::vector<std::uint32_t> found = places(words_, word, most);
  if (found.size() > most) found.clear();
  return found;
}

std::vector<std::uint32_t> SourceIndex::find_pair(std::uint64_t word, std::uint64_t next, std::size_t most) const {
  std::vector<std::uint32_t> found = places(pairs_, pair_key(word, next), most);
  if (found.size() > most) found.clear();
  return found;
}

std::vector<std::uint32_t> SourceIndex::first_pairs(std::uint64_t word, std::uint64_t next, std::size_t most) const {
  std::vector<std::uint32_t> found = places(pairs_, pair_key(word, next), most);
  if (found.size() > most) found.pop_back();
  return found;
}

std::uint32_t SourceIndex::common_from(std::uint32_t place, const std::uint64_t* words, std::uint32_t count) const {
  std::uint32_t common = 0;
  while (common < count && place + common < size() && keys_[place + common] == words[common]) ++common;
  return common;
}

std::uint32_t SourceIndex::common_before(std::uint32_t place, const std::uint64_t* words, std::uint32_t count) const {
  std::uint32_t common = 0;
  while (common < count && common < place && keys_[place - 1 - common] == words[count - 1 - common]) ++common;
  return common;
}

}  // namespace article_inspector::matching
