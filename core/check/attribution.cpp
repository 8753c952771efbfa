#include "check/attribution.h"

#include <algorithm>
#include <string>

#include "check/words.h"

namespace article_inspector::check {
namespace {

/// A speaker below this is a guess, on either side: nothing is said of who else it might be.
constexpr float least_sure = 0.5F;
/// Somebody this likely in the source may be the draft's speaker.
constexpr float still_likely = 0.2F;

std::uint32_t overlap(Span a, Span b) {
  const std::uint32_t start = std::max(a.start, b.start);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > start ? end - start : 0;
}

std::u16string last_word(std::u16string_view name) {
  const std::size_t space = name.find_last_of(u' ');
  return letters_of(space == std::u16string_view::npos ? name : name.substr(space + 1));
}

bool has_words_of(std::u16string_view name, std::u16string_view other) {
  for (std::size_t start = 0; start < other.size();) {
    const std::size_t space = std::min(other.find(u' ', start), other.size());
    const std::u16string word = letters_of(other.substr(start, space - start));
    if (!word.empty() && (u" " + letters_of(name)).find(word) == std::u16string::npos) return false;
    start = space + 1;
  }
  return true;
}

/// Two names of one person or body, as far as the names tell.
bool agree(std::u16string_view a, std::u16string_view b) {
  return last_word(a) == last_word(b) || has_words_of(a, b) || has_words_of(b, a);
}

}  // namespace

const Quote* quote_at(const Report& report, Span span) {
  const Quote* best = nullptr;
  std::uint32_t most = 0;
  for (const Quote& quote : report.quotes) {
    std::uint32_t common = 0;
    for (const Span piece : quote.content) common += overlap(piece, span);
    if (common > most) {
      most = common;
      best = &quote;
    }
  }
  return best;
}

CheckedSpeaker compare_speakers(const Report& draft, Span quotation, std::u16string_view source_text,
                                const Report& source, Span match) {
  CheckedSpeaker speaker;
  const Quote* here = quote_at(draft, quotation);
  const Quote* there = quote_at(source, match);
  const bool named = here != nullptr && here->speaker && here->speaker->score >= least_sure;
  if (named) speaker.draft = here->speaker->name;
  if (there != nullptr && there->speaker) speaker.source = there->speaker->name;
  if (!named || here->speaker->anonymous || speaker.source.empty()) return speaker;
  if (agree(speaker.draft, speaker.source)) return speaker;
  if (there->speaker->score < least_sure) return speaker;
  const auto& others = there->speaker->candidates;
  const bool likely = std::any_of(others.begin(), others.end(), [&](const SpeakerCandidate& other) {
    return other.score >= still_likely && agree(speaker.draft, other.name);
  });
  (void)source_text;
  speaker.differs = !likely;
  return speaker;
}

}  // namespace article_inspector::check
