#include "article_inspector/inspect.h"

#include "article_inspector/stages.h"
#include "knowledge/embedded.h"
#include "report/reject.h"

namespace article_inspector {

std::size_t memory_for(const Document& document) {
  return memory_of_any_text + memory_per_unit * document.text.size() + memory_per_token * document.tokens.size() +
         memory_per_line * document.paragraphs.size();
}

namespace {

Report not_read(InputError why) {
  Report report;
  report.error = why;
  report.language = no_language.code;
  return report;
}

}  // namespace

Report inspect(const Document& document, const Options& options) {
  if (memory_for(document) > options.memory) return not_read(InputError::too_much_memory);
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
  if (const InputError error = error_before_cutting(text.size(), options.memory); error != InputError::none)
    return not_read(error);
  return inspect(cut(text, options.blocks, options.language), options);
}

std::string_view version() { return ARTICLE_INSPECTOR_VERSION; }

std::string_view model() { return data_version(); }

}  // namespace article_inspector
