#include <algorithm>

#include "article_inspector/messages.h"
#include "knowledge/embedded.h"
#include "report/writers.h"

namespace article_inspector {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\0':
        out += "\xEF\xBF\xBD";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

/// Where a mark begins or ends, and which.
struct Edge {
  std::uint32_t at = 0;
  std::string_view name;
  int step = 0;  // +1 begins, -1 ends
};

void add_edges(std::vector<Edge>& edges, Span span, std::string_view name) {
  edges.push_back({span.start, name, 1});
  edges.push_back({span.end, name, -1});
}

std::vector<Edge> edges_of(const Report& report) {
  std::vector<Edge> edges;
  for (const BoilerplateMark& mark : report.boilerplate) add_edges(edges, mark.span, "boilerplate");
  for (const Quote& quote : report.quotes) {
    for (const Span piece : quote.content) add_edges(edges, piece, name_of(quote.kind));
  }
  for (const Entity& entity : report.entities.list) {
    for (const Mention& mention : entity.mentions) {
      if (!mention.in_boilerplate) add_edges(edges, mention.span, name_of(entity.type));
    }
  }
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
  return edges;
}

/// The names of the marks that are open at a place, each counted, in a fixed order.
class OpenMarks {
 public:
  void apply(const Edge& edge) {
    for (auto& [name, count] : counts_) {
      if (name == edge.name) count += edge.step;
    }
  }
  std::string classes() const {
    std::string out;
    for (const auto& [name, count] : counts_) {
      if (count <= 0) continue;
      if (!out.empty()) out.push_back(' ');
      out += name;
    }
    return out;
  }

 private:
  std::array<std::pair<std::string_view, int>, 8> counts_{{{"boilerplate", 0},
                                                           {"direct", 0},
                                                           {"mixed", 0},
                                                           {"indirect", 0},
                                                           {"person", 0},
                                                           {"organization", 0},
                                                           {"location", 0},
                                                           {"misc", 0}}};
};

std::string with_breaks(std::string_view escaped_text, const std::string& open, const std::string& close) {
  std::string out;
  for (const char c : escaped_text) {
    if (c == '\r') continue;
    if (c == '\n') {
      out += close + "</p>\n<p>" + open;
    } else {
      out.push_back(c);
    }
  }
  return out;
}

/// The text cut at every edge: each stretch is one element that names all the marks over it, so that overlaps need no
/// nesting.
std::string marked_text(std::u16string_view text, const Report& report) {
  std::string out = "<p>";
  OpenMarks open;
  std::uint32_t from = 0;
  const auto stretch = [&](std::uint32_t to) {
    if (to <= from) return;
    const std::string classes = open.classes();
    const std::string begin = classes.empty() ? "" : "<span class=\"" + classes + "\">";
    const std::string end = classes.empty() ? "" : "</span>";
    out += begin + with_breaks(escaped(words_of(text, {from, to})), begin, end) + end;
    from = to;
  };
  for (const Edge& edge : edges_of(report)) {
    stretch(edge.at);
    open.apply(edge);
  }
  stretch(static_cast<std::uint32_t>(text.size()));
  return out + "</p>\n";
}

std::string message(ReportText text, std::string_view language) { return escaped(message_of(text, language)); }

std::string heading(ReportText text, std::string_view language) { return "<h2>" + message(text, language) + "</h2>\n"; }

std::string note(const std::string& text) { return " <span class=\"note\">" + text + "</span>"; }

std::string quotes(std::u16string_view text, const Report& report, const FormatOptions& options) {
  if (report.quotes.empty()) return {};
  const std::string& language = options.message_language;
  std::string out = heading(ReportText::who_said_what, language) + "<table><thead><tr>";
  for (const ReportText column : {ReportText::speaker, ReportText::how, ReportText::words})
    out += "<th scope=\"col\">" + message(column, language) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const Quote& quote : report.quotes) {
    const bool anonymous = quote.speaker && quote.speaker->anonymous;
    out +=
        "<tr><td>" + escaped(speaker_of(quote)) +
        (anonymous ? note("(" + message(ReportText::not_named, language) + ")") : "") +
        (is_corrected(quote, options.corrections) ? note("(" + message(ReportText::corrected, language) + ")") : "") +
        "</td><td>" + escaped(message_of(quote.kind, language)) + "</td><td>" + escaped(content_of(text, quote)) +
        "</td></tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string speakers(const Report& report, std::string_view language) {
  if (report.statistics.speakers.empty()) return {};
  std::string out = heading(ReportText::who_speaks_how_much, language) + "<ul>\n";
  for (const SpeakerCount& speaker : report.statistics.speakers)
    out += "<li>" + escaped(speaker_line(speaker, language)) + note(counts_line(speaker, language)) + "</li>\n";
  return out + "</ul>\n";
}

std::string entities(const Report& report, std::string_view language) {
  std::string out;
  for (const NameGroup& group : names_of_story(report, language)) {
    out += "<h2>" + std::string(group.title) + "</h2>\n<ul>\n";
    for (const Entity* entity : group.entities) {
      out +=
          "<li><span class=\"" + std::string(name_of(group.type)) + "\">" + escaped(to_utf8(entity->name)) + "</span>";
      if (!entity->role.empty()) out += ", " + escaped(to_utf8(entity->role));
      out += " <span class=\"note\">" + std::to_string(entity->story_mentions()) + "</span></li>\n";
    }
    out += "</ul>\n";
  }
  return out;
}

std::string left_out(std::u16string_view text, const Report& report, std::string_view language) {
  if (report.boilerplate.empty()) return {};
  std::string out = heading(ReportText::not_the_story, language) + "<ul>\n";
  for (const BoilerplateMark& mark : report.boilerplate) {
    out += "<li>" + escaped(words_of(text, mark.span)) +
           note(escaped(message_of(mark.kind, language)) + ": " + escaped(sentence_of(mark, language))) + "</li>\n";
  }
  return out + "</ul>\n";
}

std::string findings(const Report& report, std::string_view language) {
  if (report.findings.empty()) return {};
  std::string out = heading(ReportText::about_the_text, language) + "<ul>\n";
  for (const Finding& finding : report.findings) out += "<li>" + escaped(sentence_of(finding, language)) + "</li>\n";
  return out + "</ul>\n";
}

}  // namespace

std::string write_html(std::u16string_view text, const Report& report, const FormatOptions& options) {
  const std::string title = report.header.headline ? escaped(words_of(text, report.header.headline->span))
                                                   : message(ReportText::article, options.message_language);
  const std::string language = report.language == "und" ? "" : " lang=\"" + escaped(report.language) + "\"";
  std::string out = "<!doctype html>\n<html lang=\"" + escaped(messages_language(options.message_language)) +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title + "</title>\n<style>\n" +
         std::string(embedded_file("report_style.css")) + "</style>\n</head>\n<body>\n";
  out += "<main>\n<h1" + language + ">" + title + "</h1>\n";
  const std::string& words = options.message_language;
  out += quotes(text, report, options) + speakers(report, words) + entities(report, words) + findings(report, words) +
         left_out(text, report, words);
  out += heading(ReportText::text_with_marks, words) + "<div class=\"text\"" + language + ">\n" +
         marked_text(text, report) + "</div>\n</main>\n</body>\n</html>\n";
  return out;
}

}  // namespace article_inspector
