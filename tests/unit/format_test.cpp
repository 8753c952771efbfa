#include "article_inspector/format.h"

#include <nlohmann/json.hpp>
#include <string>

#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

std::uint32_t at(std::u16string_view text, std::u16string_view words) {
  return static_cast<std::uint32_t>(text.find(words));
}

Span span_of(std::u16string_view text, std::u16string_view words) {
  const std::uint32_t start = at(text, words);
  return {start, start + static_cast<std::uint32_t>(words.size())};
}

const std::u16string text =
    u"Bridge <closed> & open\n\n“It is *late*, 😀” said Holm. Read more\n\n=SUM(A1) said “nothing”.";

/// A report made by hand, so that what is written does not hang on what the stages find.
Report report() {
  Report report;
  report.length = static_cast<std::uint32_t>(text.size());
  report.language = "en";
  report.header.headline = Headline{span_of(text, u"Bridge <closed> & open")};
  report.boilerplate.push_back(
      {span_of(text, u"Read more"), BoilerplateKind::read_more, Reason::more, 1, StoryPlace::inside, 0.9F});
  Entity holm;
  holm.name = u"Holm";
  holm.type = EntityType::person;
  holm.role = u"engineer";
  holm.mentions.push_back({span_of(text, u"Holm"), false});
  report.entities.list.push_back(holm);
  Quote quote;
  quote.kind = QuoteKind::direct;
  quote.content.push_back(span_of(text, u"“It is *late*, 😀”"));
  quote.cue = span_of(text, u"said");
  quote.speaker = Speaker{span_of(text, u"Holm"), u"Holm", 0, false, u"engineer"};
  report.quotes.push_back(quote);
  Quote other;
  other.kind = QuoteKind::direct;
  other.content.push_back(span_of(text, u"“nothing”"));
  other.speaker = Speaker{span_of(text, u"=SUM(A1)"), u"=SUM(A1)", std::nullopt, true, u""};
  report.quotes.push_back(other);
  return report;
}

bool has(const std::string& out, const std::string& part) { return out.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("clean text keeps the headline and cuts fragments without a hole") {
  CHECK(write(text, report(), Format::text) ==
        "Bridge <closed> & open\n\n“It is *late*, 😀” said Holm.\n\n=SUM(A1) said “nothing”.\n");
}

TEST_CASE("Markdown shows the text's own marks as text") {
  const std::string out = write(text, report(), Format::markdown);
  CHECK(has(out, "# Bridge \\<closed\\> & open\n"));
  CHECK(has(out, "“It is \\*late\\*, 😀” said Holm.\n"));
  CHECK(has(out, "| Holm | direct | “It is \\*late\\*, 😀” |\n"));
  CHECK(has(out, "- Holm, engineer (1)\n"));
  CHECK(has(out, "(not named)"));
  CHECK_FALSE(has(out, "said Holm. Read more"));
}

TEST_CASE("A name's mentions in junk count and are marked nowhere") {
  Report with_junk = report();
  with_junk.entities.list[0].mentions.push_back({span_of(text, u"Read"), true});
  Entity link = with_junk.entities.list[0];
  link.id = 1;
  link.name = u"More";
  link.mentions = {{span_of(text, u"more"), true}};
  with_junk.entities.list.push_back(link);
  CHECK(has(write(text, with_junk, Format::markdown), "- Holm, engineer (1)\n"));
  CHECK_FALSE(has(write(text, with_junk, Format::markdown), "- More"));
  CHECK(write(text, with_junk, Format::html) == write(text, report(), Format::html));
  CHECK(write(text, with_junk, Format::annotations) == write(text, report(), Format::annotations));
}

TEST_CASE("CSV quotes its cells and hands no formula to a spreadsheet") {
  const std::string out = write(text, report(), Format::csv);
  CHECK(has(out, "kind,quote,speaker,role,anonymous,mention,cue,start,end\r\n"));
  CHECK(has(out, "\"direct\",\"“It is *late*, 😀”\",\"Holm\",\"engineer\",false,\"Holm\",\"said\",24,"));
  CHECK(has(out, "\"'=SUM(A1)\""));
}

TEST_CASE("HTML shows markup as text and marks every stretch") {
  const std::string out = write(text, report(), Format::html);
  CHECK(has(out, "<h1 lang=\"en\">Bridge &lt;closed&gt; &amp; open</h1>"));
  CHECK(has(out, "<span class=\"direct\">“It is *late*, 😀”</span>"));
  CHECK(has(out, "<span class=\"boilerplate\">Read more</span>"));
  CHECK(has(out, "<span class=\"person\">Holm</span>"));
  CHECK_FALSE(has(out, "<closed>"));
}

TEST_CASE("formats for people speak the language that is asked for, and English where they do not know it") {
  const auto written = [](Format format, const char* language) {
    FormatOptions options;
    options.message_language = language;
    return write(text, report(), format, options);
  };
  const std::string markdown = written(Format::markdown, "de");
  CHECK(has(markdown, "## Wer was gesagt hat\n\n| Wer | Wie | Was |\n"));
  CHECK(has(markdown, "| Holm | wörtlich | “It is \\*late\\*, 😀” |\n"));
  CHECK(has(markdown, "## Personen\n\n- Holm, engineer (1)\n"));
  CHECK(has(markdown, "- Weiterlesen: Read more ("));
  const std::string html = written(Format::html, "de");
  CHECK(has(html, "<html lang=\"de\">"));
  CHECK(has(html, "<h2>Der Text mit seinen Markierungen</h2>"));
  CHECK(has(html, "<th scope=\"col\">Wer</th>"));
  CHECK(has(html, "<span class=\"direct\">"));  // names that a style sheet knows stay as they are
  CHECK(has(written(Format::csv, "de"), "Art,Zitat,Wer,Rolle,ohne Namen,Erwähnung,Verb,Anfang,Ende\r\n\"wörtlich\","));
  for (const Format format : {Format::markdown, Format::html, Format::csv, Format::annotations}) {
    CHECK(written(format, "de") != written(format, "en"));
    CHECK(written(format, "xx") == written(format, "en"));
    CHECK(written(format, "\"><script>") == written(format, "en"));
  }
  CHECK(written(Format::json, "de") == written(Format::json, "en"));
}

TEST_CASE("annotations point at their words in code points, with what stands around them") {
  const auto page = nlohmann::json::parse(
      write(text, report(), Format::annotations, {.source = "https://example.org/story", .json_indent = 2}));
  CHECK(page["@context"] == "http://www.w3.org/ns/anno.jsonld");
  bool seen = false;
  for (const auto& item : page["items"]) {
    CHECK(item["type"] == "Annotation");
    CHECK(item["target"]["source"] == "https://example.org/story");
    const auto& position = item["target"]["selector"][0];
    const auto& quote = item["target"]["selector"][1];
    if (quote["exact"] != "Holm") continue;
    seen = true;
    const std::uint32_t units = at(text, u"Holm");
    CHECK(position["start"] == units - 1);  // the emoji before it is one code point, two code units
    CHECK(position["end"] == units + 3);
    CHECK(quote["suffix"].get<std::string>().substr(0, 11) == ". Read more");
  }
  CHECK(seen);
}

TEST_CASE("every format takes any code units") {
  const std::u16string bad = {0xD800, u' ', 0, u'<', 0xDC00, u'\n', 0xDBFF};
  const Report found = inspect(bad);
  for (std::size_t k = 0; k < format_names.size(); ++k) {
    const std::string out = write(bad, found, static_cast<Format>(k));
    CHECK_FALSE(out.empty());
    CHECK(to_utf8(to_utf16(out)) == out);  // well-formed UTF-8
  }
}

TEST_CASE("UTF-8 is read with each bad sequence told") {
  std::vector<Span> bad;
  CHECK(to_utf16("a\xFF"
                 "b\xE2\x82"
                 "c\xF0\x9F\x98\x80",
                 &bad) == std::u16string(u"a\uFFFDb\uFFFDc😀"));
  REQUIRE(bad.size() == 2);
  CHECK(bad[0] == Span{1, 2});
  CHECK(bad[1] == Span{3, 4});
}

TEST_CASE("speakers are counted with their words, and unnamed ones apart") {
  const std::u16string story =
      u"Bridge to close\n\nThe bridge will close on Monday, said Ann Holm, the mayor. “It is time,” Holm said. “We are "
      u"sorry.”\n\n“Nobody asked us,” said a senior official.";
  const Report found = inspect(story, {"en", {}});
  const Statistics& statistics = found.statistics;
  CHECK(statistics.quotes.direct == 2);
  CHECK(statistics.quotes.indirect == 1);
  CHECK(statistics.anonymous_quotes == 1);
  REQUIRE(statistics.speakers.size() == 2);
  const SpeakerCount& first = statistics.speakers[0];
  CHECK(first.name == u"Ann Holm");
  CHECK(first.words == 6);
  CHECK(first.reported_words > 0);
  CHECK(first.permille == 6 * 1000 / statistics.story_words);
  CHECK(statistics.speakers[1].anonymous);
  CHECK(statistics.speakers[1].words == 3);
  CHECK(write(story, found, Format::markdown).find("Ann Holm, mayor: 1 direct, 1 indirect; 6 words") !=
        std::string::npos);
}
