#include <string>
#include <utility>
#include <vector>

#include "article_inspector/inspect.h"
#include "article_inspector/stages.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

using Strings = std::vector<std::string>;

/// "kind: words" of every finding.
Strings findings_of(std::u16string_view text, std::string_view language = "en", std::vector<Block> blocks = {}) {
  const Document document = cut(text, std::move(blocks), language);
  const Story story = story_of(document, {});
  const Header header = find_header(document, {{}, find_boilerplate(document).headline}, story);
  Strings out;
  for (const Finding& finding : find_findings(document, {}, story, header)) {
    out.push_back(std::string(finding_kind_names[static_cast<std::size_t>(finding.kind)]) + ": " +
                  to_utf8(document.view(finding.span)));
  }
  return out;
}

}  // namespace

TEST_CASE("a sound text has no findings") {
  CHECK(findings_of(u"Mayor backs bridge\n\n“It is time,” said Dr. Holm, 61, of the U.S. embassy. \"So be it.\" They "
                    u"met at approx. five p.m. on Friday.")
            .empty());
}

TEST_CASE("a full stop in the middle of a sentence is found") {
  CHECK(findings_of(u"The bridge will be closed, an engineer told. the council on Monday.") ==
        Strings{"broken-sentence: told. the"});
}

TEST_CASE("a sentence that is cut off is found") {
  CHECK(findings_of(u"The council voted on Tuesday to close the bridge for all of the") ==
        Strings{"cut-off-sentence: The council voted on Tuesday to close the bridge for all of the"});
}

TEST_CASE("a heading may end on any word") {
  const std::u16string_view text = u"What the council voted on Tuesday to close the bridge for the";
  Block heading;
  heading.span = {0, static_cast<std::uint32_t>(text.size())};
  CHECK(findings_of(text, "en", {heading}).size() == 1);
  heading.tag = BlockTag::heading;
  CHECK(findings_of(text, "en", {heading}).empty());
}

TEST_CASE("one mark may open and close") {
  CHECK(findings_of(u"Han svarar ”vet inte” (37 procent). ”Det är sent”, sade Holm.", "sv").empty());
  CHECK(findings_of(u"Han svarar ”vet inte (37 procent).", "sv") == Strings{"unbalanced-quotation-mark: ”"});
}

TEST_CASE("quotation marks that do not pair are found, and spoil nothing after them") {
  CHECK(findings_of(u"“It is time, said Holm.\n\n“We know it,” she said.\n\nThe end.")
            .empty());  // a quotation over two paragraphs
  CHECK(findings_of(u"“It is time, said Holm.\n\nWork begins. “We know it,” she said.") ==
        Strings{"unbalanced-quotation-mark: “"});
  CHECK(findings_of(u"“It is time,” said Holm. “It is late. “") == Strings{"unbalanced-quotation-mark: “"});
  CHECK(findings_of(u"It is time,” said Holm.") == Strings{"unbalanced-quotation-mark: ”"});
}

TEST_CASE("what may be right is no flaw") {
  // A quotation over paragraphs that do not open again, and one that holds another in the same marks.
  CHECK(findings_of(u"“It is time, said Holm.\n\nWork begins now.\n\nWe will be ready in June,” she said.").empty());
  CHECK(findings_of(u"„Hier siegt der Fleiß, dort siegt „die rohe Kraft“.“ Das sagte Holm.", "de").empty());
  CHECK(findings_of(u"„Es ist Zeit“, sagte Holm.\n\n“Wir wissen es”, sagte Lund. “Gut”, sagte Holm.", "de").empty());
  CHECK(findings_of(u"At 5'10\", Holm had to bend. \"It is low,\" he said.").empty());
  CHECK(findings_of(u"“It was an attempt to mislead,’’ Holm said. “We will see.’’").empty());
  CHECK(findings_of(u"Take one cup, two tsp. olive oil and recirculation. my6sense will do.").empty());
  // A pull quote, whose opening mark the site draws.
  CHECK(findings_of(u"All of us work together so that this fire will end”\n\nLea Orsini\n\nShe is the mayor.").empty());
  // Once closed, the next one is over.
  CHECK(findings_of(u"“It is time, said Holm.\n\nWork begins. We are ready,” she said.\n\nWe are late,” he said.") ==
        Strings{"unbalanced-quotation-mark: ”"});
  CHECK(findings_of(u"The council sent away in all nine years since then the people whom it had thought of the council")
            .empty());
  CHECK(findings_of(u"They had come to the town that day with a boat and an old horse,\n\nand left it without them.")
            .empty());
  CHECK(findings_of(u"Er wollte an diesem Abend vor allem wissen, wie gut die neue Brücke gebaut worden ist", "de")
            .empty());
}

TEST_CASE("a paragraph of many unpaired marks has few findings, and they reach its last mark") {
  std::u16string text = u"Rain fell.";
  for (int k = 0; k < 1000; ++k) text += u" It was wet.”";
  const Strings found = findings_of(text);
  REQUIRE(found.size() == 21);
  CHECK(found.back().size() > 900 * std::string_view("It was wet.").size());
}

TEST_CASE("German marks open low and close high") {
  CHECK(findings_of(u"„Es ist Zeit“, sagte Holm. „Wir wissen es.“", "de").empty());
}

TEST_CASE("characters that are no text are found, one finding a paragraph and kind") {
  CHECK(findings_of(u"A b\uFFFDd and b\uFFFDd byte.") == Strings{"bad-bytes: \xEF\xBF\xBD"
                                                                 "d and b\xEF\xBF\xBD"});
  CHECK(findings_of(std::u16string(u"A \u0001 here")) == Strings{"control-character: \x01"});
  CHECK(findings_of(std::u16string{u'a', u' ', 0xD800, u' ', u'b'}) == Strings{"lone-surrogate: \xEF\xBF\xBD"});
  CHECK(findings_of(u"The mayorâ€™s bridge") == Strings{"mojibake: â€™"});
  CHECK(findings_of(u"Some <b>bold</b> text &amp; more, 3 < 4 and AT&T") == Strings{"markup: <b>bold</b> text &amp;"});
}
