#include "check/attribution.h"

#include <algorithm>
#include <optional>
#include <string>

#include "document/language_data.h"
#include "matching/words.h"

namespace article_inspector::check {
namespace {

using namespace matching;

/// A speaker below this is a guess, in the draft: nothing is said of who else it might be. An alarm wants more of a
/// source.
constexpr float least_sure = 0.5F;
constexpr float sure_enough_for_alarm = 0.8F;
/// From here on a pronoun or a description is as good as a name.
constexpr float sure = 0.75F;
/// Somebody this likely in the source may be the draft's speaker.
constexpr float still_likely = 0.2F;
/// Of a speaker this sure in the source there can be no other but one who has some likelihood.
constexpr float surest = 0.9F;
constexpr float unlikely = 0.05F;
/// A name so many tokens beside a quotation is the one that it is given to.
constexpr std::uint32_t beside = 14;
/// Code units before a quotation and after it in which a text names those whom "he" or "the official" may be.
constexpr std::uint32_t near_before = 700;
constexpr std::uint32_t near_after = 250;
/// The same for those who are known to be somebody else: named elsewhere in the text.
constexpr std::uint32_t beside_before = 300;
constexpr std::uint32_t beside_after = 150;

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
  return surname_letters(a) == surname_letters(b) || has_words_of(a, b) || has_words_of(b, a);
}

bool may_speak(const Entity& entity) {
  return entity.type == EntityType::person || entity.type == EntityType::organization;
}

bool is_stop_word(const Document& document, std::uint32_t token) {
  return language_data(document.language).stop_words.contains(document.lower_word(document.tokens[token]).hash);
}

/// The entity that is named first within a span; nullptr where nobody is.
const Entity* named_within(const ReportPlaces& places, Span span) {
  const Entity* best = nullptr;
  std::uint32_t best_start = 0;
  places.mentions(span, [&](const Entity& entity, Span mention) {
    if (!may_speak(entity) || !span.contains(mention) || (best != nullptr && mention.start > best_start)) return;
    best = &entity;
    best_start = mention.start;
  });
  return best;
}

/// The tokens that lead to a quotation by a colon or comma ("As Ann Lee put it, ..."), or else those that follow it up
/// to the next mark ("..., Ann Lee said.").
struct Beside {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

Beside lead_of(const Document& document, Span quotation) {
  const std::uint32_t first = document.first_token_from(quotation.start);
  if (first == 0) return {};
  const std::u16string_view mark = document.view(document.tokens[first - 1]);
  if (mark != u":" && mark != u",") return {};
  const auto is_inner = [&](std::uint32_t at) {
    return document.tokens[at].kind != TokenKind::punctuation || document.view(document.tokens[at]) == u"-";
  };
  std::uint32_t start = first - 1;
  while (start > 0 && first - start <= beside && is_inner(start - 1)) --start;
  return {start, first - 1};
}

Beside tail_of(const Document& document, Span quotation) {
  std::uint32_t start = document.first_token_from(quotation.end);
  const auto size = static_cast<std::uint32_t>(document.tokens.size());
  const bool has_comma = start < size && document.view(document.tokens[start]) == u",";
  if (has_comma) ++start;
  // Behind a full stop inside the marks another sentence begins.
  if (!has_comma && start >= 2 && document.view(document.tokens[start - 2]) == u".") return {};
  std::uint32_t end = start;
  while (end < size && end - start < beside && document.tokens[end].kind != TokenKind::punctuation) ++end;
  return {start, end};
}

/// The first run of two words and more with capitals: a name that no list has.
std::u16string capitals_in(const Document& document, Beside tokens) {
  for (std::uint32_t first = tokens.first; first < tokens.end; ++first) {
    std::uint32_t end = first;
    while (end < tokens.end && document.tokens[end].kind != TokenKind::clitic &&
           document.shape(document.tokens[end]) != Shape::lower && document.shape(document.tokens[end]) != Shape::none)
      ++end;
    // A sentence's first word has its capital for another reason.
    if (first == tokens.first && end - first > 2 && is_stop_word(document, first)) ++first;
    if (end - first >= 2 && !is_stop_word(document, first))
      return std::u16string(document.view(Span{document.tokens[first].start, document.tokens[end - 1].end}));
    first = std::max(first, end);
  }
  return {};
}

std::u16string name_in(const QuotedPlace& place, Beside tokens) {
  if (tokens.first >= tokens.end) return {};
  const Document& document = place.document;
  const Span span{document.tokens[tokens.first].start, document.tokens[tokens.end - 1].end};
  const Entity* entity = named_within(place.places, span);
  return entity != nullptr ? entity->name : capitals_in(document, tokens);
}

/// Whether a word with a capital stands there that may be a name: "Advocate said".
bool may_name(const Document& document, Beside tokens) {
  for (std::uint32_t at = tokens.first; at < tokens.end; ++at) {
    const Token& token = document.tokens[at];
    const Shape shape = document.shape(token);
    if (token.kind == TokenKind::word && shape != Shape::lower && shape != Shape::none && !is_stop_word(document, at))
      return true;
  }
  return false;
}

/// Whom a draft names right beside a quotation: nothing where it names nobody there, an empty name where it names
/// somebody who is not known.
std::optional<std::u16string> name_beside(const QuotedPlace& place) {
  const Beside lead = lead_of(place.document, place.span);
  const Beside tokens = lead.end > lead.first ? lead : tail_of(place.document, place.span);
  std::u16string name = name_in(place, tokens);
  if (name.empty() && !may_name(place.document, tokens)) return std::nullopt;
  return name;
}

bool is_named(const ReportPlaces& places, std::u16string_view name, Span span) {
  bool found = false;
  places.mentions(span, [&](const Entity& entity, Span) { found = found || agree(name, entity.name); });
  return found;
}

/// Whether the words at a quote are a name that the text never explains, such as a user's.
bool is_label(const QuotedPlace& source, const Speaker& speaker) {
  if (speaker.entity || speaker.score < least_sure) return false;
  const std::uint32_t first = source.document.first_token_from(speaker.span.start);
  if (first >= source.document.tokens.size()) return false;
  const Shape shape = source.document.shape(source.document.tokens[first]);
  return shape != Shape::lower && shape != Shape::none && !is_stop_word(source.document, first);
}

/// Whether the words at a quote are the speaker's name, or a pronoun or description that surely stands for it.
bool is_plain(const QuotedPlace& source, const Speaker& speaker) {
  if (is_label(source, speaker)) return true;
  if (!speaker.entity) return false;
  const Entity& named = source.places.report().entities.list[*speaker.entity];
  if (!may_speak(named)) return false;
  if (speaker.score >= sure) return true;
  bool by_name = false;
  source.places.mentions(speaker.span, [&](const Entity& entity, Span) { by_name = by_name || &entity == &named; });
  return by_name;
}

/// The sentences that a quotation lies in, as far as they reach on both sides.
Span sentences_around(const Document& document, Span span) {
  const auto after =
      std::upper_bound(document.sentences.begin(), document.sentences.end(), span.start,
                       [](std::uint32_t at, const Sentence& sentence) { return at < sentence.span.start; });
  if (after == document.sentences.begin()) return span;
  Span whole = (after - 1)->span;
  for (auto next = after; next != document.sentences.end() && next->span.start < span.end; ++next)
    whole.end = next->span.end;
  // A text may be one sentence: what is far away is not asked for each of its quotations.
  whole.start = std::max(whole.start, span.start - std::min(near_before, span.start));
  whole.end = std::min(whole.end, span.end + near_before);
  return whole;
}

/// How likely the source's speaker is one of this name, other than the likeliest.
float likelihood(std::u16string_view name, const Speaker& speaker) {
  float likely = 0;
  for (const SpeakerCandidate& other : speaker.candidates) {
    if (agree(name, other.name)) likely = std::max(likely, other.score);
  }
  return likely;
}

bool is_named_around(const QuotedPlace& source, std::u16string_view name, std::uint32_t before, std::uint32_t after) {
  const Span around{source.span.start - std::min(before, source.span.start), source.span.end + after};
  return is_named(source.places, name, around);
}

bool is_named_in_sentence(const QuotedPlace& source, std::u16string_view name) {
  const Span sentences = sentences_around(source.document, source.span);
  return is_named(source.places, name, {sentences.start, source.span.start}) ||
         is_named(source.places, name, {source.span.end, sentences.end});
}

/// Whether the source, whoever speaks there, does not mean the draft's speaker: a person whom it names elsewhere, far
/// from the words.
bool is_ruled_out(std::u16string_view name, const QuotedPlace& source, const Speaker& speaker) {
  if (!source.places.is_person(name)) return false;
  const float likely = likelihood(name, speaker);
  if (likely >= still_likely) return false;
  if (speaker.entity && speaker.score > surest && likely < unlikely) return true;
  return !is_named_in_sentence(source, name) && !is_named_around(source, name, beside_before, beside_after);
}

/// Whether the source may well mean the draft's speaker, though its own speaker has another name.
bool may_be_meant(std::u16string_view name, const QuotedPlace& source, const Speaker& speaker) {
  if (is_ruled_out(name, source, speaker)) return false;
  if (likelihood(name, speaker) >= still_likely) return true;
  if (speaker.score < sure_enough_for_alarm && !is_label(source, speaker)) return true;
  if (is_named_in_sentence(source, name)) return true;
  if (is_plain(source, speaker)) return false;
  // "The editorial", "the statement", "it": a body speaks by what it writes.
  if (source.places.is_organization(name)) return true;
  return is_named_around(source, name, near_before, near_after);
}

/// The words with the marks that touch them: a quotation, as a draft has it.
Span marked(const Document& document, Span words) {
  constexpr std::uint32_t most_marks = 4;
  const auto is_mark = [&](std::uint32_t at) { return document.tokens[at].kind == TokenKind::punctuation; };
  std::uint32_t first = document.first_token_from(words.start);
  for (std::uint32_t k = 0; k < most_marks && first > 0 && is_mark(first - 1); ++k) {
    if (first < document.tokens.size() && document.tokens[first].space_before) break;
    words.start = document.tokens[--first].start;
  }
  std::uint32_t end = document.first_token_from(words.end);
  for (std::uint32_t k = 0; k < most_marks && end < document.tokens.size() && is_mark(end); ++k) {
    if (document.tokens[end].space_before) break;
    words.end = document.tokens[end++].end;
  }
  return words;
}

/// Whether the source names the draft's speaker right beside the words, as the draft does.
bool names_the_same(std::u16string_view name, const QuotedPlace& source) {
  const auto named = name_beside({source.document, source.places, marked(source.document, source.span)});
  return named && !named->empty() && agree(name, *named);
}

}  // namespace

CheckedSpeaker compare_speakers(const QuotedPlace& draft, const QuotedPlace& source) {
  CheckedSpeaker speaker;
  const Quote* here = draft.places.quote_at(draft.span);
  const Quote* there = source.places.quote_at(source.span);
  if (const auto named = name_beside(draft)) {
    speaker.draft = *named;
  } else if (here != nullptr && here->speaker && here->speaker->score >= least_sure && !here->speaker->anonymous) {
    speaker.draft = here->speaker->name;
  }
  if (there != nullptr && there->speaker) speaker.source = there->speaker->name;
  if (speaker.draft.empty() || speaker.source.empty() || agree(speaker.draft, speaker.source)) return speaker;
  speaker.differs = !names_the_same(speaker.draft, source) && !may_be_meant(speaker.draft, source, *there->speaker);
  return speaker;
}

}  // namespace article_inspector::check
