#include "article_inspector/check.h"

#include <string>

#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

const std::u16string council =
    u"Bridge reopens\n\n"
    u"“The bridge is safe and it will stay open through the winter,” Ann Lee, the mayor, said on Monday. "
    u"“We spent 3.5 million euros on the repairs, and nobody was hurt.”\n\n"
    u"“I have never seen work done this quickly,” said Tom Reed, an engineer. The council voted for the plan in May.\n";

QuoteCheck checked(const std::u16string& draft, const std::vector<std::u16string>& sources) {
  std::vector<CheckText> texts;
  for (const std::u16string& source : sources) texts.push_back({source, {}});
  return check_quotes({draft, {}}, texts);
}

CheckedQuote only(const std::u16string& draft, const std::u16string& source = council) {
  const QuoteCheck check = checked(draft, {source});
  REQUIRE(check.quotes.size() == 1);
  return check.quotes.front();
}

Verdict verdict_of(const std::u16string& draft, const std::u16string& source = council) {
  return only(draft, source).verdict;
}

}  // namespace

TEST_CASE("a quotation that stands in the source is verbatim, whatever its marks, case and white space") {
  CHECK(verdict_of(u"Ann Lee said: “The bridge is safe and it will stay open through the winter.”") ==
        Verdict::verbatim);
  CHECK(verdict_of(u"Ann Lee said: \"the bridge is safe and it will  stay open\"") == Verdict::verbatim);
  CHECK(verdict_of(u"»We spent 3.5 million euros on the repairs«, said Ann Lee.") == Verdict::verbatim);
}

TEST_CASE("capitals, soft hyphens, ligatures, hyphens at line ends and slips of a scan alter nothing") {
  const std::u16string draft = u"She said: “The officials will modernise the international office, and it is final.”";
  CHECK(verdict_of(draft, u"“THE OFFICIALS WILL MODERNISE THE INTERNATIONAL OFFICE, AND IT IS FINAL,” SHE SAID.") ==
        Verdict::verbatim);
  CHECK(verdict_of(draft,
                   u"“The offi\u00ADcials will moder\u00ADnise the inter-\nnational o\uFB03ce, and it is \uFB01nal,” "
                   u"she said.") == Verdict::verbatim);
  CHECK(verdict_of(draft, u"“The officia1s will modemise the intemational office, and it is fina1,” she said.") ==
        Verdict::verbatim);
}

TEST_CASE("an ellipsis or brackets make a shortened quotation, not an altered one") {
  CHECK(verdict_of(u"Ann Lee said: “The bridge is safe … through the winter.”") == Verdict::shortened);
  CHECK(verdict_of(u"Ann Lee said: “The bridge [...] will stay open through the winter.”") == Verdict::shortened);
  CHECK(verdict_of(u"Ann Lee said: “[This crossing] is safe and it will stay open through the winter.”") ==
        Verdict::shortened);
}

TEST_CASE("words that differ are shown, with what they touch") {
  const CheckedQuote negation =
      only(u"Ann Lee said: “The bridge is not safe and it will stay open through the winter.”");
  CHECK(negation.verdict == Verdict::altered);
  REQUIRE(negation.differences.size() == 1);
  CHECK(negation.differences[0].kind == DifferenceKind::negation);
  const CheckedQuote number = only(u"Ann Lee said: “We spent 35 million euros on the repairs, and nobody was hurt.”");
  CHECK(number.verdict == Verdict::altered);
  REQUIRE(number.differences.size() == 1);
  CHECK(number.differences[0].kind == DifferenceKind::number);
  const CheckedQuote hedge = only(u"Ann Lee said: “The bridge is safe and it may stay open through the winter.”");
  REQUIRE(hedge.differences.size() == 1);
  CHECK(hedge.differences[0].kind == DifferenceKind::hedge);
  const CheckedQuote dropped = only(u"Ann Lee said: “The bridge is safe and it will through the winter.”");
  CHECK(dropped.verdict == Verdict::altered);
  REQUIRE(dropped.differences.size() == 1);
  CHECK(dropped.differences[0].kind == DifferenceKind::dropped);
}

TEST_CASE("two places run together are spliced") {
  CHECK(verdict_of(u"Ann Lee said: “The bridge is safe and it will stay on the repairs, and nobody was hurt.”") ==
        Verdict::spliced);
}

TEST_CASE("words said by somebody else are misattributed") {
  const CheckedQuote quote = only(u"“I have never seen work done this quickly,” said Ann Lee.");
  CHECK(quote.verdict == Verdict::misattributed);
  REQUIRE(quote.speaker);
  CHECK(to_utf8(quote.speaker->source) == "Tom Reed");
  CHECK(verdict_of(u"“I have never seen work done this quickly,” said Reed.") == Verdict::verbatim);
}

TEST_CASE("words of no source are absent; of two sources the one that has them is named") {
  const CheckedQuote gone = only(u"Ann Lee said: “Taxes on private yachts must rise before the summer ends.”");
  CHECK(gone.verdict == Verdict::absent);
  CHECK_FALSE(gone.source);
  const QuoteCheck check = checked(u"Ann Lee said: “The bridge is safe and it will stay open.”",
                                   {u"Nothing of the kind stands here.", council});
  REQUIRE(check.quotes.size() == 1);
  CHECK(check.quotes[0].source == 1);
}

TEST_CASE("German quotations are checked like English ones") {
  const std::u16string source =
      u"„Wir haben das Geld nicht verloren, wir haben es ausgegeben“, sagte Anna Berger am Montag in Köln.";
  CHECK(verdict_of(u"Anna Berger sagte: „Wir haben das Geld nicht verloren, wir haben es ausgegeben.“", source) ==
        Verdict::verbatim);
  const CheckedQuote altered =
      only(u"Anna Berger sagte: „Wir haben das Geld verloren, wir haben es ausgegeben.“", source);
  CHECK(altered.verdict == Verdict::altered);
  REQUIRE(altered.differences.size() == 1);
  CHECK(altered.differences[0].kind == DifferenceKind::negation);
}

TEST_CASE("an article's own quotations stand in it") {
  for (const CheckedQuote& quote : checked(council, {council}).quotes) CHECK(quote.verdict == Verdict::verbatim);
}

TEST_CASE("a report in other words is supported by the sentence that says the like") {
  const QuoteCheck check =
      checked(u"Ann Lee said that the repairs cost 3.5 million euros and that nobody was hurt.", {council});
  REQUIRE(check.paraphrases.size() == 1);
  CHECK(check.paraphrases[0].supported);
  const QuoteCheck other =
      checked(u"Ann Lee said that the harbour master resigned after a quarrel about mooring fees.", {council});
  REQUIRE(other.paraphrases.size() == 1);
  CHECK_FALSE(other.paraphrases[0].supported);
}

TEST_CASE("empty texts and texts without quotations have nothing to check") {
  CHECK(checked(u"", {}).quotes.empty());
  CHECK(checked(u"“So it is,” he said.", {}).quotes.size() == 1);
  CHECK(checked(u"Rain fell.", {u""}).quotes.empty());
}

TEST_CASE("a quotation that begins with an ellipsis is one") {
  CHECK(verdict_of(u"Ann Lee was clear: “… it will stay open through the winter”") == Verdict::verbatim);
}

TEST_CASE("a quotation inside a quotation is checked with it") {
  const std::u16string source =
      u"“He told me ‘the lights stay on’ and then he left the room,” Ann Lee, the mayor, said on Monday.\n";
  CHECK(verdict_of(u"Ann Lee said: “He told me ‘the lights stay on’ and then he left the room.”", source) ==
        Verdict::verbatim);
  const CheckedQuote altered =
      only(u"Ann Lee said: “He told me ‘the lights go off’ and then he left the room.”", source);
  CHECK(altered.verdict == Verdict::altered);
  REQUIRE(altered.differences.size() == 1);
}

TEST_CASE("a quotation in three pieces is found as a whole") {
  const QuoteCheck check = checked(
      u"“The bridge is safe,” Ann Lee said, “and it will stay open,” she added, “through the winter.”", {council});
  REQUIRE(check.quotes.size() == 3);
  for (const CheckedQuote& quote : check.quotes) CHECK(quote.verdict == Verdict::verbatim);
  CHECK(verdict_of(u"Ann Lee said: “The bridge … will stay open … the winter.”") == Verdict::shortened);
}

TEST_CASE("of two sources with the same words the one where the draft's speaker says them is named") {
  const std::u16string other =
      u"“The bridge is safe and it will stay open through the winter,” said Tom Reed, an engineer.\n";
  const std::u16string draft = u"“The bridge is safe and it will stay open through the winter,” said Tom Reed.";
  const QuoteCheck first = checked(draft, {council, other});
  REQUIRE(first.quotes.size() == 1);
  CHECK(first.quotes[0].verdict == Verdict::verbatim);
  CHECK(first.quotes[0].source == 1U);
  CHECK(checked(draft, {other, council}).quotes[0].source == 0U);
}

TEST_CASE("slips of a scan in a German source alter nothing") {
  const std::u16string source =
      u"„Wir haben den Damm im Früh-\njahr erneuert, und er hä1t jeder F1ut stand“, sagte Karin Voss.\n";
  CHECK(verdict_of(u"Karin Voss sagte: „Wir haben den Damm im Frühjahr erneuert, und er hält jeder Flut stand.“",
                   source) == Verdict::verbatim);
}

TEST_CASE("words that stand in very many sources are found in one of them") {
  const std::u16string draft = u"“The bridge is safe and it will stay open through the winter,” Ann Lee said.";
  const QuoteCheck check = checked(draft, std::vector<std::u16string>(1500, council.substr(16, 100)));
  REQUIRE(check.quotes.size() == 1);
  CHECK(check.quotes[0].verdict == Verdict::verbatim);
}
