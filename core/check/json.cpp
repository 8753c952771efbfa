#include "article_inspector/check.h"
#include "article_inspector/unicode.h"
#include "report/json_parts.h"

namespace article_inspector {
namespace {

Json or_null(const std::optional<std::uint32_t>& value) { return value ? Json(*value) : Json(nullptr); }
Json or_null(const std::optional<Span>& span) { return span ? with_span(*span) : Json(nullptr); }
Json or_null(const std::u16string& text) { return text.empty() ? Json(nullptr) : Json(to_utf8(text)); }

Json difference_json(const QuoteDifference& difference) {
  Json json = with_span(difference.draft, 2);
  put(json, "kind", difference_kind_names[static_cast<std::size_t>(difference.kind)]);
  put(json, "source", with_span(difference.source));
  return json;
}

Json speaker_json(const std::optional<CheckedSpeaker>& speaker) {
  if (!speaker) return nullptr;
  Json json = with_room(3);
  put(json, "draft", or_null(speaker->draft));
  put(json, "source", or_null(speaker->source));
  put(json, "differs", speaker->differs);
  return json;
}

Json quote_json(const CheckedQuote& quote) {
  Json json = with_span(quote.span, 6);
  put(json, "verdict", verdict_names[static_cast<std::size_t>(quote.verdict)]);
  put(json, "source", or_null(quote.source));
  put(json, "match", or_null(quote.match));
  Json differences = Json::array();
  for (const QuoteDifference& difference : quote.differences) differences.push_back(difference_json(difference));
  put(json, "differences", std::move(differences));
  put(json, "speaker", speaker_json(quote.speaker));
  put(json, "score", rounded_score(quote.score));
  return json;
}

Json paraphrase_json(const CheckedParaphrase& paraphrase) {
  Json json = with_span(paraphrase.span, 4);
  put(json, "supported", paraphrase.supported);
  put(json, "source", or_null(paraphrase.source));
  put(json, "match", or_null(paraphrase.match));
  put(json, "score", rounded_score(paraphrase.score));
  return json;
}

}  // namespace

std::string check_to_json(const QuoteCheck& check, int indent) {
  Json json = with_room(2);
  Json quotes = Json::array();
  for (const CheckedQuote& quote : check.quotes) quotes.push_back(quote_json(quote));
  put(json, "quotes", std::move(quotes));
  Json paraphrases = Json::array();
  for (const CheckedParaphrase& paraphrase : check.paraphrases) paraphrases.push_back(paraphrase_json(paraphrase));
  put(json, "paraphrases", std::move(paraphrases));
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace article_inspector
