#include "report/reject.h"

#include <algorithm>

namespace article_inspector {
namespace {

bool before(Span a, Span b) { return a.start != b.start ? a.start < b.start : a.end < b.end; }

/// The rejected spans of one layer, sorted, so that many rejections in a long text cost a search each.
class Rejected {
 public:
  Rejected(const std::vector<Rejection>& rejected, Layer layer) {
    for (const Rejection& rejection : rejected) {
      if (rejection.layer == layer) spans_.push_back(rejection.span);
    }
    std::sort(spans_.begin(), spans_.end(), before);
  }
  bool empty() const { return spans_.empty(); }
  bool has(Span span) const { return std::binary_search(spans_.begin(), spans_.end(), span, before); }

 private:
  std::vector<Span> spans_;
};

template <typename Item, typename IsRejected>
void erase(std::vector<Item>& items, IsRejected is_rejected) {
  items.erase(std::remove_if(items.begin(), items.end(), is_rejected), items.end());
}

}  // namespace

void reject(std::vector<BoilerplateMark>& marks, const std::vector<Rejection>& rejected) {
  const Rejected spans(rejected, Layer::boilerplate);
  if (spans.empty()) return;
  erase(marks, [&](const BoilerplateMark& mark) { return spans.has(mark.span); });
}

void reject(Entities& entities, const std::vector<Rejection>& rejected) {
  const Rejected spans(rejected, Layer::entities);
  if (spans.empty()) return;
  erase(entities.list, [&](const Entity& entity) {
    return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                       [&](const Mention& mention) { return spans.has(mention.span); });
  });
  std::uint32_t id = 0;
  for (Entity& entity : entities.list) entity.id = id++;
}

void reject(std::vector<Quote>& quotes, const std::vector<Rejection>& rejected) {
  const Rejected spans(rejected, Layer::quotes);
  if (spans.empty()) return;
  erase(quotes, [&](const Quote& quote) { return !quote.content.empty() && spans.has(quote.content.front()); });
}

void reject(std::vector<Finding>& findings, const std::vector<Rejection>& rejected) {
  const Rejected spans(rejected, Layer::findings);
  if (spans.empty()) return;
  erase(findings, [&](const Finding& finding) { return spans.has(finding.span); });
}

}  // namespace article_inspector
