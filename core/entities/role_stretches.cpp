#include "entities/role_stretches.h"

#include <algorithm>

#include "document/language_data.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_before = 9;  // tokens
constexpr std::uint32_t longest_behind = 12;
constexpr std::uint32_t widest_lead = 8;  // tokens between a name and "as a ..."

class Stretches {
 public:
  Stretches(const Document& document, const Tagged& mention, const NameLists& lists, std::size_t known,
            std::vector<RoleCandidate>& list)
      : document_(document),
        mention_(mention),
        sentence_(document.sentences[mention.sentence]),
        lists_(lists),
        stop_words_(language_data(document.language).stop_words),
        known_(known),
        list_(list) {}

  void before() {
    std::uint32_t end = mention_.first;
    while (end > sentence_.first_token && (is_in(end - 1, lists_.honorifics) || is_quotation_mark(end - 1))) --end;
    if (end >= sentence_.first_token + 3 && mark(end - 1) == u")") {
      std::uint32_t open = end - 1;
      while (open > sentence_.first_token && end - open < 5 && mark(open) != u"(") --open;
      if (mark(open) == u"(") end = open;
    }
    if (end > sentence_.first_token && mark(end - 1) == u",") --end;
    if (end == sentence_.first_token || !may_end(end - 1)) return;
    std::uint32_t first = end;
    while (first > sentence_.first_token && end - first < longest_before && may_hold(first - 1)) {
      --first;
      if (may_begin(first)) push(RolePlace::before, first, end);
    }
  }

  void behind() {
    std::uint32_t at = mention_.end;
    if (at < sentence_.end_token && is_quotation_mark(at)) ++at;
    if (at + 2 < sentence_.end_token && mark(at) == u"(") {
      after_lead(at + 1);
      const std::uint32_t limit = std::min(at + 6, sentence_.end_token);
      while (at < limit && mark(at) != u")") ++at;
      if (at == limit) return;
      ++at;
    }
    if (at + 1 >= sentence_.end_token) return;
    if (leads(at)) {
      ++at;
      if (at + 1 < sentence_.end_token && document_.tokens[at].kind == TokenKind::number) {
        ++at;
        if (mark(at) == u",") ++at;
      }
      if (at + 1 < sentence_.end_token && is_in(at, lists_.relative_pronouns) && is_in(at + 1, lists_.copulas)) at += 2;
      after_lead(at);
    }
    // "NAME, who served as their ..."
    const std::uint32_t limit = std::min(mention_.end + widest_lead, sentence_.end_token);
    for (std::uint32_t as = mention_.end; as < limit; ++as) {
      if (!is_in(as, lists_.role_particles)) continue;
      after_lead(as + 1);
      break;
    }
  }

 private:
  std::u16string_view mark(std::uint32_t token) const { return document_.view(document_.tokens[token]); }
  bool is_in(std::uint32_t token, const WordList& list) const {
    return list.contains(document_.lower_word(document_.tokens[token]));
  }
  bool is_word(std::uint32_t token) const { return document_.tokens[token].kind == TokenKind::word; }
  bool is_lower(std::uint32_t token) const { return document_.shape(document_.tokens[token]) == Shape::lower; }
  bool is_quotation_mark(std::uint32_t token) const {
    const std::u16string_view form = mark(token);
    return form == u"“" || form == u"”" || form == u"\"" || form == u"‘" || form == u"„";
  }
  bool is_inner_mark(std::uint32_t token) const {
    const std::u16string_view form = mark(token);
    return form == u"-" || form == u"–" || form == u"&" || form == u"/" || form == u"’" || form == u"'";
  }
  bool leads(std::uint32_t token) const {
    const std::u16string_view form = mark(token);
    return form == u"," || form == u"-" || form == u"–" || form == u"—" || form == u":" || form == u"|" ||
           is_in(token, lists_.copulas);
  }
  bool may_hold(std::uint32_t token) const {
    if (!is_word(token)) return is_inner_mark(token) || document_.tokens[token].kind == TokenKind::number;
    if (is_in(token, lists_.calendar)) return false;
    return is_in(token, lists_.complement_words) || !is_lower(token) ||
           (!is_in(token, lists_.determiners) && !is_in(token, lists_.clause_words));
  }
  bool may_begin(std::uint32_t token) const {
    return is_word(token) && !is_in(token, lists_.complement_words) && !is_in(token, lists_.determiners);
  }
  bool may_end(std::uint32_t token) const {
    return is_word(token) && !is_in(token, lists_.complement_words) && !is_in(token, lists_.determiners) &&
           !is_in(token, lists_.clause_words);
  }

  void after_lead(std::uint32_t at) {
    while (at < sentence_.end_token && is_in(at, lists_.determiners)) ++at;
    ends_from(at);
    // "the group's chairman"
    for (std::uint32_t owner = at; owner + 1 < sentence_.end_token && owner < at + 5; ++owner) {
      if (document_.tokens[owner].kind == TokenKind::clitic) {
        ends_from(owner + 1);
        return;
      }
      if (!is_word(owner)) return;
    }
  }

  void ends_from(std::uint32_t first) {
    if (first >= sentence_.end_token || !may_begin(first)) return;
    for (std::uint32_t at = first; at < sentence_.end_token && at < first + longest_behind; ++at) {
      const bool small = is_in(at, lists_.determiners) || is_in(at, lists_.complement_words);
      if (!small && (!may_hold(at) || (at > first && is_lower(at) && is_in(at, stop_words_)))) return;
      if (!may_end(at)) continue;
      const bool goes_on = at + 1 < sentence_.end_token && is_inner_mark(at + 1);
      if (!goes_on) push(RolePlace::after, first, at + 1);
    }
  }

  void push(RolePlace place, std::uint32_t first, std::uint32_t end) {
    const bool there =
        std::any_of(list_.begin() + static_cast<std::ptrdiff_t>(known_), list_.end(),
                    [&](const RoleCandidate& other) { return other.first == first && other.end == end; });
    if (there) return;
    RoleCandidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.place = place;
    candidate.wide = true;
    list_.push_back(candidate);
  }

  const Document& document_;
  const Tagged& mention_;
  const Sentence& sentence_;
  const NameLists& lists_;
  const WordList& stop_words_;
  std::size_t known_;
  std::vector<RoleCandidate>& list_;
};

}  // namespace

void add_role_stretches(const Document& document, const Tagged& mention, const NameLists& lists, std::size_t known,
                        std::vector<RoleCandidate>& list) {
  Stretches stretches(document, mention, lists, known, list);
  stretches.before();
  stretches.behind();
}

}  // namespace article_inspector
