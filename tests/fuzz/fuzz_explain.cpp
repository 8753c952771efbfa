// Any text at any offset: its explanation is JSON, and nothing in it lies outside the text.
#include <nlohmann/json.hpp>

#include "explain/explain.h"
#include "fuzz.h"

using namespace article_inspector;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choices = input.byte();
  const std::uint32_t offset = input.number(4096);
  const std::u16string text = input.text((choices & 1) != 0);
  const Options options{.language = fuzz::Input::language(choices >> 1), .blocks = {}};
  const std::optional<Explanation> explanation = explain(text, options, offset);
  fuzz::require(explanation.has_value() == (offset < text.size()));
  if (!explanation) return 0;
  const auto require_place = [&](Span span) {
    fuzz::require(span.start <= offset && offset < span.end && span.end <= text.size());
  };
  if (explanation->line) require_place(explanation->line->span);
  if (explanation->word) require_place(explanation->word->span);
  for (const CueExplanation& cue : explanation->cues) fuzz::require(cue.span.end <= text.size());
  fuzz::require(nlohmann::json::accept(explanation_to_json(text, *explanation)));
  return 0;
}
