#include <string>
#include <vector>

#include "article_inspector/clean_text.h"
#include "article_inspector/inspect.h"
#include "article_inspector/stages.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

struct Marked {
  std::string text;
  std::string kind;
  bool operator==(const Marked&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Marked& marked) { return out << marked.kind << ": " << marked.text; }

std::vector<Marked> marks_of(std::u16string_view text) {
  std::vector<Marked> marked;
  for (const BoilerplateMark& mark : inspect(text).boilerplate) {
    marked.push_back({to_utf8(text.substr(mark.span.start, mark.span.length())),
                      std::string(boilerplate_kind_names[static_cast<std::size_t>(mark.kind)])});
  }
  return marked;
}

/// A short article with `extra` between its second and its third paragraph.
std::u16string article_with(std::u16string_view extra) {
  std::u16string text =
      u"Harbour town votes to rebuild its old lighthouse\n\n"
      u"The council of Selmouth voted on Monday evening to rebuild the lighthouse that fell in the storm of last "
      u"winter, after a debate that went on for almost five hours.\n\n"
      u"Mayor Ada Lorne said the work would begin in the spring and would cost the town about four million pounds, "
      u"most of which will come from the county.\n\n";
  text += extra;
  text +=
      u"\n\nFishermen who had asked for a new harbour wall instead said they were disappointed but would not go to "
      u"court over the decision.\n\n"
      u"The lighthouse had stood on the northern pier for more than a hundred and forty years before a wave took it in "
      u"January.";
  return text;
}

}  // namespace

TEST_CASE("a clean article stays as it is", "[boilerplate]") {
  CHECK(marks_of(article_with(u"He asked people to sign up to vote, to read more about the plan and to share what they "
                              u"know with the council before the end of the month.")) == std::vector<Marked>{});
}

TEST_CASE("a sentence alone is a story, also where it names a day", "[boilerplate]") {
  CHECK(marks_of(u"The bridge opened on Monday.") == std::vector<Marked>{});
  CHECK(marks_of(u"The vote is on Friday at noon.") == std::vector<Marked>{});
  CHECK(marks_of(u"Sign up for our newsletter") ==
        std::vector<Marked>{{"Sign up for our newsletter", "call-to-action"}});
}

TEST_CASE("a phrase of the site on a line of its own is marked with its kind", "[boilerplate]") {
  const auto only = [](std::u16string_view line) { return marks_of(article_with(line)); };
  CHECK(only(u"Read more") == std::vector<Marked>{{"Read more", "read-more"}});
  CHECK(only(u"READ ALSO: Storm damage put at nine million") ==
        std::vector<Marked>{{"READ ALSO: Storm damage put at nine million", "read-more"}});
  CHECK(only(u"Register now for FREE and unlimited access to") ==
        std::vector<Marked>{{"Register now for FREE and unlimited access to", "call-to-action"}});
  CHECK(only(u"Additional reporting by Jon Vale in Dunmore and Mia Stern; editing by Lou Brandt") ==
        std::vector<Marked>{
            {"Additional reporting by Jon Vale in Dunmore and Mia Stern; editing by Lou Brandt", "credit"}});
  CHECK(only(u"Advertisement") == std::vector<Marked>{{"Advertisement", "advertisement"}});
  CHECK(only(u"© 2023 Selmouth Gazette. All rights reserved.") ==
        std::vector<Marked>{{"© 2023 Selmouth Gazette. All rights reserved.", "notice"}});
  CHECK(only(u"12 shares") == std::vector<Marked>{{"12 shares", "share"}});
  CHECK(only(u"Please enter your comment!") == std::vector<Marked>{{"Please enter your comment!", "comment-form"}});
}

TEST_CASE("a phrase that runs on at a paragraph's end or front is cut out exactly", "[boilerplate]") {
  const std::u16string line =
      u"The county has promised to pay its share before the summer, a spokeswoman said on Tuesday. ";
  CHECK(marks_of(article_with(line + u"Read more")) == std::vector<Marked>{{"Read more", "read-more"}});
  CHECK(marks_of(article_with(line + u"Sign up for our daily newsletter")) ==
        std::vector<Marked>{{"Sign up for our daily newsletter", "call-to-action"}});
  CHECK(marks_of(article_with(u"Follow us on Facebook " + line)) ==
        std::vector<Marked>{{"Follow us on Facebook", "call-to-action"}});
}

TEST_CASE("what somebody says is never a phrase of the site", "[boilerplate]") {
  CHECK(marks_of(article_with(u"The posters on the pier are large and blue. “Sign up for our newsletter. Follow us on "
                              u"Facebook,” they say, in four languages and very small letters.")) ==
        std::vector<Marked>{});
}

TEST_CASE("of a headline that stands twice the first one stays", "[boilerplate]") {
  const std::u16string text =
      u"Harbour town votes to rebuild its old lighthouse\n\n" + article_with(u"The vote was taken by a show of hands.");
  const Report report = inspect(text);
  REQUIRE(report.boilerplate.size() == 1);
  CHECK(report.boilerplate[0].kind == BoilerplateKind::duplicate);
  CHECK(report.boilerplate[0].reason == Reason::repeats_headline);
  CHECK(report.boilerplate[0].span.start == 50);
}

TEST_CASE("lines of a whole page are of the kind that what stands around them tells", "[boilerplate]") {
  std::u16string text = u"Home\nNews\nSport\nCulture\nWeather\nContact\n\n";
  text += article_with(u"The county will decide in May.");
  text +=
      u"\n\nRead more: The towers of the north\n\nComments\n\nsalty_pete\n2 days ago\nI have fished off that pier all "
      u"my "
      u"life and I never saw such a waste of money.\nReply\nHanna\n3 days ago\nMy house is right beside it and nobody "
      u"asked us. Shame on them!\nReply\nRudi K.\n3 days ago\nThey could not even mend the wall, lol.\nReply\n\nAbout "
      u"us\nPrivacy policy\nTerms of use\n© 2023 Selmouth Courier. All rights reserved.\n";
  std::vector<Marked> marks = marks_of(text);
  const auto kind_of = [&](const std::string& line) {
    for (const Marked& mark : marks) {
      if (mark.text.find(line) != std::string::npos) return mark.kind;
    }
    return std::string();
  };
  CHECK(kind_of("Culture") == "navigation");
  CHECK(kind_of("Read more: The towers") == "read-more");
  CHECK(kind_of("I have fished") == "comment");
  CHECK(kind_of("Hanna") == "comment");
  CHECK(kind_of("Reply") == "comment-form");
  CHECK(kind_of("Privacy policy") == "navigation");
  CHECK(kind_of("All rights reserved") == "notice");
}

TEST_CASE("a line that a site sets between all paragraphs is of one kind wherever it stands", "[boilerplate]") {
  std::u16string text =
      article_with(u"The vote was taken by a show of hands, which took the clerk twenty minutes to count.");
  for (std::size_t at = text.find(u"\n\n"); at != std::u16string::npos; at = text.find(u"\n\n", at + 20))
    text.replace(at, 2, u"\nArticle content\n");
  std::vector<std::string> kinds;
  for (const Marked& marked : marks_of(text)) kinds.push_back(marked.kind);
  CHECK(kinds == std::vector<std::string>(5, "other"));
}

TEST_CASE("German phrases are known as well", "[boilerplate]") {
  const std::u16string text =
      u"Stadtrat stimmt für den neuen Leuchtturm\n\nDer Rat der Stadt hat am Montag nach langer Debatte beschlossen, "
      u"den "
      u"alten Leuchtturm wieder aufzubauen. Lesen Sie auch: Sturm richtet schwere Schäden an\n\nJetzt Newsletter "
      u"abonnieren\n\nDie Arbeiten sollen im Frühjahr beginnen und etwa vier Millionen Euro kosten, sagte die "
      u"Bürgermeisterin.";
  CHECK(marks_of(text) == std::vector<Marked>{{"Lesen Sie auch: Sturm richtet schwere Schäden an", "read-more"},
                                              {"Jetzt Newsletter abonnieren", "call-to-action"}});
}

TEST_CASE("the clean text has no hole where a phrase was", "[boilerplate]") {
  const std::u16string text =
      u"Rain stops the race\n\nThe race was stopped after an hour of heavy rain . Read more\n\n"
      u"Nobody was hurt, the organisers said in the evening.";
  CHECK(to_utf8(clean_text(text, inspect(text))) ==
        "Rain stops the race\n\nThe race was stopped after an hour of heavy rain .\n\n"
        "Nobody was hurt, the organisers said in the evening.");
}

TEST_CASE("marks stand in order, never overlap and never split a pair, whatever the text", "[boilerplate]") {
  std::u16string text;
  const std::u16string pieces[] = {u"Read more ",
                                   u"\xD83D\xDE00",
                                   u"\xD800",
                                   u"\n",
                                   u"\"",
                                   u"Share",
                                   u"© ",
                                   u". ",
                                   u"NAMES ",
                                   u"(",
                                   u"12:30",
                                   u"\0x",
                                   u"Sign up to our newsletter"};
  std::uint32_t state = 1;
  for (int k = 0; k < 4000; ++k) {
    state = state * 1664525 + 1013904223;
    text += pieces[(state >> 16) % std::size(pieces)];
  }
  const Report report = inspect(text);
  std::uint32_t end = 0;
  for (const BoilerplateMark& mark : report.boilerplate) {
    CHECK(mark.span.start >= end);
    CHECK(mark.span.start < mark.span.end);
    CHECK(mark.span.end <= text.size());
    end = mark.span.end;
  }
}

TEST_CASE("a trail of links glued to the headline is not the headline", "[boilerplate]") {
  const std::u16string text =
      u"Home\nNews\nSport\nWeather\nHomeNewsTown to rebuild its old bridge\nTown to rebuild its old bridge\nBy Anna "
      u"Petersen\n28 November 2025, 14:30\nThe council of the small town voted on Tuesday to rebuild the old bridge "
      u"over the river before the winter, after two years of debate.\nWork on the bridge begins in June, the mayor of "
      u"the town told reporters after the vote, and ends in autumn.\nContact\nPrivacy policy\n© 2025 The Bay Post\n";
  const Document document = cut(text);
  const Boilerplate found = find_boilerplate(document);
  REQUIRE(found.headline);
  CHECK(document.view(document.paragraphs[*found.headline].span) == u"Town to rebuild its old bridge");
}
