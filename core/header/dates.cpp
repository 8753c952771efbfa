#include "header/dates.h"

#include <algorithm>
#include <cstdlib>

#include "article_inspector/unicode.h"
#include "document/word_list.h"
#include "header/header_data.h"

namespace article_inspector {
namespace {

constexpr int first_year = 1990;
constexpr int last_year = 2099;
constexpr std::size_t most_items = 80;

/// A number, a word or a mark of a line.
struct Item {
  enum class Kind : std::uint8_t { number, word, mark };
  Kind kind = Kind::mark;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  int value = 0;  ///< of a number; of a month its number; of a mark the character
  bool space_before = false;

  std::uint32_t digits() const { return end - start; }
};

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
bool is_space(char16_t c) {
  return c == u' ' || c == u'\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F;
}

// Signs that stand behind year, month and day in Chinese, Japanese and Korean.
bool is_year_sign(char16_t c) { return c == 0x5E74 || c == 0xB144; }
bool is_month_sign(char16_t c) { return c == 0x6708 || c == 0xC6D4; }
bool is_letter(char16_t c) {
  return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

std::vector<Item> items_of(std::u16string_view text) {
  std::vector<Item> items;
  bool space = true;
  for (std::uint32_t at = 0; at < text.size() && items.size() < most_items;) {
    const char16_t c = text[at];
    if (is_space(c)) {
      space = true;
      ++at;
      continue;
    }
    Item item;
    item.start = at;
    item.space_before = space;
    space = false;
    const auto run = [&](auto belongs) {
      while (at < text.size() && belongs(text[at])) ++at;
    };
    if (is_digit(c)) {
      item.kind = Item::Kind::number;
      run([&](char16_t d) {
        if (!is_digit(d)) return false;
        item.value = std::min(item.value * 10 + (d - u'0'), 99999999);
        return true;
      });
    } else if (is_letter(c)) {
      item.kind = Item::Kind::word;
      run(is_letter);
      item.value = month_number(text.substr(item.start, at - item.start));
    } else {
      ++at;
      item.value = c;
    }
    item.end = at;
    items.push_back(item);
  }
  return items;
}

class Reader {
 public:
  Reader(std::u16string_view text, bool month_first) : text_(text), items_(items_of(text)), month_first_(month_first) {}

  std::vector<FoundDay> read() {
    std::vector<FoundDay> found;
    for (std::size_t at = 0; at < items_.size();) {
      const std::size_t end = read_at(at);
      if (end == at) {
        ++at;
        continue;
      }
      found.push_back({{items_[at].start, items_[end - 1].end}, day_});
      at = end;
    }
    return found;
  }

 private:
  bool is_number(std::size_t at, std::uint32_t most_digits) const {
    return at < items_.size() && items_[at].kind == Item::Kind::number && items_[at].digits() <= most_digits;
  }
  bool is_year(std::size_t at) const { return is_number(at, 4) && items_[at].digits() == 4; }
  bool is_mark(std::size_t at, char16_t mark) const {
    return at < items_.size() && items_[at].kind == Item::Kind::mark && items_[at].value == mark;
  }
  bool is_month(std::size_t at) const {
    return at < items_.size() && items_[at].kind == Item::Kind::word && items_[at].value > 0;
  }
  char16_t mark_at(std::size_t at) const {
    return at < items_.size() && items_[at].kind == Item::Kind::mark ? static_cast<char16_t>(items_[at].value) : u'\0';
  }
  std::u16string_view word(std::size_t at) const {
    return at < items_.size() && items_[at].kind == Item::Kind::word
               ? text_.substr(items_[at].start, items_[at].end - items_[at].start)
               : std::u16string_view();
  }

  bool set(int year, int month, int day) {
    if (year < 100) year += year < 70 ? 2000 : 1900;
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31) return false;
    day_ = {year, month, day};
    return true;
  }

  /// Behind the date that begins at an item; the item itself where none does.
  std::size_t read_at(std::size_t at) {
    for (const auto reader : {&Reader::year_first, &Reader::in_numbers, &Reader::day_and_name, &Reader::name_and_day}) {
      const std::size_t end = (this->*reader)(at);
      if (end != at) return end;
    }
    return at;
  }

  /// "2026-11-28", "2026.11.28", "2026/11/28", year, month and day with the signs for them.
  std::size_t year_first(std::size_t at) {
    if (!is_year(at) || !is_number(at + 2, 2) || !is_number(at + 4, 2)) return at;
    const char16_t first = mark_at(at + 1);
    const char16_t second = mark_at(at + 3);
    const bool signs = is_year_sign(first) && is_month_sign(second);
    const bool marks = first == second && (first == u'-' || first == u'.' || first == u'/');
    if (!(signs || marks) || !set(items_[at].value, items_[at + 2].value, items_[at + 4].value)) return at;
    return at + 5;
  }

  /// "28.11.2026", "28. 11. 2026", "28/11/26", "11/28/2026"
  std::size_t in_numbers(std::size_t at) {
    if (!is_number(at, 2) || !is_number(at + 2, 2) || !is_number(at + 4, 4)) return at;
    const char16_t mark = mark_at(at + 1);
    if (mark != mark_at(at + 3) || (mark != u'.' && mark != u'/' && mark != u'-')) return at;
    const std::uint32_t digits = items_[at + 4].digits();
    if (digits != 4 && digits != 2) return at;
    // A time or a version: "10.11.12" counts with two digits each only.
    if (digits == 2 && (items_[at].digits() != 2 || items_[at + 2].digits() != 2)) return at;
    int day = items_[at].value;
    int month = items_[at + 2].value;
    if (mark != u'.' && ((month_first_ && day <= 12) || month > 12)) std::swap(day, month);
    return set(items_[at + 4].value, month, day) ? at + 5 : at;
  }

  /// Behind small words between the parts of a date: "de", "of", ",", "."
  std::size_t skip_small(std::size_t at) const {
    while (is_mark(at, u',') || is_mark(at, u'.') || (!word(at).empty() && !is_month(at) && word(at).size() <= 2)) ++at;
    return at;
  }

  /// "28. November 2026", "28th of November, 2026", "28 de noviembre de 2026"
  std::size_t day_and_name(std::size_t at) {
    if (!is_number(at, 2)) return at;
    const std::size_t name = skip_small(at + 1);
    if (!is_month(name)) return at;
    const std::size_t year = skip_small(name + 1);
    if (!is_year(year) || !set(items_[year].value, items_[name].value, items_[at].value)) return at;
    return year + 1;
  }

  /// "November 28, 2026", "Nov. 28 2026"
  std::size_t name_and_day(std::size_t at) {
    if (!is_month(at)) return at;
    const std::size_t day = is_mark(at + 1, u'.') ? at + 2 : at + 1;
    if (!is_number(day, 2)) return at;
    const std::size_t year = skip_small(day + 1);
    // "PUBLISHED FRI, APR 28 20232:23 PM": what follows is glued to the year.
    if (year < items_.size() && items_[year].kind == Item::Kind::number && items_[year].digits() > 4 &&
        items_[year].digits() <= 6) {
      const int glued = items_[year].digits() == 5 ? items_[year].value / 10 : items_[year].value / 100;
      return set(glued, items_[at].value, items_[day].value) ? year + 1 : at;
    }
    if (!is_year(year) || !set(items_[year].value, items_[at].value, items_[day].value)) return at;
    return year + 1;
  }

  std::u16string_view text_;
  std::vector<Item> items_;
  bool month_first_;
  Day day_;
};

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                     text.begin() + static_cast<std::ptrdiff_t>(at + count),
                     [](char c) { return c >= '0' && c <= '9'; });
}

/// "+01:00", "+0100", "Z"; empty where it is none.
std::string zone_of(std::string_view text) {
  if (!text.empty() && text[0] == ' ') text.remove_prefix(1);
  if (text == "Z" || text == "z") return "Z";
  if (text.empty() || (text[0] != '+' && text[0] != '-') || !digits_at(text, 1, 2)) return {};
  const std::size_t minutes = text.size() > 3 && text[3] == ':' ? 4 : 3;
  if (!digits_at(text, minutes, 2)) return {};
  return std::string(text.substr(0, 3)) + ":" + std::string(text.substr(minutes, 2));
}

/// The time behind an ISO day, with its zone where it is given.
std::string time_of(std::string_view text) {
  if (text.empty() || (text[0] != 'T' && text[0] != 't' && text[0] != ' ')) return {};
  text.remove_prefix(1);
  if (!digits_at(text, 0, 2) || text.size() < 5 || text[2] != ':' || !digits_at(text, 3, 2)) return {};
  std::string time = "T" + std::string(text.substr(0, 5));
  std::size_t end = 5;
  if (text.size() > end && text[end] == ':' && digits_at(text, end + 1, 2)) {
    time += std::string(text.substr(end, 3));
    end += 3;
    if (text.size() > end && text[end] == '.') {
      ++end;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    }
  } else {
    time += ":00";
  }
  return time + zone_of(text.substr(end));
}

}  // namespace

std::string Day::iso() const { return std::to_string(year) + "-" + two(month) + "-" + two(day); }

int days_between(const Day& a, const Day& b) {
  const auto number = [](const Day& day) {
    // Days since a fixed day, by the proleptic Gregorian calendar (years that begin in March).
    const int year = day.month > 2 ? day.year : day.year - 1;
    const int month = day.month > 2 ? day.month - 3 : day.month + 9;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day.day;
  };
  return std::min(std::abs(number(a) - number(b)), 400);
}

std::vector<FoundDay> days_in(std::u16string_view text, std::string_view language) {
  constexpr std::size_t longest = 400;
  text = text.substr(0, longest);
  if (std::none_of(text.begin(), text.end(), is_digit)) return {};
  return Reader(text, header_data(language).month_first).read();
}

std::optional<Day> day_of(std::string_view iso) {
  if (!digits_at(iso, 0, 4) || iso.size() < 10 || iso[4] != '-' || !digits_at(iso, 5, 2) || iso[7] != '-' ||
      !digits_at(iso, 8, 2))
    return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : iso.substr(at, count)) value = value * 10 + (c - '0');
    return value;
  };
  const Day day = {number(0, 4), number(5, 2), number(8, 2)};
  const bool is_one = day.year >= first_year && day.year <= last_year && day.month >= 1 && day.month <= 12 &&
                      day.day >= 1 && day.day <= 31;
  return is_one ? std::optional<Day>(day) : std::nullopt;
}

std::string iso_moment(std::string_view date) {
  if (digits_at(date, 0, 8) && (date.size() == 8 || date[8] == 'T')) {
    const std::string day =
        std::string(date.substr(0, 4)) + "-" + std::string(date.substr(4, 2)) + "-" + std::string(date.substr(6, 2));
    return day_of(day) ? day : std::string();
  }
  if (const auto day = day_of(date)) return day->iso() + time_of(date.substr(10));
  const std::vector<FoundDay> found = days_in(to_utf16(date), common_language);
  return found.empty() ? std::string() : found.front().day.iso();
}

}  // namespace article_inspector
