#include "explain/explain.h"

#include "explain/parts.h"
#include "report/reject.h"

namespace article_inspector {

// The stages are called as inspect() calls them; a test compares what both find.
std::optional<Explanation> explain(std::u16string_view text, const Options& options, std::uint32_t offset) {
  if (offset >= text.size() || text.size() > longest_text) return std::nullopt;
  const Document document = cut(text, options.blocks, options.language);
  Explanation explanation;
  explanation.offset = offset;
  explanation.language = document.language;
  const LineDecisions lines(document, options.page, models_of(document));
  Boilerplate boilerplate = marks_of(document, lines);
  reject(boilerplate.marks, options.rejected);
  explanation.line = explain_line(document, lines, boilerplate.marks, offset);
  const Story story = story_of(document, boilerplate.marks);
  const Header header = find_header(document, boilerplate, story, options.page);
  Entities entities = find_entities(document, story, header);
  reject(entities, options.rejected);
  explanation.word = explain_word(document, header, entities, offset);
  explain_quotes(document, story, header, entities, explanation);
  return explanation;
}

}  // namespace article_inspector
