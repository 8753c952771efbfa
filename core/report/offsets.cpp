#include "article_inspector/offsets.h"

#include <unicode/utf16.h>

#include <algorithm>

namespace article_inspector {
namespace {

/// What the code unit at `at` adds to an offset behind it. A pair is counted where it begins.
std::uint32_t width_at(std::u16string_view text, std::size_t at, OffsetUnit unit) {
  const char16_t c = text[at];
  const bool is_lead = U16_IS_LEAD(c) && at + 1 < text.size() && U16_IS_TRAIL(text[at + 1]);
  const bool is_trail = U16_IS_TRAIL(c) && at > 0 && U16_IS_LEAD(text[at - 1]);
  if (is_trail) return 0;
  if (unit == OffsetUnit::codepoint) return 1;
  if (is_lead) return 4;
  return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
}

}  // namespace

std::optional<OffsetUnit> offset_unit_of(std::string_view name) {
  const auto at = std::find(offset_unit_names.begin(), offset_unit_names.end(), name);
  if (at == offset_unit_names.end()) return std::nullopt;
  return static_cast<OffsetUnit>(at - offset_unit_names.begin());
}

OffsetMap::OffsetMap(std::u16string_view text, OffsetUnit unit) {
  if (unit == OffsetUnit::utf16) return;
  counts_.reserve(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    counts_.push_back(count);
    count += width_at(text, at, unit);
  }
  counts_.push_back(count);
}

std::uint32_t OffsetMap::operator()(std::uint32_t offset) const {
  if (counts_.empty()) return offset;
  return counts_[std::min<std::size_t>(offset, counts_.size() - 1)];
}

}  // namespace article_inspector
