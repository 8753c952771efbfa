#include "check/placement.h"

#include <algorithm>

#include "matching/band.h"

namespace article_inspector::check {

using namespace matching;
namespace {

constexpr std::size_t most_placements = 4;
/// Hits are gathered from the rarest pairs of words until there are so many; a pair with more than `most_hits` tells
/// nothing.
constexpr std::size_t wanted_hits = 256;
constexpr std::size_t most_hits = 1024;
/// Starts so near to one another are one place: the band reaches from one to the other.
constexpr std::int64_t one_place = band_reach;
/// Fewer words than this may be said again by somebody else within that reach: each of their places is one.
constexpr std::uint32_t fewest_in_one_place = 4;
constexpr std::size_t most_placements_of_few = 32;
/// A longer run of words is aligned in parts of so many: what an alignment needs stays bounded.
constexpr std::uint32_t longest_part = 4096;
/// So many words an ellipsis may stand for, and so many a bracket.
constexpr std::uint32_t longest_omission = 300;
constexpr std::uint32_t longest_bracket = 24;
constexpr std::size_t most_splice_starts = 64;
constexpr std::uint32_t shortest_splice_part = 3;

void append(Placement& placement, std::uint32_t word, std::uint32_t place, Step step) {
  if (step == Step::same) {
    ++placement.common;
    return;
  }
  const bool joins =
      !placement.gaps.empty() && placement.gaps.back().draft.end == word && placement.gaps.back().places.end == place;
  if (!joins) placement.gaps.push_back({{word, word}, {place, place}});
  if (step != Step::source_only) ++placement.gaps.back().draft.end;
  if (step != Step::draft_only) ++placement.gaps.back().places.end;
}

void prepend(Placement& placement, Placement front) {
  front.gaps.insert(front.gaps.end(), placement.gaps.begin(), placement.gaps.end());
  placement.gaps = std::move(front.gaps);
  placement.common += front.common;
  placement.places.first = front.places.first;
}

std::size_t most_of(WordRange words) {
  return words.size() < fewest_in_one_place ? most_placements_of_few : most_placements;
}

bool is_poor(const Placement& placement, WordRange words) { return 2 * placement.common < words.size(); }

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> Placer::hits(WordRange words) const {
  struct Found {
    std::uint32_t word;
    std::vector<std::uint32_t> places;
  };
  std::vector<Found> found;
  const auto look_up = [&](auto&& find) {
    for (std::uint32_t at = words.first; at < words.end; ++at) {
      std::vector<std::uint32_t> places = find(at);
      if (!places.empty()) found.push_back({at, std::move(places)});
    }
  };
  // Of a long quotation its pairs with fewer places are enough, and what is held stays bounded.
  const std::size_t most = std::clamp<std::size_t>(16 * most_hits / (words.size() + 1), 16, most_hits);
  look_up([&](std::uint32_t at) {
    return at + 1 < words.end ? index_.find_pair(draft_.keys[at], draft_.keys[at + 1], most)
                              : std::vector<std::uint32_t>();
  });
  if (found.empty()) look_up([&](std::uint32_t at) { return index_.find(draft_.keys[at], most / 4); });
  // Words that stand everywhere, as in many copies of one text: one of the places is as good as another.
  if (found.empty()) {
    look_up([&](std::uint32_t at) {
      return at + 1 < words.end ? index_.first_pairs(draft_.keys[at], draft_.keys[at + 1], most / 16)
                                : std::vector<std::uint32_t>();
    });
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.places.size() < b.places.size(); });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hits;
  for (const Found& one : found) {
    for (const std::uint32_t place : one.places) hits.emplace_back(one.word - words.first, place);
    if (hits.size() >= wanted_hits) break;
  }
  return hits;
}

std::vector<Placer::Start> Placer::likely_starts(WordRange words) const {
  std::vector<Start> starts;
  for (const auto& [word, place] : hits(words)) starts.push_back({index_.source_of(place), std::int64_t{place} - word});
  std::sort(starts.begin(), starts.end(),
            [](Start a, Start b) { return a.source != b.source ? a.source < b.source : a.place < b.place; });
  struct Cluster {
    std::size_t votes;
    Start start;
  };
  const std::int64_t reach = words.size() < fewest_in_one_place ? 0 : one_place;
  std::vector<Cluster> clusters;
  for (std::size_t first = 0; first < starts.size();) {
    std::size_t end = first;
    // The end of one source and the beginning of the next are two places, however near they stand in the index.
    while (end < starts.size() && starts[end].source == starts[first].source &&
           starts[end].place - starts[first].place <= reach)
      ++end;
    clusters.push_back({end - first, starts[(first + end) / 2]});
    first = end;
  }
  std::stable_sort(clusters.begin(), clusters.end(),
                   [](const Cluster& a, const Cluster& b) { return a.votes > b.votes; });
  if (clusters.size() > 2 * most_of(words)) clusters.resize(2 * most_of(words));
  std::vector<Start> best;
  best.reserve(clusters.size());
  for (const Cluster& cluster : clusters) best.push_back(cluster.start);
  return best;
}

Placement Placer::align(WordRange words, std::int64_t start, WordRange within) const {
  Placement placement;
  std::int64_t at = start - within.first;
  bool begun = false;
  for (std::uint32_t first = words.first; first < words.end; first += longest_part) {
    const std::uint32_t count = std::min(longest_part, words.end - first);
    const BandAlignment part =
        align_in_band(draft_.keys.data() + first, count, index_.keys_from(within.first), within.size(), at);
    std::uint32_t word = first;
    std::uint32_t place = within.first + part.start;
    if (!begun) placement.places.first = place;
    begun = true;
    for (const Step step : part.steps) {
      append(placement, word, place, step);
      if (step != Step::source_only) ++word;
      if (step != Step::draft_only) ++place;
    }
    placement.places.end = place;
    at = std::int64_t{place} - within.first;
  }
  return placement;
}

bool Placer::add_after(const Piece& piece, bool across_brackets, WordRange within, Placement& placement) const {
  const std::uint32_t from = placement.places.end;
  const std::uint32_t reach = across_brackets ? longest_bracket : longest_omission;
  const std::uint32_t limit = std::min(within.end, from + reach);
  std::uint32_t best = from;
  std::uint32_t most = 0;
  for (std::uint32_t place = from; place < limit; ++place) {
    const std::uint32_t common =
        index_.common_from(place, draft_.keys.data() + piece.words.first, std::min(piece.words.size(), longest_part));
    if (common > most) {
      most = common;
      best = place;
    }
    if (most == piece.words.size()) break;
  }
  if (most == 0) return false;
  Placement more = align(piece.words, best, {from, within.end});
  if (is_poor(more, piece.words)) return false;
  placement.left_out = placement.left_out || across_brackets || more.places.first > from;
  placement.gaps.insert(placement.gaps.end(), more.gaps.begin(), more.gaps.end());
  placement.common += more.common;
  placement.places.end = more.places.end;
  return true;
}

bool Placer::add_before(const Piece& piece, bool across_brackets, WordRange within, Placement& placement) const {
  const std::uint32_t to = placement.places.first;
  const std::uint32_t reach = across_brackets ? longest_bracket : longest_omission;
  const std::uint32_t limit = to - std::min(reach, to - within.first);
  std::uint32_t best = to;
  std::uint32_t most = 0;
  for (std::uint32_t place = to; place > limit; --place) {
    const std::uint32_t count = std::min(piece.words.size(), longest_part);
    const std::uint32_t common = index_.common_before(place, draft_.keys.data() + piece.words.end - count, count);
    if (common > most) {
      most = common;
      best = place;
    }
    if (most == piece.words.size()) break;
  }
  if (most == 0) return false;
  Placement front = align(piece.words, std::int64_t{best} - piece.words.size(), {within.first, to});
  if (is_poor(front, piece.words)) return false;
  placement.left_out = placement.left_out || across_brackets || front.places.end < to;
  prepend(placement, std::move(front));
  return true;
}

bool Placer::stands_after(const Piece& piece, WordRange within, Placement& placement) const {
  const std::uint32_t count = piece.words.size();
  if (placement.places.end + count > within.end) return false;
  if (index_.common_from(placement.places.end, draft_.keys.data() + piece.words.first, count) != count) return false;
  placement.places.end += count;
  return true;
}

bool Placer::stands_before(const Piece& piece, WordRange within, Placement& placement) const {
  const std::uint32_t count = piece.words.size();
  if (placement.places.first < within.first + count) return false;
  if (index_.common_before(placement.places.first, draft_.keys.data() + piece.words.first, count) != count)
    return false;
  placement.places.first -= count;
  return true;
}

Placement Placer::around(const Quotation& quotation, std::size_t anchor, Placement placement) const {
  const WordRange within = index_.source_around(placement.places.first);
  const auto& pieces = quotation.pieces;
  bool across_brackets = false;
  for (std::size_t k = anchor + 1; k < pieces.size(); ++k) {
    if (pieces[k].bracketed) {
      if (stands_after(pieces[k], within, placement)) continue;
      across_brackets = true;
      placement.left_out = true;
    } else if (add_after(pieces[k], across_brackets, within, placement)) {
      across_brackets = false;
    } else {
      placement.gaps.push_back({pieces[k].words, {placement.places.end, placement.places.end}});
    }
  }
  across_brackets = false;
  for (std::size_t k = anchor; k-- > 0;) {
    if (pieces[k].bracketed) {
      if (stands_before(pieces[k], within, placement)) continue;
      across_brackets = true;
      placement.left_out = true;
    } else if (add_before(pieces[k], across_brackets, within, placement)) {
      across_brackets = false;
    } else {
      placement.gaps.insert(placement.gaps.begin(),
                            Gap{pieces[k].words, {placement.places.first, placement.places.first}});
    }
  }
  return placement;
}

std::vector<Placement> Placer::place(const Quotation& quotation) const {
  std::size_t anchor = 0;
  std::uint32_t longest = 0;
  for (std::size_t k = 0; k < quotation.pieces.size(); ++k) {
    if (quotation.pieces[k].bracketed || quotation.pieces[k].words.size() <= longest) continue;
    anchor = k;
    longest = quotation.pieces[k].words.size();
  }
  std::vector<Placement> placements;
  const WordRange words = quotation.pieces[anchor].words;
  for (const Start start : likely_starts(words)) {
    Placement placement = align(words, start.place, index_.places_of(start.source));
    if (placement.common == 0 || placement.places.empty()) continue;
    placements.push_back(around(quotation, anchor, std::move(placement)));
  }
  std::stable_sort(placements.begin(), placements.end(), [](const Placement& a, const Placement& b) {
    return a.common != b.common ? a.common > b.common : a.gaps.size() < b.gaps.size();
  });
  if (placements.size() > most_of(words)) placements.resize(most_of(words));
  return placements;
}

std::optional<Splice> Placer::splice(WordRange words) const {
  if (words.size() < 2 * shortest_splice_part) return std::nullopt;
  const std::uint64_t* keys = draft_.keys.data() + words.first;
  const std::uint32_t count = words.size();
  WordRange front;
  for (const std::uint32_t place : index_.find_pair(keys[0], keys[1], most_splice_starts)) {
    const std::uint32_t common = index_.common_from(place, keys, count);
    if (common > front.size()) front = {place, place + common};
  }
  WordRange back;
  for (const std::uint32_t place : index_.find_pair(keys[count - 2], keys[count - 1], most_splice_starts)) {
    const std::uint32_t common = index_.common_before(place + 2, keys, count);
    if (common > back.size()) back = {place + 2 - common, place + 2};
  }
  if (front.size() < shortest_splice_part || back.size() < shortest_splice_part) return std::nullopt;
  if (front.size() + back.size() < count) return std::nullopt;
  // Words that both runs have are counted with the first.
  back.first = back.end - (count - std::min(front.size(), count - 1));
  return Splice{front, back};
}

}  // namespace article_inspector::check
