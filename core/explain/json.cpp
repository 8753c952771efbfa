#include "article_inspector/unicode.h"
#include "explain/explain.h"
#include "report/json_parts.h"

namespace article_inspector {
namespace {

class Writer {
 public:
  explicit Writer(std::u16string_view text) : text_(text) {}

  Json explanation(const Explanation& explanation) const {
    return {{"offset", explanation.offset},
            {"language", explanation.language},
            {"line", explanation.line ? line(*explanation.line) : Json(nullptr)},
            {"word", explanation.word ? word(*explanation.word) : Json(nullptr)},
            {"cues", list(explanation.cues, [this](const auto& one) { return cue(one); })},
            {"quotes", list(explanation.quotes, [this](const auto& one) { return quote(one); })}};
  }

 private:
  template <typename Items, typename ToJson>
  static Json list(const Items& items, ToJson to_json) {
    Json all = Json::array();
    for (const auto& item : items) all.push_back(to_json(item));
    return all;
  }
  static Json scores(const std::vector<NamedScore>& scores) {
    return list(scores, [](const NamedScore& one) {
      return Json{{"name", one.name}, {"score", rounded_score(one.score)}};
    });
  }
  Json words(Span span) const {
    Json json = with_span(span, 1);
    json["text"] = to_utf8(text_.substr(span.start, span.length()));
    return json;
  }
  Json words(const std::optional<Span>& span) const { return span ? words(*span) : Json(nullptr); }

  Json mark(const BoilerplateMark& mark) const {
    Json json = words(mark.span);
    json["kind"] = name_of(mark.kind);
    json["reason"] = name_of(mark.reason);
    json["score"] = rounded_score(mark.score);
    return json;
  }

  Json line(const LineExplanation& line) const {
    Json json = words(line.span);
    json["index"] = line.index;
    json["junk"] = rounded_score(line.junk);
    json["threshold"] = rounded_score(line.threshold);
    json["first_stage"] = rounded_score(line.first_stage);
    json["is_junk"] = line.is_junk;
    json["is_headline"] = line.is_headline;
    json["is_phrase"] = line.is_phrase;
    json["is_repeat"] = line.is_repeat;
    json["mark"] = line.mark ? mark(*line.mark) : Json(nullptr);
    json["phrases"] = list(line.phrases, [this](const BoilerplateMark& one) { return mark(one); });
    json["kinds"] = scores(line.kinds);
    json["features"] = list(line.pulls, [](const FeaturePull& pull) {
      return Json{{"name", pull.name}, {"value", rounded_score(pull.value)}, {"pull", rounded_score(pull.pull)}};
    });
    return json;
  }

  Json word(const WordExplanation& word) const {
    Json json = words(word.span);
    json["may_be_name"] = word.may_be_name;
    json["first_pass"] = word.first_pass;
    json["labels"] = scores(word.labels);
    json["lexicon"] = {{"sense", word.sense}, {"cluster", word.cluster}, {"known_as", word.known_as}};
    json["classes"] = word.classes;
    json["readings"] = list(word.readings, [this](const MentionReading& reading) {
      Json one = words(reading.span);
      one["step"] = reading.step;
      one["type"] = name_of(reading.type);
      one["margin"] = rounded_score(reading.margin);
      return one;
    });
    json["entity"] = word.entity ? entity(*word.entity) : Json(nullptr);
    json["roles"] = list(word.roles, [this](const RoleReading& role) {
      Json one = words(role.span);
      one["score"] = rounded_score(role.score);
      return one;
    });
    return json;
  }

  Json entity(const Entity& entity) const {
    return {{"id", entity.id},
            {"name", to_utf8(entity.name)},
            {"type", name_of(entity.type)},
            {"role", to_utf8(entity.role)},
            {"score", rounded_score(entity.score)},
            {"mentions", list(entity.mentions, [this](const Mention& mention) { return words(mention.span); })}};
  }

  Json cue(const CueExplanation& cue) const {
    Json json = words(cue.span);
    json["positions"] = scores(cue.positions);
    json["proposals"] = list(cue.proposals, [this](const ProposalExplanation& proposal) {
      return Json{{"position", proposal.position},
                  {"content", list(proposal.content, [this](Span span) { return words(span); })},
                  {"source", words(proposal.source)},
                  {"score", rounded_score(proposal.score)}};
    });
    return json;
  }

  Json quote(const QuoteExplanation& quote) const {
    Json json = {{"kind", name_of(quote.quote.kind)},
                 {"content", list(quote.quote.content, [this](Span span) { return words(span); })},
                 {"cue", words(quote.quote.cue)},
                 {"score", rounded_score(quote.quote.score)},
                 {"origin", quote.origin},
                 {"odds", rounded_score(quote.odds)},
                 {"speaker", nullptr},
                 {"source_kind", quote.source_kind},
                 {"head_kind", quote.head_kind}};
    if (const std::optional<Speaker>& speaker = quote.quote.speaker) {
      json["speaker"] = words(speaker->span);
      json["speaker"]["name"] = to_utf8(speaker->name);
      json["speaker"]["score"] = rounded_score(speaker->score);
    }
    json["candidates"] = list(quote.candidates, [this](const CandidateExplanation& candidate) {
      return Json{{"name", to_utf8(candidate.name)},         {"origin", candidate.origin},
                  {"score", rounded_score(candidate.score)}, {"share", rounded_score(candidate.share)},
                  {"chosen", candidate.is_chosen},           {"via", words(candidate.via)}};
    });
    return json;
  }

  std::u16string_view text_;
};

}  // namespace

std::string explanation_to_json(std::u16string_view text, const Explanation& explanation) {
  return Writer(text).explanation(explanation).dump(2) + "\n";
}

}  // namespace article_inspector
