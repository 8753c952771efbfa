#include "article_inspector/json.h"

#include <cmath>

#include "article_inspector/unicode.h"
#include "report/json_parts.h"

namespace article_inspector {
namespace {

constexpr int report_version = 1;

// Two decimals: more would only show noise, and make native and WebAssembly differ in a last digit.
double rounded(float score) { return std::round(static_cast<double>(score) * 100) / 100; }

Json headline_json(const std::optional<Headline>& headline) {
  return headline ? with_span(headline->span) : Json(nullptr);
}

Json dateline_json(const std::optional<Dateline>& dateline) {
  if (!dateline) return nullptr;
  Json json = with_span(dateline->span);
  json["place"] = to_utf8(dateline->place);
  json["date"] = to_utf8(dateline->date);
  json["agency"] = to_utf8(dateline->agency);
  return json;
}

Json byline_json(const Byline& byline) {
  Json json = with_span(byline.span);
  json["name"] = to_utf8(byline.name);
  return json;
}

Json boilerplate_json(const BoilerplateMark& mark) {
  Json json = with_span(mark.span);
  json["kind"] = boilerplate_kind_names[static_cast<std::size_t>(mark.kind)];
  json["reason"] = mark.reason;
  json["score"] = rounded(mark.score);
  return json;
}

Json mention_json(const Mention& mention) {
  Json json = with_span(mention.span);
  if (mention.in_boilerplate) json["boilerplate"] = true;
  return json;
}

Json entity_json(const Entity& entity) {
  Json json = Json::object();
  json["id"] = entity.id;
  json["name"] = to_utf8(entity.name);
  json["type"] = entity_type_names[static_cast<std::size_t>(entity.type)];
  json["role"] = to_utf8(entity.role);
  json["score"] = rounded(entity.score);
  Json& mentions = json["mentions"] = Json::array();
  for (const Mention& mention : entity.mentions) mentions.push_back(mention_json(mention));
  return json;
}

Json speaker_json(const std::optional<Speaker>& speaker) {
  if (!speaker) return nullptr;
  Json json = with_span(speaker->span);
  json["name"] = to_utf8(speaker->name);
  json["entity"] = speaker->entity ? Json(*speaker->entity) : Json(nullptr);
  json["anonymous"] = speaker->anonymous;
  json["role"] = to_utf8(speaker->role);
  return json;
}

Json quote_json(const Quote& quote) {
  Json json = Json::object();
  json["kind"] = quote_kind_names[static_cast<std::size_t>(quote.kind)];
  Json& content = json["content"] = Json::array();
  for (const Span piece : quote.content) content.push_back(with_span(piece));
  json["cue"] = quote.cue ? with_span(*quote.cue) : Json(nullptr);
  json["speaker"] = speaker_json(quote.speaker);
  json["score"] = rounded(quote.score);
  return json;
}

Json finding_json(const Finding& finding) {
  Json json = with_span(finding.span);
  json["kind"] = finding_kind_names[static_cast<std::size_t>(finding.kind)];
  json["message"] = finding.message;
  return json;
}

template <typename Items, typename ToJson>
Json list_json(const Items& items, ToJson to_json) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(to_json(item));
  return list;
}

Json counts_json(const QuoteCounts& counts) {
  Json json = Json::object();
  json["direct"] = counts.direct;
  json["mixed"] = counts.mixed;
  json["indirect"] = counts.indirect;
  return json;
}

Json speaker_count_json(const SpeakerCount& speaker) {
  Json json = Json::object();
  json["name"] = to_utf8(speaker.name);
  json["entity"] = speaker.entity ? Json(*speaker.entity) : Json(nullptr);
  json["anonymous"] = speaker.anonymous;
  json["role"] = to_utf8(speaker.role);
  json["quotes"] = counts_json(speaker.quotes);
  json["words"] = speaker.words;
  json["reportedWords"] = speaker.reported_words;
  json["share"] = static_cast<double>(speaker.permille) / 1000;
  return json;
}

Json statistics_json(const Statistics& statistics) {
  Json json = Json::object();
  json["paragraphs"] = statistics.paragraphs;
  json["sentences"] = statistics.sentences;
  json["words"] = statistics.words;
  json["storyWords"] = statistics.story_words;
  json["boilerplateWords"] = statistics.boilerplate_words;
  json["quotedWords"] = statistics.quoted_words;
  json["readingSeconds"] = statistics.reading_seconds;
  json["quotes"] = counts_json(statistics.quotes);
  json["anonymousQuotes"] = statistics.anonymous_quotes;
  json["speakers"] = list_json(statistics.speakers, speaker_count_json);
  return json;
}

}  // namespace

std::string report_to_json(const Report& report, int indent) {
  Json json = Json::object();
  json["version"] = report_version;
  json["length"] = report.length;
  json["language"] = report.language;
  json["headline"] = headline_json(report.header.headline);
  json["dateline"] = dateline_json(report.header.dateline);
  json["bylines"] = list_json(report.header.bylines, byline_json);
  json["boilerplate"] = list_json(report.boilerplate, boilerplate_json);
  json["entities"] = list_json(report.entities.list, entity_json);
  json["entitiesFallback"] = report.entities.fallback;
  json["quotes"] = list_json(report.quotes, quote_json);
  json["findings"] = list_json(report.findings, finding_json);
  json["statistics"] = statistics_json(report.statistics);
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace article_inspector
