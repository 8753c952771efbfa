#include "quotes/speakers/candidate_search.h"

#include <algorithm>

namespace article_inspector::quotes {

std::uint32_t bucket(std::uint32_t value) {
  if (value <= 3) return value;
  return value <= 5 ? 4 : value <= 9 ? 5 : value <= 15 ? 6 : 7;
}

std::uint32_t SearchReader::agreement_of(std::uint64_t known, std::uint64_t leaning) const {
  const std::uint64_t a = gender_of(known);
  const std::uint64_t b = gender_of(source_.wanted);
  if (a != 0 && b != 0 && a != b) return 0;
  switch (source_.kind) {
    case SourceKind::he_or_she:
      if ((known & plural) != 0 || (b != 0 && (known & (thing | body | document)) != 0)) return 0;
      if (a == 0 && leaning != 0 && b != 0) return leaning == b ? 4 : 5;
      return a != 0 && b != 0 ? 3 : a != 0 ? 2 : 1;
    case SourceKind::they:
      return (known & plural) != 0 ? 3 : (known & body) != 0 ? 2 : 1;
    case SourceKind::it:
      return (known & (thing | body | document)) != 0 ? 2 : 0;
    default:
      break;
  }
  if (source_.head_kind == HeadKind::person) {
    if ((known & (body | document | thing)) != 0) return 1;
    return a != 0 && b != 0 ? 4 : 3;
  }
  if (source_.head_kind == HeadKind::people) return (known & plural) != 0 ? 3 : (known & person) != 0 ? 0 : 1;
  if (source_.head_kind == HeadKind::body) return (known & body) != 0 ? 3 : 1;
  return 1;
}

Place SearchReader::place_of(const EntityMention& mention) const {
  const std::uint32_t count = static_cast<std::uint32_t>(speech_.tokens.size());
  const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[mention.token]];
  if (mention.end < sentence.end && token(mention.end).is(genitive)) return Place::possessor;
  if (mention.token > sentence.first &&
      token(mention.token - 1).is(preposition | genitive_preposition | agent_preposition | infinitive_mark))
    return Place::oblique;
  if (mention.end < count && mention.end < sentence.end && token(mention.end).is(auxiliary | verb_classes))
    return Place::subject;
  if (mention.token - sentence.first <= 3) return Place::front;
  return Place::elsewhere;
}

std::uint32_t SearchReader::spoke_when(std::uint32_t entity) const {
  const std::uint32_t id = referents_.entity(entity).id;
  const auto& turns = conversation_.turns();
  std::uint32_t other = no_index;
  for (std::size_t k = turns.size(); k-- > 0 && turns.size() - k <= turns_back;) {
    if (turns[k].referent.entity == id) return k + 1 == turns.size() ? 1 : other <= 1 ? 2 : 3;
    other = other == no_index ? 1 : 2;
  }
  return conversation_.count(id) > 0 ? 3 : 0;
}

std::uint32_t SearchReader::beside_head(std::uint32_t index) const {
  for (const auto& [entity, place] : search_.beside) {
    if (entity == index) return place;
  }
  return 0;
}

std::pair<std::size_t, std::size_t> SearchReader::same_heads() const {
  const std::uint32_t word = token(source_.head).word;
  const auto first =
      std::lower_bound(search_.descriptions.heads.begin(), search_.descriptions.heads.end(), std::make_pair(word, 0U));
  const auto end =
      std::lower_bound(first, search_.descriptions.heads.end(), std::make_pair(word, source_.phrase.first));
  return {static_cast<std::size_t>(first - search_.descriptions.heads.begin()),
          static_cast<std::size_t>(end - search_.descriptions.heads.begin())};
}

std::u16string_view SearchReader::lower_of(std::uint32_t at) const {
  return document_.lower(document_.tokens[token(at).first_token]);
}

std::uint32_t SearchReader::common_words(const Entity& entity) const {
  std::uint32_t common = 0;
  const std::uint32_t first = std::max(source_.phrase.first, source_.head > 6 ? source_.head - 6 : 0);
  for (std::uint32_t at = first; at < source_.head; ++at) {
    if (token(at).kind != TokenKind::word || token(at).is(determiner | possessive)) continue;
    if (has_word(entity.role, lower_of(at)) || has_word(entity.name, lower_of(at))) ++common;
  }
  return common;
}

std::uint32_t SearchReader::words_in(const std::u16string& name) const {
  std::uint32_t common = 0;
  const std::uint32_t first = std::max(source_.phrase.first, source_.head > 6 ? source_.head - 6 : 0);
  for (std::uint32_t at = first; at < source_.head; ++at) {
    if (!token(at).is(determiner | possessive) && has_word(name, lower_of(at))) ++common;
  }
  return common;
}

DescriptionFit SearchReader::fit_of(std::u16string_view name, std::u16string_view role) const {
  if (!describes()) return DescriptionFit::none;
  std::size_t common = 0;
  for (const std::uint32_t at : search_.words) {
    if (has_word(name, lower_of(at)) || role_has(role, lower_of(at))) ++common;
  }
  const bool has_head = has_word(name, lower_of(source_.head)) || role_has(role, lower_of(source_.head));
  if (!has_head) return common > 0 ? DescriptionFit::others : DescriptionFit::none;
  if (search_.words.empty()) return DescriptionFit::alone;
  return common == 0                     ? DescriptionFit::head
         : common < search_.words.size() ? DescriptionFit::half
                                         : DescriptionFit::all;
}

bool SearchReader::is_initials(std::u16string_view name) const {
  const std::u16string_view label = lower_of(source_.phrase.first);
  if (label.size() < 2) return false;
  std::size_t at = 0;
  for (std::size_t k = 0; k < name.size(); ++k) {
    if (k > 0 && name[k - 1] != u' ' && name[k - 1] != u'-') continue;
    if (at == label.size() || (name[k] | 0x20) != label[at]) return false;
    ++at;
  }
  return at == label.size();
}

bool SearchReader::is_found(std::uint32_t entity) const {
  return std::any_of(search_.entities_found.begin(), search_.entities_found.end(),
                     [&](std::uint32_t known) { return known == entity; });
}

bool SearchReader::knows(const std::u16string& name) const {
  return std::any_of(found_.begin(), found_.end(), [&](const Candidate& known) { return known.referent.name == name; });
}

std::u16string SearchReader::text_of(std::uint32_t first, std::uint32_t end) const {
  std::u16string text;
  for (const char16_t c : document_.view(speech_.span(first, end))) {
    const bool blank = c <= u' ' || c == u'\u00A0';
    if (!blank) text.push_back(c);
    if (blank && !text.empty() && text.back() != u' ') text.push_back(u' ');
  }
  return text;
}

std::uint32_t SearchReader::without_article(std::uint32_t first, std::uint32_t end) const {
  while (first + 1 < end) {
    const SpeechToken& word = token(first);
    if (!word.is(determiner) || word.is(quantity | plural)) break;
    if (word.is(count_word) && (!word.is(single) || token(first + 1).is(preposition | genitive_preposition))) break;
    ++first;
  }
  return first;
}

namespace {

class BesideReader : SearchReader {
 public:
  explicit BesideReader(CandidateSearch& search) : SearchReader(search) {}

  void read() {
    const auto range = same_heads();
    for (std::uint32_t k = 0; k < 2 && range.first + k < range.second; ++k) {
      // The first of all and the last before the phrase.
      const std::uint32_t head = search_.descriptions.heads[k == 0 ? range.first : range.second - 1].second;
      const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[head]];
      const std::vector<EntityMention>& mentions = referents_.mentions();
      for (std::size_t m = referents_.first_mention_from(sentence.first);
           m < mentions.size() && mentions[m].token < sentence.end && search_.beside.size() < 12; ++m) {
        const Place place = place_of(mentions[m]);
        search_.beside.emplace_back(mentions[m].entity, 1 + number_of(place) + (mentions[m].token > head ? 8U : 0U));
      }
    }
  }
};

}  // namespace

void read_description(CandidateSearch& search) {
  constexpr std::size_t most_words = 12;
  constexpr std::uint64_t small = determiner | possessive | preposition | genitive_preposition | agent_preposition |
                                  conjunction | genitive | auxiliary | infinitive_mark | pronoun;
  const SpeakerSource& source = search.source;
  for (std::uint32_t at = source.phrase.first; at < source.end && search.words.size() < most_words; ++at) {
    const SpeechToken& token = search.speech.tokens[at];
    if (at == source.head || token.kind != TokenKind::word || token.is_quoted() || token.is(small)) continue;
    search.words.push_back(at);
  }
}

void read_beside_head(CandidateSearch& search) { BesideReader(search).read(); }

}  // namespace article_inspector::quotes
