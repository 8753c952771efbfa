#include <algorithm>
#include <iterator>

#include "article_inspector/stages.h"
#include "entities/gather.h"
#include "entities/header_mentions.h"
#include "entities/mend.h"
#include "entities/role_choice.h"
#include "entities/settle.h"
#include "entities/tagger.h"

namespace article_inspector {
namespace {

/// The text of a stretch with single spaces, and without brackets: "(Vladimir) Putin" is Vladimir Putin.
std::u16string clean_form(std::u16string_view form) {
  std::u16string out;
  for (const char16_t c : form) {
    if (c == u'(' || c == u')' || c == u'[' || c == u']') continue;
    const bool space = c == u' ' || c == u'\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F;
    if (!space) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != u' ') {
      out.push_back(u' ');
    }
  }
  return out;
}

Span span_of(const Document& document, const Tagged& mention) {
  return {document.tokens[mention.first].start, document.tokens[mention.end - 1].end};
}

bool is_in_boilerplate(Span span, const std::vector<BoilerplateMark>& boilerplate) {
  auto at = std::upper_bound(boilerplate.begin(), boilerplate.end(), span.start,
                             [](std::uint32_t start, const BoilerplateMark& mark) { return start < mark.span.start; });
  return at != boilerplate.begin() && (--at)->span.overlaps(span);
}

/// How often the surest mention's margin goes with an entity that is right, in thousandths: measured on development
/// articles (site/docs/accuracy.md tells how well it holds). Whole numbers, so that every machine says the same.
struct Calibration {
  std::int32_t margin = 0;  // logarithm times margin_scale
  std::int32_t right = 0;
};
constexpr Calibration calibration[] = {{0, 440},  {20, 450},  {30, 540},  {43, 640},  {53, 690},  {66, 755},
                                       {84, 830}, {110, 875}, {150, 935}, {224, 958}, {400, 985}, {1200, 995}};

float score_of(const Gathered& gathered, const std::vector<Tagged>& mentions) {
  std::int32_t best = 0;
  for (const std::uint32_t index : gathered.mentions) best = std::max(best, mentions[index].margin);
  const auto above = std::find_if(std::begin(calibration), std::end(calibration),
                                  [&](const Calibration& step) { return step.margin > best; });
  if (above == std::end(calibration))
    return static_cast<float>(calibration[std::size(calibration) - 1].right) / 1000.0F;
  const Calibration& high = *above;
  const Calibration& low = *(above - 1);
  const std::int32_t right = low.right + (high.right - low.right) * (best - low.margin) / (high.margin - low.margin);
  const std::int32_t percent = right / 10;
  return static_cast<float>(percent) / 100.0F;
}

}  // namespace

Entities find_entities(const Document& document, const std::vector<BoilerplateMark>& boilerplate,
                       const Header& header) {
  Entities entities;
  entities.fallback = !is_learned(document.language);
  const NameLists& lists = name_lists(document.language);
  const std::vector<Tagged> mentions = with_header(
      document, header, settle_types(document, mend(document, tag(document, entity_model(document.language)), lists)));
  for (const Gathered& gathered : gather(document, mentions, lists)) {
    Entity entity;
    entity.id = static_cast<std::uint32_t>(entities.list.size());
    entity.type = gathered.type;
    entity.name = clean_form(document.view(span_of(document, mentions[gathered.fullest])));
    entity.role = clean_form(document.view(choose_role(document, gathered, mentions, lists, role_model())));
    entity.score = score_of(gathered, mentions);
    for (const std::uint32_t index : gathered.mentions) {
      const Span span = span_of(document, mentions[index]);
      entity.mentions.push_back({span, is_in_boilerplate(span, boilerplate)});
    }
    entities.list.push_back(std::move(entity));
  }
  return entities;
}

}  // namespace article_inspector
