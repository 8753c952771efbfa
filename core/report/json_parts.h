#pragma once

#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "article_inspector/span.h"

namespace article_inspector {

/// Keeps the order in which fields are written: a report reads the same everywhere.
using Json = nlohmann::ordered_json;

/// An object with room for `fields`.
inline Json with_room(std::size_t fields) {
  Json json = Json::object();
  json.get_ref<Json::object_t&>().reserve(fields);
  return json;
}

/// Adds a field that the object does not have yet: nothing is looked for.
template <typename Value>
void put(Json& json, const char* key, Value&& value) {
  json.get_ref<Json::object_t&>().emplace_back(key, std::forward<Value>(value));
}

/// A score with two decimals: more would only show noise, and make native and WebAssembly differ in a last digit.
inline double rounded_score(float score) { return std::round(static_cast<double>(score) * 100) / 100; }

/// An object that begins with a span's offsets; it has room for `more` fields.
inline Json with_span(Span span, std::size_t more = 0) {
  Json json = with_room(2 + more);
  put(json, "start", span.start);
  put(json, "end", span.end);
  return json;
}

}  // namespace article_inspector
