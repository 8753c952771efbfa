#include "tool/explain_summary.h"

#include <cmath>
#include <cstdio>

#include "article_inspector/messages.h"
#include "report/writers.h"
#include "tool/terminal.h"

namespace article_inspector::tool {
namespace {

constexpr std::size_t shown_columns = 76;
constexpr std::size_t most_kinds = 3;

std::string number(float value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.2f", static_cast<double>(value));
  return digits;
}

std::string with_sign(float value) { return (value < 0 ? "−" : "+") + number(std::fabs(value)); }

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string joined(const std::vector<NamedScore>& scores, std::size_t most) {
  std::string out;
  for (std::size_t k = 0; k < std::min(most, scores.size()); ++k)
    out += (k == 0 ? "" : ", ") + scores[k].name + " " + with_sign(scores[k].score);
  return out;
}

class Writer {
 public:
  Writer(std::u16string_view text, bool colour) : text_(text) { style_.colour = colour; }

  std::string write(const Explanation& explanation) {
    out_ = style_.dim("offset " + std::to_string(explanation.offset) + ", language " + explanation.language) + "\n";
    if (explanation.line) write(*explanation.line);
    if (explanation.word) write(*explanation.word);
    for (const CueExplanation& cue : explanation.cues) write(cue);
    for (const QuoteExplanation& quote : explanation.quotes) write(quote);
    return out_;
  }

 private:
  std::string words(Span span) const { return shortened(visible(words_of(text_, span)), shown_columns); }
  void title(const std::string& name, const std::string& about) {
    out_ += "\n" + style_.bold(name) + "  " + about + "\n";
  }
  void item(const std::string& name, const std::string& about) {
    if (!about.empty()) out_ += "  " + style_.dim(name) + "  " + about + "\n";
  }

  void write(const LineExplanation& line) {
    title("Line " + std::to_string(line.index + 1), words(line.span));
    item("boilerplate", number(line.junk) + (line.is_junk ? ", above " : ", not above ") + number(line.threshold) +
                            "; " + number(line.first_stage) + " before the lines around were judged");
    if (line.is_headline) item("headline", "yes");
    if (line.is_repeat) item("repeats", "the headline or another line");
    for (const BoilerplateMark& phrase : line.phrases)
      item("phrase", words(phrase.span) + "  " + style_.dim(std::string(name_of(phrase.reason))));
    item("kinds", joined(line.kinds, most_kinds));
    if (line.mark)
      item("reported", std::string(name_of(line.mark->kind)) + ": " + sentence_of(*line.mark) + " (" +
                           std::string(name_of(line.mark->reason)) + ")");
    if (!line.pulls.empty()) item("features", "value and pull; + is towards boilerplate");
    for (const FeaturePull& pull : line.pulls)
      out_ += "    " + with_sign(pull.pull) + "  " + pull.name + " = " + number(pull.value) + "\n";
  }

  void write(const WordExplanation& word) {
    title("Word", words(word.span));
    item("lexicon", word.cluster == 0 && word.known_as.empty()
                        ? "does not have it"
                        : "sense " + word.sense + ", cluster " + std::to_string(word.cluster) +
                              (word.known_as.empty() ? "" : "; known as " + joined(word.known_as)));
    item("classes", joined(word.classes));
    item("tagger", word.may_be_name
                       ? joined(word.labels, word.labels.size()) + "; the first pass said \"" + word.first_pass + "\""
                       : "no rule lets it be part of a name");
    for (const MentionReading& reading : word.readings)
      item(reading.step,
           words(reading.span) + ": " + std::string(name_of(reading.type)) + ", margin " + number(reading.margin));
    if (!word.entity) return;
    item("entity", visible(to_utf8(word.entity->name)) + ": " + std::string(name_of(word.entity->type)) + ", " +
                       number(word.entity->score) + "; " + std::to_string(word.entity->mentions.size()) + " mentions");
    item("role", word.entity->role.empty() ? "none is likely enough" : visible(to_utf8(word.entity->role)));
    for (const RoleReading& role : word.roles) out_ += "    " + with_sign(role.score) + "  " + words(role.span) + "\n";
  }

  void write(const CueExplanation& cue) {
    title("Cue", words(cue.span));
    item("content", joined(cue.positions, cue.positions.size()));
    for (const ProposalExplanation& proposal : cue.proposals) {
      out_ += "    " + with_sign(proposal.score) + "  ";
      for (const Span content : proposal.content) out_ += "[" + words(content) + "] ";
      out_ += proposal.source ? "by " + words(*proposal.source) + "\n" : "by nobody\n";
    }
  }

  void write(const QuoteExplanation& quote) {
    title("Quote", words(quote.quote.content.front()));
    item("found", std::string(name_of(quote.quote.kind)) + ", by " + quote.origin + "; odds " + with_sign(quote.odds) +
                      ", score " + number(quote.quote.score));
    if (!quote.quote.speaker) {
      item("speaker", "no words name one");
      return;
    }
    const Speaker& speaker = *quote.quote.speaker;
    item("words", words(speaker.span) +
                      (quote.source_kind.empty() ? "" : ": " + quote.source_kind + ", head " + quote.head_kind));
    item("speaker", visible(to_utf8(speaker.name)) + ", " + number(speaker.score));
    for (const CandidateExplanation& candidate : quote.candidates) {
      out_ += std::string(candidate.is_chosen ? "  → " : "    ") + with_sign(candidate.score) + "  " +
              visible(to_utf8(candidate.name)) + "  " + style_.dim(candidate.origin);
      if (candidate.via) out_ += style_.dim(", by way of ") + words(*candidate.via);
      out_ += "\n";
    }
  }

  std::u16string_view text_;
  Style style_;
  std::string out_;
};

}  // namespace

std::string explanation_summary(std::u16string_view text, const Explanation& explanation, bool colour) {
  return Writer(text, colour).write(explanation);
}

}  // namespace article_inspector::tool
