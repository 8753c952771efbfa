#include "growth.h"

#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "catch.h"

namespace {

using namespace article_inspector;

}  // namespace

TEST_CASE("Time grows no faster than the text") {
  for (const char16_t* pattern : {u"…", u"?.", u"?!", u"。", u"He said so. ", u"“Rain,” she said.\n"}) {
    INFO(std::u16string(pattern).size() << " units: " << static_cast<unsigned>(pattern[0]));
    CHECK(growth::growth_of<std::u16string>(pattern, [](const std::u16string& text) { inspect(text, {}); }) <=
          growth::most_growth);
  }
}

TEST_CASE("Time grows no faster than a page's markup") {
  for (const char* pattern : {"<p>He said so.", "<rt>", "<dd><li>", "<b id=1><p>x"}) {
    INFO(pattern);
    CHECK(growth::growth_of<std::string>(pattern, [](const std::string& page) { read_html(page); }) <=
          growth::most_growth);
  }
  for (const char* pattern : {"ab | ", "ab - cd :: "}) {
    INFO(pattern);
    CHECK(growth::growth_of<std::string>(pattern, [](const std::string& title) {
            read_html("<title>" + title + "</title>x");
          }) <= growth::most_growth);
  }
}
