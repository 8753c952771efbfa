#include "entities/roles.h"

#include "entities/lexicon.h"
#include "knowledge/language_data.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_role = 14;  // tokens
constexpr std::uint8_t noun_person = 19;    // LexiconEntry::sense
constexpr std::uint8_t noun_time = 29;

bool is_verb(std::uint8_t sense) { return sense >= 30 && sense <= 44; }
bool is_noun_or_adjective(std::uint8_t sense) {
  return sense != 0 && !is_verb(sense) && sense != 3 && sense != noun_time;
}

class RoleReader {
 public:
  RoleReader(const Document& document, const Tagged& mention, const NameLists& lists)
      : document_(document),
        lists_(lists),
        stop_words_(language_data(document.language).stop_words),
        sentence_(document.sentences[mention.sentence]),
        first_(mention.first),
        end_(mention.end) {}

  Span before() const {
    std::uint32_t at = first_;
    while (at > sentence_.first_token && is_in(at - 1, lists_.honorifics)) --at;
    if (at == sentence_.first_token) return {};
    const bool comma = mark(at - 1) == u",";
    if (comma) --at;
    const std::uint32_t head = head_before(at);
    if (head == none) return {};
    const std::uint32_t start = start_of(head);
    const bool determined =
        start > sentence_.first_token && (is_in(start - 1, lists_.determiners) || is_clitic(start - 1));
    if (comma && !determined) return {};
    return span(start, at);
  }

  Span after() const {
    std::uint32_t at = end_;
    if (at >= sentence_.end_token || mark(at) != u",") return {};
    ++at;
    if (at + 1 < sentence_.end_token && document_.tokens[at].kind == TokenKind::number && mark(at + 1) == u",") at += 2;
    while (at < sentence_.end_token && is_in(at, lists_.determiners)) ++at;
    const std::uint32_t start = at;
    bool names_person = false;
    for (; at < sentence_.end_token && at < start + longest_role; ++at) {
      if (is_mark(at) && !is_inner_mark(at)) break;
      if (is_in(at, lists_.clause_words)) break;
      const LexiconEntry entry = lexicon(at);
      if (names_person && is_lower(at) && is_verb(entry.sense)) break;
      names_person = names_person || is_person_noun(at);
      if (!names_person && (at - start > 6 || (is_lower(at) && is_verb(entry.sense)))) return {};
    }
    while (at > start && is_in(at - 1, lists_.complement_words)) --at;
    return names_person ? span(start, at) : Span{};
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::u16string_view mark(std::uint32_t token) const { return document_.view(document_.tokens[token]); }
  bool is_mark(std::uint32_t token) const {
    const TokenKind kind = document_.tokens[token].kind;
    return kind == TokenKind::punctuation || kind == TokenKind::symbol || kind == TokenKind::link;
  }
  bool is_clitic(std::uint32_t token) const { return document_.tokens[token].kind == TokenKind::clitic; }
  /// A hyphen, an ampersand, a bracketed acronym.
  bool is_inner_mark(std::uint32_t token) const {
    const std::u16string_view form = mark(token);
    return form == u"-" || form == u"&" || form == u"’" || form == u"'" || form == u"/";
  }
  bool is_in(std::uint32_t token, const WordList& list) const {
    return list.contains(document_.lower_word(document_.tokens[token]));
  }
  bool is_lower(std::uint32_t token) const { return document_.shape(document_.tokens[token]) == Shape::lower; }
  LexiconEntry lexicon(std::uint32_t token) const {
    return entity_lexicon().find(document_.lower_word(document_.tokens[token]).hash);
  }
  bool is_person_noun(std::uint32_t token) const {
    return is_in(token, lists_.titles) || lexicon(token).sense == noun_person;
  }

  /// The noun that says what somebody is, for a description that ends before `end`: the last word of it, or one with
  /// "of ..." behind it.
  std::uint32_t head_before(std::uint32_t end) const {
    for (std::uint32_t at = end; at > sentence_.first_token && at + longest_role > end; --at) {
      const std::uint32_t token = at - 1;
      const bool last = at == end;
      if (is_person_noun(token) && (last || is_in(at, lists_.complement_words))) return token;
      if (last && is_lower(token)) return none;
      if (is_mark(token) && !is_inner_mark(token)) return none;
      if (is_lower(token) && !is_in(token, lists_.complement_words)) {
        const std::uint8_t sense = lexicon(token).sense;
        if (!is_noun_or_adjective(sense)) return none;
      }
    }
    return none;
  }

  std::uint32_t start_of(std::uint32_t head) const {
    std::uint32_t start = head;
    while (start > sentence_.first_token && start + longest_role > head && may_describe(start - 1)) --start;
    while (start < head && (is_mark(start) || is_in(start, lists_.complement_words))) ++start;
    return start;
  }

  bool may_describe(std::uint32_t token) const {
    if (is_mark(token)) return is_inner_mark(token);
    if (document_.tokens[token].kind != TokenKind::word) return false;
    if (stop_words_.contains(document_.lower_word(document_.tokens[token])))
      return document_.shape(document_.tokens[token]) == Shape::upper;
    const LexiconEntry entry = lexicon(token);
    if (entry.sense == noun_time) return false;
    return !is_lower(token) || is_noun_or_adjective(entry.sense);
  }

  Span span(std::uint32_t first, std::uint32_t end) const {
    if (first >= end) return {};
    return {document_.tokens[first].start, document_.tokens[end - 1].end};
  }

  const Document& document_;
  const NameLists& lists_;
  const WordList& stop_words_;
  const Sentence& sentence_;
  std::uint32_t first_;
  std::uint32_t end_;
};

}  // namespace

Span role_at(const Document& document, const Tagged& mention, const NameLists& lists) {
  const RoleReader reader(document, mention, lists);
  const Span before = reader.before();
  return before.empty() ? reader.after() : before;
}

}  // namespace article_inspector
