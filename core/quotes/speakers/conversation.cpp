#include "quotes/speakers/conversation.h"

namespace article_inspector::quotes {

void Conversation::add(const Referent& referent, std::uint32_t token, Range mention) {
  if (referent.entity) ++counts_[*referent.entity];
  if (referent.head != 0) by_head_[referent.head] = turns_.size();
  turns_.push_back({referent, token, mention});
}

std::uint32_t Conversation::count(std::uint32_t entity) const {
  const auto found = counts_.find(entity);
  return found == counts_.end() ? 0 : found->second;
}

const Conversation::Turn* Conversation::by_head(std::uint32_t head) const {
  const auto found = by_head_.find(head);
  return found == by_head_.end() ? nullptr : &turns_[found->second];
}

}  // namespace article_inspector::quotes
