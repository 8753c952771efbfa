// Pages made to cost a parser more than their share.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "article_inspector/html.h"
#include "article_inspector/unicode.h"
#include "catch.h"
#include "html/parse.h"
#include "html/title.h"

namespace {

using namespace article_inspector;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t k = 0; k < times; ++k) out += piece;
  return out;
}

/// Elements that the parser opens again in each of many paragraphs, unless somebody stops it.
std::string formatting_bomb(std::string_view tag, std::size_t open, std::string_view block, std::size_t blocks) {
  std::string page = "<title>Bridge</title><p>";
  for (std::size_t k = 0; k < open; ++k) page += "<" + std::string(tag) + " id=" + std::to_string(k) + ">";
  return page + repeated(block, blocks);
}

std::size_t depth_of(const GumboNode* root) {
  std::size_t deepest = 0;
  std::vector<std::pair<const GumboNode*, std::size_t>> waiting = {{root, 1}};
  while (!waiting.empty()) {
    const auto [node, depth] = waiting.back();
    waiting.pop_back();
    deepest = std::max(deepest, depth);
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    const GumboVector& children = node->v.element.children;
    for (unsigned k = 0; k < children.length; ++k)
      waiting.emplace_back(static_cast<const GumboNode*>(children.data[k]), depth + 1);
  }
  return deepest;
}

std::size_t most_tree_memory(std::string_view page) { return (std::size_t{4} << 20) + 120 * page.size(); }

}  // namespace

TEST_CASE("A page's tree never outgrows the page") {
  const std::string href(50000, 'x');
  const std::string bombs[] = {
      formatting_bomb("b", 500, "<p>", 20000),
      formatting_bomb("font", 500, "<p>x", 20000),
      formatting_bomb("i", 400, "<div>x</div>", 20000),
      formatting_bomb("a", 400, "<p>", 20000),
      "<a href=" + href + ">" + repeated("<p>x", 20000),
      "<table><tr><td><a href=" + href + ">" + repeated("<td>x<p>y", 10000),
      repeated("<b id=1><i id=2><u id=3><p>x", 20000),
      repeated("<rt>", 80000) + "x",
      repeated("Berlin<rt>Reply", 20000),
      repeated("<dd><li>", 20000) + "x",
      "<svg>" + repeated("<p1>", 20000) + repeated("<li>", 40000),
      "<svg><style>" + repeated("<g>", 80000),
      "<math><title>" + repeated("<mi>", 80000),
      "<!-- --!>" + repeated("<g>", 80000),
  };
  for (const std::string& bomb : bombs) {
    INFO(bomb.substr(0, 60));
    const ParsedHtml page(bomb);
    CHECK(page.bytes() <= most_tree_memory(bomb));
    CHECK(depth_of(page.root()) <= 700);
  }
}

TEST_CASE("A page that is given up with all its markup is read with less of it") {
  const std::string bomb = formatting_bomb("font", 500, "<p>He <b>wa</b>lked <a href=x>home</a>.", 20000);
  REQUIRE(ParsedHtml(bomb).kept() == MarkupKept::structure);
  const HtmlText page = read_html(bomb);
  CHECK(page.text.substr(0, 32) == u"He walked home.\n\nHe walked home.");
  CHECK(page.title == u"Bridge");
  CHECK(page.blocks.size() == 20000);
  CHECK(page.blocks.back().link_percent == 100 * 4 / 13);

  const std::string deep = "<title>Bridge</title><p>one</p>" + repeated("<rt>", 80000) + "two<br>&lt;three <4";
  REQUIRE(ParsedHtml(deep).kept() == MarkupKept::line_breaks);
  CHECK(to_utf8(read_html(deep).text) == "one\n\ntwo\n<three <4");
  CHECK(read_html(deep).title == u"Bridge");
}

TEST_CASE("Pages with much markup and no malice keep all of it") {
  const std::string pages[] = {
      repeated("<b><i>x</i></b>", 20000),
      repeated("<p><font size=1>x", 40),
      repeated("<ul><li>x", 100) + repeated("</ul>", 100) + repeated("<table><tr><td><p>y</table>", 5000),
      repeated("<div>", 500) + "x",
  };
  for (const std::string& page : pages) CHECK(ParsedHtml(page).kept() == MarkupKept::all);
}

TEST_CASE("What memory held before does not change how a page is read") {
  constexpr std::size_t size = std::size_t{1} << 20;
  // The parser's list of so many attributes has the size of a node, and short names leave memory behind them unwritten.
  const std::string page = repeated("<p a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j=10>x</p>", 300);
  // The allocator gives what is smaller than a block freed before from memory that it keeps.
  ::operator delete(::operator new(4 * size, std::align_val_t(size)), std::align_val_t(size));
  for (int round = 0; round < 4; ++round) {
    auto* words = static_cast<std::uintptr_t*>(::operator new(size, std::align_val_t(size)));
    // Each word is the parent of a node that is its own parent. Volatile, as nothing reads what is written.
    static_assert(offsetof(GumboNode, parent) == sizeof *words);
    for (std::size_t k = 1; k < size / sizeof *words; ++k)
      static_cast<volatile std::uintptr_t*>(words)[k] = reinterpret_cast<std::uintptr_t>(words + k - 1);
    ::operator delete(words, std::align_val_t(size));
    CHECK(ParsedHtml(page).kept() == MarkupKept::all);
  }
}

TEST_CASE("What is left out of markup makes no other markup") {
  for (const char* joined : {"<<b>script>alert", "</<b>title>", "<<b>!-- x", "<!<b>-- x", "<!-<b>- x"}) {
    const std::string kept = bounded_markup(joined, MarkupKept::structure);
    CHECK(kept.find("<script") == std::string::npos);
    CHECK(kept.find("</title") == std::string::npos);
    CHECK(kept.find("<!--") == std::string::npos);
  }
}

TEST_CASE("A title of many parts has keys for what a line may be, and no more") {
  const ParsedHtml page("<title>The rain of May | " + repeated("ab | ", 30000) + "in the hills at night</title>");
  const PageTitles titles = page_titles(read_page_data(page.root()));
  CHECK(titles.has(u"The rain of May"));
  CHECK(titles.has(u"The rain of May | ab | ab"));
  CHECK(titles.has(u"In the hills, at night"));
  CHECK(titles.keys.size() < 500);
}
