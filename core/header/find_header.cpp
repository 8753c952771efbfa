#include "header/find_header.h"

#include <algorithm>
#include <optional>

#include "article_inspector/stages.h"
#include "article_inspector/unicode.h"
#include "header/author_lines.h"
#include "header/bylines.h"
#include "header/dateline.h"
#include "header/dates.h"
#include "header/head.h"
#include "header/header_data.h"
#include "header/standfirst.h"
#include "report/spans.h"

namespace article_inspector {
namespace {

// How many paragraphs of the story are looked at for a dateline.
constexpr std::size_t dateline_paragraphs = 4;
// Log-odds that a line needs to name the authors, and to be right against the page's data.
constexpr float least_score = -1.3F;
constexpr float sure_score = 1.5F;
// A line this near under the headline that says "by" speaks for itself.
constexpr std::ptrdiff_t near_lines = 4;
// What a day needs to be told where the page's data names none.
constexpr float least_day = -1;

/// The authors as the page's own words name them.
struct Authors {
  std::vector<Byline> bylines;
  bool is_sure = false;
};

/// The line that most likely names the authors.
Authors authors_in(const AuthorLines& lines, const TreeModel& model) {
  std::vector<float> scores = score_authors(lines, model);
  if (scores.empty()) return {};
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const std::ptrdiff_t under = lines.lines_under_headline(k);
    const bool speaks = lines.has_cue(k) && under > 0 && under <= near_lines;
    if (speaks) scores[k] = std::max(scores[k], sure_score);
  }
  const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  if (scores[best] <= least_score) return {};
  return {lines.bylines(best), scores[best] >= sure_score};
}

/// Whether a name of the page's data is what a program calls an account ("webadmin2") and does not stand at the head of
/// the story: then it names no author.
bool names_nobody(const Document& document, const Head& head, const Byline& byline) {
  const std::u16string& name = byline.name;
  const char16_t first = name.empty() ? u' ' : name.front();
  const bool is_account = name.find(u' ') == std::u16string::npos && first < 0x80 && !(first >= u'A' && first <= u'Z');
  if (!is_account) return false;
  if (!byline.span || head.first >= head.end) return true;
  return byline.span->start > document.paragraphs[head.end - 1].span.end;
}

/// "Ann LeePublished": what a page prints behind a name without a space is not part of it.
void cut_what_runs_on(std::vector<Byline>& said, const std::vector<Byline>& given) {
  for (Byline& one : said) {
    for (const Byline& other : given) {
      const std::size_t length = other.name.size();
      if (length == 0 || one.name.size() <= length || one.name[length] == u' ') continue;
      if (one.name.compare(0, length, other.name) != 0) continue;
      one.name = other.name;
      if (one.span && one.span->length() > length) one.span->end = one.span->start + static_cast<std::uint32_t>(length);
    }
  }
}

/// What the page's words and its data say together. Where they name others, its words are right when they say who wrote
/// the story; a line that only looks like names is not, unless the data names but the site or a user.
std::vector<Byline> joined(Authors said, std::vector<Byline> given, std::u16string_view site,
                           std::vector<DataDifference>& differences) {
  if (given.empty()) return std::move(said.bylines);
  if (said.bylines.empty()) return given;
  cut_what_runs_on(said.bylines, given);
  const auto known = [](const std::vector<Byline>& list, const Byline& one) {
    return std::any_of(list.begin(), list.end(), [&](const Byline& other) { return names_same(other.name, one.name); });
  };
  const bool agree =
      std::any_of(given.begin(), given.end(), [&](const Byline& one) { return known(said.bylines, one); });
  const auto is_vague = [&](const Byline& one) {
    const bool is_user = one.name.find(u' ') == std::u16string::npos;
    return is_user || (!site.empty() && names_same(one.name, site));
  };
  if (!agree && std::all_of(given.begin(), given.end(), is_vague)) return std::move(said.bylines);
  if (!agree && !said.is_sure) return given;
  if (!agree) {
    const std::optional<Span> span = said.bylines.front().span;
    // Where the text names those of the data as well, it says no other thing.
    const bool has_both =
        std::any_of(given.begin(), given.end(), [](const Byline& one) { return one.span.has_value(); });
    if (span && !has_both) differences.push_back({*span, FindingReason::other_author_in_data});
    return std::move(said.bylines);
  }
  for (Byline& one : said.bylines) {
    const auto same =
        std::find_if(given.begin(), given.end(), [&](const Byline& other) { return names_same(other.name, one.name); });
    if (same == given.end()) {
      if (said.is_sure) given.push_back(std::move(one));
    } else {
      if (one.name.size() >= same->name.size()) same->name = one.name, same->span = one.span;
      if (same->role.empty()) same->role = std::move(one.role);
    }
  }
  return given;
}

/// A day that a line at the head of the story names.
struct SaidDay {
  Span span;
  Day day;
  float value = 0;
  bool is_sure = false;  ///< stands under the headline in a line that says little else
};

/// Whether the last word of dates before a day is one for changes ("Updated").
bool is_update(const Document& document, const Paragraph& paragraph, Span day) {
  const std::vector<const HeaderData*> data = header_data_for(document.language);
  bool update = false;
  for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token && document.tokens[at].start < day.start;
       ++at) {
    for (const HeaderData* one : data) {
      const std::string* value = one->date_cues.find(document.lower_word(document.tokens[at]).hash);
      if (value != nullptr) update = *value == "update";
    }
  }
  return update;
}

/// How much a line says beside its days: words that are none of dates.
std::size_t other_words(const Document& document, const Paragraph& paragraph) {
  const std::vector<const HeaderData*> data = header_data_for(document.language);
  std::size_t others = 0;
  for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
    if (document.tokens[at].kind != TokenKind::word) continue;
    const std::uint64_t hash = document.lower_word(document.tokens[at]).hash;
    const bool is_of_dates = std::any_of(data.begin(), data.end(), [&](const HeaderData* one) {
      return one->months.contains(hash) || one->weekdays.contains(hash) || one->date_cues.contains(hash);
    });
    others += is_of_dates ? 0 : 1;
  }
  return others;
}

/// Whether a line names a time of the day: "14:30", "14.30 Uhr" has one as well where the marks part it from a day.
bool has_time(const Document& document, const Paragraph& paragraph) {
  for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
    const std::u16string_view token = document.view(document.tokens[at]);
    if (document.tokens[at].kind == TokenKind::number && token.find(u':') != std::u16string_view::npos) return true;
  }
  return false;
}

/// How much a line of days looks like the one that says when the story came out.
float value_of_line(const Document& document, const Head& head, std::size_t line) {
  constexpr std::uint32_t short_line = 120;
  constexpr std::size_t few_words = 3;
  const Paragraph& paragraph = document.paragraphs[line];
  const BoilerplateMark* mark = head.marks[line];
  float value = 3 - 0.3F * static_cast<float>(head.distance(line));
  if (paragraph.span.length() > short_line) value -= 2;
  if (mark == nullptr && paragraph.end_sentence - paragraph.first_sentence > 1) value -= 1;
  if (mark != nullptr && (mark->kind == BoilerplateKind::meta || mark->kind == BoilerplateKind::credit)) value += 1;
  if (other_words(document, paragraph) <= few_words) value += 0.8F;
  if (has_time(document, paragraph)) value += 0.7F;
  return line < head.headline ? value - 0.1F : value;
}

std::optional<SaidDay> day_in(const Document& document, const Head& head) {
  constexpr std::uint32_t longest = 300;  // code units
  constexpr std::uint32_t short_line = 120;
  constexpr std::size_t lines_under = 30;
  std::optional<SaidDay> best;
  const std::size_t end = std::min(document.paragraphs.size(), head.headline + lines_under);
  for (std::size_t line = head.first; line < end; ++line) {
    const Paragraph& paragraph = document.paragraphs[line];
    if (line == head.headline || paragraph.span.length() > longest) continue;
    const std::vector<FoundDay> days = days_in(document.view(paragraph.span), document.language);
    if (days.empty()) continue;
    const float of_line = value_of_line(document, head, line);
    for (const FoundDay& found : days) {
      const Span span = {paragraph.span.start + found.span.start, paragraph.span.start + found.span.end};
      const float value = is_update(document, paragraph, span) ? of_line - 1.5F : of_line;
      const bool sure =
          line > head.headline && line <= head.headline + 5 && value >= 2.5F && paragraph.span.length() <= short_line;
      if (!best || value > best->value) best = SaidDay{span, found.day, value, sure};
    }
  }
  return best;
}

/// The day of publication: of the page's data and its words, its words where they say another day near the headline.
std::optional<PublicationDate> date_of(const Document& document, const Head& head, const PageData& page,
                                       std::vector<DataDifference>& differences) {
  const std::optional<SaidDay> said = day_in(document, head);
  std::string given = iso_moment(page.published);
  const std::optional<Day> given_day = day_of(given);
  if (!given_day) {
    if (!said || said->value < least_day) return std::nullopt;
    return PublicationDate{said->span, said->day.iso()};
  }
  // Midnight stands somewhere else in another time zone.
  if (said && days_between(said->day, *given_day) <= 1) return PublicationDate{said->span, std::move(given)};
  const std::optional<Day> changed = day_of(iso_moment(page.modified));
  const bool is_change = said && changed && days_between(said->day, *changed) <= 1;
  if (said && said->is_sure && !is_change) {
    differences.push_back({said->span, FindingReason::other_day_in_data});
    return PublicationDate{said->span, said->day.iso()};
  }
  return PublicationDate{std::nullopt, std::move(given)};
}

}  // namespace

Header find_header(const Document& document, const Boilerplate& boilerplate, const Story& story, const PageData& page) {
  return find_header(document, boilerplate, story, page, author_model());
}

Header find_header(const Document& document, const Boilerplate& boilerplate, const Story& story, const PageData& page,
                   const TreeModel& authors) {
  Header header;
  header.site = page.site;
  header.address = page.address;
  if (boilerplate.headline) header.headline = Headline{document.paragraphs[*boilerplate.headline].span};
  const std::uint32_t from = header.headline ? header.headline->span.end : 0;
  std::size_t looked_at = 0;
  for (const std::size_t line : story.paragraphs) {
    if (document.paragraphs[line].span.start < from) continue;
    if (header.dateline || ++looked_at > dateline_paragraphs) break;
    header.dateline = dateline_at(document, document.paragraphs[line]);
  }
  const Head head = head_of(document, boilerplate, story.paragraphs);
  header.standfirst = standfirst_at(document, boilerplate.headline, story.paragraphs);
  std::vector<Byline> given = given_authors(document, head, page);
  Authors said = authors_in(AuthorLines(document, head, story.paragraphs, given, page.site), authors);
  given.erase(
      std::remove_if(given.begin(), given.end(), [&](const Byline& one) { return names_nobody(document, head, one); }),
      given.end());
  header.bylines = joined(std::move(said), std::move(given), page.site, header.differences);
  header.date = date_of(document, head, page, header.differences);
  return header;
}

}  // namespace article_inspector
