#include "entities/role_choice.h"

#include <algorithm>
#include <cmath>

#include "entities/lexicon.h"
#include "knowledge/embedded.h"

namespace article_inspector {
namespace {

constexpr std::size_t mentions_read_for_a_role = 16;
// By cross-validation 86 of 100 roles shown are then right, and 70 of 100 that the text gives are shown.
constexpr float least_likelihood = 0.35F;
constexpr float smallest_share = 0.01F;  // of a candidate that is weighed
constexpr float most_log_odds = 30;
constexpr float score_steps = 16;  // of role_score() in one

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t hash = (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 29);
}

Span span_of(const Document& document, std::uint32_t first, std::uint32_t end) {
  return {document.tokens[first].start, document.tokens[end - 1].end};
}

class RoleFeatures {
 public:
  RoleFeatures(const Document& document, const Gathered& gathered, const std::vector<Tagged>& mentions,
               const NameLists& lists)
      : document_(document), lexicon_(document), gathered_(gathered), mentions_(mentions), lists_(lists) {}

  /// `order`: which of the name's mentions it stands at. `all`: every candidate of the name.
  void read(WeighedRole& role, std::size_t order, const std::vector<WeighedRole>& all) {
    role_ = &role;
    const RoleCandidate& candidate = role.candidate;
    const auto place = static_cast<std::uint64_t>(candidate.place);
    const auto type = static_cast<std::uint64_t>(gathered_.type);
    kind_ = mix(place * 4 + type, (candidate.shared ? 1U : 0U) + (candidate.wide ? 2U : 0U));
    const std::uint32_t length = candidate.end - candidate.first;
    add(1, 0);
    add(2, candidate.cut ? 1 : 0);
    add(3, std::min<std::uint32_t>(length, 8) * 2 + (candidate.cut ? 1 : 0));
    add(4, std::min<std::size_t>(order, 3));
    add(5, headed(candidate));
    add(6, lower(candidate.end - 1));
    add(7, lower(candidate.first));
    if (candidate.head != no_head) {
      add(8, lower(candidate.head));
      add(21, ending(candidate.head, 4));
      add(22, ending(candidate.head, 7));
    }
    words(candidate);
    edges(candidate);
    both_sides(candidate);
    add(24, std::min<std::size_t>(gathered_.mentions.size(), 6));
    add(19, repeated(candidate, all));
    add(20, covers_name(candidate));
  }

 private:
  void add(std::uint64_t kind, std::uint64_t value) {
    for (const std::uint64_t with : {std::uint64_t{0}, kind_}) {
      const std::uint64_t hash = mix(mix(kind * 2 + (with != 0 ? 1 : 0), value), with);
      role_->features.push_back(static_cast<std::uint16_t>((hash >> 20) % role_weights));
    }
  }

  std::uint64_t lower(std::uint32_t token) const { return document_.lower_word(document_.tokens[token]).hash; }
  std::uint64_t ending(std::uint32_t token, std::size_t size) const {
    const std::u16string_view word = document_.lower(document_.tokens[token]);
    return hash_of(word.substr(word.size() - std::min(word.size(), size)));
  }
  std::uint64_t shape(std::uint32_t token) const {
    return static_cast<std::uint64_t>(document_.shape(document_.tokens[token]));
  }
  std::uint64_t sense(std::uint32_t token) const {
    return static_cast<std::uint64_t>(lexicon_.find(document_.tokens[token].word).sense);
  }
  bool is_in(std::uint32_t token, const WordList& list) const {
    return list.contains(document_.lower_word(document_.tokens[token]));
  }

  static std::uint64_t headed(const RoleCandidate& candidate) {
    if (candidate.head == no_head) return 0;
    const bool last = candidate.head + 1 == candidate.end;
    const bool first = candidate.head == candidate.first;
    return 1 + (last ? 1U : 0U) + (first ? 2U : 0U);
  }

  void words(const RoleCandidate& candidate) {
    std::uint32_t lowers = 0;
    std::uint32_t complements = 0;
    std::uint32_t stops = 0;
    for (std::uint32_t at = candidate.first; at < candidate.end; ++at) {
      lowers += document_.shape(document_.tokens[at]) == Shape::lower ? 1 : 0;
      complements += is_in(at, lists_.complement_words) ? 1 : 0;
      stops += is_in(at, lists_.clause_words) ? 1 : 0;
      if (at != candidate.head) add(9, sense(at));
    }
    const auto small = [&](std::uint32_t token) { return is_in(token, lists_.complement_words); };
    std::uint32_t complement = candidate.first;
    while (complement < candidate.end && !small(complement)) ++complement;
    if (complement < candidate.end) {
      add(30, lower(complement));
      add(31, mix(lower(complement), std::min(candidate.end - complement, 5U)));
    }
    add(10, std::min(complements, 3U) * 4 + std::min(stops, 3U));
    add(11, (lowers == 0 ? 0 : lowers == candidate.end - candidate.first ? 2 : 1));
    add(12, mix(sense(candidate.end - 1), shape(candidate.end - 1)));
    add(13, mix(sense(candidate.first), shape(candidate.first)));
  }

  void edges(const RoleCandidate& candidate) {
    const std::uint64_t before = candidate.first > 0 ? lower(candidate.first - 1) : 1;
    const std::uint64_t after = candidate.end < document_.tokens.size() ? lower(candidate.end) : 2;
    add(14, before);
    // The word that leads to the description: "as" of "as its chairman", a comma, "is".
    std::uint32_t lead = candidate.first;
    while (lead > 0 && lead + 2 >= candidate.first && is_in(lead - 1, lists_.determiners)) --lead;
    if (lead > 0) {
      const std::uint32_t at = lead - 1;
      add(23, is_in(at, lists_.role_particles)     ? 1
              : is_in(at, lists_.copulas)          ? 2
              : is_in(at, lists_.complement_words) ? 3
                                                   : 4 + static_cast<std::uint64_t>(document_.tokens[at].kind));
    }
    add(15, after);
    if (candidate.first > 0) {
      const bool determined = is_in(candidate.first - 1, lists_.determiners);
      add(16, (determined ? 1 : 0) + 2 * (candidate.cut ? 1 : 0) +
                  4 * static_cast<std::uint64_t>(document_.tokens[candidate.first - 1].kind));
      add(17, mix(sense(candidate.first - 1), shape(candidate.first - 1)));
    }
    if (candidate.end < document_.tokens.size())
      add(18, mix(sense(candidate.end), static_cast<std::uint64_t>(document_.tokens[candidate.end].kind)));
  }

  std::uint64_t cluster(std::uint32_t token) const {
    return lexicon_.find(document_.tokens[token].word).cluster % LexiconEntry::derived_cluster;
  }

  /// What stands at both sides of an edge, and among which words they stand in running text.
  void both_sides(const RoleCandidate& candidate) {
    if (candidate.head != no_head) add(25, cluster(candidate.head));
    if (candidate.first > 0) add(26, cluster(candidate.first - 1));
    if (candidate.end < document_.tokens.size()) add(27, cluster(candidate.end));
    const std::uint64_t before =
        candidate.first > 0
            ? mix(shape(candidate.first - 1), static_cast<std::uint64_t>(document_.tokens[candidate.first - 1].kind))
            : 1;
    add(28, mix(mix(before, sense(candidate.first)), shape(candidate.first)));
    const std::uint64_t after = candidate.end < document_.tokens.size()
                                    ? mix(static_cast<std::uint64_t>(document_.tokens[candidate.end].kind),
                                          mix(sense(candidate.end), shape(candidate.end)))
                                    : 1;
    add(29, mix(after, sense(candidate.end - 1)));
  }

  /// How many other places in the text give the same head.
  std::uint64_t repeated(const RoleCandidate& candidate, const std::vector<WeighedRole>& all) const {
    if (candidate.head == no_head) return 0;
    std::uint64_t count = 0;
    for (const WeighedRole& other : all) {
      if (other.candidate.head != no_head && !other.candidate.cut &&
          lower(other.candidate.head) == lower(candidate.head))
        ++count;
    }
    return 1 + std::min<std::uint64_t>(count, 3);
  }

  /// Whether another name is part of it, and of which type.
  std::uint64_t covers_name(const RoleCandidate& candidate) const {
    auto at = std::lower_bound(mentions_.begin(), mentions_.end(), candidate.first,
                               [](const Tagged& mention, std::uint32_t token) { return mention.end <= token; });
    std::uint64_t kinds = 0;
    for (; at != mentions_.end() && at->first < candidate.end; ++at) {
      const bool first = at->first <= candidate.first;
      const bool last = at->end >= candidate.end;
      kinds |= std::uint64_t{1} << (static_cast<std::uint64_t>(at->type) * 3 + (first ? 0 : last ? 1 : 2));
    }
    return kinds;
  }

  const Document& document_;
  LanguageLexicon lexicon_;
  const Gathered& gathered_;
  const std::vector<Tagged>& mentions_;
  const NameLists& lists_;
  WeighedRole* role_ = nullptr;
  std::uint64_t kind_ = 0;
};

/// Whether a stretch is part of a mention of the same thing: "the Organization of ... (ACRONYM)" tells no role.
bool touches(const RoleCandidate& candidate, const Gathered& gathered, const std::vector<Tagged>& mentions) {
  const auto after =
      std::lower_bound(gathered.mentions.begin(), gathered.mentions.end(), candidate.first,
                       [&](std::uint32_t index, std::uint32_t token) { return mentions[index].end <= token; });
  return after != gathered.mentions.end() && mentions[*after].first < candidate.end;
}

/// In a language that the model knows nothing of: the first description before a mention that ends with a title.
Span listed_role(const Document& document, const Gathered& gathered, const std::vector<Tagged>& mentions,
                 const NameLists& lists) {
  if (gathered.type != EntityType::person) return {};
  std::vector<RoleCandidate> found;
  const std::size_t count = std::min(gathered.mentions.size(), mentions_read_for_a_role);
  for (std::size_t order = 0; order < count; ++order)
    add_role_candidates(document, mentions, gathered.mentions[order], lists, found);
  for (const RoleCandidate& role : found) {
    const bool titled = role.head != no_head && role.head + 1 == role.end && !role.shared;
    if (titled && role.place == RolePlace::before && !touches(role, gathered, mentions))
      return span_of(document, role.first, role.end);
  }
  return {};
}

}  // namespace

std::vector<WeighedRole> weighed_roles(const Document& document, const Gathered& gathered,
                                       const std::vector<Tagged>& mentions, const NameLists& lists) {
  std::vector<WeighedRole> roles;
  if (gathered.type == EntityType::misc) return roles;
  std::vector<std::size_t> orders;
  std::vector<RoleCandidate> found;
  const std::size_t count = std::min(gathered.mentions.size(), mentions_read_for_a_role);
  for (std::size_t order = 0; order < count; ++order) {
    found.clear();
    add_role_candidates(document, mentions, gathered.mentions[order], lists, found);
    for (const RoleCandidate& candidate : found) {
      if (touches(candidate, gathered, mentions)) continue;
      roles.push_back({candidate, {}, document.lower_word(document.tokens[candidate.end - 1]).hash});
      orders.push_back(order);
    }
  }
  RoleFeatures features(document, gathered, mentions, lists);
  for (std::size_t k = 0; k < roles.size(); ++k) features.read(roles[k], orders[k], roles);
  return roles;
}

std::string_view role_model() {
  static const std::string_view model = embedded_file("models/roles.weights");
  return model.size() == role_weights ? model : std::string_view();
}

std::int32_t role_score(const WeighedRole& role, std::string_view model) {
  std::int32_t score = 0;
  for (const std::uint16_t feature : role.features) score += static_cast<signed char>(model[feature]);
  return score;
}

std::vector<float> role_shares(const std::vector<float>& log_odds) {
  std::vector<float> shares;
  shares.reserve(log_odds.size());
  float sum = 1;
  for (const float odds : log_odds) {
    shares.push_back(std::exp(std::min(odds, most_log_odds)));
    sum += shares.back();
  }
  for (float& share : shares) share /= sum;
  return shares;
}

LikelyRole likeliest_role(const std::vector<WeighedRole>& roles, const std::vector<float>& shares) {
  LikelyRole best;
  float most = 0;
  for (std::size_t k = 0; k < roles.size(); ++k) {
    if (shares[k] < smallest_share) continue;
    const RoleCandidate& here = roles[k].candidate;
    float alike = 0;
    for (std::size_t j = 0; j < roles.size(); ++j) {
      const RoleCandidate& other = roles[j].candidate;
      const bool overlap = here.first < other.end && other.first < here.end;
      if (overlap || roles[k].last == roles[j].last) alike += shares[j];
    }
    if (alike + shares[k] <= most) continue;
    most = alike + shares[k];
    best = {k, alike};
  }
  return best;
}

Span choose_role(const Document& document, const Gathered& gathered, const std::vector<Tagged>& mentions,
                 const NameLists& lists, std::string_view model) {
  if (!is_learned(document.language)) return listed_role(document, gathered, mentions, lists);
  if (model.size() != role_weights) return {};
  const std::vector<WeighedRole> roles = weighed_roles(document, gathered, mentions, lists);
  std::vector<float> log_odds;
  log_odds.reserve(roles.size());
  for (const WeighedRole& role : roles) log_odds.push_back(static_cast<float>(role_score(role, model)) / score_steps);
  const LikelyRole best = likeliest_role(roles, role_shares(log_odds));
  if (best.likelihood < least_likelihood) return {};
  const RoleCandidate& candidate = roles[best.index].candidate;
  return span_of(document, candidate.first, candidate.end);
}

}  // namespace article_inspector
