#include <string>

#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

PageData data_of(const std::string& html) { return read_html(html).page; }

std::string script(const std::string& json) { return "<script type=\"application/ld+json\">" + json + "</script>"; }

Report report_of(const std::string& html) {
  const HtmlText page = read_html(html);
  return inspect(page.text, {.language = {}, .blocks = page.blocks, .rejected = {}, .page = page.page});
}

const std::string paragraphs =
    "<p>The council of the small town voted on Tuesday to rebuild the old bridge over the river before the winter.</p>"
    "<p>Work on the bridge begins in June, the mayor of the town told reporters after the vote, and ends in autumn.</p>"
    "<p>The old bridge had been closed since a lorry damaged two of its pillars in a storm four years ago.</p>";

}  // namespace

TEST_CASE("JSON-LD says who wrote an article and when") {
  const PageData data =
      data_of(script(R"({"@type":"NewsArticle","headline":"A bridge","datePublished":"2026-05-04T10:00:00Z",
      "author":[{"@type":"Person","name":"Ann Hill"},{"name":"Bo Lund"}],"publisher":{"name":"The Bay Post"}})"));
  CHECK(to_utf8(data.headline) == "A bridge");
  CHECK(data.published == "2026-05-04T10:00:00Z");
  REQUIRE(data.authors.size() == 2);
  CHECK(to_utf8(data.authors[0]) == "Ann Hill");
  CHECK(to_utf8(data.site) == "The Bay Post");
}

TEST_CASE("an article is found in lists and graphs, behind other objects, and authors by their number there") {
  const PageData data = data_of(script(R"([{"@type":"WebSite","headline":"The site"},{"@graph":[
      {"@type":["Thing","https://schema.org/BlogPosting"],"headline":"A bridge","author":{"@id":"#ann"}},
      {"@type":"Person","@id":"#ann","name":"Ann &amp; Bo"}]}])"));
  CHECK(to_utf8(data.headline) == "A bridge");
  REQUIRE(data.authors.size() == 1);
  CHECK(to_utf8(data.authors[0]) == "Ann & Bo");
}

TEST_CASE("ill-formed and huge JSON-LD says nothing, and the next script counts") {
  const std::string good = script(R"({"@type":"Article","headline":"A bridge"})");
  CHECK(to_utf8(data_of(script("{\"@type\":\"Article\",") + good).headline) == "A bridge");
  CHECK(to_utf8(data_of(script("{\"headline\":\"" + std::string(2000000, 'x') + "\"}") + good).headline) == "A bridge");
  CHECK(to_utf8(data_of(script("{\"a\":\"" + std::string(5000, '[') + "\"}") + script(std::string(200000, '[')) + good)
                    .headline) == "A bridge");
  // A line end inside a string is a mistake that is forgiven.
  CHECK(to_utf8(data_of(script("{\"@type\":\"Article\",\"headline\":\"A\nbridge\"}")).headline) == "A bridge");
}

TEST_CASE("meta elements, links, <time> and marked elements say what JSON-LD does not") {
  const PageData data = data_of(
      "<title>A bridge - The Bay Post</title><meta property='og:title' content='A bridge'><meta name=Author "
      "content='Ann Hill'>"
      "<meta property='article:published_time' content='2026-05-04'><meta property='og:site_name' content='The Bay "
      "Post'>"
      "<link rel='x canonical' href='https://bay.example/bridge'>");
  CHECK(to_utf8(data.title) == "A bridge - The Bay Post");
  CHECK(to_utf8(data.headline) == "A bridge");
  REQUIRE(data.authors.size() == 1);
  CHECK(to_utf8(data.authors[0]) == "Ann Hill");
  CHECK(data.published == "2026-05-04");
  CHECK(to_utf8(data.site) == "The Bay Post");
  CHECK(data.address == "https://bay.example/bridge");
  const PageData marked =
      data_of("<p><a rel=author href=x>Ann <b>Hill</b></a> <time datetime='2026-05-04'>May</time></p>");
  REQUIRE(marked.authors.size() == 1);
  CHECK(to_utf8(marked.authors[0]) == "Ann Hill");
  CHECK(marked.published == "2026-05-04");
  CHECK(data_of("<link rel=canonical href='javascript:x'><meta property=og:url content='/x'>").address.empty());
}

TEST_CASE("a page's own headline stays, whatever stands around it") {
  const std::string html =
      "<title>Town to rebuild its old bridge - The Bay Post</title><nav><a href=a>Home</a><a href=b>Sport</a></nav>"
      "<div><a href=c>Storm sinks two boats in the harbour</a></div><div class=teaser><a href=d>Mayor of the town to "
      "resign</a>"
      "</div><h1>Town to rebuild its old bridge</h1><div class=byline>By Ann Hill and Bo Lund</div><div>4 May "
      "2026</div>" +
      paragraphs + "<footer><a href=e>Imprint</a><a href=f>Terms of use</a></footer>";
  const HtmlText page = read_html(html);
  const Report report = report_of(html);
  REQUIRE(report.header.headline);
  const Span span = report.header.headline->span;
  CHECK(to_utf8(page.text.substr(span.start, span.length())) == "Town to rebuild its old bridge");
  for (const BoilerplateMark& mark : report.boilerplate) CHECK_FALSE(mark.span.overlaps(span));
  REQUIRE(report.header.bylines.size() == 2);
  CHECK(to_utf8(report.header.bylines[1].name) == "Bo Lund");
  REQUIRE(report.header.date);
  CHECK(report.header.date->iso == "2026-05-04");
}

TEST_CASE("an author whom only the data names has no place in the text") {
  const Report report =
      report_of(script(R"({"@type":"NewsArticle","author":"Ann Hill","datePublished":"2026-05-04"})") +
                "<h1>Town to rebuild its old bridge</h1>" + paragraphs);
  REQUIRE(report.header.bylines.size() == 1);
  CHECK(to_utf8(report.header.bylines[0].name) == "Ann Hill");
  CHECK_FALSE(report.header.bylines[0].span);
  REQUIRE(report.header.date);
  CHECK_FALSE(report.header.date->span);
}

TEST_CASE("a piece of a page, pasted with its markup, is kept whole") {
  const std::string html =
      "<h1>Town votes on bridge</h1><p>The council voted on Tuesday. “It is time,” said Mayor Lea Orsini.</p>";
  const Report report = report_of(html);
  CHECK(report.boilerplate.empty());
  REQUIRE(report.header.headline);
  CHECK(report.header.headline->span.length() == 20);
}

TEST_CASE("where a page's words and its data name another day or another author, its words win and a finding says so") {
  const std::string head =
      "<title>Town to rebuild its old bridge - The Bay Post</title><meta property='article:published_time' "
      "content='2025-01-02T08:00:00Z'><meta name='author' content='Rita Moor'><h1>Town to rebuild its old bridge</h1>";
  const Report other = report_of(head + "<p>By Anna Petersen</p><p>28 November 2025, 14:30</p>" + paragraphs);
  REQUIRE(other.header.bylines.size() == 1);
  CHECK(to_utf8(other.header.bylines[0].name) == "Anna Petersen");
  REQUIRE(other.header.date);
  CHECK(other.header.date->iso == "2025-11-28");
  REQUIRE(other.findings.size() == 2);
  CHECK(other.findings[0].reason == FindingReason::other_author_in_data);
  CHECK(other.findings[1].reason == FindingReason::other_day_in_data);
  const Report same = report_of(head + "<p>By Rita Moor</p><p>2 January 2025, 8:00</p>" + paragraphs);
  CHECK(same.findings.empty());
}

TEST_CASE("an account's name in the page's data is no author") {
  const std::string head = "<title>Town to rebuild its old bridge</title><h1>Town to rebuild its old bridge</h1>";
  CHECK(report_of("<meta name='author' content='webadmin2'>" + head + paragraphs).header.bylines.empty());
  CHECK(report_of("<meta name='author' content='Rita Moor'>" + head + paragraphs).header.bylines.size() == 1);
}
