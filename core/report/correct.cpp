#include "article_inspector/correct.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "article_inspector/stages.h"

namespace article_inspector {
namespace {

bool touches(Span a, Span b) { return a.start < b.end && b.start < a.end; }
bool is_inside(Span span, std::size_t length) { return span.start < span.end && span.end <= length; }

bool by_start(const BoilerplateMark& a, const BoilerplateMark& b) { return a.span.start < b.span.start; }

/// Adds what of the span is no boilerplate yet: marks do not overlap.
void set_aside(std::vector<BoilerplateMark>& marks, Span span) {
  std::vector<BoilerplateMark> added;
  std::uint32_t at = span.start;
  const auto add = [&](std::uint32_t end) {
    if (end > at) {
      BoilerplateMark mark;
      mark.span = {at, end};
      mark.reason = Reason::set_aside_by_reader;
      added.push_back(mark);
    }
  };
  for (const BoilerplateMark& mark : marks) {
    if (!touches(mark.span, span)) continue;
    add(std::min(mark.span.start, span.end));
    at = std::max(at, mark.span.end);
  }
  add(span.end);
  marks.insert(marks.end(), added.begin(), added.end());
  std::stable_sort(marks.begin(), marks.end(), by_start);
}

using EntityList = std::vector<Entity>;

EntityList::iterator entity_at(EntityList& entities, Span span) {
  return std::find_if(entities.begin(), entities.end(), [&](const Entity& entity) {
    return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                       [&](const Mention& mention) { return touches(mention.span, span); });
  });
}

void merge(EntityList& entities, const Correction& correction) {
  const auto from = entity_at(entities, correction.span);
  const auto into = entity_at(entities, correction.into);
  if (from == entities.end() || into == entities.end() || from == into) return;
  into->mentions.insert(into->mentions.end(), from->mentions.begin(), from->mentions.end());
  std::sort(into->mentions.begin(), into->mentions.end(),
            [](const Mention& a, const Mention& b) { return a.span.start < b.span.start; });
  if (into->role.empty()) into->role = from->role;
  entities.erase(from);
}

void split(EntityList& entities, std::u16string_view text, Span span) {
  const auto whole = entity_at(entities, span);
  if (whole == entities.end() || whole->mentions.size() < 2) return;
  const auto mention = std::find_if(whole->mentions.begin(), whole->mentions.end(),
                                    [&](const Mention& one) { return touches(one.span, span); });
  Entity own = *whole;
  own.mentions = {*mention};
  own.name = text.substr(mention->span.start, mention->span.length());
  own.role.clear();
  whole->mentions.erase(mention);
  entities.push_back(std::move(own));
}

constexpr std::u16string_view opening_marks = u"\"\u201C\u201E\u00AB\u00BB\u2018\u2039'";

QuoteKind kind_of(std::u16string_view words) {
  if (opening_marks.find(words.front()) != std::u16string_view::npos) return QuoteKind::direct;
  return words.find_first_of(u"\"\u201C\u201E\u00AB") == std::u16string_view::npos ? QuoteKind::indirect
                                                                                   : QuoteKind::mixed;
}

std::optional<Speaker> speaker_named(const std::u16string& name, Span place, const Entities& entities) {
  if (name.empty()) return std::nullopt;
  Speaker speaker;
  speaker.span = place;
  speaker.name = name;
  const auto entity =
      std::find_if(entities.list.begin(), entities.list.end(), [&](const Entity& one) { return one.name == name; });
  if (entity == entities.list.end()) return speaker;
  speaker.entity = entity->id;
  speaker.role = entity->role;
  return speaker;
}

bool holds(const Quote& quote, Span span) {
  return std::any_of(quote.content.begin(), quote.content.end(), [&](Span piece) { return touches(piece, span); });
}

void add_quote(std::vector<Quote>& quotes, std::u16string_view text, const Entities& entities,
               const Correction& correction) {
  quotes.erase(
      std::remove_if(quotes.begin(), quotes.end(), [&](const Quote& quote) { return holds(quote, correction.span); }),
      quotes.end());
  Quote quote;
  quote.kind = kind_of(text.substr(correction.span.start, correction.span.length()));
  quote.content = {correction.span};
  quote.speaker = speaker_named(correction.name, correction.span, entities);
  quotes.push_back(std::move(quote));
  std::stable_sort(quotes.begin(), quotes.end(),
                   [](const Quote& a, const Quote& b) { return a.content.front().start < b.content.front().start; });
}

/// Quotes name entities by number: their numbers are those of before, `entities` holds those of now.
void renumber(EntityList& entities, std::vector<Quote>& quotes) {
  for (Quote& quote : quotes) {
    if (!quote.speaker || !quote.speaker->entity) continue;
    const auto own =
        entity_at(entities, quote.speaker->evidence.empty() ? quote.speaker->span : quote.speaker->evidence.back());
    const auto same = std::find_if(entities.begin(), entities.end(),
                                   [&](const Entity& entity) { return entity.id == *quote.speaker->entity; });
    const auto entity = own != entities.end() ? own : same;
    if (entity == entities.end()) {
      quote.speaker->entity.reset();
      continue;
    }
    quote.speaker->name = entity->name;
    quote.speaker->entity = static_cast<std::uint32_t>(entity - entities.begin());
  }
  std::vector<std::optional<std::uint32_t>> numbers;
  for (std::size_t k = 0; k < entities.size(); ++k) {
    if (entities[k].id >= numbers.size()) numbers.resize(entities[k].id + 1);
    if (!numbers[entities[k].id]) numbers[entities[k].id] = static_cast<std::uint32_t>(k);
  }
  for (Quote& quote : quotes) {
    if (!quote.speaker) continue;
    for (SpeakerCandidate& candidate : quote.speaker->candidates) {
      if (candidate.entity)
        candidate.entity = *candidate.entity < numbers.size() ? numbers[*candidate.entity] : std::nullopt;
    }
  }
  for (std::size_t k = 0; k < entities.size(); ++k) entities[k].id = static_cast<std::uint32_t>(k);
}

void correct_names(Report& report, std::u16string_view text, const Correction& correction) {
  EntityList& entities = report.entities.list;
  if (correction.kind == CorrectionKind::type) {
    const auto entity = entity_at(entities, correction.span);
    if (entity != entities.end()) entity->type = correction.type;
    return;
  }
  if (correction.kind == CorrectionKind::merge) merge(entities, correction);
  if (correction.kind == CorrectionKind::split) split(entities, text, correction.span);
  renumber(entities, report.quotes);
}

void set_aside(Report& report, Span span) {
  set_aside(report.boilerplate, span);
  for (Entity& entity : report.entities.list) {
    for (Mention& mention : entity.mentions) mention.in_boilerplate |= touches(mention.span, span);
  }
  std::vector<Quote>& quotes = report.quotes;
  quotes.erase(std::remove_if(quotes.begin(), quotes.end(), [&](const Quote& quote) { return holds(quote, span); }),
               quotes.end());
}

void name_speaker(Report& report, const Correction& correction) {
  const auto quote = std::find_if(report.quotes.begin(), report.quotes.end(),
                                  [&](const Quote& one) { return holds(one, correction.span); });
  if (quote == report.quotes.end()) return;
  const Span place = quote->speaker ? quote->speaker->span : quote->content.front();
  quote->speaker = speaker_named(correction.name, place, report.entities);
}

bool fits(const Correction& correction, std::size_t length) {
  return is_inside(correction.span, length) &&
         (correction.kind != CorrectionKind::merge || is_inside(correction.into, length));
}

template <typename Fits>
bool any(const std::vector<Correction>& corrections, std::initializer_list<CorrectionKind> kinds, Fits fits_place) {
  return std::any_of(corrections.begin(), corrections.end(), [&](const Correction& correction) {
    return std::find(kinds.begin(), kinds.end(), correction.kind) != kinds.end() && fits_place(correction);
  });
}

}  // namespace

Report corrected(std::u16string_view text, Report report, const std::vector<Correction>& corrections) {
  bool changed = false;
  for (const Correction& correction : corrections) {
    if (!fits(correction, text.size())) continue;
    changed = true;
    switch (correction.kind) {
      case CorrectionKind::headline:
        report.header.headline = Headline{correction.span};
        break;
      case CorrectionKind::junk:
        set_aside(report, correction.span);
        break;
      case CorrectionKind::type:
      case CorrectionKind::merge:
      case CorrectionKind::split:
        correct_names(report, text, correction);
        break;
      case CorrectionKind::quote:
        add_quote(report.quotes, text, report.entities, correction);
        break;
      case CorrectionKind::speaker:
        name_speaker(report, correction);
        break;
    }
  }
  if (changed) {
    const Document document = cut(text, {}, report.language);
    report.statistics = count(document, story_of(document, report.boilerplate), report.quotes);
  }
  return report;
}

bool is_corrected(const Headline& headline, const std::vector<Correction>& corrections) {
  return any(corrections, {CorrectionKind::headline},
             [&](const Correction& correction) { return correction.span == headline.span; });
}

bool is_corrected(const BoilerplateMark& mark, const std::vector<Correction>& corrections) {
  return any(corrections, {CorrectionKind::junk}, [&](const Correction& correction) {
    return correction.span.start <= mark.span.start && mark.span.end <= correction.span.end;
  });
}

bool is_corrected(const Entity& entity, const std::vector<Correction>& corrections) {
  return any(corrections, {CorrectionKind::type, CorrectionKind::merge, CorrectionKind::split},
             [&](const Correction& correction) {
               return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                  [&](const Mention& mention) { return touches(mention.span, correction.span); });
             });
}

bool is_corrected(const Quote& quote, const std::vector<Correction>& corrections) {
  return any(corrections, {CorrectionKind::quote, CorrectionKind::speaker},
             [&](const Correction& correction) { return holds(quote, correction.span); });
}

}  // namespace article_inspector
