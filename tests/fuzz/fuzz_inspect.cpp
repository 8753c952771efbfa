// Any text: its report is sound, the same when it is asked for again, and every format and the comparison can be
// written of it.
//
// The first byte chooses how the rest becomes a text (UTF-8, or code units as they come, lone surrogates and all) and
// its language.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "article_inspector/compare.h"
#include "article_inspector/format.h"
#include "article_inspector/inspect.h"
#include "article_inspector/json.h"
#include "article_inspector/unicode.h"
#include "check.h"

using namespace article_inspector;

namespace {

std::u16string units(std::string_view bytes) {
  std::u16string text(bytes.size() / 2, u'\0');
  std::memcpy(text.data(), bytes.data(), text.size() * 2);
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::u16string text = (data[0] & 1) != 0 ? units(bytes) : to_utf16(bytes);
  Options options;
  if ((data[0] & 2) != 0) options.language = (data[0] & 4) != 0 ? "de" : "en";

  const Report report = inspect(text, options);
  fuzz::require_sound(report, text);
  fuzz::require(report_to_json(report) == report_to_json(inspect(text, options)));
  for (std::size_t k = 0; k < format_names.size(); ++k) write(text, report, static_cast<Format>(k));

  const std::u16string half = text.substr(0, text.size() / 2);
  const Report report_of_half = inspect(half, options);
  comparison_to_json(compare({text, report}, {half, report_of_half}));
  return 0;
}
