#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <optional>

#include "findings/findings.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_tag_units = 300;

bool is_small(char16_t c) { return c >= u'a' && c <= u'z'; }
bool is_ascii_letter(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }

/// UTF-8 that was read as Windows-1252: its lead bytes C2, C3 and E2 come out as Â, Ã and â, each before a character no
/// word has there.
std::uint32_t mojibake_length(std::u16string_view text, std::uint32_t at) {
  const char16_t c = text[at];
  const char16_t next = at + 1 < text.size() ? text[at + 1] : u' ';
  if ((c == 0xC2 || c == 0xC3) && next >= 0x80 && next <= 0xBF && next != 0xAB && next != 0xBB) return 2;
  if (c == 0xE2 && (next == 0x20AC || next == 0x80))
    return std::min<std::uint32_t>(3, static_cast<std::uint32_t>(text.size()) - at);
  return 0;
}

/// "&amp;", "&#8217;"
std::uint32_t reference_length(std::u16string_view text, std::uint32_t at) {
  std::uint32_t end = at + 1;
  if (end < text.size() && text[end] == u'#') ++end;
  const std::uint32_t first = end;
  while (end < text.size() && end - at < 12 && (is_ascii_letter(text[end]) || (text[end] >= u'0' && text[end] <= u'9')))
    ++end;
  return end < text.size() && end > first + 1 && text[end] == u';' ? end + 1 - at : 0;
}

/// "<p>", "</div>", "<a href=...>", "<br/>"
std::uint32_t tag_length(std::u16string_view text, std::uint32_t at) {
  std::uint32_t end = at + 1;
  if (end < text.size() && text[end] == u'/') ++end;
  if (end >= text.size() || !is_ascii_letter(text[end])) return 0;
  const bool small = is_small(text[end]);  // "<The Palace>" is a title
  while (end < text.size() &&
         (is_ascii_letter(text[end]) ? is_small(text[end]) == small : (text[end] >= u'0' && text[end] <= u'9')))
    ++end;
  if (end >= text.size() || (text[end] != u'>' && text[end] != u' ' && text[end] != u'/')) return 0;
  const std::uint32_t limit = std::min<std::uint32_t>(static_cast<std::uint32_t>(text.size()), at + longest_tag_units);
  while (end < limit && text[end] != u'>' && text[end] != u'<') ++end;
  return end < limit && text[end] == u'>' ? end + 1 - at : 0;
}

/// What no finding begins with: nearly all that is read.
constexpr bool is_plain(char16_t c) { return c >= 0x20 && c < 0x7F && c != u'<' && c != u'&'; }

struct Kind {
  FindingKind kind;
  FindingReason reason;
};
constexpr std::array<Kind, 5> kinds = {{
    {FindingKind::bad_bytes, FindingReason::unreadable_bytes},
    {FindingKind::lone_surrogate, FindingReason::half_character},
    {FindingKind::control_character, FindingReason::control_character},
    {FindingKind::mojibake, FindingReason::wrong_encoding},
    {FindingKind::markup, FindingReason::markup},
}};

struct Found {
  std::size_t kind;
  std::uint32_t length;
};

std::optional<Found> bad_at(std::u16string_view text, std::uint32_t at, std::uint32_t start) {
  const char16_t c = text[at];
  if (c == 0xFFFD) return Found{0, 1};
  if (U16_IS_LEAD(c))
    return at + 1 < text.size() && U16_IS_TRAIL(text[at + 1]) ? std::nullopt : std::optional(Found{1, 1});
  if (U16_IS_TRAIL(c)) return at > start && U16_IS_LEAD(text[at - 1]) ? std::nullopt : std::optional(Found{1, 1});
  if ((c < 0x20 && c != u'\t' && c != u'\n' && c != u'\r' && c != 0x0B && c != 0x0C) || c == 0x7F) return Found{2, 1};
  if (const std::uint32_t length = mojibake_length(text, at)) return Found{3, length};
  if (c == u'<') {
    if (const std::uint32_t length = tag_length(text, at)) return Found{4, length};
  }
  if (c == u'&') {
    if (const std::uint32_t length = reference_length(text, at)) return Found{4, length};
  }
  return std::nullopt;
}

}  // namespace

void find_bad_characters(const Document& document, std::vector<Finding>& findings) {
  for (const Paragraph& paragraph : document.paragraphs) {
    std::array<Span, kinds.size()> found{};
    const std::u16string_view text = document.text.substr(0, paragraph.span.end);
    for (std::uint32_t at = paragraph.span.start; at < paragraph.span.end; ++at) {
      if (is_plain(text[at])) continue;
      const auto bad = bad_at(text, at, paragraph.span.start);
      if (!bad) continue;
      Span& span = found[bad->kind];
      if (span.empty()) span.start = at;
      span.end = at + bad->length;
      at += bad->length - 1;
    }
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if (!found[k].empty()) findings.push_back({found[k], kinds[k].kind, kinds[k].reason});
    }
  }
}

}  // namespace article_inspector
