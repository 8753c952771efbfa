#include "soundness/soundness.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

namespace article_inspector {
namespace {

class Checker {
 public:
  explicit Checker(std::u16string_view text) : text_(text) {}

  void that(bool holds, std::string_view what) {
    if (!holds && std::find(faults_.begin(), faults_.end(), what) == faults_.end()) faults_.emplace_back(what);
  }

  void span(Span span, const std::string& whose) {
    that(!span.empty(), whose + " is empty");
    that(span.start <= text_.size() && span.end <= text_.size(), whose + " lies outside the text");
    that(!splits(span.start) && !splits(span.end), whose + " splits a surrogate pair");
    that(!parts_marks(span.start) && !parts_marks(span.end), whose + " parts a letter from its marks");
  }
  void span(const std::optional<Span>& there, const std::string& whose) {
    if (there) span(*there, whose);
  }

  void share(float value, const std::string& whose) { that(value >= 0 && value <= 1, whose + " is no share"); }

  std::vector<std::string> take() { return std::move(faults_); }

 private:
  bool splits(std::uint32_t at) const {
    return at > 0 && at < text_.size() && (text_[at - 1] & 0xFC00) == 0xD800 && (text_[at] & 0xFC00) == 0xDC00;
  }

  /// Between a letter and an accent that is written behind it.
  bool parts_marks(std::uint32_t at) const {
    if (at == 0 || at >= text_.size() || u_isalpha(text_[at - 1]) == 0) return false;
    const auto type = u_charType(text_[at]);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
  }

  std::u16string_view text_;
  std::vector<std::string> faults_;
};

void check_header(const Header& header, Checker& check) {
  if (header.headline) check.span(header.headline->span, "the headline");
  if (header.standfirst) check.span(header.standfirst->span, "the standfirst");
  if (header.dateline) check.span(header.dateline->span, "the dateline");
  if (header.date) {
    check.span(header.date->span, "the date");
    check.that(header.date->iso.size() >= 10, "a date has no day");
  }
  for (const Byline& byline : header.bylines) {
    check.span(byline.span, "a byline");
    check.that(!byline.name.empty(), "a byline has no name");
  }
}

void check_boilerplate(const std::vector<BoilerplateMark>& marks, Checker& check) {
  std::uint32_t last = 0;
  for (const BoilerplateMark& mark : marks) {
    check.span(mark.span, "a mark of boilerplate");
    check.that(mark.span.start >= last, "marks of boilerplate overlap or are out of order");
    check.that(mark.lines >= 1, "a mark of boilerplate stands in no line");
    check.share(mark.score, "the score of a mark of boilerplate");
    last = mark.span.end;
  }
}

void check_entities(const std::vector<Entity>& entities, Checker& check) {
  for (std::size_t at = 0; at < entities.size(); ++at) {
    const Entity& entity = entities[at];
    check.that(entity.id == at, "an entity's id is not its index");
    check.that(!entity.name.empty(), "an entity has no name");
    check.that(!entity.mentions.empty(), "an entity has no mention");
    check.share(entity.score, "an entity's score");
    std::uint32_t last = 0;
    for (const Mention& mention : entity.mentions) {
      check.span(mention.span, "a mention");
      check.that(mention.span.start >= last, "an entity's mentions overlap or are out of order");
      last = mention.span.end;
    }
  }
}

void check_speaker(const Speaker& speaker, std::size_t entities, Checker& check) {
  check.span(speaker.span, "a speaker");
  check.share(speaker.score, "a speaker's score");
  check.that(!speaker.entity || *speaker.entity < entities, "a speaker is an entity that is not there");
  check.that(!speaker.entity || !speaker.name.empty(), "a speaker is an entity and has no name");
  check.that(speaker.candidates.size() <= 3, "a speaker has more than three other candidates");
  for (const Span evidence : speaker.evidence) check.span(evidence, "a speaker's evidence");
  for (const SpeakerCandidate& candidate : speaker.candidates) {
    check.share(candidate.score, "a candidate's score");
    check.that(!candidate.entity || *candidate.entity < entities, "a candidate is an entity that is not there");
  }
}

void check_quotes(const Report& report, Checker& check) {
  std::uint32_t first = 0;
  for (const Quote& quote : report.quotes) {
    check.that(!quote.content.empty(), "a quote has no content");
    check.share(quote.score, "a quote's score");
    std::uint32_t last = 0;
    for (const Span piece : quote.content) {
      check.span(piece, "a piece of a quote");
      check.that(piece.start >= last, "the pieces of a quote overlap or are out of order");
      last = piece.end;
    }
    if (!quote.content.empty()) {
      check.that(quote.content.front().start >= first, "quotes are out of order");
      first = quote.content.front().start;
    }
    check.span(quote.cue, "a cue");
    if (quote.speaker) check_speaker(*quote.speaker, report.entities.list.size(), check);
  }
}

void check_statistics(const Report& report, Checker& check) {
  const Statistics& statistics = report.statistics;
  check.that(statistics.words == statistics.story_words + statistics.boilerplate_words,
             "words are not those of the story and the boilerplate");
  check.that(statistics.quoted_words <= statistics.story_words, "more words are quoted than the story has");
  const QuoteCounts& quotes = statistics.quotes;
  check.that(quotes.direct + quotes.mixed + quotes.indirect <= report.quotes.size(),
             "more quotes are counted than found");
  for (const SpeakerCount& speaker : statistics.speakers) {
    check.that(!speaker.entity || *speaker.entity < report.entities.list.size(), "a counted speaker is not there");
    check.that(speaker.permille <= 1000, "a speaker says more than the story");
  }
}

}  // namespace

std::vector<std::string> faults_of(const Report& report, std::u16string_view text) {
  Checker check(text);
  check.that(report.length == text.size(), "the length is not the text's");
  check.that(!report.language.empty(), "the language is not said");
  check_header(report.header, check);
  check_boilerplate(report.boilerplate, check);
  check_entities(report.entities.list, check);
  check_quotes(report, check);
  for (const Finding& finding : report.findings) {
    check.span(finding.span, "a finding");
  }
  check_statistics(report, check);
  return check.take();
}

std::vector<std::string> faults_of(const std::vector<Block>& blocks, std::u16string_view text) {
  Checker check(text);
  std::uint32_t last = 0;
  for (const Block& block : blocks) {
    check.span(block.span, "a block");
    check.that(block.span.start >= last, "blocks overlap or are out of order");
    check.that(block.link_percent <= 100, "a block has more links than text");
    check.that(block.heading_level <= 6, "a heading is deeper than six");
    last = block.span.end;
  }
  return check.take();
}

}  // namespace article_inspector
