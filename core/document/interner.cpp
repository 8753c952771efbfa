#include "document/interner.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <bit>

namespace article_inspector {
namespace {

// A text has about one word that is new for so many code units: most tables never grow, and a line's stay small.
constexpr std::size_t units_per_slot = 4;
constexpr std::size_t fewest_slots = 16;
constexpr std::size_t most_first_slots = std::size_t{1} << 14;

std::size_t first_slots(std::size_t units) {
  return std::bit_ceil(std::clamp(units / units_per_slot, fewest_slots, most_first_slots));
}

bool is_plain(std::u16string_view surface) {
  return std::all_of(surface.begin(), surface.end(), [](char16_t c) { return c < 0x80; });
}

void append(std::u16string& out, UChar32 c) {
  if (c < 0x10000) {
    out.push_back(static_cast<char16_t>(c));
  } else {
    out.push_back(U16_LEAD(c));
    out.push_back(U16_TRAIL(c));
  }
}

std::u16string composed(const std::u16string& form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return form;
  const icu::UnicodeString out =
      normalizer->normalize(icu::UnicodeString(false, form.data(), static_cast<std::int32_t>(form.size())), status);
  if (U_FAILURE(status)) return form;
  return std::u16string(out.getBuffer(), static_cast<std::size_t>(out.length()));
}

char16_t lower_of_plain(char16_t c) { return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c | 0x20) : c; }

std::u16string lower_form(std::u16string_view surface) {
  std::u16string out;
  out.reserve(surface.size());
  if (is_plain(surface)) {
    std::transform(surface.begin(), surface.end(), std::back_inserter(out), lower_of_plain);
    return out;
  }
  bool has_mark = false;
  for (std::size_t at = 0; at < surface.size();) {
    UChar32 c = 0;
    U16_NEXT(surface.data(), at, surface.size(), c);
    if (c == 0x2019 || c == 0x02BC) c = '\'';
    if (c == 0xAD || c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F) continue;
    if (c == 0x0130) c = 'i';
    has_mark = has_mark || (c >= 0x300 && c < 0x370);
    append(out, u_tolower(c));
  }
  return has_mark ? composed(out) : out;
}

}  // namespace

std::uint64_t hash_of(std::u16string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char16_t c : word) hash = (hash ^ c) * 0x100000001B3ULL;
  hash ^= hash >> 32;
  hash *= 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

std::uint64_t hash_of_lower(std::u16string_view word) { return hash_of(lower_form(word)); }

Interner::Interner(Document& document)
    : document_(document),
      classes_(character_classes()),
      word_slots_(first_slots(document.text.size())),
      lower_slots_(word_slots_.size()) {}

std::uint32_t Interner::word(std::uint32_t start, std::uint32_t end, TokenKind kind) {
  const std::u16string_view surface = document_.text.substr(start, end - start);
  const std::uint64_t hash = hash_of(surface);
  const std::size_t mask = word_slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; word_slots_[slot] != 0; slot = (slot + 1) & mask) {
    Word& known = document_.words[word_slots_[slot] - 1];
    if (known.hash == hash && known.kind == kind && document_.view(known) == surface) {
      ++known.count;
      ++document_.lowers[known.lower].count;
      return word_slots_[slot] - 1;
    }
  }
  const std::uint32_t index = add_word(start, end, kind, hash);
  word_slots_[slot] = index + 1;
  if (document_.words.size() * 2 > word_slots_.size()) grow();
  return index;
}

std::uint32_t Interner::add_word(std::uint32_t start, std::uint32_t end, TokenKind kind, std::uint64_t hash) {
  Word word;
  word.start = start;
  word.end = end;
  word.kind = kind;
  word.hash = hash;
  word.count = 1;
  const std::u16string_view surface = document_.text.substr(start, end - start);
  word.shape = shape_of(surface);
  word.lower = lower(surface);
  document_.words.push_back(word);
  return static_cast<std::uint32_t>(document_.words.size() - 1);
}

std::uint32_t Interner::lower(std::u16string_view surface) {
  // The form is written where it will stand, and taken back where it is known already.
  const std::size_t start = document_.lower_text.size();
  if (is_plain(surface)) {
    document_.lower_text.append(surface);
    std::transform(document_.lower_text.begin() + static_cast<std::ptrdiff_t>(start), document_.lower_text.end(),
                   document_.lower_text.begin() + static_cast<std::ptrdiff_t>(start), lower_of_plain);
  } else {
    document_.lower_text += lower_form(surface);
  }
  const std::u16string_view form = std::u16string_view(document_.lower_text).substr(start);
  const std::uint64_t hash = hash_of(form);
  const std::size_t mask = lower_slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; lower_slots_[slot] != 0; slot = (slot + 1) & mask) {
    LowerWord& known = document_.lowers[lower_slots_[slot] - 1];
    if (known.hash == hash && document_.view(known) == form) {
      ++known.count;
      document_.lower_text.resize(start);
      return lower_slots_[slot] - 1;
    }
  }
  LowerWord lower;
  lower.start = static_cast<std::uint32_t>(start);
  lower.end = static_cast<std::uint32_t>(document_.lower_text.size());
  lower.hash = hash;
  lower.count = 1;
  document_.lowers.push_back(lower);
  const auto index = static_cast<std::uint32_t>(document_.lowers.size() - 1);
  lower_slots_[slot] = index + 1;
  return index;
}

Shape Interner::shape_of(std::u16string_view surface) const {
  std::uint32_t uppers = 0;
  std::uint32_t lowers = 0;
  bool first_upper = false;
  bool first = true;
  for (std::size_t at = 0; at < surface.size();) {
    UChar32 c = 0;
    U16_NEXT(surface.data(), at, surface.size(), c);
    const CharacterClass kind = classes_(static_cast<char32_t>(c));
    if (kind == CharacterClass::upper) {
      ++uppers;
      first_upper = first_upper || first;
    } else if (kind == CharacterClass::lower) {
      ++lowers;
    }
    if (kind == CharacterClass::upper || kind == CharacterClass::lower) first = false;
  }
  if (uppers == 0) return lowers == 0 ? Shape::none : Shape::lower;
  if (lowers == 0) return uppers == 1 ? Shape::capitalized : Shape::upper;
  return uppers == 1 && first_upper ? Shape::capitalized : Shape::mixed;
}

void Interner::grow() {
  const auto refill = [](std::vector<std::uint32_t>& slots, std::size_t size, const auto& entries) {
    slots.assign(size, 0);
    for (std::uint32_t index = 0; index < entries.size(); ++index) {
      std::size_t slot = entries[index].hash & (size - 1);
      while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
      slots[slot] = index + 1;
    }
  };
  const std::size_t size = word_slots_.size() * 2;
  refill(word_slots_, size, document_.words);
  refill(lower_slots_, size, document_.lowers);
}

}  // namespace article_inspector
