#include <unicode/utf16.h>

#include <algorithm>
#include <variant>

#include "article_inspector/messages.h"
#include "report/json_parts.h"
#include "report/spans.h"
#include "report/writers.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t context_units = 32;

// W3C counts characters as code points. Counting goes on from the last mark passed, so that any order of questions
// stays cheap.
class CodePoints {
 public:
  explicit CodePoints(std::u16string_view text) : text_(text) {
    std::uint32_t points = 0;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (at % stride == 0) passed_.push_back(points);
      points += starts_point(at);
    }
    passed_.push_back(points);
  }
  std::uint32_t operator()(std::uint32_t units) const {
    std::uint32_t points = passed_[units / stride];
    for (std::uint32_t at = units / stride * stride; at < units; ++at) points += starts_point(at);
    return points;
  }

 private:
  static constexpr std::uint32_t stride = 256;
  std::uint32_t starts_point(std::uint32_t at) const {
    const bool inside = U16_IS_TRAIL(text_[at]) && at > 0 && U16_IS_LEAD(text_[at - 1]);
    return inside ? 0 : 1;
  }

  std::u16string_view text_;
  std::vector<std::uint32_t> passed_;
};

Json body(std::string_view purpose, std::string value) {
  Json json = Json::object();
  json["type"] = "TextualBody";
  json["purpose"] = purpose;
  json["value"] = std::move(value);
  return json;
}

Json bodies_of(const BoilerplateMark& mark, const FormatOptions& options) {
  return Json::array({body("tagging", "boilerplate"), body("classifying", std::string(name_of(mark.kind))),
                      body("commenting", sentence_of(mark, options.message_language))});
}

Json bodies_of(const Entity& entity, const FormatOptions&) {
  return Json::array({body("tagging", "entity"), body("classifying", std::string(name_of(entity.type))),
                      body("identifying", to_utf8(entity.name))});
}

Json bodies_of(const Quote& quote, const FormatOptions& options) {
  Json bodies = Json::array({body("tagging", "quote"), body("classifying", std::string(name_of(quote.kind)))});
  if (quote.speaker) bodies.push_back(body("identifying", to_utf8(quote.speaker->name)));
  if (is_corrected(quote, options.corrections))
    bodies.push_back(body("commenting", std::string(message_of(ReportText::corrected, options.message_language))));
  return bodies;
}

Json bodies_of(const Finding& finding, const FormatOptions& options) {
  return Json::array({body("tagging", "finding"), body("classifying", std::string(name_of(finding.kind))),
                      body("commenting", sentence_of(finding, options.message_language))});
}

/// A mark, and what it is a mark of: that lives in the report.
struct Annotation {
  Span span;
  std::variant<const BoilerplateMark*, const Entity*, const Quote*, const Finding*> what;
};

std::vector<Annotation> annotations_of(const Report& report) {
  std::vector<Annotation> all;
  for (const BoilerplateMark& mark : report.boilerplate) all.push_back({mark.span, &mark});
  for (const Entity& entity : report.entities.list) {
    for (const Mention& mention : entity.mentions) {
      if (!mention.in_boilerplate) all.push_back({mention.span, &entity});
    }
  }
  for (const Quote& quote : report.quotes) {
    for (const Span piece : quote.content) all.push_back({piece, &quote});
  }
  for (const Finding& finding : report.findings) all.push_back({finding.span, &finding});
  std::stable_sort(all.begin(), all.end(),
                   [](const Annotation& a, const Annotation& b) { return a.span.start < b.span.start; });
  return all;
}

Json target(std::u16string_view text, Span span, const CodePoints& points, const std::string& source) {
  Json position = Json::object();
  position["type"] = "TextPositionSelector";
  position["start"] = points(span.start);
  position["end"] = points(span.end);
  Json quote = Json::object();
  quote["type"] = "TextQuoteSelector";
  quote["exact"] = words_of(text, span);
  quote["prefix"] = words_of(text, before(text, span, context_units));
  quote["suffix"] = words_of(text, after(text, span, context_units));
  Json json = Json::object();
  json["source"] = source;
  json["selector"] = Json::array({std::move(position), std::move(quote)});
  return json;
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

/// Lines of JSON: inside its strings there are no line ends.
void append_indented(std::string_view lines, std::string_view indent, std::string& out) {
  out += indent;
  for (const char c : lines) {
    out += c;
    if (c == '\n') out += indent;
  }
}

}  // namespace

std::string write_annotations(std::u16string_view text, const Report& report, const FormatOptions& options) {
  const std::string source = options.source.empty() ? "urn:article-inspector:text" : options.source;
  const CodePoints points(text);
  Json page = Json::object();
  page["@context"] = "http://www.w3.org/ns/anno.jsonld";
  page["id"] = "urn:article-inspector:annotations";
  page["type"] = "AnnotationPage";
  page["items"] = Json::array();
  // Items are written one by one: as trees all together they would take twenty times the text's memory.
  std::string out = dumped(page);
  const std::size_t inside = out.rfind(']');
  const std::string end = out.substr(inside) + "\n";
  out.resize(inside);
  std::size_t number = 0;
  for (const Annotation& annotation : annotations_of(report)) {
    Json json = Json::object();
    json["id"] = "urn:article-inspector:annotation:" + std::to_string(++number);
    json["type"] = "Annotation";
    json["body"] = std::visit([&](const auto* what) { return bodies_of(*what, options); }, annotation.what);
    json["target"] = target(text, annotation.span, points, source);
    out += number == 1 ? "\n" : ",\n";
    append_indented(dumped(json), "    ", out);
  }
  if (number > 0) out += "\n  ";
  out += end;
  return out;
}

}  // namespace article_inspector
