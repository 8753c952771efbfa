/// What becomes of quoted spans that no cue of their own sentence took: they go on with a quote, are a quote of
/// their own, or none.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "quotes/attribution/attributions.h"

namespace article_inspector::quotes {

/// What linking decides for one quoted span.
struct LinkStep {
  LinkContext context;
  std::uint32_t previous = no_index;  ///< index of the attribution before it
  std::uint32_t earlier = no_index;   ///< of a direct quote close before that one
  const Attribution* next = nullptr;  ///< the drafted attribution after it, if it is near
  std::optional<Phrase> named_before;
  std::array<bool, link_count> possible{};
};

inline constexpr std::size_t link_row_length = 43;
using LinkRow = std::array<float, link_row_length>;

/// Sees every decision before it is made, and makes it: training tells the right answer so.
class LinkDecider {
 public:
  virtual ~LinkDecider() = default;
  /// `attributions`: those that stand before the quoted span. `possible`: the links to choose from; `rows`: what the
  /// trees see of each.
  virtual Link decide(const LinkStep& step, const std::vector<Attribution>& attributions, const Features& features,
                      std::span<const Link> possible, const LinkRow* rows) = 0;
};

/// Takes the quoted spans that no cue took, in order, and joins them to attributions or makes new ones. With `decider`
/// given, it is asked instead of the models.
std::vector<Attribution> link_quoted_spans(const SpeechText& speech, const EntityTags& entity_tags,
                                           const std::vector<std::uint8_t>& skipped, const Models& models, Draft draft,
                                           LinkDecider* decider = nullptr);

}  // namespace article_inspector::quotes
