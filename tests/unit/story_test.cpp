#include "article_inspector/story.h"

#include "article_inspector/stages.h"
#include "catch.h"

using namespace article_inspector;

TEST_CASE("the story is what boilerplate leaves over", "[story]") {
  const std::u16string_view text = u"Home\nRain fell on Monday.\nIt stopped. Read more here\nShare";
  const Document document = cut(text, {}, "en");
  const auto mark = [&](std::u16string_view words) {
    BoilerplateMark one;
    one.span.start = static_cast<std::uint32_t>(text.find(words));
    one.span.end = one.span.start + static_cast<std::uint32_t>(words.size());
    return one;
  };
  const Story story = story_of(document, {mark(u"Home"), mark(u"Read more here"), mark(u"Share")});
  CHECK(story.paragraphs == std::vector<std::size_t>{1});  // of the third, boilerplate covers more than half
  std::u16string left;
  for (std::size_t at = 0; at < document.tokens.size(); ++at) {
    if (story.tokens[at]) left += std::u16string(document.view(document.tokens[at])) + u" ";
  }
  CHECK(left == u"Rain fell on Monday . It stopped . ");

  const auto leaves_out = [&](std::u16string_view words) { return story.leaves_out(mark(words).span); };
  CHECK(leaves_out(u"more"));
  CHECK(leaves_out(u"stopped. Read"));  // boilerplate begins inside the span
  CHECK(leaves_out(u"here\nShare"));
  CHECK_FALSE(leaves_out(u"Rain"));
  CHECK_FALSE(leaves_out(u"It stopped. "));
  CHECK_FALSE(leaves_out(u"\n"));
}
