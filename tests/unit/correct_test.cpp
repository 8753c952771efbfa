#include "article_inspector/correct.h"

#include "article_inspector/clean_text.h"
#include "article_inspector/format.h"
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

constexpr std::u16string_view article =
    u"Council backs new bridge\n\nThe council of Marrow voted for a bridge on Monday.\n\n"
    u"\"We waited for years,\" said Anna Holm, the mayor of Marrow. Later Holm thanked Peter Lang.\n\n"
    u"It will be built next year, and the town is glad of it.\n";

Span place_of(std::u16string_view words) {
  const auto at = static_cast<std::uint32_t>(article.find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

Report corrected_by(const std::vector<Correction>& corrections) {
  return corrected(article, inspect(article), corrections);
}

const Quote* quote_at(const Report& report, Span span) {
  for (const Quote& quote : report.quotes) {
    if (quote.content.front().start < span.end && span.start < quote.content.front().end) return &quote;
  }
  return nullptr;
}

const Entity* entity_named(const Report& report, std::u16string_view name) {
  for (const Entity& entity : report.entities.list) {
    if (entity.name == name) return &entity;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a reader's headline stands, marked as corrected") {
  const Span words = place_of(u"It will be built next year, and the town is glad of it.");
  const std::vector<Correction> corrections = {{CorrectionKind::headline, words}};
  const Report report = corrected_by(corrections);
  REQUIRE(report.header.headline);
  CHECK(report.header.headline->span == words);
  CHECK(is_corrected(*report.header.headline, corrections));
}

TEST_CASE("what a reader sets aside is no story, and marks do not overlap") {
  const Span words = place_of(u"It will be built next year, and the town is glad of it.");
  const Report report = corrected_by({{CorrectionKind::junk, words}, {CorrectionKind::junk, words}});
  CHECK(to_utf8(clean_text(article, report)).find("next year") == std::string::npos);
  for (std::size_t k = 1; k < report.boilerplate.size(); ++k)
    CHECK(report.boilerplate[k - 1].span.end <= report.boilerplate[k].span.start);
}

TEST_CASE("a reader's speaker is said in every format, and to be the reader's") {
  const Span quote = place_of(u"\"We waited for years,\"");
  const std::vector<Correction> corrections = {{CorrectionKind::speaker, quote, {}, EntityType::misc, u"Peter Lang"}};
  const Report report = corrected_by(corrections);
  REQUIRE(quote_at(report, quote));
  REQUIRE(quote_at(report, quote)->speaker);
  CHECK(quote_at(report, quote)->speaker->name == u"Peter Lang");
  CHECK(is_corrected(*quote_at(report, quote), corrections));
  FormatOptions options;
  options.corrections = corrections;
  for (const Format format : {Format::json, Format::markdown, Format::html, Format::csv, Format::annotations}) {
    const std::string written = write(article, report, format, options);
    CHECK(written.find("Peter Lang") != std::string::npos);
    CHECK(written.find("corrected") != std::string::npos);
  }
  CHECK(write(article, inspect(article), Format::csv).find("corrected") == std::string::npos);
  const Report nobody = corrected_by({{CorrectionKind::speaker, quote}});
  CHECK_FALSE(quote_at(nobody, quote)->speaker);
}

TEST_CASE("words are a quote because a reader says so") {
  const Span words = place_of(u"the town is glad of it");
  const Report report = corrected_by({{CorrectionKind::quote, words, {}, EntityType::misc, u"Anna Holm"}});
  const Quote* quote = quote_at(report, words);
  REQUIRE(quote);
  CHECK(quote->kind == QuoteKind::indirect);
  CHECK(quote->content == std::vector<Span>{words});
  REQUIRE(quote->speaker);
  CHECK(quote->speaker->name == u"Anna Holm");
}

TEST_CASE("names get another type, are merged and split, and are numbered anew") {
  const Report before = inspect(article);
  REQUIRE(entity_named(before, u"Anna Holm"));
  REQUIRE(entity_named(before, u"Peter Lang"));
  const Span anna = place_of(u"Anna Holm");
  const Span peter = place_of(u"Peter Lang");
  const Report typed = corrected_by({{CorrectionKind::type, peter, {}, EntityType::organization}});
  CHECK(entity_named(typed, u"Peter Lang")->type == EntityType::organization);
  const Report merged = corrected_by({{CorrectionKind::merge, peter, anna}});
  CHECK(merged.entities.list.size() == before.entities.list.size() - 1);
  CHECK(entity_named(merged, u"Anna Holm")->mentions.size() ==
        entity_named(before, u"Anna Holm")->mentions.size() + entity_named(before, u"Peter Lang")->mentions.size());
  if (entity_named(before, u"Anna Holm")->mentions.size() > 1) {
    const Report apart =
        corrected_by({{CorrectionKind::split, entity_named(before, u"Anna Holm")->mentions.back().span}});
    CHECK(apart.entities.list.size() == before.entities.list.size() + 1);
  }
  for (const Report* report : {&typed, &merged}) {
    for (std::size_t id = 0; id < report->entities.list.size(); ++id) CHECK(report->entities.list[id].id == id);
    for (const Quote& quote : report->quotes) {
      if (quote.speaker && quote.speaker->entity) CHECK(*quote.speaker->entity < report->entities.list.size());
    }
  }
}

TEST_CASE("corrections of places that are not there are passed over") {
  const Report before = inspect(article);
  const Report report = corrected_by({{CorrectionKind::headline, {5, 4'000'000'000}},
                                      {CorrectionKind::junk, {7, 2}},
                                      {CorrectionKind::merge, {0, 3}, {9, 4'000'000'000}},
                                      {CorrectionKind::split, {0, 1}},
                                      {CorrectionKind::speaker, {0, 1}, {}, EntityType::misc, u"X"}});
  CHECK(report.boilerplate.size() == before.boilerplate.size());
  CHECK(report.entities.list.size() == before.entities.list.size());
  CHECK(report.quotes.size() == before.quotes.size());
}
