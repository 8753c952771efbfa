/// Chooses the role that a report shows among all that the text offers; none where none is likely enough.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "entities/gather.h"
#include "entities/roles.h"

namespace article_inspector {

inline constexpr std::size_t role_weights = 8192;  ///< of one byte each, chosen by a feature's hash

/// A candidate with what of the model it touches.
struct WeighedRole {
  RoleCandidate candidate;
  std::vector<std::uint16_t> features;  ///< below role_weights
  std::uint64_t last = 0;               ///< the lower form of its last word
};

/// The likeliest of the roles of one name.
struct LikelyRole {
  std::size_t index = 0;
  float likelihood =
      0;  ///< that a role is told where it stands, or elsewhere with the same last word; 0: there is none
};

/// What the mentions of one name offer, in the order of the text. The trainer (core/train/train_entities) reads the
/// same.
std::vector<WeighedRole> weighed_roles(const Document& document, const Gathered& gathered,
                                       const std::vector<Tagged>& mentions, const NameLists& lists);

/// The model that the core carries: a signed byte a feature; empty where there is none.
std::string_view role_model();

/// The likeliest role, where it is likely enough to be shown; else empty.
Span choose_role(const Document& document, const Gathered& gathered, const std::vector<Tagged>& mentions,
                 const NameLists& lists, std::string_view model);

/// A candidate's log-odds against "no role", in sixteenths.
std::int32_t role_score(const WeighedRole& role, std::string_view model);

/// Each candidate's share in all that a name offers, of which "no role" is a part. Takes natural log-odds.
std::vector<float> role_shares(const std::vector<float>& log_odds);
LikelyRole likeliest_role(const std::vector<WeighedRole>& roles, const std::vector<float>& shares);

}  // namespace article_inspector
