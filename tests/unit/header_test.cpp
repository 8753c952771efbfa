#include <string>

#include "article_inspector/stages.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

Header header_of(std::u16string_view text, std::string_view language = "en") {
  const Document document = cut(text, {}, language);
  return find_header(document, {{}, find_boilerplate(document).headline}, story_of(document, {}));
}

std::string words(std::u16string_view text, Span span) { return to_utf8(text.substr(span.start, span.length())); }

constexpr std::u16string_view story =
    u"\n\nThe council of the small town voted on Tuesday to rebuild the old bridge before winter.\n\nWork begins in "
    u"June.";

}  // namespace

TEST_CASE("the headline is the short line over the story") {
  const std::u16string text = u"Town to rebuild its old bridge" + std::u16string(story);
  const Header header = header_of(text);
  REQUIRE(header.headline);
  CHECK(words(text, header.headline->span) == "Town to rebuild its old bridge");
}

TEST_CASE("a text that begins with its first sentence has no headline") {
  CHECK_FALSE(header_of(story).headline);
  const std::u16string text =
      u"The committee asked people to sign up to vote before the end of the month, and most of them did.\n\nShare "
      u"prices "
      u"fell on Tuesday, and the company said it would follow its customers to wherever they went." +
      std::u16string(story);
  CHECK_FALSE(header_of(text).headline);
}

TEST_CASE("a dateline gives place, date and agency, and takes in its dash") {
  const std::u16string text = u"OSLO, March 3 (Norpress) – The council voted on Tuesday.";
  const Header header = header_of(text);
  REQUIRE(header.dateline);
  CHECK(words(text, header.dateline->span) == "OSLO, March 3 (Norpress) –");
  CHECK(to_utf8(header.dateline->place) == "OSLO");
  CHECK(to_utf8(header.dateline->date) == "March 3");
  CHECK(to_utf8(header.dateline->agency) == "Norpress");
}

TEST_CASE("datelines of other make") {
  const auto place = [](std::u16string_view text, std::string_view language) {
    const Header header = header_of(text, language);
    return header.dateline ? to_utf8(header.dateline->place) : std::string("-");
  };
  CHECK(place(u"KARACHI: The council of the town voted on Tuesday to rebuild its bridge.", "en") == "KARACHI");
  CHECK(place(u"NEW YORK (AP) — The council voted on Tuesday.", "en") == "NEW YORK");
  CHECK(place(u"AUSTIN, Texas (AP) -- The council voted.", "en") == "AUSTIN, Texas");
  CHECK(place(u"Berlin (dpa) - Der Rat stimmte am Dienstag ab.", "de") == "Berlin");
  CHECK(place(u"PORT-AU-PRINCE, Haiti — The council of the town voted on Tuesday to rebuild its bridge.", "en") ==
        "PORT-AU-PRINCE, Haiti");
}

TEST_CASE("a sentence with a dash or a colon is no dateline") {
  CHECK_FALSE(header_of(u"The council – all nine of them – voted on Tuesday.").dateline);
  CHECK_FALSE(header_of(u"CYCLING - Norland wins the tour of the five islands by a minute").dateline);
  CHECK_FALSE(header_of(u"Oslo: a city that rebuilds its bridges every year.").dateline);
  CHECK_FALSE(header_of(u"NATO members voted on Tuesday - most of them in favour.").dateline);
}

TEST_CASE("bylines name their authors one by one") {
  const std::u16string text =
      u"Town to rebuild its old bridge\n\nBy Jane van Doe, JOHN ROE and Ann-Kathrin Poe" + std::u16string(story);
  const Header header = header_of(text);
  REQUIRE(header.bylines.size() == 3);
  CHECK(to_utf8(header.bylines[0].name) == "Jane van Doe");
  CHECK(to_utf8(header.bylines[1].name) == "JOHN ROE");
  CHECK(to_utf8(header.bylines[2].name) == "Ann-Kathrin Poe");
}

TEST_CASE("a sentence that begins with the byline's word is none") {
  CHECK(header_of(u"By Tuesday the council had voted, and by Friday the bridge was closed.").bylines.empty());
}

TEST_CASE("bylines give the names alone, with their roles") {
  const auto authors = [](std::u16string_view line, std::string_view language) {
    const std::u16string text = u"Town to rebuild its old bridge\n" + std::u16string(line) + std::u16string(story);
    std::string all;
    for (const Byline& byline : header_of(text, language).bylines) {
      all +=
          (all.empty() ? "" : "; ") + to_utf8(byline.name) + (byline.role.empty() ? "" : " = " + to_utf8(byline.role));
    }
    return all;
  };
  CHECK(authors(u"By Umair Irfan Updated Nov 5, 2025, 2:00 PM EST", "en") == "Umair Irfan");
  CHECK(authors(u"By Jane Doe, John Roe and Mary O'Neil", "en") == "Jane Doe; John Roe; Mary O'Neil");
  CHECK(authors(u"By Jane Doe, staff writer", "en") == "Jane Doe = staff writer");
  CHECK(authors(u"Von Felix Schröder und Jörg Soldwisch, dpa", "de") == "Felix Schröder; Jörg Soldwisch; dpa");
  CHECK(authors(u"9. September 2025 um 15:46 Uhr / Frank Weber-Pfeiffer", "de") == "Frank Weber-Pfeiffer");
  CHECK(authors(u"Par David Moreau", "fr") == "David Moreau");
  CHECK(authors(u"By Jan Berger", "en") == "Jan Berger");
  CHECK(authors(u"By Reuters", "en") == "Reuters");
  CHECK(authors(u"Written by\nAnn Hill", "en") == "Ann Hill");
  CHECK(authors(u"By the river stood an old bridge.", "en").empty());
}

TEST_CASE("the day of publication is read in the forms of its language") {
  const auto day = [](std::u16string_view line, std::string_view language) {
    const std::u16string text = u"Town to rebuild its old bridge\n" + std::u16string(line) + std::u16string(story);
    const Header header = header_of(text, language);
    return header.date ? header.date->iso : std::string();
  };
  CHECK(day(u"Published May 4, 2026 at 10:05 am", "en") == "2026-05-04");
  CHECK(day(u"Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 9, 2024", "en") == "2024-08-08");
  CHECK(day(u"Updated 9 June 2026, published 4th of June 2026", "en") == "2026-06-04");
  CHECK(day(u"03/04/2026", "en") == "2026-03-04");
  CHECK(day(u"03/04/2026", "fr") == "2026-04-03");
  CHECK(day(u"13/01/2025 10:22", "en") == "2025-01-13");
  CHECK(day(u"Stand: 08.07.2026 05:00 Uhr", "de") == "2026-07-08");
  CHECK(day(u"3. Mai 2024, 17:47", "de") == "2024-05-03");
  CHECK(day(u"28 de noviembre de 2026", "es") == "2026-11-28");
  CHECK(day(u"2024-02-14T16:15:30Z", "en") == "2024-02-14");
  CHECK(day(u"Version 1.2.3, 31.13.2024", "de").empty());
}

TEST_CASE("a day with its time beats another line's day, and a day of a change") {
  const auto day = [](std::u16string_view lines) {
    const std::u16string text = u"Town to rebuild its old bridge\n" + std::u16string(lines) + std::u16string(story);
    const Header header = header_of(text, "de");
    return header.date ? header.date->iso : std::string();
  };
  CHECK(day(u"Akt.: 29. Juni 2025, 21:18 Uhr\n28. Juni 2025, 16:03 Uhr") == "2025-06-28");
  CHECK(day(u"Archivbild vom Markt in der alten Stadt (16.08.2024)\n27.08.2024, 12:32 Uhr") == "2024-08-27");
}

TEST_CASE("a byline's name ends before the small word that follows it") {
  const auto author = [](std::u16string_view line) {
    const std::u16string text = u"Town to rebuild its old bridge\n" + std::u16string(line) + std::u16string(story);
    const Header header = header_of(text);
    return header.bylines.empty() ? std::string() : to_utf8(header.bylines.front().name);
  };
  CHECK(author(u"by Matt Miller on Dec 16, 2025 at 11:00 AM") == "Matt Miller");
  CHECK(author(u"By Jane Doe for Norpress") == "Jane Doe");
  CHECK(author(u"By New York the train was late.").empty());
}

TEST_CASE("a line alone is no headline, and a name under a quotation no author") {
  CHECK_FALSE(header_of(u"Just one line.").headline);
  CHECK_FALSE(header_of(u"Rain in May").headline);
  const std::u16string text = u"Town to rebuild its old bridge" + std::u16string(story) +
                              u"\n\n“It was a good bridge.”\n\n― Per Holm, captain\n";
  CHECK(header_of(text).bylines.empty());
}
