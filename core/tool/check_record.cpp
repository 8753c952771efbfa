#include "tool/check_record.h"

#include <algorithm>
#include <new>
#include <nlohmann/json.hpp>

#include "article_inspector/check.h"
#include "article_inspector/html.h"
#include "article_inspector/unicode.h"
#include "tool/record_reader.h"

namespace article_inspector::tool {
namespace {

using Json = nlohmann::json;

/// The sources' fields lie this deep; what is nested deeper is passed over, not built.
constexpr int deepest = 4;

CheckedLine failed(const std::string& id, const Place& place, const std::string& why) {
  return {failed_line("\"id\":" + id, why, place), true};
}

const std::string* string_at(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? &at->get_ref<const std::string&>() : nullptr;
}

/// A text and what its HTML tells; false where there is neither "text" nor "html".
bool read_source(const Json& source, HtmlText& read) {
  if (const std::string* text = string_at(source, "text")) {
    read.text = to_utf16(*text);
  } else if (const std::string* html = string_at(source, "html")) {
    read = read_html(*html);
  } else {
    return false;
  }
  return true;
}

CheckedLine checked(const Json& record, const std::string& id, const Place& place, const std::string& language) {
  const std::string* draft_text = string_at(record, "draft");
  if (draft_text == nullptr) return failed(id, place, "\"draft\" is not a string");
  const auto list = record.find("sources");
  if (list == record.end() || !list->is_array()) return failed(id, place, "\"sources\" is not an array");
  const std::string* given = string_at(record, "language");
  const std::string& its_language = given != nullptr ? *given : language;
  std::vector<HtmlText> read(list->size());
  for (std::size_t k = 0; k < read.size(); ++k) {
    if (!read_source((*list)[k], read[k]))
      return failed(id, place, "source " + std::to_string(k) + " has neither \"text\" nor \"html\"");
  }
  std::vector<CheckText> sources;
  for (const HtmlText& source : read)
    sources.push_back({source.text, {.language = its_language, .blocks = source.blocks, .page = source.page}});
  const std::u16string draft = to_utf16(*draft_text);
  const QuoteCheck check = check_quotes({draft, {.language = its_language, .blocks = {}}}, sources);
  if (check.error != InputError::none) return failed(id, place, std::string(message_of(check.error)));
  const bool faithful = std::all_of(check.quotes.begin(), check.quotes.end(),
                                    [](const CheckedQuote& quote) { return is_faithful(quote.verdict); });
  return {{"{\"id\":" + id + "," + check_to_json(check).substr(1), {}}, faithful};
}

}  // namespace

CheckedLine check_record(const std::string& line, const Place& place, const std::string& language) {
  std::string id = "null";
  try {
    const auto shallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= deepest; };
    const Json record = Json::parse(line, shallow, false);
    if (record.is_discarded() || !record.is_object()) return failed(id, place, "not a JSON object");
    const auto given = record.find("id");
    if (given != record.end() && given->is_primitive())
      id = given->dump(-1, ' ', false, Json::error_handler_t::replace);
    return checked(record, id, place, language);
  } catch (const std::bad_alloc&) {
    return failed(id, place, "not enough memory");
  }
}

}  // namespace article_inspector::tool
