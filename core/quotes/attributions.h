/// Who said what, in units: cues, what they report, and the words that name the speaker.
#pragma once

#include <optional>
#include <vector>

#include "quotes/features.h"
#include "quotes/models.h"

namespace article_inspector::quotes {

struct Attribution {
  std::uint32_t cue = no_index;  ///< unit; no_index: reported without a cue
  std::vector<Range> content;    ///< in the order of the text
  std::optional<Phrase> source;
  bool labelled = false;   ///< a turn of a dialogue: said word for word, with marks or without
  std::int32_t score = 0;  ///< in units of weight_unit
};

/// What stays undecided before stretches are linked.
struct Draft {
  std::vector<Attribution> attributions;  ///< by the order of their contents
  std::vector<std::uint8_t> covered;      ///< by unit: it is part of some content
  std::vector<std::uint32_t> waiting;     ///< cues whose content stands elsewhere, in order
};

/// Attributions whose content stands in the cue's own sentence. `skipped` marks units that are no story.
Draft draft_attributions(const Units& units, const EntityMarks& marks, const std::vector<std::uint8_t>& skipped,
                         const Models& models);

/// What linking decides for one stretch.
struct LinkStep {
  LinkContext context;
  std::uint32_t previous = no_index;  ///< index of the attribution before it
  std::uint32_t earlier = no_index;   ///< of a direct quote close before that one
};

/// Takes the stretches that no cue took, in order, and joins them to attributions or makes new ones. With `decide`
/// given, it is asked instead of the model: training tells the right answer so.
class LinkDecider {
 public:
  virtual ~LinkDecider() = default;
  virtual Link decide(const Units& units, const LinkStep& step, const std::vector<Attribution>& attributions) = 0;
};
std::vector<Attribution> link_stretches(const Units& units, const EntityMarks& marks,
                                        const std::vector<std::uint8_t>& skipped, const Models& models, Draft draft,
                                        LinkDecider* decider = nullptr);

/// The phrase that names the speaker; nothing where none does.
std::optional<Phrase> choose_source(const Units& units, const EntityMarks& marks, const Models& models,
                                    const SourceContext& context);

}  // namespace article_inspector::quotes
