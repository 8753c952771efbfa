#include "article_inspector/document.h"

#include <string>
#include <vector>

#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

std::vector<std::string> tokens_of(std::u16string_view text, std::string_view language = "en") {
  const Document document = cut(text, {}, language);
  std::vector<std::string> out;
  for (const Token& token : document.tokens) out.push_back(to_utf8(document.view(token)));
  return out;
}

std::vector<std::string> sentences_of(std::u16string_view text, std::string_view language = "en") {
  const Document document = cut(text, {}, language);
  std::vector<std::string> out;
  for (const Sentence& sentence : document.sentences) out.push_back(to_utf8(document.view(sentence.span)));
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("words keep inner apostrophes and give up their clitics") {
  CHECK(tokens_of(u"Russia’s O'Brien didn't, they'll") ==
        Strings{"Russia", "’s", "O'Brien", "didn't", ",", "they", "'ll"});
}

TEST_CASE("words that an apostrophe shortens are words of their own, where the language has them") {
  CHECK(tokens_of(u"L’eau d'Emmanuel, aujourd'hui", "fr") ==
        Strings{"L’", "eau", "d'", "Emmanuel", ",", "aujourd'hui"});
  CHECK(tokens_of(u"nell'Arno l'acqua", "it") == Strings{"nell'", "Arno", "l'", "acqua"});
  CHECK(tokens_of(u"D'Angelo said", "en") == Strings{"D'Angelo", "said"});
}

TEST_CASE("abbreviations and initials keep their full stop") {
  CHECK(tokens_of(u"Mr. John F. Kennedy of the U.S. at 5 p.m. on Jan. 3.") ==
        Strings{"Mr.", "John", "F.", "Kennedy", "of", "the", "U.S.", "at", "5", "p.m.", "on", "Jan.", "3", "."});
}

TEST_CASE("numbers, runs of marks, doubled marks and addresses are one token each") {
  CHECK(tokens_of(u"90,000 at 14:30 ... ''so'' --") == Strings{"90,000", "at", "14:30", "...", "''", "so", "''", "--"});
  CHECK(tokens_of(u"See https://example.com/a?b=c. Mail a.b@example.org, or example.co.uk") ==
        Strings{"See", "https://example.com/a?b=c", ".", "Mail", "a.b@example.org", ",", "or", "example.co.uk"});
}

TEST_CASE("a text may begin with a full stop") {
  CHECK(tokens_of(u".The rain fell.") == Strings{".", "The", "rain", "fell", "."});
  CHECK(cut(u".The rain fell. It was wet.", {}, "en").sentences.size() == 2);
}

TEST_CASE("scripts without spaces are cut by the Unicode rules") {
  CHECK(tokens_of(u"東京のニュース。 서울 뉴스", "und") == Strings{"東", "京", "の", "ニュース", "。", "서울", "뉴스"});
  CHECK(tokens_of(u"ข่าววันนี้ ok", "und") == Strings{"ข่าววันนี้", "ok"});
}

TEST_CASE("hyphenated pairs are three tokens without spaces") {
  const Document document = cut(u"Washington-Moscow relations", {}, "en");
  REQUIRE(document.tokens.size() == 4);
  CHECK_FALSE(document.tokens[1].space_before);
  CHECK_FALSE(document.tokens[2].space_before);
  CHECK(document.tokens[3].space_before);
}

TEST_CASE("sentences end at full stops, not at abbreviations") {
  CHECK(sentences_of(u"Gen. Smith came to the U.S. Central Command. He left in the U.S. The end.") ==
        Strings{"Gen. Smith came to the U.S. Central Command.", "He left in the U.S.", "The end."});
}

TEST_CASE("closing marks stay with the sentence they close") {
  CHECK(sentences_of(u"“We will go.” He left. \"Why?\" she asked. ‘No!’") ==
        Strings{"“We will go.”", "He left.", "\"Why?\" she asked.", "‘No!’"});
}

TEST_CASE("a full stop before a small letter ends nothing") {
  CHECK(sentences_of(u"a senior official said. to journalists.") == Strings{"a senior official said. to journalists."});
}

TEST_CASE("a lost space still parts two sentences") {
  CHECK(sentences_of(u"That is all, she said.The minister left.") ==
        Strings{"That is all, she said.", "The minister left."});
}

TEST_CASE("paragraphs are visible lines and know the blank lines before them") {
  const Document document = cut(u"One\r\n\r\n \u00A0 Two \n\n\n\nThree\u2028Four", {}, "en");
  REQUIRE(document.paragraphs.size() == 4);
  CHECK(to_utf8(document.view(document.paragraphs[1].span)) == "Two");
  CHECK(document.paragraphs[0].blank_lines_before == 0);
  CHECK(document.paragraphs[1].blank_lines_before == 1);
  CHECK(document.paragraphs[2].blank_lines_before == 3);
  CHECK(document.paragraphs[3].blank_lines_before == 0);
}

TEST_CASE("one word, whatever its case: lower forms are shared") {
  const Document document = cut(u"The the THE", {}, "en");
  CHECK(document.words.size() == 3);
  REQUIRE(document.lowers.size() == 1);
  CHECK(document.lowers[0].count == 3);
  CHECK(document.shape(document.tokens[0]) == Shape::capitalized);
  CHECK(document.shape(document.tokens[2]) == Shape::upper);
}

TEST_CASE("the language is told by its stop words") {
  CHECK(cut(u"The minister said that he would not go to the meeting with them.").language == "en");
  CHECK(cut(u"Die Ministerin sagte, dass sie nicht zu dem Treffen mit ihnen kommen werde.").language == "de");
  CHECK(cut(u"Le ministre a dit que les pays ne sont pas dans une crise.").language == "fr");
  CHECK(cut(u"qwrt zxcv bnmp").language == "und");
}

TEST_CASE("a language without a folder is not taken for one that has some of its small words") {
  CHECK(cut(u"Byrådet i den lille byen vedtok på tirsdag at den gamle broen skal bygges opp igjen før vinteren. Det "
            u"blir dyrt, sa ordføreren, men vi kan ikke vente lenger på at noen skal gjøre jobben for oss.")
            .language == "und");
  CHECK(cut(u"Zastupitelé města v úterý rozhodli, že se starý most opraví ještě před zimou. Bude to stát dost peněz, "
            u"řekl starosta, ale už nemůžeme čekat, až to za nás udělá někdo jiný, protože most je pro nás důležitý.")
            .language == "und");
  // A page in another script under an English menu.
  CHECK(cut(u"Home News About us Contact the editors\n議会は火曜日、冬までに古い橋を再建することを決めた。"
            u"市長は、費用は高いが、これ以上待つことはできないと述べた。橋は百年以上前に建てられたものである。")
            .language == "und");
}

TEST_CASE("any code units are taken, and no token splits a surrogate pair") {
  const std::u16string text = {0xD800, u' ', 0xDC00, u'a', 0xD83D, 0xDE00, 0, u'\n', 0xD83D};
  const Document document = cut(text);
  std::uint32_t last = 0;
  for (const Token& token : document.tokens) {
    CHECK(token.start >= last);
    CHECK(token.end > token.start);
    CHECK(token.end <= text.size());
    CHECK_FALSE(token.end == 5);  // the middle of the pair
    last = token.end;
  }
}
