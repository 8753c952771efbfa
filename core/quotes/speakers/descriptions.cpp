#include <algorithm>
#include <array>

#include "quotes/speakers/generator.h"
#include "quotes/speakers/generators.h"

namespace article_inspector::quotes {
namespace {

constexpr std::size_t most_ends = 7;

class Descriptions : Generator {
 public:
  explicit Descriptions(CandidateSearch& search) : Generator(search) {}

  void find() {
    if (describes()) {
      add_same_head();
      add_itself();
    } else if (source_.kind == SourceKind::relative) {
      add_what_relative_stands_for();
    } else {
      add_described();
    }
  }

  /// "I" and "we" outside of quotations: who signed the article, where that is one.
  void find_author() {
    const std::vector<std::uint32_t>& authors = referents_.authors();
    if (authors.size() == 1 && !token(source_.phrase.first).is(second_person)) {
      add(referents_.of(authors.front()), CandidateOrigin::author, source_.phrase.end);
    } else if (const std::u16string& name = referents_.only_author();
               !name.empty() && !token(source_.phrase.first).is(second_person)) {
      Referent referent;
      referent.name = name;
      referent.classes = person;
      referent.proper = true;
      add(std::move(referent), CandidateOrigin::author, source_.phrase.end);
    } else {
      add_words(source_.phrase.end, 0);
    }
  }

 private:
  void add_itself() {
    if (is_name() && search_.has_initials) return;
    ends_.clear();
    find_ends(source_.phrase.end, source_.region_end);
    for (std::uint32_t k = 0; k < ends_.size(); ++k) add_words(ends_[k], k);
    // "the campaign sent out", "the video went viral": behind the last word that surely is a noun.
    const Phrase& phrase = source_.phrase;
    for (std::uint32_t at = phrase.end - 1; at-- > phrase.first;) {
      if (token(at + 1).capital()) break;
      if (!describes_somebody(head_kind(token(at)))) continue;
      add_words(at + 1, 7);
      break;
    }
  }

  /// Where a description that goes on behind its phrase may end.
  void find_ends(std::uint32_t first, std::uint32_t limit) {
    ends_.push_back(first);
    for (std::uint32_t at = first + 1; at < limit && ends_.size() < most_ends; ++at) {
      const SpeechToken& next = token(at);
      const bool hyphen = speech_.is_punctuation(at) && speech_.first_char(at) == u'-';
      const bool joint = (speech_.is_punctuation(at) && !hyphen) || is_verb(next) ||
                         next.is(preposition | genitive_preposition | agent_preposition | infinitive_mark | relative |
                                 conjunction | adverb | complementizer | subordinator | time_word);
      if (!joint) continue;
      const SpeechToken& before = token(at - 1);
      if (speech_.is_punctuation(at - 1) || before.is(determiner | possessive | preposition | genitive_preposition |
                                                      conjunction | relative | agent_preposition))
        continue;
      ends_.push_back(at);
    }
    if (limit > ends_.back()) ends_.push_back(limit);
  }

  void add_words(std::uint32_t end, std::uint32_t ordinal) {
    const Phrase& phrase = source_.phrase;
    const std::uint32_t first = source_.attribution->labelled ? phrase.first : without_article(phrase.first, end);
    // "one user" may be a user or just one of them.
    if (first == phrase.first + 1 && token(phrase.first).is(single)) add_words_from(phrase.first, end, 6);
    add_words_from(first, end, ordinal);
  }

  void add_words_from(std::uint32_t first, std::uint32_t end, std::uint32_t ordinal) {
    const Phrase& phrase = source_.phrase;
    Referent referent;
    referent.name = text_of(first, end);
    referent.classes = token(source_.head).classes | (phrase.classes & (person | body | document | plural));
    referent.head = token(source_.head).word;
    referent.proper = is_name();
    if (source_.kind == SourceKind::proper && end == phrase.end) complete_name(referent);
    const std::uint32_t counted = is_count(first, end) ? counted_noun() : no_index;
    if (counted != no_index) referent.name += u" " + text_of(counted, counted + 1);
    if (knows(referent.name)) return;
    Candidate& candidate = add(std::move(referent), CandidateOrigin::itself, end);
    // What stands in the same sentence belongs to the words at the quote; what stands before is a guess.
    if (counted != no_index && speech_.sentence_of[counted] != source_.sentence) candidate.via = {counted, counted + 1};
    score_.words(first, end, ordinal, candidate.features);
  }

  /// "three": a number is nobody's name.
  bool is_count(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t at = first; at < end; ++at) {
      const bool counts = (token(at).is(count_word) && !token(at).is(single)) || token(at).kind == TokenKind::number;
      if (!counts) return false;
    }
    return true;
  }

  /// What a number counts that stands alone: a noun that the cue and a stray stop part from it ("three said. sources"),
  /// else the people whom the sentences before speak of.
  std::uint32_t counted_noun() const {
    const std::uint32_t behind = source_.phrase.end + 2;
    if (source_.attribution->cue == source_.phrase.end && behind < speech_.tokens.size() &&
        speech_.sentence_of[behind] == source_.sentence && speech_.is_punctuation(behind - 1) &&
        head_kind(token(behind)) == HeadKind::people)
      return behind;
    const std::vector<std::uint32_t>& people = search_.descriptions.people;
    for (auto at = std::lower_bound(people.begin(), people.end(), source_.phrase.first); at != people.begin();) {
      --at;
      if (speech_.sentence_of[*at] + 2 < source_.sentence) break;
      if (head_kind(token(*at)) == HeadKind::people && !is_inside_content(*source_.attribution, *at)) return *at;
    }
    return no_index;
  }

  /// A surname alone whose full name stands elsewhere.
  void complete_name(Referent& referent) const {
    const Range* full = referents_.full_name(referent.head);
    if (full == nullptr) return;
    referent.name = text_of(full->first, full->end);
    referent.classes |= person | (token(full->first).classes & (male | female));
  }

  /// Descriptions with the same head that the text has before: "a survey of teachers" for "the survey".
  void add_same_head() {
    if (source_.kind == SourceKind::named || source_.kind >= SourceKind::label) return;
    const std::uint32_t word = token(source_.head).word;
    auto at = std::lower_bound(search_.descriptions.heads.begin(), search_.descriptions.heads.end(),
                               std::make_pair(word, 0U));
    std::uint32_t taken = 0;
    std::uint32_t longest = no_index;  // behind the first ones
    std::uint32_t length = 0;
    for (int looked = 0; looked < 12 && at != search_.descriptions.heads.end() && at->first == word &&
                         at->second < source_.phrase.first;
         ++at, ++looked) {
      if (taken < 3) {
        add_description_at(at->second, taken++);
        continue;
      }
      const std::optional<Phrase> phrase = phrase_ending_in(speech_, at->second, no_index);
      if (!phrase || at->second - phrase->first <= length) continue;
      length = at->second - phrase->first;
      longest = at->second;
    }
    if (longest != no_index) add_description_at(longest, taken);
  }

  /// Somebody without a name whom the sentences before a pronoun describe: "A farmer stood up. He said".
  void add_described() {
    auto at =
        std::lower_bound(search_.descriptions.people.begin(), search_.descriptions.people.end(), source_.phrase.first);
    std::uint32_t taken = 0;
    for (int looked = 0; at != search_.descriptions.people.begin() && looked < 8 && taken < 3; ++looked) {
      --at;
      const std::uint32_t head = *at;
      if (speech_.sentence_of[head] + 2 < source_.sentence) break;
      if (is_inside_content(*source_.attribution, head) || names_somebody(head)) continue;
      const std::uint32_t agreement = agreement_of(token(head).classes);
      if (agreement == 0) continue;
      const std::optional<Phrase> phrase = phrase_ending_in(speech_, head, no_index);
      if (!phrase) continue;
      const std::uint32_t begin = phrase->first;
      if (token(begin).is(quantity)) continue;
      Referent referent;
      referent.name = text_of(without_article(begin, head + 1), head + 1);
      referent.classes = token(head).classes;
      referent.head = token(head).word;
      if (knows(referent.name)) continue;
      Candidate& candidate = add_via(std::move(referent), CandidateOrigin::described, {begin, head + 1});
      score_.described(head, begin, agreement, taken, candidate.features);
      ++taken;
    }
  }

  /// "the director, Ann Lee": a description beside a name, or before one.
  bool names_somebody(std::uint32_t head) const {
    const std::uint32_t next = head + 1;
    if (next < speech_.tokens.size() && is_comma(next) && referents_.mention_at(next + 1) != nullptr) return true;
    return referents_.mention_at(next) != nullptr || referents_.mention_at(head) != nullptr;
  }

  void add_description_at(std::uint32_t head, std::uint32_t ordinal) {
    if (is_inside_content(*source_.attribution, head)) return;
    const SpeechSentence& sentence = speech_.sentences[speech_.sentence_of[head]];
    const std::optional<Phrase> phrase = phrase_ending_in(speech_, head, no_index);
    if (!phrase) return;
    std::uint32_t limit = std::min({sentence.end, head + 10, source_.phrase.first});
    constexpr std::uint64_t stops = verb_classes | auxiliary | relative | complementizer | subordinator | pronoun;
    for (std::uint32_t at = head + 1; at < limit; ++at) {
      if (speech_.is_punctuation(at) || token(at).is(stops) || token(at).is_quoted()) limit = at;
    }
    ends_.clear();
    find_ends(head + 1, limit);
    const std::uint32_t begin = phrase->first;
    for (std::uint32_t k = 0; k < ends_.size() && k < 3; ++k) {
      const std::uint32_t first = without_article(begin, ends_[k]);
      if (k == 0 && head + 1 - first <= 1) continue;
      Referent referent;
      referent.name = text_of(first, ends_[k]);
      referent.classes = token(head).classes;
      referent.head = token(head).word;
      if (knows(referent.name)) continue;
      Candidate& candidate = add_via(std::move(referent), CandidateOrigin::same_head, {first, ends_[k]});
      score_.same_head(head, begin, first, ends_[k], k, ordinal, candidate);
    }
  }

  /// "a farmer who said": what stands before.
  void add_what_relative_stands_for() {
    const std::uint32_t at = source_.phrase.first;
    const std::uint32_t first = speech_.sentences[source_.sentence].first;
    find_phrases(speech_, {}, std::max(first, at > 12 ? at - 12 : 0), at, no_index, phrases_);
    if (phrases_.empty()) return;
    const std::size_t count = phrases_.size();
    for (std::size_t k = count; k-- > 0 && count - k <= 2;) {
      const Phrase phrase = phrases_[k];
      if ((phrase.classes & (pronoun | relative)) != 0) continue;
      const std::uint32_t begin = without_article(phrase.first, phrase.end);
      Referent referent;
      referent.name = text_of(begin, k + 1 == count ? phrase.end : phrases_.back().end);
      referent.classes = phrase.classes;
      referent.head = token(phrase.head).word;
      if (knows(referent.name)) continue;
      Candidate& candidate = add(std::move(referent), CandidateOrigin::itself, source_.phrase.end);
      score_.relative_head(phrase, static_cast<std::uint32_t>(count - k), candidate.features);
    }
  }

  std::vector<std::uint32_t> ends_;
  std::vector<Phrase> phrases_;
};

}  // namespace

void find_descriptions(CandidateSearch& search) { Descriptions(search).find(); }

void find_author(CandidateSearch& search) { Descriptions(search).find_author(); }

}  // namespace article_inspector::quotes
