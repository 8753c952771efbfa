#include "article_inspector/json.h"

#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "report/json_parts.h"

namespace article_inspector {
namespace {

constexpr int report_version = 2;

template <typename Items, typename ToJson>
Json list_json(const Items& items, ToJson to_json) {
  Json list = Json::array();
  list.get_ref<Json::array_t&>().reserve(items.size());
  for (const auto& item : items) list.push_back(to_json(item));
  return list;
}

template <typename Part>
Json part_json(const std::optional<Part>& part) {
  return part ? with_span(part->span) : Json(nullptr);
}

/// An object with a span where the text has what it says.
Json with_optional_span(const std::optional<Span>& span, std::size_t more) {
  return span ? with_span(*span, more) : with_room(more);
}

/// Null where it is empty.
Json text_or_null(std::string text) { return text.empty() ? Json(nullptr) : Json(std::move(text)); }

Json date_json(const std::optional<PublicationDate>& date) {
  if (!date) return nullptr;
  Json json = with_optional_span(date->span, 1);
  put(json, "iso", date->iso);
  return json;
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
  Json json = with_optional_span(byline.span, 2);
  put(json, "name", to_utf8(byline.name));
  put(json, "role", to_utf8(byline.role));
  return json;
}

Json boilerplate_json(const BoilerplateMark& mark) {
  Json json = with_span(mark.span, 5);
  put(json, "kind", name_of(mark.kind));
  put(json, "reason", name_of(mark.reason));
  put(json, "lines", mark.lines);
  put(json, "place", name_of(mark.place));
  put(json, "score", rounded_score(mark.score));
  return json;
}

Json mention_json(const Mention& mention) {
  Json json = with_span(mention.span, mention.in_boilerplate ? 1 : 0);
  if (mention.in_boilerplate) put(json, "boilerplate", true);
  return json;
}

Json entity_json(const Entity& entity) {
  Json json = with_room(7);
  put(json, "id", entity.id);
  put(json, "name", to_utf8(entity.name));
  put(json, "type", entity_type_names[static_cast<std::size_t>(entity.type)]);
  put(json, "role", to_utf8(entity.role));
  put(json, "score", rounded_score(entity.score));
  put(json, "storyMentions", entity.story_mentions());
  put(json, "mentions", list_json(entity.mentions, mention_json));
  return json;
}

Json candidate_json(const SpeakerCandidate& candidate) {
  Json json = with_room(3);
  put(json, "name", to_utf8(candidate.name));
  put(json, "entity", candidate.entity ? Json(*candidate.entity) : Json(nullptr));
  put(json, "score", rounded_score(candidate.score));
  return json;
}

Json speaker_json(const std::optional<Speaker>& speaker) {
  if (!speaker) return nullptr;
  Json json = with_span(speaker->span, 7);
  put(json, "name", to_utf8(speaker->name));
  put(json, "entity", speaker->entity ? Json(*speaker->entity) : Json(nullptr));
  put(json, "anonymous", speaker->anonymous);
  put(json, "role", to_utf8(speaker->role));
  put(json, "score", rounded_score(speaker->score));
  put(json, "evidence", list_json(speaker->evidence, [](Span span) { return with_span(span); }));
  put(json, "candidates", list_json(speaker->candidates, candidate_json));
  return json;
}

Json quote_json(const Quote& quote) {
  Json json = with_room(5);
  put(json, "kind", quote_kind_names[static_cast<std::size_t>(quote.kind)]);
  put(json, "content", list_json(quote.content, [](Span piece) { return with_span(piece); }));
  put(json, "cue", quote.cue ? with_span(*quote.cue) : Json(nullptr));
  put(json, "speaker", speaker_json(quote.speaker));
  put(json, "score", rounded_score(quote.score));
  return json;
}

Json finding_json(const Finding& finding) {
  Json json = with_span(finding.span, 2);
  put(json, "kind", finding_kind_names[static_cast<std::size_t>(finding.kind)]);
  put(json, "reason", name_of(finding.reason));
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

namespace {

Json whole_json(const Report& report, const std::vector<Correction>& corrections) {
  const auto marked = [&](const auto& to_json) {
    return [&](const auto& item) {
      Json json = to_json(item);
      if (is_corrected(item, corrections)) put(json, "corrected", true);
      return json;
    };
  };
  Json json = with_room(21);
  put(json, "version", report_version);
  put(json, "model", model());
  put(json, "length", report.length);
  put(json, "language", report.language);
  Json headline = part_json(report.header.headline);
  if (report.header.headline && is_corrected(*report.header.headline, corrections)) put(headline, "corrected", true);
  put(json, "headline", std::move(headline));
  put(json, "standfirst", part_json(report.header.standfirst));
  put(json, "dateline", dateline_json(report.header.dateline));
  put(json, "date", date_json(report.header.date));
  put(json, "bylines", list_json(report.header.bylines, byline_json));
  put(json, "site", text_or_null(to_utf8(report.header.site)));
  put(json, "address", text_or_null(report.header.address));
  put(json, "boilerplate", list_json(report.boilerplate, marked(boilerplate_json)));
  put(json, "entities", list_json(report.entities.list, marked(entity_json)));
  put(json, "entitiesFallback", report.entities.fallback);
  put(json, "quotes", list_json(report.quotes, marked(quote_json)));
  put(json, "quotesFallback", report.quotes_fallback);
  put(json, "quotesPartial", report.quotes_partial);
  put(json, "findings", list_json(report.findings, finding_json));
  put(json, "statistics", statistics_json(report.statistics));
  return json;
}

/// Goes through a report and converts every pair of offsets.
void present(Json& json, std::u16string_view text, const OffsetMap& offset, bool with_text) {
  if (json.is_array()) {
    for (Json& item : json) present(item, text, offset, with_text);
    return;
  }
  if (!json.is_object()) return;
  Json* start = nullptr;
  Json* end = nullptr;
  for (auto& [key, value] : json.get_ref<Json::object_t&>()) {
    if (key == "start" && value.is_number_unsigned())
      start = &value;
    else if (key == "end" && value.is_number_unsigned())
      end = &value;
    else
      present(value, text, offset, with_text);
  }
  if (start == nullptr || end == nullptr) return;
  const Span span = {start->get<std::uint32_t>(), end->get<std::uint32_t>()};
  *start = offset(span.start);
  *end = offset(span.end);
  // Last: a field more may move the others.
  if (with_text) put(json, "text", to_utf8(text.substr(span.start, span.length())));
}

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string report_to_json(const Report& report, int indent, const std::vector<Correction>& corrections) {
  return dumped(whole_json(report, corrections), indent);
}

std::string report_to_json(const Report& report, std::u16string_view text, const JsonOptions& options) {
  Json json = whole_json(report, options.corrections);
  if (options.offsets != OffsetUnit::utf16 || options.with_text) {
    const OffsetMap offset(text, options.offsets);
    present(json, text, offset, options.with_text);
    json["length"] = offset(report.length);
  }
  if (options.offsets != OffsetUnit::utf16)
    put(json, "offsets", offset_unit_names[static_cast<std::size_t>(options.offsets)]);
  if (options.with_text) put(json, "text", to_utf8(text));
  return dumped(json, options.indent);
}

}  // namespace article_inspector
