#include "article_inspector/inspect.h"

#include "article_inspector/stages.h"
#include "knowledge/embedded.h"
#include "report/reject.h"

namespace article_inspector {

Report inspect(const Document& document, const Options& options) {
  Report report;
  report.length = static_cast<std::uint32_t>(document.text.size());
  report.language = document.language;
  Boilerplate boilerplate = find_boilerplate(document, options.page);
  reject(boilerplate.marks, options.rejected);
  const Story story = story_of(document, boilerplate.marks);
  report.header = find_header(document, boilerplate, story, options.page);
  report.boilerplate = std::move(boilerplate.marks);
  report.entities = find_entities(document, story, report.header);
  reject(report.entities, options.rejected);
  report.quotes_fallback = !has_quote_words(document.language);
  report.quotes = find_quotes(document, story, report.header, report.entities);
  reject(report.quotes, options.rejected);
  report.findings = find_findings(document, report.boilerplate, story, report.header);
  reject(report.findings, options.rejected);
  report.statistics = count(document, story, report.quotes);
  return report;
}

Report inspect(std::u16string_view text, const Options& options) {
  if (text.size() > longest_text) return {};
  return inspect(cut(text, options.blocks, options.language), options);
}

std::string_view version() { return ARTICLE_INSPECTOR_VERSION; }

std::string_view model() { return data_version(); }

}  // namespace article_inspector
