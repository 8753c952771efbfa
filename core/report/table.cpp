#include "article_inspector/table.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "report/json_parts.h"
#include "report/writers.h"

namespace article_inspector {
namespace {

using Row = std::vector<Json>;

const std::vector<const char*>& columns(Table table) {
  static const std::vector<const char*> quotes = {"kind",    "quote", "speaker", "role", "anonymous", "entity",
                                                  "mention", "cue",   "start",   "end",  "score",     "speakerScore"};
  static const std::vector<const char*> entities = {"entity",   "name",          "type", "role",
                                                    "mentions", "storyMentions", "score"};
  static const std::vector<const char*> boilerplate = {"kind", "text", "start", "end", "score"};
  switch (table) {
    case Table::quotes:
      return quotes;
    case Table::entities:
      return entities;
    case Table::boilerplate:
      break;
  }
  return boilerplate;
}

Row quote_row(const Quote& quote, std::u16string_view text, const OffsetMap& offset) {
  const auto& speaker = quote.speaker;
  return {name_of(quote.kind),
          content_of(text, quote),
          speaker ? Json(to_utf8(speaker->name)) : Json(nullptr),
          speaker ? Json(to_utf8(speaker->role)) : Json(nullptr),
          speaker && speaker->anonymous,
          speaker && speaker->entity ? Json(*speaker->entity) : Json(nullptr),
          speaker ? Json(words_of(text, speaker->span)) : Json(nullptr),
          quote.cue ? Json(words_of(text, *quote.cue)) : Json(nullptr),
          offset(quote.content.front().start),
          offset(quote.content.back().end),
          rounded_score(quote.score),
          speaker ? Json(rounded_score(speaker->score)) : Json(nullptr)};
}

Row entity_row(const Entity& entity) {
  return {entity.id,
          to_utf8(entity.name),
          name_of(entity.type),
          to_utf8(entity.role),
          entity.mentions.size(),
          entity.story_mentions(),
          rounded_score(entity.score)};
}

std::vector<Row> rows(Table table, std::u16string_view text, const Report& report, const OffsetMap& offset) {
  std::vector<Row> all;
  if (table == Table::quotes) {
    for (const Quote& quote : report.quotes) all.push_back(quote_row(quote, text, offset));
  } else if (table == Table::entities) {
    for (const Entity& entity : report.entities.list) all.push_back(entity_row(entity));
  } else {
    for (const BoilerplateMark& mark : report.boilerplate)
      all.push_back({name_of(mark.kind), words_of(text, mark.span), offset(mark.span.start), offset(mark.span.end),
                     rounded_score(mark.score)});
  }
  return all;
}

std::string cell_of(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return csv_cell(value.get_ref<const std::string&>());
  return value.dump();
}

}  // namespace

std::optional<Table> table_of(std::string_view name) {
  const auto at = std::find(table_names.begin(), table_names.end(), name);
  if (at == table_names.end()) return std::nullopt;
  return static_cast<Table>(at - table_names.begin());
}

std::string table_header(Table table) {
  std::string header = "id";
  for (const char* name : columns(table)) header += std::string(",") + name;
  return header + "\r\n";
}

std::string table_as_csv(Table table, std::string_view id, std::u16string_view text, const Report& report,
                         OffsetUnit unit) {
  const std::string first = csv_cell(std::string(id));
  std::string out;
  for (const Row& row : rows(table, text, report, OffsetMap(text, unit))) {
    out += first;
    for (const Json& value : row) out += "," + cell_of(value);
    out += "\r\n";
  }
  return out;
}

std::string table_as_json_lines(Table table, std::string_view id, std::u16string_view text, const Report& report,
                                OffsetUnit unit) {
  std::string out;
  for (Row& row : rows(table, text, report, OffsetMap(text, unit))) {
    Json object = with_room(row.size());
    for (std::size_t k = 0; k < row.size(); ++k) put(object, columns(table)[k], std::move(row[k]));
    const std::string members = object.dump(-1, ' ', false, Json::error_handler_t::replace);
    out += "{\"id\":" + std::string(id) + "," + members.substr(1) + "\n";
  }
  return out;
}

}  // namespace article_inspector
