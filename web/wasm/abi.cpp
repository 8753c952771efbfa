// The boundary to whoever runs the core in WebAssembly: a few C functions over plain numbers, made for loader.ts.
//
// The caller allocates room for the text (UTF-16 code units, as its strings are), calls inspect(), reads the result and
// releases both. A result holds what is asked for as UTF-8. Nothing is kept between calls.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "article_inspector/compare.h"
#include "article_inspector/format.h"
#include "article_inspector/inspect.h"

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

using namespace article_inspector;

enum class Status : std::uint32_t { ok = 0, text_too_long = 1, unknown_format = 2 };

// loader.ts reads the first three fields as unsigned 32-bit numbers.
struct Result {
  std::uint32_t status;
  std::uint32_t length;
  const char* data;
  std::string bytes;
};

// A hint for a block of the text, as loader.ts writes it: unsigned 32-bit numbers in this order.
struct PlainBlock {
  std::uint32_t start, end, tag, place, heading_level, depth, link_percent, hidden, title, around, group, outer_group;
};

// A mark that is to be left out, as loader.ts writes it.
struct PlainRejection {
  std::uint32_t layer, start, end;
};

Result* give(Status status, std::string bytes) {
  auto* result = new Result{static_cast<std::uint32_t>(status), 0, nullptr, std::move(bytes)};
  result->length = static_cast<std::uint32_t>(result->bytes.size());
  result->data = result->bytes.data();
  return result;
}

template <typename Enum>
Enum enum_at_most(std::uint32_t value, Enum last, Enum otherwise) {
  return value <= static_cast<std::uint32_t>(last) ? static_cast<Enum>(value) : otherwise;
}

Block to_block(const PlainBlock& plain) {
  const auto byte = [](std::uint32_t value) { return static_cast<std::uint8_t>(std::min<std::uint32_t>(value, 255)); };
  Block block;
  block.span = {plain.start, plain.end};
  block.tag = enum_at_most(plain.tag, BlockTag::form, BlockTag::other);
  block.place = enum_at_most(plain.place, BlockPlace::meta, BlockPlace::unknown);
  block.heading_level = byte(plain.heading_level);
  block.depth = byte(plain.depth);
  block.link_percent = byte(std::min<std::uint32_t>(plain.link_percent, 100));
  block.hidden = plain.hidden != 0;
  block.title = plain.title != 0;
  block.around = plain.around;
  block.group = plain.group;
  block.outer_group = plain.outer_group;
  return block;
}

Rejection to_rejection(const PlainRejection& plain) {
  return {enum_at_most(plain.layer, Layer::findings, Layer::findings), {plain.start, plain.end}};
}

}  // namespace

/// Room for `bytes` bytes, aligned for numbers; null where there is none.
EXPORT(allocate) void* allocate(std::size_t bytes) { return std::malloc(bytes); }

EXPORT(release) void release(void* room) { std::free(room); }

/// Inspects `length` code units at `text` and writes what was found in a format, by its place in `format_names`.
/// `language` is an ISO 639-1 code or empty; `source` is the article's address or empty; both are UTF-8.
EXPORT(inspect)
Result* inspect_text(const char16_t* text, std::uint32_t length, const PlainBlock* blocks, std::uint32_t block_count,
                     const PlainRejection* rejected, std::uint32_t rejected_count, const char* language,
                     std::uint32_t language_length, const char* source, std::uint32_t source_length,
                     std::uint32_t format, std::int32_t json_indent) {
  if (length > longest_text) return give(Status::text_too_long, {});
  if (format >= format_names.size()) return give(Status::unknown_format, {});
  Options options;
  options.language.assign(language, language_length);
  options.blocks.reserve(block_count);
  std::transform(blocks, blocks + block_count, std::back_inserter(options.blocks), to_block);
  options.rejected.reserve(rejected_count);
  std::transform(rejected, rejected + rejected_count, std::back_inserter(options.rejected), to_rejection);
  const std::u16string_view view(text, length);
  FormatOptions format_options;
  format_options.source.assign(source, source_length);
  format_options.json_indent = json_indent;
  return give(Status::ok, write(view, inspect(view, options), static_cast<Format>(format), format_options));
}

/// Inspects an original and a copy of it, and gives what differs as JSON. `language` is that of both, or empty.
EXPORT(compare)
Result* compare_texts(const char16_t* original, std::uint32_t original_length, const char16_t* copy,
                      std::uint32_t copy_length, const char* language, std::uint32_t language_length) {
  if (original_length > longest_text || copy_length > longest_text) return give(Status::text_too_long, {});
  Options options;
  options.language.assign(language, language_length);
  const std::u16string_view first(original, original_length);
  const std::u16string_view second(copy, copy_length);
  const Report first_report = inspect(first, options);
  const Report second_report = inspect(second, options);
  return give(Status::ok, comparison_to_json(compare({first, first_report}, {second, second_report})));
}

EXPORT(release_result) void release_result(const Result* result) { delete result; }

/// The core's version, e.g. "1.0.0".
EXPORT(version_text) Result* version_text() { return give(Status::ok, std::string(version())); }
