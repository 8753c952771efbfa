#include "article_inspector/compare.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "article_inspector/document.h"
#include "compare/align.h"
#include "knowledge/hash_table.h"
#include "report/writers.h"

namespace article_inspector {
namespace {

// Below this share of common words two quotes are two, not one that was altered.
constexpr double least_alike = 0.45;
// A quote is looked for by its rarest words: so many of them, each in so many quotes of the other side.
constexpr std::size_t searched_words = 12;
constexpr std::size_t quotes_a_word = 24;
constexpr std::size_t compared_quotes = 4;
constexpr std::size_t farthest_spelling = 2;

bool is_wordlike(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number || token.kind == TokenKind::clitic;
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b) { return (a ^ b) * 0x9E3779B97F4A7C15ULL + (a >> 29); }

/// A quote's words, and where each stands.
struct Words {
  std::vector<std::uint64_t> hashes;
  std::vector<Span> spans;
  std::uint64_t all = 0;  ///< the words in their order as one number; of a quote without words its marks
};

class Side {
 public:
  explicit Side(const InspectedText& input)
      : report(input.report), document(cut(input.text, {}, input.report.language)) {
    for (const Quote& quote : report.quotes) quotes.push_back(words_of(quote));
    story_ = std::vector<bool>(document.tokens.size(), true);
    std::size_t mark = 0;
    for (std::size_t at = 0; at < document.tokens.size(); ++at) {
      while (mark < report.boilerplate.size() && report.boilerplate[mark].span.end <= document.tokens[at].start) ++mark;
      story_[at] = mark == report.boilerplate.size() || report.boilerplate[mark].span.start >= document.tokens[at].end;
    }
  }

  bool in_story(std::size_t token) const { return story_[token]; }
  std::uint64_t hash(const Token& token) const { return document.lower_word(token).hash; }

  const Report& report;
  Document document;
  std::vector<Words> quotes;

 private:
  Words words_of(const Quote& quote) const {
    Words words;
    for (const Span piece : quote.content) {
      for (std::size_t at = document.first_token_from(piece.start); at < document.tokens.size(); ++at) {
        const Token& token = document.tokens[at];
        if (token.end > piece.end) break;
        if (!is_wordlike(token)) continue;
        words.hashes.push_back(hash(token));
        words.spans.push_back(token.span());
        words.all = mix(words.all, words.hashes.back());
      }
      if (words.hashes.empty()) words.all = mix(words.all, hash_of(document.text.substr(piece.start, piece.length())));
    }
    return words;
  }

  std::vector<bool> story_;
};

/// Which quotes have a word.
class QuoteIndex {
 public:
  QuoteIndex(const std::vector<Words>& quotes, const std::vector<bool>& taken) {
    for (std::uint32_t k = 0; k < quotes.size(); ++k) {
      if (taken[k]) continue;
      for (const std::uint64_t hash : quotes[k].hashes) {
        auto& list = lists_[hash];
        if (list.size() <= quotes_a_word && (list.empty() || list.back() != k)) list.push_back(k);
      }
    }
  }

  /// The quotes that share the most of the rarest words, best first.
  std::vector<std::uint32_t> nearest(const Words& words) const {
    std::vector<const std::vector<std::uint32_t>*> lists;
    std::unordered_set<std::uint64_t> seen;
    for (const std::uint64_t hash : words.hashes) {
      const auto at = lists_.find(hash);
      if (at != lists_.end() && at->second.size() <= quotes_a_word && seen.insert(hash).second)
        lists.push_back(&at->second);
    }
    std::stable_sort(lists.begin(), lists.end(), [](const auto* a, const auto* b) { return a->size() < b->size(); });
    if (lists.size() > searched_words) lists.resize(searched_words);
    std::unordered_map<std::uint32_t, std::uint32_t> votes;
    for (const auto* list : lists) {
      for (const std::uint32_t quote : *list) ++votes[quote];
    }
    std::vector<std::uint32_t> best;
    for (const auto& [quote, count] : votes) best.push_back(quote);
    std::sort(best.begin(), best.end(),
              [&](std::uint32_t a, std::uint32_t b) { return votes[a] != votes[b] ? votes[a] > votes[b] : a < b; });
    if (best.size() > compared_quotes) best.resize(compared_quotes);
    return best;
  }

 private:
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> lists_;
};

struct Pair {
  std::uint32_t original = 0;
  std::uint32_t copy = 0;
  double alike = 0;
  std::vector<Replaced> replaced;
};

/// Which quote of the copy each of the original's stands for, and which are still free.
struct Matching {
  std::vector<std::optional<std::uint32_t>> copy_of;
  std::vector<bool> taken;
};

std::vector<Pair> pairs_of(const Side& original, const Side& copy, const Matching& matching) {
  const QuoteIndex index(copy.quotes, matching.taken);
  std::vector<Pair> pairs;
  for (std::uint32_t k = 0; k < original.quotes.size(); ++k) {
    if (matching.copy_of[k]) continue;
    for (const std::uint32_t other : index.nearest(original.quotes[k])) {
      const std::size_t n = original.quotes[k].hashes.size();
      const std::size_t m = copy.quotes[other].hashes.size();
      Alignment alignment = align(original.quotes[k].hashes, copy.quotes[other].hashes);
      const double alike = 2.0 * alignment.common / static_cast<double>(n + m);
      if (alike >= least_alike) pairs.push_back({k, other, alike, std::move(alignment.replaced)});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.alike > b.alike; });
  return pairs;
}

/// The stretch of the text between two words' spans: from the first to the last of [start, end), empty where there is
/// none.
Span stretch(const Words& words, std::uint32_t start, std::uint32_t end) {
  if (start < end) return {words.spans[start].start, words.spans[end - 1].end};
  const std::uint32_t at =
      start < words.spans.size() ? words.spans[start].start : (words.spans.empty() ? 0 : words.spans.back().end);
  return {at, at};
}

std::u16string_view last_word(std::u16string_view name) {
  const std::size_t space = name.find_last_of(u' ');
  return space == std::u16string_view::npos ? name : name.substr(space + 1);
}

bool same_speaker(const Quote& a, const Quote& b) {
  if (!a.speaker || !b.speaker) return a.speaker.has_value() == b.speaker.has_value();
  return a.speaker->name == b.speaker->name || last_word(a.speaker->name) == last_word(b.speaker->name);
}

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
      if (copy.quotes[at->second.back()].hashes != original.quotes[k].hashes) continue;  // another one of that number
      matching.copy_of[k] = at->second.back();
      matching.taken[at->second.back()] = true;
      at->second.pop_back();
    }
  }
  return matching;
}

QuoteChange changed(const Side& original, const Side& copy, const Pair& pair) {
  QuoteChange change;
  change.original = pair.original;
  change.copy = pair.copy;
  for (const Replaced& replaced : pair.replaced) {
    change.differences.push_back({stretch(original.quotes[pair.original], replaced.first_start, replaced.first_end),
                                  stretch(copy.quotes[pair.copy], replaced.second_start, replaced.second_end)});
  }
  change.change = change.differences.empty() ? Change::same : Change::altered;
  change.speaker_changed = !same_speaker(original.report.quotes[pair.original], copy.report.quotes[pair.copy]);
  return change;
}

/// Where a dropped quote's words stand in the copy all the same, one after the other, without being a quote there.
class UnmarkedWords {
 public:
  explicit UnmarkedWords(const Side& copy) : copy_(copy) {
    for (std::uint32_t at = 0; at < copy.document.tokens.size(); ++at) {
      if (is_wordlike(copy.document.tokens[at])) words_.push_back(at);
    }
    for (std::uint32_t k = 0; k + 2 < words_.size(); ++k) {
      auto& list = places_[key(k)];
      if (list.size() < quotes_a_word) list.push_back(k);
    }
  }

  std::optional<Span> find(const Words& words) const {
    if (words.hashes.size() < 3) return std::nullopt;
    const auto at = places_.find(mix(words.hashes[0], words.hashes[1], words.hashes[2]));
    if (at == places_.end()) return std::nullopt;
    for (const std::uint32_t place : at->second) {
      if (stands_at(words, place)) return Span{token(place).start, token(place + words.hashes.size() - 1).end};
    }
    return std::nullopt;
  }

 private:
  static std::uint64_t mix(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    return (a * 3 + b) * 0x9E3779B97F4A7C15ULL + c;
  }
  const Token& token(std::size_t place) const { return copy_.document.tokens[words_[place]]; }
  std::uint64_t key(std::uint32_t place) const {
    return mix(copy_.hash(token(place)), copy_.hash(token(place + 1)), copy_.hash(token(place + 2)));
  }
  bool stands_at(const Words& words, std::uint32_t place) const {
    if (place + words.hashes.size() > words_.size()) return false;
    for (std::size_t k = 0; k < words.hashes.size(); ++k) {
      if (copy_.hash(token(place + k)) != words.hashes[k]) return false;
    }
    return true;
  }

  const Side& copy_;
  std::vector<std::uint32_t> words_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places_;
};

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
  const UnmarkedWords unmarked(copy);
  for (std::uint32_t k = 0; k < changes.size(); ++k) {
    if (changes[k].original) continue;
    changes[k].change = Change::dropped;
    changes[k].original = k;
    changes[k].unmarked = unmarked.find(original.quotes[k]);
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

/// How many letters must change to make one name of the other; more than `farthest_spelling` counts as that plus one.
std::size_t spelling_distance(std::u16string_view a, std::u16string_view b) {
  constexpr std::size_t longest_name = 64;
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > farthest_spelling || a.size() > longest_name || b.size() > longest_name) return farthest_spelling + 1;
  // Cells farther from the diagonal than that cannot lead to fewer changes.
  constexpr std::size_t far = farthest_spelling + 1;
  std::array<std::size_t, longest_name + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = std::min(j, far);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > farthest_spelling ? i - farthest_spelling : 1;
    const std::size_t last = std::min(b.size(), i + farthest_spelling);
    std::size_t diagonal = row[first - 1];
    row[first - 1] = first == 1 ? std::min(i, far) : far;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), far});
      least = std::min(least, row[j]);
      diagonal = above;
    }
    if (least >= far) return far;
  }
  return row[b.size()];
}

std::vector<const Entity*> only_in(const Report& one, const Report& other) {
  std::unordered_set<std::u16string> names;
  for (const Entity& entity : other.entities.list) names.insert(entity.name);
  std::vector<const Entity*> only;
  for (const Entity& entity : one.entities.list) {
    if (is_of_story(entity) && names.count(entity.name) == 0) only.push_back(&entity);
  }
  return only;
}

bool is_altered_name(const Entity& a, const Entity& b) {
  if (a.type != b.type || a.name.size() < 5) return false;
  return spelling_distance(a.name, b.name) <= farthest_spelling ||
         (a.type == EntityType::person && last_word(a.name) == last_word(b.name));
}

std::vector<NameChange> compare_names(const Side& original, const Side& copy) {
  // Beyond so many new names on both sides, they are other articles: spellings are not held against each other one by
  // one.
  constexpr std::size_t most_pairs = 1U << 20;
  const auto dropped = only_in(original.report, copy.report);
  auto added = only_in(copy.report, original.report);
  std::vector<NameChange> changes;
  const bool near_enough = dropped.empty() || added.size() <= most_pairs / dropped.size();
  for (const Entity* entity : dropped) {
    const auto twin = near_enough ? std::find_if(added.begin(), added.end(),
                                                 [&](const Entity* other) { return is_altered_name(*entity, *other); })
                                  : added.end();
    if (twin == added.end()) {
      changes.push_back({Change::dropped, entity->id, std::nullopt});
    } else {
      changes.push_back({Change::altered, entity->id, (*twin)->id});
      added.erase(twin);
    }
  }
  for (const Entity* entity : added) changes.push_back({Change::added, std::nullopt, entity->id});
  return changes;
}

void numbers_only_in(const Side& one, const Side& other, Change change, std::vector<NumberChange>& changes) {
  std::unordered_set<std::uint64_t> known;
  for (std::size_t at = 0; at < other.document.tokens.size(); ++at) {
    if (other.in_story(at) && other.document.tokens[at].kind == TokenKind::number)
      known.insert(other.hash(other.document.tokens[at]));
  }
  for (std::size_t at = 0; at < one.document.tokens.size(); ++at) {
    const Token& token = one.document.tokens[at];
    if (one.in_story(at) && token.kind == TokenKind::number && known.insert(one.hash(token)).second)
      changes.push_back({change, token.span()});
  }
}

}  // namespace

Comparison compare(const InspectedText& original, const InspectedText& copy) {
  const Side first(original);
  const Side second(copy);
  Comparison comparison;
  comparison.quotes = compare_quotes(first, second);
  comparison.names = compare_names(first, second);
  numbers_only_in(first, second, Change::dropped, comparison.numbers);
  numbers_only_in(second, first, Change::added, comparison.numbers);
  return comparison;
}

}  // namespace article_inspector
