// Any text, with blocks and rejections as they come: its report is sound, the same when it is asked for again, and
// compared with itself the same.
#include "article_inspector/inspect.h"
#include "fuzz.h"
#include "soundness/soundness.h"

using namespace article_inspector;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choices = input.byte();
  const std::uint8_t counts = input.byte();
  Options options;
  options.language = fuzz::Input::language(choices >> 1);
  const auto span = [&] {
    const std::uint32_t start = input.number(4096);
    return Span{start, start + input.number(300)};
  };
  for (int k = 0; k < counts % 4; ++k) {
    Block block;
    block.span = span();
    block.tag = static_cast<BlockTag>(input.number(10));
    block.place = static_cast<BlockPlace>(input.number(15));
    block.heading_level = static_cast<std::uint8_t>(input.number(7));
    block.link_percent = static_cast<std::uint8_t>(input.number(101));
    block.hidden = input.number(4) == 0;
    block.title = input.number(4) == 0;
    block.around = input.number(1U << 15);
    options.blocks.push_back(block);
  }
  for (int k = 0; k < counts / 4 % 4; ++k)
    options.rejected.push_back({static_cast<Layer>(input.number(layer_names.size())), span()});
  const std::u16string text = input.text((choices & 1) != 0);
  // Of what is really found something is rejected too.
  if ((counts & 64) != 0) {
    const Report report = inspect(text, options);
    if (!report.boilerplate.empty()) options.rejected.push_back({Layer::boilerplate, report.boilerplate.back().span});
    if (!report.quotes.empty()) options.rejected.push_back({Layer::quotes, report.quotes.front().content.front()});
    if (!report.entities.list.empty())
      options.rejected.push_back({Layer::entities, report.entities.list.front().mentions.front().span});
  }
  fuzz::require_none(faults_of_inspection(text, options));
  return 0;
}
