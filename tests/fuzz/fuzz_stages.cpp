// Each stage by itself: what the ones before it found is changed first, as it is where a reader has rejected or
// corrected something. What it makes of that is sound all the same.
#include <algorithm>

#include "article_inspector/stages.h"
#include "fuzz.h"
#include "soundness/soundness.h"

using namespace article_inspector;

namespace {

/// Leaves out some of the elements, as the input has it.
template <class Element>
void thin_out(std::vector<Element>& elements, std::uint8_t choice) {
  std::size_t at = 0;
  const auto is_left_out = [&](const Element&) { return (choice >> (at++ % 8) & 1) != 0; };
  elements.erase(std::remove_if(elements.begin(), elements.end(), is_left_out), elements.end());
}

/// Whole paragraphs as boilerplate of any kind.
std::vector<BoilerplateMark> any_marks(const Document& document, fuzz::Input& input) {
  std::vector<BoilerplateMark> marks;
  const std::uint8_t pattern = input.byte();
  for (std::size_t k = 0; k < document.paragraphs.size(); ++k) {
    if ((pattern >> (k % 8) & 1) == 0) continue;
    BoilerplateMark mark;
    mark.span = document.paragraphs[k].span;
    mark.kind = static_cast<BoilerplateKind>(input.number(boilerplate_kind_names.size()));
    mark.lines = 1;
    marks.push_back(mark);
  }
  return marks;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choices = input.byte();
  const std::uint8_t left_out = input.byte();
  const std::uint32_t headline = input.number(8);
  std::string_view front = input.rest().substr(0, 16);
  fuzz::Input front_input(reinterpret_cast<const std::uint8_t*>(front.data()), front.size());
  const std::u16string text = input.text((choices & 1) != 0);
  const Document document = cut(text, {}, fuzz::Input::language(choices >> 1));

  Report report;
  report.length = static_cast<std::uint32_t>(text.size());
  report.language = document.language;
  Boilerplate boilerplate = find_boilerplate(document);
  if ((choices & 16) != 0) boilerplate = {any_marks(document, front_input), {}};
  thin_out(boilerplate.marks, left_out);
  const auto is_marked = [&](const Paragraph& paragraph) {
    return std::any_of(boilerplate.marks.begin(), boilerplate.marks.end(), [&](const BoilerplateMark& mark) {
      return mark.span.start < paragraph.span.end && paragraph.span.start < mark.span.end;
    });
  };
  if ((choices & 32) != 0 && headline < document.paragraphs.size() && !is_marked(document.paragraphs[headline]))
    boilerplate.headline = headline;
  const Story story = story_of(document, boilerplate.marks);
  report.header = find_header(document, boilerplate, story);
  report.boilerplate = boilerplate.marks;
  report.entities = find_entities(document, story, (choices & 64) != 0 ? Header{} : report.header);
  report.quotes = find_quotes(document, story, report.header, (choices & 128) != 0 ? Entities{} : report.entities);
  report.findings = find_findings(document, report.boilerplate, story, report.header);
  report.statistics = count(document, story, report.quotes);
  fuzz::require_none(faults_of(report, text));
  return 0;
}
