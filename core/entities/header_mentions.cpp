#include "entities/header_mentions.h"

#include <algorithm>

#include "entities/names.h"

namespace article_inspector {
namespace {

// As sure as the surest readings of the model.
constexpr std::int32_t header_margin = 8 * margin_scale;

std::uint32_t sentence_of(const Document& document, std::uint32_t token) {
  const auto at =
      std::upper_bound(document.sentences.begin(), document.sentences.end(), token,
                       [](std::uint32_t place, const Sentence& sentence) { return place < sentence.first_token; });
  return static_cast<std::uint32_t>(at - document.sentences.begin()) - 1;
}

Span span_of(const Document& document, const Tagged& mention) {
  return {document.tokens[mention.first].start, document.tokens[mention.end - 1].end};
}

class HeaderReader {
 public:
  HeaderReader(const Document& document, const Header& header) : document_(document) {
    if (header.dateline) read_dateline(*header.dateline);
    for (const Byline& byline : header.bylines) {
      if (!byline.span) continue;
      const std::uint32_t first = document.first_token_from(byline.span->start);
      add(authors_, first, document.first_token_from(byline.span->end), EntityType::person);
    }
  }

  std::vector<Tagged> merged(const std::vector<Tagged>& mentions, Span dateline) const {
    std::vector<Tagged> out;
    for (const Tagged& mention : mentions) {
      if (!span_of(document_, mention).overlaps(dateline)) out.push_back(mention);
    }
    out.insert(out.end(), dateline_.begin(), dateline_.end());
    for (const Tagged& author : authors_) {
      keep_author(author, out);
      const bool taken = std::any_of(out.begin(), out.end(), [&](const Tagged& other) {
        return other.first < author.end && author.first < other.end;
      });
      if (!taken) out.push_back(author);
    }
    std::sort(out.begin(), out.end(), [](const Tagged& a, const Tagged& b) { return a.first < b.first; });
    return out;
  }

 private:
  std::u16string_view view(std::uint32_t token) const { return document_.view(document_.tokens[token]); }

  /// An author's line tells the name's edges better than a model that has not learned the language: "Par Claire
  /// Dumont".
  void keep_author(const Tagged& author, std::vector<Tagged>& mentions) const {
    if (is_learned(document_.language)) return;
    const auto overlaps = [&](const Tagged& other) { return other.first < author.end && author.first < other.end; };
    mentions.erase(std::remove_if(mentions.begin(), mentions.end(), overlaps), mentions.end());
  }

  /// The place's names stand between commas and slashes, the agency's inside brackets; the date between them names
  /// nothing.
  void read_dateline(const Dateline& dateline) {
    const std::uint32_t first = document_.first_token_from(dateline.span.start);
    const std::uint32_t end = document_.first_token_from(dateline.span.end);
    const std::uint32_t place_end = dateline.span.start + static_cast<std::uint32_t>(dateline.place.size());
    bool bracket = false;
    std::uint32_t from = first;
    for (std::uint32_t at = first; at <= end; ++at) {
      const bool mark = at == end || (document_.tokens[at].kind == TokenKind::punctuation && view(at) != u"-");
      if (!mark) continue;
      if (from < at && (bracket || document_.tokens[from].start < place_end)) add_name(from, at, bracket);
      if (at < end) bracket = view(at) == u"(" || view(at) == u"[" || (bracket && view(at) != u")" && view(at) != u"]");
      from = at + 1;
    }
  }

  void add_name(std::uint32_t from, std::uint32_t end, bool agency) {
    while (end > from && document_.tokens[end - 1].kind == TokenKind::punctuation) --end;
    if (from >= end) return;
    const bool abbreviated =
        view(from).size() > 1 && view(from).back() == u'.' && view(from).find(u'.') + 1 < view(from).size();
    if (!agency && abbreviated && !dateline_.empty() && dateline_.back().end + 1 == from) {
      dateline_.back().end = end;  // "WASHINGTON, D.C." is one place
      return;
    }
    add(dateline_, from, end, agency ? EntityType::organization : EntityType::location);
  }

  void add(std::vector<Tagged>& list, std::uint32_t first, std::uint32_t end, EntityType type) const {
    if (first >= end || end > document_.tokens.size()) return;
    Tagged tagged;
    tagged.first = first;
    tagged.end = end;
    tagged.sentence = sentence_of(document_, first);
    tagged.type = type;
    tagged.margin = header_margin;
    list.push_back(tagged);
  }

  const Document& document_;
  std::vector<Tagged> dateline_;
  std::vector<Tagged> authors_;
};

}  // namespace

std::vector<Tagged> with_header(const Document& document, const Header& header, std::vector<Tagged> mentions) {
  if (!header.dateline && header.bylines.empty()) return mentions;
  return HeaderReader(document, header).merged(mentions, header.dateline ? header.dateline->span : Span{});
}

}  // namespace article_inspector
