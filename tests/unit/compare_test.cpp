#include "article_inspector/compare.h"

#include <algorithm>
#include <string>
#include <vector>

#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

Span span_of(std::u16string_view text, std::u16string_view words) {
  const auto start = static_cast<std::uint32_t>(text.find(words));
  return {start, start + static_cast<std::uint32_t>(words.size())};
}

/// A side whose quotes and names are given, so that what is compared does not hang on what the stages find.
struct Side {
  std::u16string text;
  Report report;

  explicit Side(std::u16string words) : text(std::move(words)) {
    report.length = static_cast<std::uint32_t>(text.size());
    report.language = "en";
  }
  Side& quote(std::u16string_view words, std::u16string_view speaker) {
    Quote quote;
    quote.content.push_back(span_of(text, words));
    quote.speaker = Speaker{span_of(text, speaker), std::u16string(speaker), std::nullopt, false, u""};
    report.quotes.push_back(quote);
    return *this;
  }
  Side& name(std::u16string_view name, EntityType type = EntityType::person) {
    Entity entity;
    entity.id = static_cast<std::uint32_t>(report.entities.list.size());
    entity.name = name;
    entity.type = type;
    entity.mentions.push_back({span_of(text, name), false});
    report.entities.list.push_back(entity);
    return *this;
  }
  InspectedText input() const { return {text, report}; }
};

std::string words(const Side& side, Span span) {
  return to_utf8(std::u16string_view(side.text).substr(span.start, span.length()));
}

}  // namespace

TEST_CASE("a faithful copy has no changes, wherever its quotes stand") {
  const Side original = Side(u"“It is time to go,” said Holm. “We wait for rain,” said Orsini.")
                            .quote(u"“It is time to go,”", u"Holm")
                            .quote(u"“We wait for rain,”", u"Orsini");
  const Side copy = Side(u"Orsini: 'We wait for rain' and Holm: 'It is time to go'")
                        .quote(u"'We wait for rain'", u"Orsini")
                        .quote(u"'It is time to go'", u"Holm");
  const Comparison comparison = compare(original.input(), copy.input());
  REQUIRE(comparison.quotes.size() == 2);
  CHECK(comparison.quotes[0].change == Change::same);
  CHECK(comparison.quotes[0].copy == 1U);
  CHECK(comparison.quotes[1].change == Change::same);
  CHECK(comparison.names.empty());
  CHECK(comparison.numbers.empty());
}

TEST_CASE("an altered quote shows the words that differ") {
  const Side original = Side(u"“We will never close the old bridge to cars,” said Holm.")
                            .quote(u"“We will never close the old bridge to cars,”", u"Holm");
  const Side copy = Side(u"“We will close the bridge to all cars,” said Holm.")
                        .quote(u"“We will close the bridge to all cars,”", u"Holm");
  const Comparison comparison = compare(original.input(), copy.input());
  REQUIRE(comparison.quotes.size() == 1);
  CHECK(comparison.quotes[0].change == Change::altered);
  const auto& differences = comparison.quotes[0].differences;
  REQUIRE(differences.size() == 3);
  CHECK(words(original, differences[0].original) == "never");
  CHECK(differences[0].copy.empty());
  CHECK(differences[0].kind == DifferenceKind::negation);
  CHECK(differences[1].kind == DifferenceKind::dropped);
  CHECK(differences[2].kind == DifferenceKind::hedge);
  CHECK(words(original, differences[1].original) == "old");
  CHECK(words(copy, differences[2].copy) == "all");
}

TEST_CASE("another spelling of the same words is no change") {
  const Side original = Side(u"“The offi\u00ADcials re-open the well-known of\uFB01ce in 2,000 days,” said Holm.")
                            .quote(u"“The offi\u00ADcials re-open the well-known of\uFB01ce in 2,000 days,”", u"Holm");
  const Side copy = Side(u"'THE OFFICIALS reopen the well known office in 2000 days', said Holm.")
                        .quote(u"'THE OFFICIALS reopen the well known office in 2000 days'", u"Holm");
  const Comparison comparison = compare(original.input(), copy.input());
  REQUIRE(comparison.quotes.size() == 1);
  CHECK(comparison.quotes[0].change == Change::same);
}

TEST_CASE("dropped, added, unmarked and given to somebody else") {
  const Side original =
      Side(u"“It is time to go,” said Holm. “We wait for rain,” said Orsini. “No one laughed at me,” said Poe.")
          .quote(u"“It is time to go,”", u"Holm")
          .quote(u"“We wait for rain,”", u"Orsini")
          .quote(u"“No one laughed at me,”", u"Poe");
  const Side copy =
      Side(u"“It is time to go,” said Orsini. They told him we wait for rain there. “Cheese for everybody,” said Holm.")
          .quote(u"“It is time to go,”", u"Orsini")
          .quote(u"“Cheese for everybody,”", u"Holm");
  const Comparison comparison = compare(original.input(), copy.input());
  REQUIRE(comparison.quotes.size() == 4);
  CHECK(comparison.quotes[0].change == Change::same);
  CHECK(comparison.quotes[0].speaker_changed);
  CHECK(comparison.quotes[1].change == Change::dropped);
  REQUIRE(comparison.quotes[1].unmarked);
  CHECK(words(copy, *comparison.quotes[1].unmarked) == "we wait for rain");
  CHECK(comparison.quotes[2].change == Change::dropped);
  CHECK_FALSE(comparison.quotes[2].unmarked);
  CHECK(comparison.quotes[3].change == Change::added);
}

TEST_CASE("names and numbers that changed") {
  const Side original = Side(u"Lea Orsini met Tomas Holm and 40 guests in Oslo.")
                            .name(u"Lea Orsini")
                            .name(u"Tomas Holm")
                            .name(u"Oslo", EntityType::location);
  const Side copy = Side(u"Lea Orsino met Jon Aker and 400 guests in Oslo.")
                        .name(u"Lea Orsino")
                        .name(u"Jon Aker")
                        .name(u"Oslo", EntityType::location);
  const Comparison comparison = compare(original.input(), copy.input());
  REQUIRE(comparison.names.size() == 3);
  CHECK(comparison.names[0].change == Change::altered);
  CHECK(comparison.names[0].copy == 0U);
  CHECK(comparison.names[1].change == Change::dropped);
  CHECK(comparison.names[2].change == Change::added);
  REQUIRE(comparison.numbers.size() == 2);
  CHECK(words(original, comparison.numbers[0].span) == "40");
  CHECK(words(copy, comparison.numbers[1].span) == "400");
}

TEST_CASE("a text is the same as itself, however its quotes repeat") {
  std::u16string six;
  std::u16string interview;
  const std::u16string_view answers[] = {u"“No,”", u"“Yes,”", u"“Of course,”", u"“We will see,”", u"“…”", u"“?!”"};
  for (std::size_t k = 0; k < 6; ++k) six += u"“No,” said Ann Lee.\n\n";
  for (std::size_t k = 0; k < 60; ++k)
    interview +=
        std::u16string(answers[k * k % 6]) + u" said " + (k % 2 == 0 ? u"Ann Lee" : u"Maria Orsini") + u".\n\n";
  for (const std::u16string& text : {six, interview}) {
    const Report report = inspect(text, {});
    REQUIRE(report.quotes.size() >= 6);
    const Comparison comparison = compare({text, report}, {text, report});
    CHECK(comparison.quotes.size() == report.quotes.size());
    for (std::uint32_t k = 0; k < comparison.quotes.size(); ++k) {
      CHECK(comparison.quotes[k].change == Change::same);
      CHECK(comparison.quotes[k].copy == k);
      CHECK_FALSE(comparison.quotes[k].speaker_changed);
    }
    CHECK(comparison.names.empty());
    CHECK(comparison.numbers.empty());
  }
}

TEST_CASE("names that differ in two letters may be one, in three they are two") {
  const auto change_of = [](std::u16string_view before, std::u16string_view after) {
    const Side original = Side(std::u16string(before)).name(before, EntityType::location);
    const Side copy = Side(std::u16string(after)).name(after, EntityType::location);
    const Comparison comparison = compare(original.input(), copy.input());
    return comparison.names.empty() ? Change::same : comparison.names[0].change;
  };
  for (const auto& [after, change] : {std::pair(u"Trondhiem", Change::altered),
                                      {u"Trondheimen", Change::altered},
                                      {u"rondhei", Change::altered},
                                      {u"xTrondhemi", Change::dropped},
                                      {u"Trontheym", Change::altered},
                                      {u"TrXXXheim", Change::dropped}})
    CHECK(change_of(u"Trondheim", after) == change);
}

TEST_CASE("paragraphs are matched and every word that differs is told, with what it touches") {
  const Side original(
      u"Harbour vote\n\nThe council has not decided yet on the old pier.\n\nRain fell all night over the whole "
      u"harbour.\n\n"
      u"The pier was built in 1962 by hand.\n\nNobody was hurt, the police said, and no ship was damaged.");
  const Side copy(
      u"Harbour vote\n\nThe police said nobody was there.\n\nRain fell all night over the whole harbour.\n\n"
      u"The council has decided yet on the old pier.\n\nThe pier may have been built in 1963 by hand.");
  const Comparison comparison = compare(original.input(), copy.input());
  struct Seen {
    Change change;
    std::string original, copy;
  };
  std::vector<Seen> seen;
  for (const ParagraphChange& change : comparison.paragraphs)
    seen.push_back({change.change, change.original ? words(original, *change.original).substr(0, 8) : "",
                    change.copy ? words(copy, *change.copy).substr(0, 8) : ""});
  REQUIRE(seen.size() == 7);
  CHECK((seen[0].change == Change::same && seen[0].original == "Harbour "));
  CHECK((seen[1].change == Change::dropped && seen[1].original == "The coun" && seen[1].copy.empty()));
  CHECK((seen[2].change == Change::added && seen[2].copy == "The poli" && seen[2].original.empty()));
  CHECK((seen[3].change == Change::same && seen[3].original == "Rain fel"));
  CHECK((seen[4].change == Change::added && seen[4].copy == "The coun"));
  CHECK((seen[5].change == Change::altered && seen[5].original == "The pier"));
  CHECK((seen[6].change == Change::dropped && seen[6].original == "Nobody w"));
  const auto& differences = comparison.paragraphs[5].differences;
  REQUIRE(differences.size() == 2);
  CHECK(words(copy, differences[0].copy) == "may have been");
  CHECK(differences[0].kind == DifferenceKind::hedge);
  CHECK(differences[1].kind == DifferenceKind::number);
  REQUIRE(comparison.paragraphs[1].differences.size() == 1);
  CHECK(comparison.paragraphs[1].differences[0].kind == DifferenceKind::negation);
}

TEST_CASE("a paragraph that stands elsewhere was moved; case, marks and junk are no difference") {
  Side original(u"One fine day it rained.\n\n“Read more” Two men came to the harbour.\n\nThree ships left at noon.");
  original.report.boilerplate.push_back({});
  original.report.boilerplate[0].span = span_of(original.text, u"“Read more” ");
  const Side copy(u"Three ships left at noon!\n\nONE FINE DAY it rained\n\n'Two men' came to the harbour.");
  const Comparison comparison = compare(original.input(), copy.input());
  REQUIRE(comparison.paragraphs.size() == 3);
  CHECK(comparison.paragraphs[0].change == Change::same);
  CHECK(comparison.paragraphs[1].change == Change::same);
  CHECK(words(original, *comparison.paragraphs[1].original) == "Two men came to the harbour.");
  CHECK(comparison.paragraphs[2].change == Change::moved);
  CHECK(words(copy, *comparison.paragraphs[2].copy) == "Three ships left at noon!");
}

TEST_CASE("both stories can be read from the paragraphs of a comparison") {
  const std::u16string_view lines[] = {u"No.", u"A ship came.", u"A ship left.", u"It was late.", u"", u"A ship came."};
  std::u16string first;
  std::u16string second;
  for (std::size_t k = 0; k < 40; ++k) {
    first += std::u16string(lines[k * k % 6]) + u"\n";
    second += std::u16string(lines[(k * 5 + k / 7) % 6]) + u"\n";
  }
  const Side original(first);
  const Side copy(second);
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> copied;
  for (const ParagraphChange& change : compare(original.input(), copy.input()).paragraphs) {
    REQUIRE((change.original || change.copy));
    if (change.original) starts.push_back(change.original->start);
    if (change.copy) copied.push_back(change.copy->start);
  }
  CHECK(std::is_sorted(starts.begin(), starts.end()));
  std::sort(copied.begin(), copied.end());
  CHECK(std::adjacent_find(copied.begin(), copied.end()) == copied.end());
  CHECK(starts.size() == compare(original.input(), original.input()).paragraphs.size());
  CHECK(copied.size() == compare(copy.input(), copy.input()).paragraphs.size());
}
