#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "article_inspector/offsets.h"
#include "article_inspector/report.h"

namespace article_inspector {

/// One row a quote, an entity or a stretch of boilerplate: what a data frame reads, over any number of articles.
enum class Table : std::uint8_t { quotes, entities, boilerplate };
inline constexpr std::array<std::string_view, 3> table_names = {"quotes", "entities", "boilerplate"};

std::optional<Table> table_of(std::string_view name);

/// The names of the columns, as a row of CSV (RFC 4180). The first is "id".
std::string table_header(Table table);

/// An article's rows as CSV, each ended by CR LF; empty where there are none. `id` is written in the first column.
std::string table_as_csv(Table table, std::string_view id, std::u16string_view text, const Report& report,
                         OffsetUnit unit = OffsetUnit::utf16);

/// The same rows as JSON objects, a line each. `id` is JSON.
std::string table_as_json_lines(Table table, std::string_view id, std::u16string_view text, const Report& report,
                                OffsetUnit unit = OffsetUnit::utf16);

}  // namespace article_inspector
