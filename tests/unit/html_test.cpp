#include "article_inspector/html.h"

#include <algorithm>
#include <string>

#include "article_inspector/clean_text.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"

namespace {

using namespace article_inspector;

std::string text_of(std::string_view html) { return to_utf8(read_html(html).text); }

Block block_with(const HtmlText& page, std::u16string_view words) {
  for (const Block& block : page.blocks) {
    if (std::u16string_view(page.text).substr(block.span.start, block.span.length()).find(words) !=
        std::u16string_view::npos)
      return block;
  }
  FAIL("no block has " << to_utf8(words));
  return {};
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("A page's text comes as a person would copy it") {
  CHECK(text_of("<p>It rained   on\n Monday.</p><p>And <b>on</b> Tuesday.") ==
        "It rained on Monday.\n\nAnd on Tuesday.");
  CHECK(text_of("<h1>Rain</h1><div>It fell.</div><div>It<br>stopped.<br><br>So?</div>") ==
        "Rain\nIt fell.\nIt\nstopped.\n\nSo?");
  CHECK(text_of("<table><tr><td>a<td>b</tr><tr><td>c<td>d</table>") == "a\tb\nc\td");
  CHECK(text_of("x<pre>  one\n    two  \n</pre>y") == "x\n  one\n    two\ny");
  CHECK(text_of("&lt;b&gt; &amp; &eacute;&#x1F600;") == "<b> & é😀");
  CHECK(text_of("<ul><li>a<li>b</ul><ol><li>c</ol>") == "a\nb\nc");
}

TEST_CASE("What a reader does not see is left out") {
  CHECK(text_of("<title>t</title><style>s</style><script>j</script><p>a<template>t</template>") == "a");
  CHECK(
      text_of("<p>a</p><noscript><p>Please switch scripts on.</p></noscript><p>b<noscript><img alt='x'></noscript>") ==
      "a\n\nb");
  CHECK(text_of("<p hidden>no</p><p style='color: red; Display : NONE'>no</p><p style='visibility:hidden'>no</p>a") ==
        "a");
  CHECK(text_of("<dialog>no</dialog><dialog open>yes</dialog><select><option>no</select><textarea>no</textarea>") ==
        "yes");
  CHECK(text_of("<details><summary>a</summary>no<p>no</p></details><details open><summary>b</summary>c</details>") ==
        "a\nb\nc");
}

TEST_CASE("Blocks say what the markup says of them") {
  const HtmlText page = read_html(
      "<title>Bridge to close for a month | The Bay Post</title><body class='has-sidebar'>"
      "<nav><a href=/>Home</a></nav><main><article><h1>Bridge to close for a month</h1>"
      "<div class=articleBody><p>The bridge <a href=x>will</a> close.</p><blockquote><p>A "
      "pity</p></blockquote></div></article>"
      "<section id=comments><ul><li>First!</li></ul></section></main><footer class=site>Imprint</footer>");
  const Block home = block_with(page, u"Home");
  CHECK(home.place == BlockPlace::navigation);
  CHECK(home.link_percent == 100);
  const Block headline = block_with(page, u"Bridge to close");
  CHECK(headline.tag == BlockTag::heading);
  CHECK(headline.heading_level == 1);
  CHECK(headline.title);
  const Block story = block_with(page, u"The bridge");
  CHECK(story.tag == BlockTag::paragraph);
  CHECK(story.place == BlockPlace::story);
  CHECK(story.around == (bit_of(BlockPlace::main) | bit_of(BlockPlace::article) | bit_of(BlockPlace::story)));
  CHECK(story.link_percent == 21);
  CHECK_FALSE(story.title);
  CHECK(block_with(page, u"A pity").tag == BlockTag::quotation);
  CHECK(block_with(page, u"First!").place == BlockPlace::comments);
  CHECK(block_with(page, u"First!").tag == BlockTag::list_item);
  CHECK(block_with(page, u"Imprint").place == BlockPlace::footer);
  CHECK(page.title == u"Bridge to close for a month | The Bay Post");
}

TEST_CASE("Blocks of one parent are of one group, and a block belongs to what is around all of it") {
  const HtmlText page =
      read_html("<div><p>One</p><p>Two</p></div><div><p><span class=share>Share</span> this</p></div>");
  CHECK(block_with(page, u"One").group == block_with(page, u"Two").group);
  CHECK(block_with(page, u"One").group != block_with(page, u"this").group);
  CHECK(block_with(page, u"One").outer_group == block_with(page, u"this").outer_group);
  CHECK(block_with(page, u"this").place == BlockPlace::unknown);
  CHECK(block_with(read_html("<p><span class=share>Share</span>"), u"Share").place == BlockPlace::share);
}

TEST_CASE("A page's own words for its title are known wherever they stand") {
  const HtmlText page = read_html(
      "<script type='application/ld+json'>{\"@graph\":[{\"headline\":\"Ferry is back in service\"}]}</script>"
      "<p>Ferry is back, in service!</p><p>Ferry is back.</p>");
  CHECK(block_with(page, u"in service").title);
  CHECK_FALSE(block_with(page, u"back.").title);
  CHECK(page.title == u"Ferry is back in service");
}

TEST_CASE("Hostile pages are read in bounded time and without recursion") {
  CHECK(text_of("").empty());
  CHECK(text_of(std::string("\0\xFF<\0>\xC3", 6)).find("\xEF\xBF\xBD") != std::string::npos);
  CHECK(text_of(repeated("<div>", 300000) + "deep") == "deep");
  CHECK(text_of(repeated("<b class=x>", 100000) + repeated("<p>y", 1000)).size() == 1000 + 2 * 999);
  CHECK(text_of(repeated("<b id=a></i>", 100000) + "z") == "z");
  CHECK(text_of("<p " + repeated("a=1 b", 300000) + ">x") == "x");
  CHECK(text_of(repeated("<table><tr><td>", 50000) + "x").find('x') != std::string::npos);
  CHECK(text_of(repeated("<!--", 100000)).empty());
  CHECK(text_of(repeated("<a href='", 100000)).empty());
  CHECK(text_of("<script type='application/ld+json'>" + repeated("[", 100000) + "</script>x") == "x");
}

TEST_CASE("Blocks never overlap, and cover all that is visible") {
  const HtmlText page = read_html(
      "a<div>b<p>c<br>d</p>e<button>f</button> g</div><table><tr><td>h<td>i</table><pre>j\n\nk</pre><a href=x>l</a>m");
  std::size_t end = 0;
  std::size_t covered = 0;
  const auto visible = [&](std::size_t from, std::size_t to) {
    return static_cast<std::size_t>(std::count_if(page.text.begin() + static_cast<std::ptrdiff_t>(from),
                                                  page.text.begin() + static_cast<std::ptrdiff_t>(to),
                                                  [](char16_t c) { return c > u' '; }));
  };
  for (const Block& block : page.blocks) {
    CHECK(block.span.start >= end);
    end = block.span.end;
    covered += visible(block.span.start, block.span.end);
  }
  CHECK(end <= page.text.size());
  CHECK(covered == visible(0, page.text.size()));
}

TEST_CASE("HTML is known by its front, and its encoding by what it says") {
  CHECK(looks_like_html("\xEF\xBB\xBF <!-- x -->\n<!DOCTYPE html>"));
  CHECK(looks_like_html("<?xml version='1.0'?><html>"));
  CHECK_FALSE(looks_like_html("He wrote <html> on the board."));
  CHECK(text_of(html_in_utf8("<meta charset=\"ISO-8859-1\"><p>caf\xE9 \x93q\x94")) == "café “q”");
  CHECK(text_of(html_in_utf8(std::string_view("\xFF\xFE<\0p\0>\0x\0", 10))) == "x");
  CHECK(html_in_utf8("<meta charset=nonsense>x") == "<meta charset=nonsense>x");
  CHECK(text_of(html_in_utf8("<meta charset=utf-16><p>café")) == "café");
  CHECK(html_in_utf8("\xEF\xBB\xBF<meta charset=latin1>é") == "<meta charset=latin1>é");
}

TEST_CASE("A text is UTF-16 where its byte order mark says so, and UTF-8 otherwise") {
  CHECK(text_in_utf8(std::string_view("\xFF\xFE\xE9\0=\xD8\0\xDE", 8)) == "é😀");
  CHECK(text_in_utf8(std::string_view("\xFE\xFF\0\xE9\xD8=\xDE\0", 8)) == "é😀");
  CHECK(text_in_utf8(std::string_view("\xFE\xFF\xD8=\0x\0", 7)) == "\uFFFDx\uFFFD");
  CHECK(text_in_utf8("\xEF\xBB\xBFé\xFF") == "é\xFF");
  CHECK(text_in_utf8("").empty());
}

TEST_CASE("With a page's markup the story is told from what stands around and inside it") {
  const HtmlText page = read_html(
      "<title>Ferry to Holm Island is back | The Bay Post</title><header><nav><ul><li><a href=/>Home</a></li><li><a "
      "href=/n>News</a></li><li><a href=/s>Sport</a></li></ul></nav></header><main><article><h1>Ferry to Holm Island "
      "is "
      "back</h1><div class=share><a href=a>Share</a> <a href=b>Post</a></div><div class=article-body>"
      "<p>The ferry to Holm Island is back in service after two weeks, the harbour office in Bergen said on Monday.</p>"
      "<p>“We are very glad that the boats run again,” said Maria Olsen, the head of the office, who had slept "
      "little.</p>"
      "<p>A storm had damaged the pier in March. Olsen said the repairs cost two million crowns, which the town "
      "pays.</p>"
      "<p>The first boat left at six in the morning, and forty people stood at the rail and waved to those on land.</p>"
      "</div></article><section class=related-posts><h2>More from the harbour</h2><ul>"
      "<li><a href=1>Ten islands that are worth a summer’s day, and how to get there</a></li>"
      "<li><a href=2>Why the fish market moves to the other side of the bay</a></li></ul></section>"
      "<section id=comments class=comments><h2>2 comments</h2><ol>"
      "<li><b>Tom</b> <time>2 hours ago</time><p>I took the boat this morning and it was as good as ever, thank you to "
      "the crew.</p><a href=#r1>Reply</a></li>"
      "<li><b>Ida</b> <time>3 hours ago</time><p>Two weeks without it were long enough for me, I must say, and for my "
      "mother too.</p><a href=#r2>Reply</a></li></ol>"
      "</section></main><footer><p>© 2024 The Bay Post. All rights reserved.</p></footer>");
  const Report report = inspect(page.text, {.language = {}, .blocks = page.blocks});
  const std::string kept = to_utf8(clean_text(page.text, report, {.headline = false}));
  CHECK(kept.find("The ferry to Holm Island is back in service") == 0);
  CHECK(kept.find("“We are very glad") != std::string::npos);
  CHECK(kept.find("waved to those on land.") == kept.size() - std::string("waved to those on land.").size());
  for (const char* junk : {"Sport", "Share", "Ten islands", "fish market", "as good as ever", "Two weeks without", "©"})
    CHECK(kept.find(junk) == std::string::npos);
}
