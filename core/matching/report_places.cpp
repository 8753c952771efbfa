#include "matching/report_places.h"

#include <unordered_map>
#include <utility>

#include "matching/words.h"

namespace article_inspector::matching {
namespace {

std::vector<SpanTable::Entry> mentions_of(const Report& report) {
  std::vector<SpanTable::Entry> entries;
  for (std::uint32_t k = 0; k < report.entities.list.size(); ++k) {
    for (const Mention& mention : report.entities.list[k].mentions) entries.push_back({mention.span, k});
  }
  return entries;
}

std::vector<SpanTable::Entry> contents_of(const Report& report) {
  std::vector<SpanTable::Entry> entries;
  for (std::uint32_t k = 0; k < report.quotes.size(); ++k) {
    for (const Span piece : report.quotes[k].content) entries.push_back({piece, k});
  }
  return entries;
}

}  // namespace

std::u16string surname_letters(std::u16string_view name) { return letters_of(last_word(name)); }

SpanTable::SpanTable(std::vector<Entry> entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.span.start < b.span.start; });
  for (const Entry& entry : entries) {
    const auto free = std::find_if(levels_.begin(), levels_.end(), [&](const std::vector<Entry>& level) {
      return level.back().span.end <= entry.span.start;
    });
    if (free != levels_.end()) {
      free->push_back(entry);
    } else {
      levels_.push_back({entry});
    }
  }
}

ReportPlaces::ReportPlaces(const Report& report)
    : report_(report), mentions_(mentions_of(report)), quotes_(contents_of(report)) {
  for (const Entity& entity : report.entities.list) {
    if (entity.type == EntityType::organization) organizations_.insert(entity.name);
    if (entity.type == EntityType::person) surnames_.insert(surname_letters(entity.name));
  }
}

const Quote* ReportPlaces::quote_at(Span span) const {
  std::unordered_map<std::uint32_t, std::uint32_t> common;
  quotes_.overlapping(span, [&](std::uint32_t quote, Span piece) {
    common[quote] += std::min(piece.end, span.end) - std::max(piece.start, span.start);
  });
  const Quote* best = nullptr;
  std::uint32_t most = 0;
  for (const auto& [quote, units] : common) {
    const bool earlier = best != nullptr && units == most && &report_.quotes[quote] < best;
    if (units < most || (units == most && !earlier)) continue;
    most = units;
    best = &report_.quotes[quote];
  }
  return best;
}

bool ReportPlaces::is_person(std::u16string_view name) const { return surnames_.count(surname_letters(name)) != 0; }

bool ReportPlaces::has_mention(Span place) const {
  bool found = false;
  mentions_.overlapping(place, [&](std::uint32_t, Span) { found = true; });
  return found;
}

}  // namespace article_inspector::matching
