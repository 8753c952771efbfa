#include "article_inspector/compare.h"
#include "report/json_parts.h"

namespace article_inspector {
namespace {

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::string_view name_of(Change change) { return change_names[static_cast<std::size_t>(change)]; }

Json or_null(const std::optional<Span>& span) { return span ? with_span(*span) : Json(nullptr); }

Json differences_json(const std::vector<Difference>& differences) {
  Json json = Json::array();
  for (const Difference& difference : differences) {
    Json one = Json::object();
    one["original"] = with_span(difference.original);
    one["copy"] = with_span(difference.copy);
    one["kind"] = difference_kind_names[static_cast<std::size_t>(difference.kind)];
    json.push_back(std::move(one));
  }
  return json;
}

/// What changed, and what it is on either side.
template <typename Changed>
Json change_json(const Changed& change) {
  Json json = Json::object();
  json["change"] = name_of(change.change);
  json["original"] = or_null(change.original);
  json["copy"] = or_null(change.copy);
  return json;
}

Json paragraph_json(const ParagraphChange& change) {
  Json json = change_json(change);
  json["differences"] = differences_json(change.differences);
  return json;
}

Json quote_json(const QuoteChange& change) {
  Json json = change_json(change);
  json["speakerChanged"] = change.speaker_changed;
  json["unmarked"] = or_null(change.unmarked);
  json["differences"] = differences_json(change.differences);
  return json;
}

Json number_json(const NumberChange& change) {
  Json json = with_span(change.span);
  json["change"] = name_of(change.change);
  return json;
}

}  // namespace

std::string comparison_to_json(const Comparison& comparison, int indent) {
  Json json = Json::object();
  Json& paragraphs = json["paragraphs"] = Json::array();
  for (const ParagraphChange& change : comparison.paragraphs) paragraphs.push_back(paragraph_json(change));
  Json& quotes = json["quotes"] = Json::array();
  for (const QuoteChange& change : comparison.quotes) quotes.push_back(quote_json(change));
  Json& names = json["names"] = Json::array();
  for (const NameChange& change : comparison.names) names.push_back(change_json(change));
  Json& numbers = json["numbers"] = Json::array();
  for (const NumberChange& change : comparison.numbers) numbers.push_back(number_json(change));
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace article_inspector
