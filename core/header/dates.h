#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"

namespace article_inspector {

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;

  bool operator==(const Day&) const = default;
  std::string iso() const;  ///< "2026-11-28"
};

/// How many days lie between two; 400 where it is more than a year.
int days_between(const Day& a, const Day& b);

struct FoundDay {
  Span span;  ///< in the text that was looked through
  Day day;
};

/// The days that a short text names with day, month and year, in its order. Of "03/04/2026" the language says which is
/// the month.
std::vector<FoundDay> days_in(std::u16string_view text, std::string_view language);

/// A page's own date, as far as it is known: "2026-11-28" or "2026-11-28T09:30:00+01:00". Empty where it is none.
std::string iso_moment(std::string_view date);

/// The day of an ISO date.
std::optional<Day> day_of(std::string_view iso);

}  // namespace article_inspector
