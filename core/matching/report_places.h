/// What of a report stands at a place of its text: mentions and quotes, found without a look at all of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "article_inspector/report.h"

namespace article_inspector::matching {

/// Spans that may overlap, each with a number. A look-up takes the logarithm of their number, once for each level to
/// which they are nested.
class SpanTable {
 public:
  struct Entry {
    Span span;
    std::uint32_t number;
  };

  explicit SpanTable(std::vector<Entry> entries);

  /// Calls `visit(number, span)` for each span that overlaps `place`.
  template <typename Visit>
  void overlapping(Span place, const Visit& visit) const {
    for (const std::vector<Entry>& level : levels_) {
      // On one level spans do not overlap: their ends rise as their starts do.
      auto at = std::upper_bound(level.begin(), level.end(), place.start,
                                 [](std::uint32_t start, const Entry& entry) { return start < entry.span.end; });
      for (; at != level.end() && at->span.start < place.end; ++at) visit(at->number, at->span);
    }
  }

 private:
  std::vector<std::vector<Entry>> levels_;  ///< each by start
};

/// The letters of a name's last word: of a person the surname.
std::u16string surname_letters(std::u16string_view name);

/// Looks at the report, which must outlive it.
class ReportPlaces {
 public:
  explicit ReportPlaces(const Report& report);

  const Report& report() const { return report_; }

  /// The quote that has most of a span; nullptr where none has any of it.
  const Quote* quote_at(Span span) const;

  /// Calls `visit(entity, span)` for each mention that overlaps `place`.
  template <typename Visit>
  void mentions(Span place, const Visit& visit) const {
    mentions_.overlapping(place, [&](std::uint32_t entity, Span span) { visit(report_.entities.list[entity], span); });
  }
  bool has_mention(Span place) const;
  /// Whether an organization of the report has this name.
  bool is_organization(std::u16string_view name) const { return organizations_.count(name) != 0; }
  /// Whether a person of the report has the last word of this name.
  bool is_person(std::u16string_view name) const;

 private:
  const Report& report_;
  SpanTable mentions_;
  SpanTable quotes_;
  std::unordered_set<std::u16string_view> organizations_;
  std::unordered_set<std::u16string> surnames_;
};

}  // namespace article_inspector::matching
