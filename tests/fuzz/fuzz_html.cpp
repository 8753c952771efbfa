// Any bytes are a page: its text and its blocks are sound, and so is the report that is made with them.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "check.h"

using namespace article_inspector;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const HtmlText page = read_html(html_in_utf8(bytes));
  std::uint32_t last = 0;
  for (const Block& block : page.blocks) {
    fuzz::require_span(block.span, page.text);
    fuzz::require(block.span.start >= last && block.link_percent <= 100);
    last = block.span.end;
  }
  fuzz::require_sound(inspect(page.text, {.language = {}, .blocks = page.blocks}), page.text);
  return 0;
}
