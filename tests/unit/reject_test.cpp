#include "article_inspector/clean_text.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

constexpr std::u16string_view article =
    u"Council backs new bridge\n\nThe council of Marrow voted for a bridge on Monday.\n\n"
    u"READ MORE: How the old bridge fell\n\n\"We waited for years,\" said Anna Holm, the mayor of Marrow.\n";

}  // namespace

TEST_CASE("boilerplate that a reader waves away is story again") {
  const Report report = inspect(article);
  REQUIRE(report.boilerplate.size() == 1);
  Options options;
  options.rejected = {{Layer::boilerplate, report.boilerplate[0].span}};
  const Report without = inspect(article, options);
  CHECK(without.boilerplate.empty());
  CHECK(without.statistics.story_words == without.statistics.words);
  CHECK(to_utf8(clean_text(article, without)).find("How the old bridge fell") != std::string::npos);
}

TEST_CASE("a rejection that fits no mark changes nothing") {
  Options options;
  options.rejected = {{Layer::boilerplate, {0, 3}}, {Layer::quotes, {5, 4'000'000'000}}, {Layer::entities, {7, 2}}};
  CHECK(inspect(article, options).boilerplate.size() == inspect(article).boilerplate.size());
  CHECK(inspect(article, options).entities.list.size() == inspect(article).entities.list.size());
}

TEST_CASE("a rejected name is gone with all its mentions, and those left are numbered from nought") {
  const Report report = inspect(article);
  if (report.entities.list.empty()) return;
  const Entity first = report.entities.list[0];
  Options options;
  options.rejected = {{Layer::entities, first.mentions.back().span}};
  const Report without = inspect(article, options);
  CHECK(without.entities.list.size() == report.entities.list.size() - 1);
  for (std::size_t id = 0; id < without.entities.list.size(); ++id) {
    CHECK(without.entities.list[id].id == id);
    CHECK(without.entities.list[id].name != first.name);
  }
  for (const Quote& quote : without.quotes) {
    if (quote.speaker && quote.speaker->entity) CHECK(*quote.speaker->entity < without.entities.list.size());
  }
}
