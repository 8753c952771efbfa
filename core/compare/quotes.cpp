#include "compare/quotes.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "knowledge/hash_table.h"
#include "matching/align.h"
#include "matching/source_index.h"

namespace article_inspector::comparing {
namespace {

using namespace matching;

// Below this share of common words two quotes are two, not one that was altered.
constexpr double least_alike = 0.45;
// A quote is looked for by its rarest words: so many of them, each at so many places of the other side.
constexpr std::size_t searched_words = 12;
constexpr std::size_t most_places = 24;
constexpr std::size_t compared_quotes = 4;
// Fewer words stand in a text by chance.
constexpr std::size_t fewest_unmarked = 3;

/// Which quote of the copy each of the original's stands for, and which are still free.
struct Matching {
  std::vector<std::optional<std::uint32_t>> copy_of;
  std::vector<bool> taken;
};

/// Pairs quotes with the same words, those of one speaker first, each in the order of the texts: of "No" said six times
/// each stands for its own.
Matching match_equal(const Side& original, const Side& copy) {
  Matching matching{std::vector<std::optional<std::uint32_t>>(original.quotes.size()),
                    std::vector<bool>(copy.quotes.size(), false)};
  for (const bool with_speaker : {true, false}) {
    const auto key = [&](const Side& side, std::uint32_t quote) {
      const auto& speaker = side.report.quotes[quote].speaker;
      const std::uint64_t name = speaker ? hash_of(last_word(speaker->name)) : 0;
      return with_speaker ? mix(side.quotes[quote].all, name) : side.quotes[quote].all;
    };
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> free;  // the last first
    for (auto k = static_cast<std::uint32_t>(copy.quotes.size()); k-- > 0;) {
      if (!matching.taken[k]) free[key(copy, k)].push_back(k);
    }
    for (std::uint32_t k = 0; k < original.quotes.size(); ++k) {
      if (matching.copy_of[k]) continue;
      const auto at = free.find(key(original, k));
      if (at == free.end() || at->second.empty()) continue;
      if (copy.quotes[at->second.back()].keys != original.quotes[k].keys) continue;  // another one of that number
      matching.copy_of[k] = at->second.back();
      matching.taken[at->second.back()] = true;
      at->second.pop_back();
    }
  }
  return matching;
}

/// The quotes of the copy that are still free, found by their words.
class FreeQuotes {
 public:
  FreeQuotes(const std::vector<WordGroup>& quotes, const std::vector<bool>& taken)
      : numbers_(free_of(taken)), index_(keys_of(quotes, numbers_)) {}

  /// Those that share the most of the rarest words, best first.
  std::vector<std::uint32_t> nearest(const WordGroup& words) const {
    std::vector<std::vector<std::uint32_t>> found;
    std::unordered_set<std::uint64_t> seen;
    for (const std::uint64_t key : words.keys) {
      if (!seen.insert(key).second) continue;
      std::vector<std::uint32_t> places = index_.find(key, most_places);
      if (!places.empty()) found.push_back(std::move(places));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    if (found.size() > searched_words) found.resize(searched_words);
    return most_voted(found);
  }

 private:
  static std::vector<std::uint32_t> free_of(const std::vector<bool>& taken) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t k = 0; k < taken.size(); ++k) {
      if (!taken[k]) numbers.push_back(k);
    }
    return numbers;
  }
  static std::vector<const std::vector<std::uint64_t>*> keys_of(const std::vector<WordGroup>& quotes,
                                                                const std::vector<std::uint32_t>& numbers) {
    std::vector<const std::vector<std::uint64_t>*> keys;
    keys.reserve(numbers.size());
    for (const std::uint32_t k : numbers) keys.push_back(&quotes[k].keys);
    return keys;
  }
  std::vector<std::uint32_t> most_voted(const std::vector<std::vector<std::uint32_t>>& found) const {
    std::unordered_map<std::uint32_t, std::uint32_t> votes;
    for (const auto& places : found) {
      for (const std::uint32_t place : places) ++votes[index_.source_of(place)];
    }
    std::vector<std::uint32_t> best;
    best.reserve(votes.size());
    for (const auto& [quote, count] : votes) best.push_back(quote);
    std::sort(best.begin(), best.end(),
              [&](std::uint32_t a, std::uint32_t b) { return votes[a] != votes[b] ? votes[a] > votes[b] : a < b; });
    if (best.size() > compared_quotes) best.resize(compared_quotes);
    for (std::uint32_t& quote : best) quote = numbers_[quote];
    return best;
  }

  std::vector<std::uint32_t> numbers_;  ///< the index's sources as quotes of the copy
  SourceIndex index_;
};

struct Pair {
  std::uint32_t original = 0;
  std::uint32_t copy = 0;
  double alike = 0;
  std::vector<Replaced> replaced;
};

std::vector<Pair> pairs_of(const Side& original, const Side& copy, const Matching& matching) {
  const FreeQuotes free(copy.quotes, matching.taken);
  std::vector<Pair> pairs;
  for (std::uint32_t k = 0; k < original.quotes.size(); ++k) {
    if (matching.copy_of[k]) continue;
    for (const std::uint32_t other : free.nearest(original.quotes[k])) {
      const std::size_t all = original.quotes[k].keys.size() + copy.quotes[other].keys.size();
      Alignment alignment = align(original.quotes[k].keys, copy.quotes[other].keys);
      const double alike = 2.0 * alignment.common / static_cast<double>(all);
      if (alike >= least_alike) pairs.push_back({k, other, alike, std::move(alignment.replaced)});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.alike > b.alike; });
  return pairs;
}

bool same_speaker(const Quote& a, const Quote& b) {
  if (!a.speaker || !b.speaker) return a.speaker.has_value() == b.speaker.has_value();
  return a.speaker->name == b.speaker->name || last_word(a.speaker->name) == last_word(b.speaker->name);
}

QuoteChange changed(const Side& original, const Side& copy, const Pair& pair) {
  QuoteChange change;
  change.original = pair.original;
  change.copy = pair.copy;
  change.differences =
      differences(original, original.quotes[pair.original], copy, copy.quotes[pair.copy], pair.replaced);
  change.change = change.differences.empty() ? Change::same : Change::altered;
  change.speaker_changed = !same_speaker(original.report.quotes[pair.original], copy.report.quotes[pair.copy]);
  return change;
}

/// Where a quote's words stand in a text, one after the other.
std::optional<Span> place_of(const WordGroup& words, const TextWords& text, const SourceIndex& index) {
  const auto count = static_cast<std::uint32_t>(words.keys.size());
  if (count < fewest_unmarked) return std::nullopt;
  // The rarest pair leads there.
  std::vector<std::uint32_t> fewest;
  std::uint32_t pair = 0;
  for (std::uint32_t k = 0; k + 1 < count; ++k) {
    std::vector<std::uint32_t> places = index.find_pair(words.keys[k], words.keys[k + 1], most_places);
    if (places.empty() || (!fewest.empty() && places.size() >= fewest.size())) continue;
    fewest = std::move(places);
    pair = k;
  }
  for (const std::uint32_t place : fewest) {
    if (place < pair || index.common_from(place - pair, words.keys.data(), count) != count) continue;
    return text.span_of({place - pair, place - pair + count});
  }
  return std::nullopt;
}

}  // namespace

std::vector<QuoteChange> compare_quotes(const Side& original, const Side& copy) {
  std::vector<QuoteChange> changes(original.quotes.size());
  const Matching equal = match_equal(original, copy);
  std::vector<bool> taken = equal.taken;
  for (std::uint32_t k = 0; k < changes.size(); ++k) {
    if (equal.copy_of[k]) changes[k] = changed(original, copy, {k, *equal.copy_of[k], 1, {}});
  }
  for (const Pair& pair : pairs_of(original, copy, equal)) {
    if (changes[pair.original].original || taken[pair.copy]) continue;
    changes[pair.original] = changed(original, copy, pair);
    taken[pair.copy] = true;
  }
  const SourceIndex index({&copy.text.words.keys});
  for (std::uint32_t k = 0; k < changes.size(); ++k) {
    if (changes[k].original) continue;
    changes[k].change = Change::dropped;
    changes[k].original = k;
    changes[k].unmarked = place_of(original.quotes[k], copy.text.words, index);
  }
  for (std::uint32_t k = 0; k < taken.size(); ++k) {
    if (taken[k]) continue;
    QuoteChange added;
    added.change = Change::added;
    added.copy = k;
    changes.push_back(added);
  }
  return changes;
}

}  // namespace article_inspector::comparing
