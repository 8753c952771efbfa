#include "quotes/speakers/referents.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>

namespace article_inspector::quotes {
namespace {

constexpr std::uint64_t gender_classes = male | female;

/// A letter in lower case without its accent.
char16_t base_letter(char16_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* composed = unorm2_getNFCInstance(&status);
  std::array<UChar, 4> parts{};
  if (U_SUCCESS(status) && c >= 0x80 &&
      unorm2_getDecomposition(composed, c, parts.data(), static_cast<std::int32_t>(parts.size()), &status) > 0 &&
      U_SUCCESS(status))
    c = parts[0];
  return static_cast<char16_t>(u_tolower(c));
}

/// Of a person's name the first letter and which letters come after it, without accents and in whatever order and
/// number: the same where letters are swapped or doubled. Of a body's name all letters as they are. 0 for short names.
std::uint64_t letters_of(std::u16string_view word, EntityType type) {
  if (word.size() < 4 || type > EntityType::organization) return 0;
  if (type == EntityType::organization) return hash_of(std::u16string(word));
  if (word.size() < 5) return 0;
  std::uint64_t letters = 0;
  for (const char16_t c : word) {
    const char16_t base = base_letter(c);
    if (base < u'a' || base > u'z') return 0;
    letters |= 1ULL << (base - u'a');
  }
  return letters | static_cast<std::uint64_t>(base_letter(word.front())) << 32;
}

}  // namespace

std::uint64_t gender_of(std::uint64_t classes) {
  const std::uint64_t gender = classes & gender_classes;
  return gender == gender_classes ? 0 : gender;
}

bool has_word(std::u16string_view name, std::u16string_view word) {
  if (word.empty() || name.size() < word.size()) return false;
  const auto lower = [](char16_t c) { return static_cast<char16_t>(u_tolower(c)); };
  for (std::size_t at = 0; at + word.size() <= name.size(); ++at) {
    if (at > 0 && u_isalpha(name[at - 1])) continue;
    std::size_t same = 0;
    while (same < word.size() && lower(name[at + same]) == word[same]) ++same;
    if (same == word.size() && (at + same == name.size() || !u_isalpha(name[at + same]))) return true;
  }
  return false;
}

bool role_has(std::u16string_view role, std::u16string_view word) {
  if (has_word(role, word)) return true;
  for (std::size_t stop = role.find(u'.'); stop != std::u16string_view::npos; stop = role.find(u'.', stop + 1)) {
    std::size_t first = stop;
    while (first > 0 && u_isalpha(role[first - 1])) --first;
    const std::size_t length = stop - first;
    if (length < 2 || length >= word.size()) continue;
    std::size_t same = 0;
    while (same < length && static_cast<char16_t>(u_tolower(role[first + same])) == word[same]) ++same;
    if (same == length) return true;
  }
  return false;
}

Referents::Referents(const SpeechText& speech, const Entities& entities, const Header& header)
    : speech_(speech), entities_(entities) {
  read_slips();
  read_mentions();
  read_genders();
  read_genders_by_pronouns();
  read_full_names();
  read_authors(header);
  read_doubts();
}

std::size_t Referents::first_mention_from(std::uint32_t token) const {
  return static_cast<std::size_t>(
      std::lower_bound(mentions_.begin(), mentions_.end(), token,
                       [](const EntityMention& mention, std::uint32_t at) { return mention.token < at; }) -
      mentions_.begin());
}

Referent Referents::of(std::uint32_t index) const {
  Referent referent;
  index = stands_for_[index];
  referent.entity = entities_.list[index].id;
  referent.index = index;
  referent.name = entities_.list[index].name;
  referent.classes = classes_[index];
  return referent;
}

const Range* Referents::full_name(std::uint32_t word) const {
  const auto found = full_names_.find(word);
  return found == full_names_.end() ? nullptr : &found->second;
}

void Referents::read_mentions() {
  for (std::uint32_t index = 0; index < entities_.list.size(); ++index) {
    for (const Mention& mention : entities_.list[index].mentions)
      mentions_.push_back({mention.span, stands_for_[index], 0, 0, 0});
  }
  std::stable_sort(mentions_.begin(), mentions_.end(),
                   [](const EntityMention& a, const EntityMention& b) { return a.span.start < b.span.start; });
  mention_of_.assign(speech_.tokens.size(), no_index);
  const auto count = static_cast<std::uint32_t>(speech_.tokens.size());
  std::vector<std::uint32_t> seen(entities_.list.size());
  std::uint32_t at = 0;
  for (std::uint32_t k = 0; k < mentions_.size(); ++k) {
    EntityMention& mention = mentions_[k];
    while (at < count && speech_.span(at, at + 1).end <= mention.span.start) ++at;
    mention.token = at;
    mention.end = at;
    mention.ordinal = seen[mention.entity]++;
    for (std::uint32_t u = at; u < count && speech_.span(u, u + 1).start < mention.span.end; ++u) {
      mention.end = u + 1;
      if (mention_of_[u] == no_index) mention_of_[u] = k;
    }
  }
  std::uint32_t most = 0;
  for (std::uint32_t index = 0; index < seen.size(); ++index) {
    if (entities_.list[index].type != EntityType::person || seen[index] <= most) continue;
    most = seen[index];
    leading_person_ = index;
  }
}

/// A person's gender: by titles and descriptions before the name, else by the given name.
void Referents::read_genders() {
  classes_.resize(entities_.list.size());
  for (const EntityMention& mention : mentions_) {
    if (entities_.list[mention.entity].type != EntityType::person || mention.token >= speech_.tokens.size()) continue;
    // Not by the mention's own words: "Christie" is a given name too.
    std::uint64_t seen = 0;
    for (std::uint32_t k = 1; k <= 3 && mention.token >= k && seen == 0; ++k) {
      const SpeechToken& before = speech_.tokens[mention.token - k];
      if (before.is_quoted() || (before.kind != TokenKind::word && !before.is(title))) break;
      if (before.is(title | person)) seen = before.classes & gender_classes;
    }
    if (seen != 0 && (classes_[mention.entity] & gender_classes) == 0) classes_[mention.entity] |= seen;
  }
  for (std::uint32_t index = 0; index < classes_.size(); ++index) {
    switch (entities_.list[index].type) {
      case EntityType::person:
        if ((classes_[index] & gender_classes) == 0) classes_[index] |= given_name_gender(entities_.list[index].name);
        classes_[index] |= person;
        break;
      case EntityType::organization:
        classes_[index] |= body | thing;
        break;
      default:
        classes_[index] |= thing;
    }
  }
}

/// "Kim Hwang said she": by the pronouns of sentences that name nobody else.
void Referents::read_genders_by_pronouns() {
  struct Votes {
    std::uint32_t male = 0;
    std::uint32_t female = 0;
  };
  std::vector<Votes> votes(entities_.list.size());
  leanings_.resize(votes.size());
  std::size_t next = 0;
  for (const SpeechSentence& sentence : speech_.sentences) {
    while (next < mentions_.size() && mentions_[next].token < sentence.first) ++next;
    std::size_t k = next;
    std::uint32_t named = no_index;
    bool several = false;
    for (std::uint32_t at = sentence.first; at < sentence.end && !several; ++at) {
      for (; k < mentions_.size() && mentions_[k].token <= at; ++k) {
        if (entities_.list[mentions_[k].entity].type != EntityType::person || speech_.tokens[at].is_quoted()) continue;
        several |= named != no_index && named != mentions_[k].entity;
        named = mentions_[k].entity;
      }
      if (several || named == no_index || at == 0 || !speech_.tokens[at].is(pronoun | possessive)) continue;
      // "NAME calls him": somebody else.
      if (speech_.tokens[at - 1].is(cue_classes | preposition | infinitive_mark)) continue;
      const std::uint64_t gender = gender_of(speech_.tokens[at].classes);
      if (gender == male) ++votes[named].male;
      if (gender == female) ++votes[named].female;
    }
  }
  for (std::size_t index = 0; index < votes.size(); ++index) {
    if (votes[index].male > votes[index].female) leanings_[index] = male;
    if (votes[index].female > votes[index].male) leanings_[index] = female;
  }
}

/// By a name's first word, which may stand nowhere but in a quotation.
std::uint64_t Referents::given_name_gender(const std::u16string& name) const {
  std::u16string first = name.substr(0, name.find(u' '));
  for (char16_t& c : first) c = static_cast<char16_t>(u_tolower(c));
  const QuoteData& data = quote_data(speech_.document->language);
  const std::uint64_t hash = hash_of(first);
  std::uint64_t known = data.find(hash).classes;
  if (const WordEntry* more = data.more_given_names.find(hash); known == 0 && more != nullptr) known = more->classes;
  return (known & given_name) != 0 ? known & gender_classes : 0;
}

/// "Maike Roeber": what "Roeber" is short for where no entity says so. Runs of two to four capitalized words that no
/// list knows; at the front of a sentence the first has to be a given name.
void Referents::read_full_names() {
  const auto is_part = [&](std::uint32_t at) {
    const SpeechToken& token = speech_.tokens[at];
    return !token.is_quoted() && token.kind == TokenKind::word && token.capital() &&
           (token.classes & ~(given_name | male | female)) == 0;
  };
  for (std::uint32_t at = 0; at + 1 < speech_.tokens.size(); ++at) {
    if (!is_part(at)) continue;
    const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[at]];
    std::uint32_t end = at + 1;
    while (end < sentence.end && is_part(end)) ++end;
    const std::uint32_t first = at == sentence.first && !speech_.tokens[at].is(given_name) ? at + 1 : at;
    const bool given = speech_.tokens[first].is(given_name);
    if (end > first + 1 && end <= first + 4 && (given || mention_at(end - 1) == nullptr))
      full_names_.emplace(speech_.tokens[end - 1].word, Range{first, end});
    at = end - 1;
  }
}

/// "Bryne" for Gary Byrne, "Fernandez" for Rene Fernández; "the Journal" for the Wall Street Journal; "Bryne" that was
/// taken for a body's name.
void Referents::read_slips() {
  const auto count = static_cast<std::uint32_t>(entities_.list.size());
  stands_for_.resize(count);
  std::unordered_map<std::uint64_t, std::uint32_t> last_words;
  std::unordered_map<std::uint64_t, std::uint32_t> surnames;
  for (std::uint32_t k = 0; k < count; ++k) {
    stands_for_[k] = k;
    const std::u16string_view name = entities_.list[k].name;
    const std::size_t blank = name.rfind(u' ');
    if (blank == std::u16string_view::npos) continue;
    if (entities_.list[k].type == EntityType::person) {
      const auto added = surnames.emplace(hash_of(std::u16string(name.substr(blank + 1))), k);
      if (!added.second) added.first->second = no_index;
    }
    const std::uint64_t key = letters_of(name.substr(blank + 1), entities_.list[k].type);
    // Two of one name: nobody knows which.
    if (key != 0 && !last_words.emplace(key, k).second) last_words[key] = no_index;
  }
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::u16string_view name = entities_.list[k].name;
    if (name.find(u' ') != std::u16string_view::npos) continue;
    if (const auto bearer = surnames.find(hash_of(std::u16string(name)));
        bearer != surnames.end() && bearer->second != no_index && entities_.list[k].type == EntityType::organization) {
      stands_for_[k] = bearer->second;
      continue;
    }
    const auto found = last_words.find(letters_of(name, entities_.list[k].type));
    if (found != last_words.end() && found->second != no_index) stands_for_[k] = found->second;
  }
}

void Referents::read_doubts() {
  const auto count = static_cast<std::uint32_t>(entities_.list.size());
  doubts_.resize(count);
  std::unordered_map<std::uint64_t, std::uint32_t> last_words;  // how many people's names end in each
  const auto last_word = [&](std::uint32_t k) {
    const std::u16string_view name = entities_.list[k].name;
    const std::size_t blank = name.rfind(u' ');
    return hash_of(std::u16string(blank == std::u16string_view::npos ? name : name.substr(blank + 1)));
  };
  for (std::uint32_t k = 0; k < count; ++k) {
    if (entities_.list[k].type == EntityType::person) ++last_words[last_word(k)];
  }
  for (std::uint32_t k = 0; k < count; ++k) {
    if (entities_.list[k].type != EntityType::person) continue;
    doubts_[k].one_word = entities_.list[k].name.find(u' ') == std::u16string::npos;
    doubts_[k].shared = last_words[last_word(k)] > 1;
  }
}

void Referents::read_authors(const Header& header) {
  if (header.bylines.size() == 1) only_author_ = header.bylines.front().name;
  for (const Byline& byline : header.bylines) {
    if (!byline.span) continue;
    auto at =
        std::lower_bound(mentions_.begin(), mentions_.end(), byline.span->start,
                         [](const EntityMention& mention, std::uint32_t start) { return mention.span.end <= start; });
    for (; at != mentions_.end() && at->span.start < byline.span->end; ++at) {
      if (entities_.list[at->entity].type != EntityType::person) continue;
      if (std::find(authors_.begin(), authors_.end(), at->entity) == authors_.end()) authors_.push_back(at->entity);
    }
  }
}

}  // namespace article_inspector::quotes
