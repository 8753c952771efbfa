#pragma once

#include <nlohmann/json.hpp>

#include "article_inspector/span.h"

namespace article_inspector {

/// Keeps the order in which fields are written: a report reads the same everywhere.
using Json = nlohmann::ordered_json;

/// An object that begins with a span's offsets.
inline Json with_span(Span span) {
  Json json = Json::object();
  json["start"] = span.start;
  json["end"] = span.end;
  return json;
}

}  // namespace article_inspector
