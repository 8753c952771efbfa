// The C ABI over the C++ interface: natively a library of its own, and in WebAssembly all that the module exports.
#include "article_inspector/c.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article_inspector/check.h"
#include "article_inspector/compare.h"
#include "article_inspector/correct.h"
#include "article_inspector/format.h"
#include "article_inspector/inspect.h"
#include "article_inspector/language.h"
#include "article_inspector/unicode.h"
#ifdef ARTICLE_INSPECTOR_HTML
#include "article_inspector/html.h"
#endif

using namespace article_inspector;

struct ai_inspection {
  std::u16string text;
  Report report;
  std::vector<Correction> corrections;
};

namespace {

static_assert(AI_FORMAT_ANNOTATIONS + 1 == format_names.size());

constexpr std::array<const char*, 7> status_messages = {"ok",
                                                        "the text is too long",
                                                        "unknown format",
                                                        "bad options",
                                                        "unknown language",
                                                        "this build reads no HTML",
                                                        "the text would take too much memory"};

ai_status status_of(InputError error) {
  if (error == InputError::none) return AI_OK;
  return error == InputError::too_much_memory ? AI_TOO_MUCH_MEMORY : AI_TEXT_TOO_LONG;
}

std::string_view view(const ai_string& string) { return {string.data, string.length}; }

std::u16string wide(const ai_string& string) { return to_utf16(view(string)); }

/// The structure that the caller gave, as this version knows it: what an older caller lacks is zero. False where its
/// size is none that a version has had.
template <typename Options>
bool take(const Options* given, std::size_t smallest, Options& taken) {
  if (given == nullptr) return true;
  if (given->size < smallest || given->size > sizeof(Options)) return false;
  std::memcpy(&taken, given, given->size);
  return true;
}

struct Buffer : ai_buffer {
  std::string bytes;
};

ai_buffer* give(ai_status status, std::string bytes) {
  auto* buffer = new Buffer{{static_cast<std::uint32_t>(status), bytes.size(), nullptr}, std::move(bytes)};
  buffer->data = buffer->bytes.data();
  return buffer;
}

bool to_block(const ai_block& given, Block& block) {
  if (given.tag >= block_tag_names.size()) return false;
  if (given.place >= block_place_names.size()) return false;
  const auto byte = [](std::uint32_t value, std::uint32_t most) {
    return static_cast<std::uint8_t>(std::min(value, most));
  };
  block.span = {given.start, given.end};
  block.tag = static_cast<BlockTag>(given.tag);
  block.place = static_cast<BlockPlace>(given.place);
  block.heading_level = byte(given.heading_level, 255);
  block.depth = byte(given.depth, 255);
  block.link_percent = byte(given.link_percent, 100);
  block.hidden = given.hidden != 0;
  block.title = given.title != 0;
  block.around = given.around;
  block.group = given.group;
  block.outer_group = given.outer_group;
  return true;
}

PageData to_page(const ai_page& given) {
  PageData page;
  page.title = wide(given.title);
  page.headline = wide(given.headline);
  page.description = wide(given.description);
  page.published = view(given.published);
  page.modified = view(given.modified);
  page.site = wide(given.site);
  page.address = view(given.address);
  std::transform(given.authors, given.authors + given.author_count, std::back_inserter(page.authors), wide);
  return page;
}

/// Corrections apply to a report, so they stand beside what the core inspects with.
struct KnownOptions {
  Options options;
  std::vector<Correction> corrections;
};

bool to_correction(const ai_correction& given, Correction& correction) {
  if (given.kind >= correction_kind_count || given.type >= entity_type_names.size()) return false;
  correction = {static_cast<CorrectionKind>(given.kind),
                {given.start, given.end},
                {given.into_start, given.into_end},
                static_cast<EntityType>(given.type),
                wide(given.name)};
  return true;
}

ai_status to_options(const ai_options* pointer, KnownOptions& known) {
  ai_options given{};
  Options& options = known.options;
  if (!take(pointer, offsetof(ai_options, corrections), given)) return AI_BAD_OPTIONS;
  known.corrections.resize(given.correction_count);
  for (std::size_t k = 0; k < given.correction_count; ++k) {
    if (!to_correction(given.corrections[k], known.corrections[k])) return AI_BAD_OPTIONS;
  }
  if (given.language.length > 0) {
    const auto code = language_code(view(given.language));
    if (!code) return AI_UNKNOWN_LANGUAGE;
    options.language = *code;
  }
  options.blocks.resize(given.block_count);
  for (std::size_t k = 0; k < given.block_count; ++k) {
    if (!to_block(given.blocks[k], options.blocks[k])) return AI_BAD_OPTIONS;
  }
  for (std::size_t k = 0; k < given.rejected_count; ++k) {
    const ai_rejection& rejection = given.rejected[k];
    if (rejection.layer >= layer_names.size()) return AI_BAD_OPTIONS;
    options.rejected.push_back({static_cast<Layer>(rejection.layer), {rejection.start, rejection.end}});
  }
  options.page = to_page(given.page);
  if (given.memory != 0) options.memory = given.memory;
  return AI_OK;
}

ai_status to_check_text(const ai_check_text& given, CheckText& text) {
  text.text = {reinterpret_cast<const char16_t*>(given.text), given.length};
  KnownOptions known;
  const ai_status status = to_options(given.options, known);
  text.options = std::move(known.options);
  return status;
}

std::uint32_t inspect_owned(std::u16string text, const KnownOptions& known, ai_inspection** inspection) {
  auto made = std::make_unique<ai_inspection>();
  made->text = std::move(text);
  Report report = inspect(made->text, known.options);
  if (report.error != InputError::none) return status_of(report.error);
  made->report = corrected(made->text, std::move(report), known.corrections);
  made->corrections = known.corrections;
  *inspection = made.release();
  return AI_OK;
}

}  // namespace

std::uint32_t ai_inspect(const std::uint16_t* text, std::size_t length, const ai_options* options,
                         ai_inspection** inspection) {
  *inspection = nullptr;
  if (length > longest_text) return AI_TEXT_TOO_LONG;
  KnownOptions known;
  if (const ai_status status = to_options(options, known); status != AI_OK) return status;
  return inspect_owned({text, text + length}, known, inspection);
}

std::uint32_t ai_inspect_utf8(const char* text, std::size_t length, const ai_options* options,
                              ai_inspection** inspection) {
  *inspection = nullptr;
  if (length > 4 * longest_text) return AI_TEXT_TOO_LONG;
  KnownOptions known;
  if (const ai_status status = to_options(options, known); status != AI_OK) return status;
  return inspect_owned(to_utf16({text, length}), known, inspection);
}

std::uint32_t ai_inspect_html([[maybe_unused]] const char* html, [[maybe_unused]] std::size_t length,
                              [[maybe_unused]] const ai_options* options, ai_inspection** inspection) {
  *inspection = nullptr;
#ifdef ARTICLE_INSPECTOR_HTML
  if (length > 4 * longest_text) return AI_TEXT_TOO_LONG;
  KnownOptions known;
  if (const ai_status status = to_options(options, known); status != AI_OK) return status;
  HtmlText page = read_html(html_in_utf8({html, length}));
  known.options.blocks = std::move(page.blocks);
  known.options.page = std::move(page.page);
  return inspect_owned(std::move(page.text), known, inspection);
#else
  return AI_NO_HTML;
#endif
}

const std::uint16_t* ai_text(const ai_inspection* inspection, std::size_t* length) {
  *length = inspection->text.size();
  return reinterpret_cast<const std::uint16_t*>(inspection->text.data());
}

ai_buffer* ai_write(const ai_inspection* inspection, std::uint32_t format, const ai_write_options* options) {
  ai_write_options given{};
  given.json_indent = -1;
  if (!take(options, offsetof(ai_write_options, message_language), given)) return give(AI_BAD_OPTIONS, {});
  if (format >= format_names.size()) return give(AI_UNKNOWN_FORMAT, {});
  FormatOptions known;
  known.source = view(given.source);
  known.json_indent = given.json_indent;
  known.corrections = inspection->corrections;
  if (given.offsets >= offset_unit_names.size()) return give(AI_BAD_OPTIONS, {});
  known.offsets = static_cast<OffsetUnit>(given.offsets);
  known.with_text = given.with_text != 0;
  if (given.message_language.length > 0) known.message_language = view(given.message_language);
  known.without_headline = given.without_headline != 0;
  return give(AI_OK, write(inspection->text, inspection->report, static_cast<Format>(format), known));
}

ai_buffer* ai_compare(const ai_inspection* original, const ai_inspection* copy) {
  return give(AI_OK, comparison_to_json(compare({original->text, original->report}, {copy->text, copy->report})));
}

ai_buffer* ai_check(const ai_check_text* draft, const ai_check_text* sources, std::size_t source_count) {
  CheckText known_draft;
  if (const ai_status status = to_check_text(*draft, known_draft); status != AI_OK) return give(status, {});
  std::vector<CheckText> known(source_count);
  for (std::size_t k = 0; k < source_count; ++k) {
    if (const ai_status status = to_check_text(sources[k], known[k]); status != AI_OK) return give(status, {});
  }
  const QuoteCheck check = check_quotes(known_draft, known);
  if (check.error != InputError::none) return give(status_of(check.error), {});
  return give(AI_OK, check_to_json(check));
}

void ai_free_buffer(ai_buffer* buffer) { delete static_cast<Buffer*>(buffer); }

void ai_free_inspection(ai_inspection* inspection) { delete inspection; }

std::uint32_t ai_abi_version() { return AI_ABI_VERSION; }

const char* ai_version() { return version().data(); }

const char* ai_model() {
  static const std::string name(model());
  return name.c_str();
}

const char* ai_status_message(std::uint32_t status) {
  return status < status_messages.size() ? status_messages[status] : "unknown status";
}
