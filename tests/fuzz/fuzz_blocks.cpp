// A text whose every line is a block of a page, and a reader who rejects and corrects what was found: the report is
// sound, and what was rejected is gone.
#include <algorithm>

#include "article_inspector/correct.h"
#include "article_inspector/inspect.h"
#include "fuzz.h"
#include "soundness/soundness.h"

using namespace article_inspector;

namespace {

Block any_block(Span span, fuzz::Input& input) {
  Block block;
  block.span = span;
  block.tag = static_cast<BlockTag>(input.number(block_tag_names.size()));
  block.place = static_cast<BlockPlace>(input.number(block_place_names.size()));
  const std::uint8_t choices = input.byte();
  block.heading_level = static_cast<std::uint8_t>(choices % 7);
  block.depth = input.byte();
  block.link_percent = static_cast<std::uint8_t>(input.byte() % 101);
  block.hidden = choices % 16 == 15;
  block.title = choices % 16 == 14;
  block.around = input.number(1U << 15);
  block.group = choices >> 4;
  block.outer_group = choices >> 6;
  return block;
}

std::vector<Block> blocks_of(std::u16string_view text, fuzz::Input& input) {
  std::vector<Block> blocks;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(u'\n', start), text.size());
    if (end > start)
      blocks.push_back(any_block({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}, input));
    start = end + 1;
  }
  return blocks;
}

std::vector<Correction> corrections_of(const Report& report, fuzz::Input& input) {
  std::vector<Span> places;
  for (const BoilerplateMark& mark : report.boilerplate) places.push_back(mark.span);
  for (const Quote& quote : report.quotes) places.push_back(quote.content.front());
  for (const Entity& entity : report.entities.list) places.push_back(entity.mentions.back().span);
  std::vector<Correction> corrections;
  for (std::uint8_t count = input.byte() % 4; count > 0 && !places.empty(); --count) {
    const auto place = [&] { return places[input.number(static_cast<std::uint32_t>(places.size()))]; };
    corrections.push_back({static_cast<CorrectionKind>(input.number(correction_kind_count)), place(), place(),
                           static_cast<EntityType>(input.number(entity_type_names.size())),
                           input.byte() % 2 == 0 ? u"" : u"Ada Lovelace"});
  }
  return corrections;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The choices stand behind the text: they may run out, the text is whole.
  const std::size_t choices = std::min<std::size_t>(size / 4, 96);
  fuzz::Input input(data, choices);
  const std::uint8_t flags = input.byte();
  const std::u16string text = fuzz::Input(data + choices, size - choices).text((flags & 1) != 0);
  Options options;
  options.language = fuzz::Input::language(flags >> 1);
  options.blocks = blocks_of(text, input);
  const Report report = inspect(text, options);
  fuzz::require_none(faults_of(report, text));
  const Report corrections = corrected(text, report, corrections_of(report, input));
  fuzz::require_none(faults_of(corrections, text));
  for (const BoilerplateMark& mark : report.boilerplate) options.rejected.push_back({Layer::boilerplate, mark.span});
  const Report rejected = inspect(text, options);
  fuzz::require_none(faults_of(rejected, text));
  for (const BoilerplateMark& mark : report.boilerplate) {
    fuzz::require(std::none_of(rejected.boilerplate.begin(), rejected.boilerplate.end(),
                               [&](const BoilerplateMark& other) { return other.span == mark.span; }));
  }
  return 0;
}
