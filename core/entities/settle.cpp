#include "entities/settle.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "entities/labels.h"
#include "entities/names.h"

namespace article_inspector {
namespace {

using Votes = std::array<std::int64_t, type_count>;

// A mention's vote is its margin within these bounds: sure ones count more, none decides alone.
constexpr std::int32_t least_vote = 32;
constexpr std::int32_t greatest_vote = 96;
constexpr std::int64_t clear_majority = 60;  // in percent of all votes

/// A team or a government under its place's name is an organization here and a place there.
bool may_become(EntityType from, EntityType to) {
  return from != EntityType::location || to != EntityType::organization;
}

}  // namespace

std::vector<Tagged> settle_types(const Document& document, std::vector<Tagged> mentions) {
  std::unordered_map<std::uint64_t, Votes> votes_of;
  for (const Tagged& mention : mentions) {
    Votes& votes = votes_of.try_emplace(form_hash(document, mention.first, mention.end)).first->second;
    votes[static_cast<std::size_t>(mention.type)] += std::clamp(mention.margin, least_vote, greatest_vote);
  }
  for (Tagged& mention : mentions) {
    const Votes& votes = votes_of.find(form_hash(document, mention.first, mention.end))->second;
    const auto most = std::max_element(votes.begin(), votes.end());
    std::int64_t all = 0;
    for (const std::int64_t vote : votes) all += vote;
    const auto type = static_cast<EntityType>(most - votes.begin());
    if (*most * 100 >= all * clear_majority && may_become(mention.type, type)) mention.type = type;
  }
  return mentions;
}

}  // namespace article_inspector
