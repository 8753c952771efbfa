// The C interface with any text and any options: a status for what is wrong, a result for what is right, nothing that
// is not freed.
#include <nlohmann/json.hpp>

#include "article_inspector/c.h"
#include "fuzz.h"

using namespace article_inspector;

namespace {

std::string take(ai_buffer* buffer, bool may_fail = false) {
  fuzz::require(buffer != nullptr && (may_fail || buffer->status == AI_OK));
  fuzz::require(buffer->status == AI_OK || buffer->length == 0);
  std::string data(buffer->data == nullptr ? "" : buffer->data, buffer->length);
  ai_free_buffer(buffer);
  return data;
}

/// Options as the input has them: enumerators out of range, offsets outside of the text, strings that are no UTF-8.
struct AnyOptions {
  std::string words;
  std::vector<ai_block> blocks;
  std::vector<ai_rejection> rejected;
  std::vector<ai_correction> corrections;
  std::vector<ai_string> authors;
  ai_options options{};

  explicit AnyOptions(fuzz::Input& input) {
    words = std::string(input.rest().substr(0, 24));
    const ai_string string{words.data(), words.size()};
    for (std::uint8_t k = input.byte() % 4; k > 0; --k) {
      const std::uint32_t start = input.number(512);
      blocks.push_back({start, start + input.number(256), input.byte() % 40U, input.byte() % 20U, input.byte() % 8U,
                        input.byte(), input.byte(), input.byte() % 3U, input.byte() % 3U, input.byte(), input.byte(),
                        input.byte()});
    }
    for (std::uint8_t k = input.byte() % 3; k > 0; --k)
      rejected.push_back({input.byte() % 6U, input.number(512), input.number(512)});
    for (std::uint8_t k = input.byte() % 3; k > 0; --k) {
      corrections.push_back({input.byte() % 14U, input.number(512), input.number(512), input.number(512),
                             input.number(512), input.byte() % 8U, string});
    }
    authors.assign(input.byte() % 3, string);
    options.size = input.byte() % 16 == 0 ? input.byte() : sizeof(ai_options);
    static const char* const languages[] = {"en", "de", "xx", "e", "", "und"};
    if (const std::uint8_t choice = input.byte() % 12; choice < 6)
      options.language = {languages[choice], std::strlen(languages[choice])};
    options.blocks = blocks.data();
    options.block_count = blocks.size();
    options.rejected = rejected.data();
    options.rejected_count = rejected.size();
    options.corrections = corrections.data();
    options.correction_count = corrections.size();
    options.page = {string, string, string, string, string, string, string, authors.data(), authors.size()};
  }
};

void write_all(const ai_inspection* inspection, fuzz::Input& input) {
  ai_write_options options{};
  options.size = sizeof(options);
  options.json_indent = static_cast<std::int32_t>(input.byte() % 4) - 1;
  options.offsets = input.byte() % 4;
  options.with_text = input.byte() % 2;
  for (std::uint32_t format = 0; format <= AI_FORMAT_ANNOTATIONS + 1; ++format) {
    ai_buffer* buffer = ai_write(inspection, format, &options);
    const bool ok = buffer != nullptr && buffer->status == AI_OK;
    const std::string written = take(buffer, true);
    if (ok && (format == AI_FORMAT_JSON || format == AI_FORMAT_ANNOTATIONS))
      fuzz::require(nlohmann::json::accept(written));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::uint8_t choices = input.byte();
  const AnyOptions any(input);
  const ai_options* options = (choices & 1) != 0 ? nullptr : &any.options;
  const std::string_view rest = input.rest();
  ai_inspection* inspection = nullptr;
  const std::uint32_t status = (choices & 2) != 0 ? ai_inspect_html(rest.data(), rest.size(), options, &inspection)
                                                  : ai_inspect_utf8(rest.data(), rest.size(), options, &inspection);
  fuzz::require((status == AI_OK) == (inspection != nullptr));
  fuzz::require(std::strlen(ai_status_message(status)) > 0);
  if (inspection == nullptr) return 0;
  std::size_t length = 0;
  const std::uint16_t* text = ai_text(inspection, &length);
  write_all(inspection, input);
  fuzz::require(nlohmann::json::accept(take(ai_compare(inspection, inspection))));
  const ai_check_text own{text, length, nullptr};
  fuzz::require(nlohmann::json::accept(take(ai_check(&own, &own, 1))));
  ai_free_inspection(inspection);
  return 0;
}
