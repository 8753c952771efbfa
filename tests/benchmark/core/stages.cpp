#include "stages.h"

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/inspect.h"
#include "article_inspector/json.h"
#include "article_inspector/stages.h"
#include "word_pass.h"

using namespace article_inspector;

namespace {

struct Text {
  std::u16string_view units;
  Document document;
  Boilerplate boilerplate;
  Story story;
  Report report;
};

std::vector<Text> texts;
const std::uint8_t* break_rules = nullptr;
std::size_t break_rules_length = 0;

std::uint32_t run_stage(std::uint32_t stage, Text& text) {
  Report& report = text.report;
  switch (stage) {
    case 0:
      return break_rules == nullptr ? 0
                                    : word_pass(break_rules, break_rules_length, text.units.data(), text.units.size());
    case 1:
      text.document = cut(text.units);
      report.language = text.document.language;
      return static_cast<std::uint32_t>(text.document.tokens.size());
    case 2:
      text.boilerplate = find_boilerplate(text.document);
      report.boilerplate = text.boilerplate.marks;
      text.story = story_of(text.document, report.boilerplate);
      return static_cast<std::uint32_t>(report.boilerplate.size());
    case 3:
      report.header = find_header(text.document, text.boilerplate, text.story);
      return static_cast<std::uint32_t>(report.header.bylines.size());
    case 4:
      report.entities = find_entities(text.document, text.story, report.header);
      return static_cast<std::uint32_t>(report.entities.list.size());
    case 5:
      report.quotes = find_quotes(text.document, text.story, report.header, report.entities);
      return static_cast<std::uint32_t>(report.quotes.size());
    case 6:
      report.findings = find_findings(text.document, report.boilerplate, text.story, report.header);
      return static_cast<std::uint32_t>(report.findings.size());
    case 7:
      report.statistics = count(text.document, text.story, report.quotes);
      return report.statistics.words;
    case 8:
      return static_cast<std::uint32_t>(report_to_json(report).size());
    default:
      return static_cast<std::uint32_t>(report_to_json(inspect(text.units)).size());
  }
}

}  // namespace

void* allocate(std::size_t bytes) { return std::malloc(bytes); }

void set_rules(const std::uint8_t* rules, std::size_t length) {
  break_rules = rules;
  break_rules_length = length;
}

void add_text(const char16_t* text, std::size_t units) {
  texts.emplace_back();
  texts.back().units = {text, units};
}

std::uint32_t run_text(std::uint32_t stage, std::uint32_t text) { return run_stage(stage, texts[text]); }

std::uint32_t run(std::uint32_t stage) {
  std::uint32_t sum = 0;
  for (Text& text : texts) sum += run_stage(stage, text);
  return sum;
}
