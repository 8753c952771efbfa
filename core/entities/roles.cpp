#include "entities/roles.h"

#include <algorithm>

#include "document/language_data.h"
#include "entities/lexicon.h"
#include "entities/role_stretches.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_role = 14;  // tokens
constexpr std::uint32_t longest_lead = 7;   // tokens of a description before its noun
constexpr std::uint32_t longest_owner = 5;  // tokens of a possessor before a description
constexpr std::size_t shortest_noun = 5;    // letters of an unknown word

bool is_noun_or_adjective(Sense sense) { return sense != Sense::none && sense != Sense::adv_all && !is_verb(sense); }

class RoleReader {
 public:
  RoleReader(const Document& document, const std::vector<Tagged>& mentions, std::size_t index, const NameLists& lists)
      : document_(document),
        lexicon_(document),
        lists_(lists),
        stop_words_(language_data(document.language).stop_words),
        sentence_(document.sentences[mentions[index].sentence]),
        mentions_(mentions),
        index_(index),
        type_(mentions[index].type),
        first_(mentions[index].first),
        end_(mentions[index].end) {}

  /// "US Secretary of State NAME", "the director of the agency, NAME", "the city of NAME".
  Span before() const {
    std::uint32_t at = first_;
    while (at > sentence_.first_token && (is_mere_honorific(at - 1) || is_quotation_mark(at - 1))) --at;
    // "the local newspaper, The NAME"
    if (type_ != EntityType::person && at > sentence_.first_token + 1 && is_in(at - 1, lists_.determiners) &&
        mark(at - 2) == u",")
      --at;
    if (at == sentence_.first_token) return {};
    const bool comma = mark(at - 1) == u",";
    if (is_bracketed(at)) {
      at -= 3;
    } else if (comma || mark(at - 1) == u")") {
      --at;
      if (is_bracketed(at)) at -= 3;
    }
    if (at == sentence_.first_token) return {};
    if (type_ == EntityType::location && is_in(at - 1, lists_.complement_words)) --at;
    const std::uint32_t head = head_before(at, comma);
    if (head == none) return {};
    const std::uint32_t start = start_of(head);
    const bool determined =
        start > sentence_.first_token && (is_in(start - 1, lists_.determiners) || is_clitic(start - 1));
    if (comma && !determined && start != sentence_.first_token && (is_lower(start) || start + 1 == at)) return {};
    return span(start, at);
  }

  /// The last token of a stretch that is known to say what something is; none where no token is.
  std::uint32_t head_of(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t at = end; at-- > first;) {
      if (is_head(at)) return at;
    }
    return no_head;
  }

  /// "the NAME newspaper", "NAME district".
  Span behind() const {
    if (type_ == EntityType::person) return {};
    for (std::uint32_t at = end_; at < sentence_.end_token && at < end_ + 6; ++at) {
      if (at > end_ + 1 && is_in(at, lists_.complement_words) && !is_in(at, lists_.determiners)) continue;
      if (document_.tokens[at].kind != TokenKind::word || !is_lower(at) || is_stop_word(at)) return {};
      if (is_head(at)) return span(end_, at + 1);
    }
    return {};
  }

  /// "NAME, 45, a teacher from ...", "NAME is a teacher ...", "NAME - the company that ...".
  Span after() const {
    std::uint32_t at = end_;
    if (at + 1 < sentence_.end_token && is_closing_quotation_mark(at)) ++at;
    if (at + 3 < sentence_.end_token && mark(at) == u"(" && mark(at + 2) == u")") at += 3;
    if (at + 1 >= sentence_.end_token) return {};
    // "NAME, who is a ...", "NAME, as president, ..."
    const std::uint32_t clause = mark(at) == u"," ? at + 1 : at;
    if (clause + 2 < sentence_.end_token && is_in(clause, lists_.relative_pronouns) &&
        is_in(clause + 1, lists_.copulas))
      at = clause + 1;
    const bool as =
        type_ == EntityType::person && clause + 1 < sentence_.end_token && is_in(clause, lists_.role_particles);
    if (as) at = clause;
    const bool copula = as || is_in(at, lists_.copulas);
    const bool dash = mark(at) == u"-" || mark(at) == u"–" || mark(at) == u"—";
    // "a note of NAME the curator of ..."
    const bool bare = type_ == EntityType::person && is_in(at, lists_.determiners) && leads_to_head(at + 1);
    if (!copula && !dash && !bare && mark(at) != u",") return {};
    if (!bare) ++at;
    if (at + 1 < sentence_.end_token && document_.tokens[at].kind == TokenKind::number && mark(at + 1) == u",") at += 2;
    const std::uint32_t begin = at;
    at = after_owner(at);
    while (at < sentence_.end_token && is_in(at, lists_.determiners)) ++at;
    const bool determined = at > begin;
    if ((dash || type_ != EntityType::person) && !determined) return {};
    if (copula && !determined && !leads_to_head(at)) return {};
    return description(at, copula || dash, determined);
  }

  bool is_inner_mark(std::uint32_t token) const {
    const std::u16string_view form = mark(token);
    if (form == u"-")
      return token + 1 < sentence_.end_token && !document_.tokens[token].space_before &&
             !document_.tokens[token + 1].space_before;
    return form == u"&" || form == u"’" || form == u"'" || form == u"/";
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::u16string_view mark(std::uint32_t token) const { return document_.view(document_.tokens[token]); }
  bool is_mark(std::uint32_t token) const {
    const TokenKind kind = document_.tokens[token].kind;
    return kind == TokenKind::punctuation || kind == TokenKind::symbol || kind == TokenKind::link;
  }
  bool is_clitic(std::uint32_t token) const { return document_.tokens[token].kind == TokenKind::clitic; }
  /// Whether "(X)" ends before the token.
  bool is_bracketed(std::uint32_t end) const {
    return end >= sentence_.first_token + 4 && mark(end - 1) == u")" && mark(end - 3) == u"(";
  }
  bool is_quotation_mark(std::uint32_t token) const {
    const std::u16string_view form = mark(token);
    return form == u"“" || form == u"\"" || form == u"‘" || form == u"„";
  }
  bool is_closing_quotation_mark(std::uint32_t token) const {
    const std::u16string_view form = mark(token);
    return form == u"”" || form == u"\"" || form == u"’" || form == u"“";
  }
  bool is_in(std::uint32_t token, const WordList& list) const {
    return list.contains(document_.lower_word(document_.tokens[token]));
  }
  /// "Lady NAME", but not "the first lady".
  bool is_mere_honorific(std::uint32_t token) const {
    if (!is_in(token, lists_.honorifics)) return false;
    if (!is_in(token, lists_.titles)) return true;
    return !is_lower(token) && (token == sentence_.first_token || is_lower(token - 1) || is_mark(token - 1));
  }
  bool is_lower(std::uint32_t token) const { return document_.shape(document_.tokens[token]) == Shape::lower; }
  bool is_stop_word(std::uint32_t token) const {
    return document_.shape(document_.tokens[token]) != Shape::upper && is_in(token, stop_words_);
  }
  LexiconEntry lexicon(std::uint32_t token) const { return lexicon_.find(document_.tokens[token].word); }

  bool is_or_ends_in(std::uint32_t token, const WordList& list) const {
    return article_inspector::is_or_ends_in(document_, token, list);
  }

  /// Whether a word says what the thing named is.
  bool is_head(std::uint32_t token) const {
    if (type_ == EntityType::organization)
      return is_or_ends_in(token, lists_.body_nouns) || means(token, Sense::noun_group);
    if (type_ == EntityType::location)
      return is_or_ends_in(token, lists_.place_nouns) || means(token, Sense::noun_location);
    return is_or_ends_in(token, lists_.titles) || means(token, Sense::noun_person);
  }

  bool means(std::uint32_t token, Sense sense) const {
    return is_learned(document_.language) && lexicon(token).sense == sense && !is_stop_word(token);
  }

  /// A word in lower case right before a person's name, as in "running back NAME": a noun, or no word that is known.
  bool is_noun(std::uint32_t token) const {
    if (type_ != EntityType::person || document_.tokens[token].kind != TokenKind::word) return false;
    if (!is_lower(token) || is_stop_word(token) || is_in(token, lists_.clause_words)) return false;
    if (!is_learned(document_.language)) return false;
    const Sense sense = lexicon(token).sense;
    return article_inspector::is_noun(sense) || (sense == Sense::none && mark(token).size() >= shortest_noun);
  }

  /// The noun of a description that ends before `end`: its last word, or one with "of ..." behind it.
  std::uint32_t head_before(std::uint32_t end, bool comma) const {
    for (std::uint32_t at = end; at > sentence_.first_token && at + longest_role > end; --at) {
      const std::uint32_t token = at - 1;
      const bool last = at == end;
      if (is_head(token) && (last || is_in(at, lists_.complement_words))) return token;
      if (last && end == first_ && is_noun(token)) return token;
      if (last && ((is_lower(token) && !comma) || type_ != EntityType::person)) return none;
      if (is_mark(token) ? !is_inner_mark(token) : may_not_complement(token)) return none;
    }
    return none;
  }

  bool may_not_complement(std::uint32_t token) const {
    if (!is_lower(token) || is_in(token, lists_.complement_words)) return false;
    return is_in(token, lists_.clause_words) || !is_noun_or_adjective(lexicon(token).sense);
  }

  std::uint32_t start_of(std::uint32_t head) const {
    std::uint32_t start = head;
    while (start > sentence_.first_token && start + longest_lead > head) {
      if (is_bracketed(start)) {
        start -= 3;
      } else if (may_describe(start - 1) || joins(start - 1)) {
        --start;
      } else if (start > sentence_.first_token + 1 && is_in(start - 2, lists_.determiners) && is_lower(start - 1) &&
                 (is_stop_word(start - 1) || lexicon(start - 1).sense == Sense::adv_all) &&
                 !is_in(start - 1, lists_.clause_words) && !is_in(start - 1, lists_.complement_words)) {
        --start;  // "the first lady"
      } else {
        break;
      }
    }
    while (start < head && (is_mark(start) || is_in(start, lists_.complement_words))) ++start;
    return start;
  }

  /// "Trade and Tourism Minister", "Hall of Fame player": a small word between parts of one description.
  bool joins(std::uint32_t token) const {
    if (token <= sentence_.first_token || token + 1 >= first_ || !is_in(token, lists_.complement_words)) return false;
    if (is_lower(token - 1) != is_lower(token + 1) || is_mark(token - 1) || ends_mention(token)) return false;
    if (!is_lower(token + 1)) return !is_in(token + 1, lists_.titles) && !is_stop_word(token - 1);
    return is_in(token, lists_.conjunctions) && is_noun_or_adjective(lexicon(token - 1).sense) &&
           !is_stop_word(token - 1);
  }

  bool ends_mention(std::uint32_t token) const {
    for (std::size_t at = index_; at-- > 0 && mentions_[at].end >= token;) {
      if (mentions_[at].end == token) return true;
    }
    return false;
  }

  bool may_describe(std::uint32_t token) const {
    if (is_mark(token))
      return is_inner_mark(token) || (mark(token) == u"“" && token + 2 < first_) || mark(token) == u"”";
    if (document_.tokens[token].kind != TokenKind::word) return false;
    if (token + 1 < first_ && is_inner_mark(token + 1)) return true;
    // "chairman and chief executive"
    if (token > sentence_.first_token && is_in(token, lists_.complement_words)) return is_head(token - 1);
    if (is_stop_word(token) || is_in(token, lists_.clause_words)) return false;
    if (is_in(token, lists_.calendar)) return false;
    return !is_lower(token) || is_noun_or_adjective(lexicon(token).sense) || is_head(token);
  }

  /// "the group's chairman", "President NAME's nominee": where the description begins behind whose it is.
  std::uint32_t after_owner(std::uint32_t token) const {
    for (std::uint32_t at = token; at + 1 < sentence_.end_token && at < token + longest_owner; ++at) {
      if (is_clitic(at)) return at + 1;
      if (document_.tokens[at].kind != TokenKind::word) break;
    }
    return token;
  }

  bool leads_to_head(std::uint32_t token) const {
    for (std::uint32_t at = token; at < sentence_.end_token && at < token + 3; ++at) {
      if (document_.tokens[at].kind != TokenKind::word || is_in(at, lists_.complement_words)) return false;
      if (is_head(at)) return true;
    }
    return false;
  }

  /// `loose`: any noun will do, since an article shows that a description begins.
  Span description(std::uint32_t start, bool short_one, bool determined) const {
    const bool loose = determined && !short_one;
    bool headed = false;
    bool any_noun = false;
    bool complemented = false;
    std::uint32_t at = start;
    std::size_t next = index_ + 1;
    for (; at < sentence_.end_token && at < start + longest_role; ++at) {
      if (headed && at + 2 < sentence_.end_token && mark(at) == u"(" && mark(at + 2) == u")") {
        at += 2;
        continue;
      }
      if (is_mark(at) && !is_inner_mark(at)) break;
      // "NAME, presidential nominee OTHER NAME, ..."
      while (next < mentions_.size() && mentions_[next].first < at) ++next;
      if (next < mentions_.size() && mentions_[next].first == at && mentions_[next].type == EntityType::person &&
          at > start && !complemented && is_head(at - 1))
        return {};
      const bool joins = headed && is_in(at, lists_.complement_words);
      if (joins && at + 1 < sentence_.end_token && is_in(at + 1, lists_.calendar)) break;  // "on Monday"
      if (!joins && is_in(at, lists_.clause_words)) break;
      if (!joins && headed && is_lower(at) && is_verb(lexicon(at).sense) && !leads_to_head(at)) break;
      complemented = complemented || joins;
      headed = headed || is_head(at);
      if (!headed && !determined && is_lower(at) && is_verb(lexicon(at).sense)) return {};
      if (!headed && at - start >= longest_lead) return {};
      any_noun = any_noun || (is_lower(at) && is_noun_or_adjective(lexicon(at).sense));
      if (!headed && loose && any_noun && is_in(at, lists_.complement_words)) headed = true;
      if (short_one && headed && is_lower(at) && is_in(at, stop_words_) && !joins) break;
    }
    while (at > start && (is_in(at - 1, lists_.complement_words) || is_in(at - 1, lists_.determiners))) --at;
    return headed || (loose && any_noun) ? span(start, at) : Span{};
  }

  Span span(std::uint32_t first, std::uint32_t end) const {
    if (first >= end) return {};
    return {document_.tokens[first].start, document_.tokens[end - 1].end};
  }

  const Document& document_;
  LanguageLexicon lexicon_;
  const NameLists& lists_;
  const WordList& stop_words_;
  const Sentence& sentence_;
  const std::vector<Tagged>& mentions_;
  std::size_t index_;
  EntityType type_;
  std::uint32_t first_;
  std::uint32_t end_;
};

/// "Senators A and B", "A, B and C": one joint stands between two names of one kind.
bool are_joined(const Document& document, const Tagged& before, const Tagged& mention, const NameLists& lists) {
  if (before.sentence != mention.sentence || before.type != mention.type) return false;
  for (std::uint32_t token = before.end; token < mention.first; ++token) {
    if (token >= before.end + 2) return false;
    if (document.view(document.tokens[token]) != u"," &&
        !lists.complement_words.contains(document.lower_word(document.tokens[token])))
      return false;
  }
  return mention.first > before.end;
}

}  // namespace

/// Collects a mention's candidates: what the reader reads, and the same cut shorter.
class Candidates {
 public:
  Candidates(const Document& document, const NameLists& lists, const RoleReader& reader,
             std::vector<RoleCandidate>& list)
      : document_(document), lists_(lists), reader_(reader), list_(list), before_(list.size()) {}

  void add(RolePlace place, Span span, bool shared = false) {
    if (span.empty()) return;
    const std::uint32_t first = document_.first_token_from(span.start);
    const std::uint32_t end = document_.first_token_from(span.end);
    push(place, first, end, shared, false);
    if (place == RolePlace::before) {
      for (std::uint32_t at = first + 1; at < end && at < first + most_cuts; ++at) {
        if (is_word(at)) push(place, at, end, shared, true);
      }
    } else {
      std::uint32_t cuts = 0;
      for (std::uint32_t at = end - 1; at > first && cuts < most_cuts; --at) {
        if (!is_in(at, lists_.complement_words)) continue;
        push(place, first, at, shared, true);
        ++cuts;
      }
    }
  }

 private:
  static constexpr std::uint32_t most_cuts = 6;

  bool is_word(std::uint32_t token) const { return document_.tokens[token].kind == TokenKind::word; }
  bool is_in(std::uint32_t token, const WordList& list) const {
    return list.contains(document_.lower_word(document_.tokens[token]));
  }
  bool is_small(std::uint32_t token) const {
    return is_in(token, lists_.determiners) || is_in(token, lists_.complement_words);
  }
  void push(RolePlace place, std::uint32_t first, std::uint32_t end, bool shared, bool cut) {
    while (first < end && (!is_word(first) || is_small(first))) ++first;
    while (first < end && (is_small(end - 1) || reader_.is_inner_mark(end - 1))) --end;
    if (first >= end) return;
    const bool known =
        std::any_of(list_.begin() + static_cast<std::ptrdiff_t>(before_), list_.end(),
                    [&](const RoleCandidate& other) { return other.first == first && other.end == end; });
    if (known) return;
    RoleCandidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.place = place;
    candidate.shared = shared;
    candidate.cut = cut;
    candidate.head = reader_.head_of(first, end);
    list_.push_back(candidate);
  }

  const Document& document_;
  const NameLists& lists_;
  const RoleReader& reader_;
  std::vector<RoleCandidate>& list_;
  std::size_t before_;
};

void add_role_candidates(const Document& document, const std::vector<Tagged>& mentions, std::size_t index,
                         const NameLists& lists, std::vector<RoleCandidate>& list) {
  const Tagged& mention = mentions[index];
  const RoleReader reader(document, mentions, index, lists);
  const std::size_t known = list.size();
  Candidates candidates(document, lists, reader, list);
  candidates.add(RolePlace::before, reader.before());
  candidates.add(RolePlace::behind, reader.behind());
  candidates.add(RolePlace::after, reader.after());
  const std::size_t read = list.size();
  if (is_learned(document.language)) add_role_stretches(document, mention, lists, known, list);
  for (std::size_t k = read; k < list.size(); ++k) list[k].head = reader.head_of(list[k].first, list[k].end);
  if (index == 0 || mention.type != EntityType::person || !are_joined(document, mentions[index - 1], mention, lists))
    return;
  const RoleReader other(document, mentions, index - 1, lists);
  Candidates(document, lists, other, list).add(RolePlace::before, other.before(), true);
}

}  // namespace article_inspector
