#include "entities/find_entities.h"

#include <algorithm>

#include "article_inspector/stages.h"
#include "entities/calibration.h"
#include "entities/gather.h"
#include "entities/header_mentions.h"
#include "entities/mend.h"
#include "entities/role_choice.h"
#include "entities/supported.h"
#include "entities/tagger.h"
#include "entities/types.h"

namespace article_inspector {
namespace {

// In a language whose texts no model has learned from, what is less sure is nonsense more often than not.
constexpr float least_supported = 0.5F;
constexpr float least_unsupported = 0.75F;
constexpr float certain = 0.8F;  // where shape and lexicon alone show what a name is

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

float score_of(const Gathered& gathered, const std::vector<Tagged>& mentions, const Calibration& calibration) {
  std::int32_t best = 0;
  for (const std::uint32_t index : gathered.mentions) best = std::max(best, mentions[index].margin);
  return static_cast<float>(calibration.percent(best)) / 100.0F;
}

bool is_known(const Document& document, const Gathered& gathered, const std::vector<Tagged>& mentions) {
  return std::any_of(gathered.mentions.begin(), gathered.mentions.end(),
                     [&](std::uint32_t index) { return is_certain(document, mentions[index]); });
}

bool is_shown(const Document& document, const Gathered& gathered, const std::vector<Tagged>& mentions, float score) {
  if (score < least_supported) return false;
  return std::any_of(gathered.mentions.begin(), gathered.mentions.end(), [&](std::uint32_t index) {
    const Tagged& mention = mentions[index];
    return is_supported(document, mention) || (score >= least_unsupported && stands_in_sentence(document, mention));
  });
}

}  // namespace

Entities find_entities(const Document& document, const Story& story, const Header& header, const EntityModel& model) {
  Entities entities;
  entities.fallback = !is_learned(document.language);
  const NameLists& lists = name_lists(document.language);
  const std::vector<Tagged> mentions =
      with_header(document, header, with_types(document, mend(document, tag(document, model), lists), lists));
  for (const Gathered& gathered : gather(document, mentions, lists)) {
    float score = score_of(gathered, mentions, calibration(document.language));
    if (entities.fallback && is_known(document, gathered, mentions)) score = std::max(score, certain);
    if (entities.fallback && !is_shown(document, gathered, mentions, score)) continue;
    Entity entity;
    entity.id = static_cast<std::uint32_t>(entities.list.size());
    entity.type = gathered.type;
    entity.name = clean_form(document.view(span_of(document, mentions[gathered.fullest])));
    entity.role = clean_form(document.view(choose_role(document, gathered, mentions, lists, role_model())));
    entity.score = score;
    for (const std::uint32_t index : gathered.mentions) {
      const Span span = span_of(document, mentions[index]);
      entity.mentions.push_back({span, story.leaves_out(span)});
    }
    entities.list.push_back(std::move(entity));
  }
  return entities;
}

Entities find_entities(const Document& document, const Story& story, const Header& header) {
  return find_entities(document, story, header, entity_model(document.language));
}

}  // namespace article_inspector
