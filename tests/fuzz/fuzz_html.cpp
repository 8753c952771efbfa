// Any bytes are a page: its text and its blocks are sound, and so is the report that is made with them.
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
#include "fuzz.h"
#include "soundness/soundness.h"

using namespace article_inspector;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const HtmlText page = read_html(html_in_utf8(bytes));
  fuzz::require_none(faults_of(page.blocks, page.text));
  const Options options{.language = {}, .blocks = page.blocks, .page = page.page};
  fuzz::require_none(faults_of(inspect(page.text, options), page.text));
  return 0;
}
