#include <algorithm>
#include <array>

#include "quotes/speakers/generator.h"
#include "quotes/speakers/generators.h"

namespace article_inspector::quotes {
namespace {

class BesideCue : Generator {
 public:
  explicit BesideCue(CandidateSearch& search) : Generator(search) {}

  /// "The heart of it, says Ann Lee, is": whoever stands right beside the cue, where other words were taken.
  void find() {
    const std::uint32_t cue = source_.attribution->cue;
    if (cue == no_index || cue + 1 >= speech_.tokens.size() || !describes() || is_name()) return;
    for (const bool behind : {false, true}) {
      if (!behind && cue == 0) continue;
      const EntityMention* mention = referents_.mention_at(behind ? cue + 1 : cue - 1);
      if (mention == nullptr || token(mention->token).is_quoted() ||
          is_inside_content(*source_.attribution, mention->token))
        continue;
      if (is_found(mention->entity) || referents_.entity(mention->entity).type != EntityType::person) continue;
      search_.entities_found.push_back(mention->entity);
      Candidate& candidate = add(referents_.of(mention->entity), CandidateOrigin::beside_cue, mention->end);
      candidate.first = mention->token;
      score_.beside_cue(behind, candidate.features);
    }
  }

 private:
};

}  // namespace

void find_beside_cue(CandidateSearch& search) { BesideCue(search).find(); }

}  // namespace article_inspector::quotes
