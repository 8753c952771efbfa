#include "article_inspector/json.h"

#include <cmath>

#include "article_inspector/unicode.h"
#include "report/json_parts.h"

namespace article_inspector {
namespace {

constexpr int report_version = 1;

// Two decimals: more would only show noise, and make native and WebAssembly differ in a last digit.
double rounded(float score) { return std::round(static_cast<double>(score) * 100) / 100; }

template <typename Items, typename ToJson>
Json list_json(const Items& items, ToJson to_json) {
  Json list = Json::array();
  list.get_ref<Json::array_t&>().reserve(items.size());
  for (const auto& item : items) list.push_back(to_json(item));
  return list;
}

Json headline_json(const std::optional<Headline>& headline) {
  return headline ? with_span(headline->span) : Json(nullptr);
}

Json dateline_json(const std::optional<Dateline>& dateline) {
  if (!dateline) return nullptr;
  Json json = with_span(dateline->span, 3);
  put(json, "place", to_utf8(dateline->place));
  put(json, "date", to_utf8(dateline->date));
  put(json, "agency", to_utf8(dateline->agency));
  return json;
}

Json byline_json(const Byline& byline) {
  Json json = with_span(byline.span, 1);
  put(json, "name", to_utf8(byline.name));
  return json;
}

Json boilerplate_json(const BoilerplateMark& mark) {
  Json json = with_span(mark.span, 3);
  put(json, "kind", boilerplate_kind_names[static_cast<std::size_t>(mark.kind)]);
  put(json, "reason", mark.reason);
  put(json, "score", rounded(mark.score));
  return json;
}

Json mention_json(const Mention& mention) {
  Json json = with_span(mention.span, mention.in_boilerplate ? 1 : 0);
  if (mention.in_boilerplate) put(json, "boilerplate", true);
  return json;
}

Json entity_json(const Entity& entity) {
  Json json = with_room(6);
  put(json, "id", entity.id);
  put(json, "name", to_utf8(entity.name));
  put(json, "type", entity_type_names[static_cast<std::size_t>(entity.type)]);
  put(json, "role", to_utf8(entity.role));
  put(json, "score", rounded(entity.score));
  put(json, "mentions", list_json(entity.mentions, mention_json));
  return json;
}

Json speaker_json(const std::optional<Speaker>& speaker) {
  if (!speaker) return nullptr;
  Json json = with_span(speaker->span, 4);
  put(json, "name", to_utf8(speaker->name));
  put(json, "entity", speaker->entity ? Json(*speaker->entity) : Json(nullptr));
  put(json, "anonymous", speaker->anonymous);
  put(json, "role", to_utf8(speaker->role));
  return json;
}

Json quote_json(const Quote& quote) {
  Json json = with_room(5);
  put(json, "kind", quote_kind_names[static_cast<std::size_t>(quote.kind)]);
  put(json, "content", list_json(quote.content, [](Span piece) { return with_span(piece); }));
  put(json, "cue", quote.cue ? with_span(*quote.cue) : Json(nullptr));
  put(json, "speaker", speaker_json(quote.speaker));
  put(json, "score", rounded(quote.score));
  return json;
}

Json finding_json(const Finding& finding) {
  Json json = with_span(finding.span, 2);
  put(json, "kind", finding_kind_names[static_cast<std::size_t>(finding.kind)]);
  put(json, "message", finding.message);
  return json;
}

Json counts_json(const QuoteCounts& counts) {
  Json json = with_room(3);
  put(json, "direct", counts.direct);
  put(json, "mixed", counts.mixed);
  put(json, "indirect", counts.indirect);
  return json;
}

Json speaker_count_json(const SpeakerCount& speaker) {
  Json json = with_room(8);
  put(json, "name", to_utf8(speaker.name));
  put(json, "entity", speaker.entity ? Json(*speaker.entity) : Json(nullptr));
  put(json, "anonymous", speaker.anonymous);
  put(json, "role", to_utf8(speaker.role));
  put(json, "quotes", counts_json(speaker.quotes));
  put(json, "words", speaker.words);
  put(json, "reportedWords", speaker.reported_words);
  put(json, "share", static_cast<double>(speaker.permille) / 1000);
  return json;
}

Json statistics_json(const Statistics& statistics) {
  Json json = with_room(10);
  put(json, "paragraphs", statistics.paragraphs);
  put(json, "sentences", statistics.sentences);
  put(json, "words", statistics.words);
  put(json, "storyWords", statistics.story_words);
  put(json, "boilerplateWords", statistics.boilerplate_words);
  put(json, "quotedWords", statistics.quoted_words);
  put(json, "readingSeconds", statistics.reading_seconds);
  put(json, "quotes", counts_json(statistics.quotes));
  put(json, "anonymousQuotes", statistics.anonymous_quotes);
  put(json, "speakers", list_json(statistics.speakers, speaker_count_json));
  return json;
}

}  // namespace

std::string report_to_json(const Report& report, int indent) {
  Json json = with_room(12);
  put(json, "version", report_version);
  put(json, "length", report.length);
  put(json, "language", report.language);
  put(json, "headline", headline_json(report.header.headline));
  put(json, "dateline", dateline_json(report.header.dateline));
  put(json, "bylines", list_json(report.header.bylines, byline_json));
  put(json, "boilerplate", list_json(report.boilerplate, boilerplate_json));
  put(json, "entities", list_json(report.entities.list, entity_json));
  put(json, "entitiesFallback", report.entities.fallback);
  put(json, "quotes", list_json(report.quotes, quote_json));
  put(json, "findings", list_json(report.findings, finding_json));
  put(json, "statistics", statistics_json(report.statistics));
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace article_inspector
