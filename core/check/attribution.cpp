#include "check/attribution.h"

#include <algorithm>
#include <optional>
#include <string>

#include "check/words.h"

namespace article_inspector::check {
namespace {

/// A speaker below this is a guess: nothing is said of who else it might be.
constexpr float least_sure = 0.5F;
/// Somebody this likely in the source may be the draft's speaker.
constexpr float still_likely = 0.2F;
/// A name so many tokens beside a quotation is the one that it is given to.
constexpr std::uint32_t beside = 8;
/// Code units before a quotation and after it in which a text names those whom "he" or "the official" may be.
constexpr std::uint32_t near_before = 700;
constexpr std::uint32_t near_after = 250;

std::uint32_t overlap(Span a, Span b) {
  const std::uint32_t start = std::max(a.start, b.start);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > start ? end - start : 0;
}

std::u16string last_word(std::u16string_view name) {
  const std::size_t space = name.find_last_of(u' ');
  return letters_of(space == std::u16string_view::npos ? name : name.substr(space + 1));
}

/// Whether every word of `words` is one of `name`.
bool has_words_of(std::u16string_view name, std::u16string_view words) {
  const std::u16string letters = letters_of(name);
  for (std::size_t start = 0; start < words.size();) {
    const std::size_t space = std::min(words.find(u' ', start), words.size());
    if (letters.find(letters_of(words.substr(start, space - start))) == std::u16string::npos) return false;
    start = space + 1;
  }
  return true;
}

/// Two names of one person or body, as far as the names tell.
bool agree(std::u16string_view a, std::u16string_view b) {
  return last_word(a) == last_word(b) || has_words_of(a, b) || has_words_of(b, a);
}

bool may_speak(const Entity& entity) {
  return entity.type == EntityType::person || entity.type == EntityType::organization;
}

/// The entity that is named last within a span, outside quotations; nullptr where nobody is.
const Entity* named_within(const Report& report, Span span, bool last) {
  const Entity* best = nullptr;
  std::uint32_t best_start = 0;
  for (const Entity& entity : report.entities.list) {
    if (!may_speak(entity)) continue;
    for (const Mention& mention : entity.mentions) {
      if (!span.contains(mention.span)) continue;
      if (best != nullptr && (last ? mention.span.start < best_start : mention.span.start > best_start)) continue;
      best = &entity;
      best_start = mention.span.start;
    }
  }
  return best;
}

/// Whom a draft names right beside a quotation: in the words that lead to it by a colon or comma ("As Lee put it,
/// ..."), else in those that follow it up to the sentence's end.
const Entity* named_beside(const QuotedPlace& place) {
  const Document& document = place.document;
  const std::uint32_t first = document.first_token_from(place.span.start);
  if (first > 0) {
    const std::u16string_view mark = document.view(document.tokens[first - 1]);
    if (mark == u":" || mark == u",") {
      std::uint32_t start = first - 1;
      while (start > 0 && first - start <= beside && document.tokens[start - 1].kind != TokenKind::punctuation) --start;
      const Span lead{document.tokens[start].start, place.span.start};
      if (const Entity* entity = named_within(place.report, lead, false)) return entity;
    }
  }
  std::uint32_t end = document.first_token_from(place.span.end);
  if (end < document.tokens.size() && document.view(document.tokens[end]) == u",") ++end;
  const std::uint32_t from = end;
  while (end < document.tokens.size() && end - from < beside && document.tokens[end].kind != TokenKind::punctuation)
    ++end;
  if (end == from) return nullptr;
  return named_within(place.report, {document.tokens[from].start, document.tokens[end - 1].end}, false);
}

bool is_named(const Report& report, std::u16string_view name, Span span) {
  return std::any_of(report.entities.list.begin(), report.entities.list.end(), [&](const Entity& entity) {
    return agree(name, entity.name) && std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                                   [&](const Mention& mention) { return mention.span.overlaps(span); });
  });
}

/// Whether the words at a quote are the speaker's name, not a pronoun or a description.
bool is_name_at_quote(const Report& report, const Speaker& speaker) {
  if (!speaker.entity) return false;
  const auto& mentions = report.entities.list[*speaker.entity].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](const Mention& mention) { return mention.span.overlaps(speaker.span); });
}

Span sentence_at(const Document& document, Span span) {
  const auto after =
      std::upper_bound(document.sentences.begin(), document.sentences.end(), span.start,
                       [](std::uint32_t at, const Sentence& sentence) { return at < sentence.span.start; });
  if (after == document.sentences.begin()) return span;
  Span whole = (after - 1)->span;
  for (auto next = after; next != document.sentences.end() && next->span.start < span.end; ++next)
    whole.end = next->span.end;
  return whole;
}

/// Whether the source may well mean the draft's speaker, though its own speaker has another name.
bool may_be_meant(std::u16string_view name, const QuotedPlace& source, const Speaker& speaker) {
  const bool candidate = std::any_of(
      speaker.candidates.begin(), speaker.candidates.end(),
      [&](const SpeakerCandidate& other) { return other.score >= still_likely && agree(name, other.name); });
  if (candidate || speaker.score < least_sure) return true;
  const Span sentence = sentence_at(source.document, source.span);
  if (is_named(source.report, name, {sentence.start, source.span.start}) ||
      is_named(source.report, name, {source.span.end, sentence.end}))
    return true;
  if (is_name_at_quote(source.report, speaker)) return false;
  const Span near{source.span.start - std::min(near_before, source.span.start), source.span.end + near_after};
  return is_named(source.report, name, near);
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

CheckedSpeaker compare_speakers(const QuotedPlace& draft, const QuotedPlace& source) {
  CheckedSpeaker speaker;
  const Quote* here = quote_at(draft.report, draft.span);
  const Quote* there = quote_at(source.report, source.span);
  if (const Entity* entity = named_beside(draft)) {
    speaker.draft = entity->name;
  } else if (here != nullptr && here->speaker && here->speaker->score >= least_sure && !here->speaker->anonymous) {
    speaker.draft = here->speaker->name;
  }
  if (there != nullptr && there->speaker) speaker.source = there->speaker->name;
  if (speaker.draft.empty() || speaker.source.empty() || agree(speaker.draft, speaker.source)) return speaker;
  speaker.differs = !may_be_meant(speaker.draft, source, *there->speaker);
  return speaker;
}

}  // namespace article_inspector::check
