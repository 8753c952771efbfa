#include "article_inspector/json.h"

#include <cmath>

#include "article_inspector/inspect.h"
#include "report/json_writer.h"
#include "report/writers.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t report_version = 2;

class ReportWriter {
 public:
  /// Without a text, offsets are UTF-16 and no words stand beside them.
  ReportWriter(std::u16string_view text, const JsonOptions& options, const std::vector<Correction>& corrections)
      : out_(options.indent),
        text_(text),
        options_(options),
        corrections_(corrections),
        offset_(text, options.offsets) {}

  std::string write(const Report& report) {
    out_.begin_object();
    number("version", report_version);
    name("model", model());
    number("length", offset_(report.length));
    out_.key("language");
    out_.utf8(report.language);
    header(report.header);
    list("boilerplate", report.boilerplate, [&](const BoilerplateMark& mark) { boilerplate(mark); });
    list("entities", report.entities.list, [&](const Entity& item) { entity(item); });
    truth("entitiesFallback", report.entities.fallback);
    list("quotes", report.quotes, [&](const Quote& item) { quote(item); });
    truth("quotesFallback", report.quotes_fallback);
    truth("quotesPartial", has_partial_quotes(report));
    list("findings", report.findings, [&](const Finding& item) { finding(item); });
    statistics(report.statistics);
    if (options_.offsets != OffsetUnit::utf16)
      name("offsets", offset_unit_names[static_cast<std::size_t>(options_.offsets)]);
    if (options_.with_text) text("text", text_);
    out_.end_object();
    return out_.take();
  }

 private:
  void number(std::string_view key, std::uint32_t value) {
    out_.key(key);
    out_.number(value);
  }
  void truth(std::string_view key, bool value) {
    out_.key(key);
    out_.truth(value);
  }
  void name(std::string_view key, std::string_view value) {
    out_.key(key);
    out_.name(value);
  }
  void text(std::string_view key, std::u16string_view value) {
    out_.key(key);
    out_.text(value);
  }
  /// Two decimals: more would only show noise, and make native and WebAssembly differ in a last digit.
  void score(float value) {
    out_.key("score");
    out_.decimal(static_cast<std::int64_t>(std::round(static_cast<double>(value) * 100)) * 10);
  }
  void number_or_null(std::string_view key, const std::optional<std::uint32_t>& value) {
    out_.key(key);
    if (value) {
      out_.number(*value);
    } else {
      out_.null();
    }
  }
  template <typename Items, typename Write>
  void list(std::string_view key, const Items& items, Write write) {
    out_.key(key);
    out_.begin_array();
    for (const auto& item : items) write(item);
    out_.end_array();
  }
  template <typename Item>
  void mark_corrected(const Item& item) {
    if (!corrections_.empty() && is_corrected(item, corrections_)) truth("corrected", true);
  }

  /// An object that begins with a span's offsets; its words, where they are asked for, come last.
  void begin(Span span) {
    out_.begin_object();
    number("start", offset_(span.start));
    number("end", offset_(span.end));
  }
  void end(Span span) {
    if (options_.with_text) text("text", text_.substr(span.start, span.length()));
    out_.end_object();
  }
  void begin(const std::optional<Span>& span) {
    if (span) {
      begin(*span);
    } else {
      out_.begin_object();
    }
  }
  void end(const std::optional<Span>& span) {
    if (span) {
      end(*span);
    } else {
      out_.end_object();
    }
  }
  void whole(Span span) {
    begin(span);
    end(span);
  }
  /// `write` is called with the part where there is one; null stands for none.
  template <typename Part, typename Write>
  void part(std::string_view key, const std::optional<Part>& given, Write write) {
    out_.key(key);
    if (given) {
      write(*given);
    } else {
      out_.null();
    }
  }

  void header(const Header& header) {
    part("headline", header.headline, [&](const Headline& headline) {
      begin(headline.span);
      mark_corrected(headline);
      end(headline.span);
    });
    part("standfirst", header.standfirst, [&](const Standfirst& standfirst) { whole(standfirst.span); });
    part("dateline", header.dateline, [&](const Dateline& dateline) {
      begin(dateline.span);
      text("place", dateline.place);
      text("date", dateline.date);
      text("agency", dateline.agency);
      end(dateline.span);
    });
    part("date", header.date, [&](const PublicationDate& date) {
      begin(date.span);
      out_.key("iso");
      out_.utf8(date.iso);
      end(date.span);
    });
    list("bylines", header.bylines, [&](const Byline& byline) {
      begin(byline.span);
      text("name", byline.name);
      text("role", byline.role);
      end(byline.span);
    });
    out_.key("site");
    if (header.site.empty()) {
      out_.null();
    } else {
      out_.text(header.site);
    }
    out_.key("address");
    if (header.address.empty()) {
      out_.null();
    } else {
      out_.utf8(header.address);
    }
  }

  void boilerplate(const BoilerplateMark& mark) {
    begin(mark.span);
    name("kind", name_of(mark.kind));
    name("reason", name_of(mark.reason));
    number("lines", mark.lines);
    name("place", name_of(mark.place));
    score(mark.score);
    mark_corrected(mark);
    end(mark.span);
  }

  void entity(const Entity& entity) {
    out_.begin_object();
    number("id", entity.id);
    text("name", entity.name);
    name("type", entity_type_names[static_cast<std::size_t>(entity.type)]);
    text("role", entity.role);
    score(entity.score);
    number("storyMentions", entity.story_mentions());
    list("mentions", entity.mentions, [&](const Mention& mention) {
      begin(mention.span);
      if (mention.in_boilerplate) truth("boilerplate", true);
      end(mention.span);
    });
    mark_corrected(entity);
    out_.end_object();
  }

  void speaker(const Speaker& speaker) {
    begin(speaker.span);
    text("name", speaker.name);
    number_or_null("entity", speaker.entity);
    truth("anonymous", speaker.anonymous);
    text("role", speaker.role);
    score(speaker.score);
    list("evidence", speaker.evidence, [&](Span span) { whole(span); });
    list("candidates", speaker.candidates, [&](const SpeakerCandidate& candidate) {
      out_.begin_object();
      text("name", candidate.name);
      number_or_null("entity", candidate.entity);
      score(candidate.score);
      out_.end_object();
    });
    end(speaker.span);
  }

  void quote(const Quote& quote) {
    out_.begin_object();
    name("kind", quote_kind_names[static_cast<std::size_t>(quote.kind)]);
    list("content", quote.content, [&](Span piece) { whole(piece); });
    part("cue", quote.cue, [&](Span cue) { whole(cue); });
    part("speaker", quote.speaker, [&](const Speaker& given) { speaker(given); });
    score(quote.score);
    mark_corrected(quote);
    out_.end_object();
  }

  void finding(const Finding& finding) {
    begin(finding.span);
    name("kind", finding_kind_names[static_cast<std::size_t>(finding.kind)]);
    name("reason", name_of(finding.reason));
    end(finding.span);
  }

  void counts(const QuoteCounts& counts) {
    out_.key("quotes");
    out_.begin_object();
    number("direct", counts.direct);
    number("mixed", counts.mixed);
    number("indirect", counts.indirect);
    out_.end_object();
  }

  void statistics(const Statistics& statistics) {
    out_.key("statistics");
    out_.begin_object();
    number("paragraphs", statistics.paragraphs);
    number("sentences", statistics.sentences);
    number("words", statistics.words);
    number("storyWords", statistics.story_words);
    number("boilerplateWords", statistics.boilerplate_words);
    number("quotedWords", statistics.quoted_words);
    number("readingSeconds", statistics.reading_seconds);
    counts(statistics.quotes);
    number("anonymousQuotes", statistics.anonymous_quotes);
    list("speakers", statistics.speakers, [&](const SpeakerCount& speaker) {
      out_.begin_object();
      text("name", speaker.name);
      number_or_null("entity", speaker.entity);
      truth("anonymous", speaker.anonymous);
      text("role", speaker.role);
      counts(speaker.quotes);
      number("words", speaker.words);
      number("reportedWords", speaker.reported_words);
      out_.key("share");
      out_.decimal(speaker.permille);
      out_.end_object();
    });
    out_.end_object();
  }

  JsonWriter out_;
  std::u16string_view text_;
  const JsonOptions& options_;
  const std::vector<Correction>& corrections_;
  OffsetMap offset_;
};

}  // namespace

std::string report_to_json(const Report& report, int indent, const std::vector<Correction>& corrections) {
  JsonOptions options;
  options.indent = indent;
  return ReportWriter({}, options, corrections).write(report);
}

std::string report_to_json(const Report& report, std::u16string_view text, const JsonOptions& options) {
  return ReportWriter(text, options, options.corrections).write(report);
}

}  // namespace article_inspector
