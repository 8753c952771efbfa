#include "boilerplate/fragments.h"

#include <algorithm>

#include "document/language_data.h"

namespace article_inspector {
namespace {

// A fragment run on at a paragraph's end is looked for among this many of its last sentences.
constexpr std::size_t most_starts = 12;

class FragmentFinder {
 public:
  FragmentFinder(const Document& document, const CueHits& hits, const Paragraph& paragraph)
      : document_(document),
        hits_(hits),
        grammar_(phrase_grammar()),
        language_(language_data(document.language)),
        first_(paragraph.first_token),
        end_(paragraph.end_token) {}

  std::vector<Fragment> find() {
    find_starts();
    std::vector<Fragment> fragments = tail();
    bool whole = !fragments.empty() && fragments.front().first_token == first_;
    if (whole) {
      if (const Fragment front = front_of_sentence(fragments.front()); front.phrase != nullptr) {
        fragments.front() = front;
        whole = false;
      }
    } else {
      const std::uint32_t limit = fragments.empty() ? end_ : fragments.front().first_token;
      if (const Fragment front = front_fragment(limit); front.phrase != nullptr) {
        fragments.insert(fragments.begin(), front);
      }
    }
    for (Fragment& fragment : fragments) fragment.whole_line = whole;
    return fragments;
  }

 private:
  const Token& token(std::uint32_t at) const { return document_.tokens[at]; }
  char16_t mark(std::uint32_t at) const {
    const TokenKind kind = token(at).kind;
    return kind == TokenKind::punctuation || kind == TokenKind::symbol ? document_.text[token(at).start] : u'\0';
  }
  bool is_one_of(std::uint32_t at, std::u16string_view marks) const {
    const char16_t c = mark(at);
    return c != 0 && marks.find(c) != std::u16string_view::npos;
  }
  bool ends_sentence(std::uint32_t at) const { return is_one_of(at, u".!?\u2026"); }
  bool closes(std::uint32_t at) const {
    return is_one_of(at, u".!?\u2026)]\u00BB\u203A>|\u2192:;*\u25BA\u25B6\u2022+");
  }
  bool opens(std::uint32_t at) const {
    return is_one_of(at, u"([|*\u2022\u25BA\u25B6\u2192>\u00BB\u203A-\u2013\u2014\u2026+\u00B7#");
  }
  bool is_lower(std::uint32_t at) const { return document_.shape(token(at)) == Shape::lower; }
  bool is_capital(std::uint32_t at) const {
    const Shape shape = document_.shape(token(at));
    return token(at).kind == TokenKind::word && shape != Shape::lower && shape != Shape::none;
  }
  bool is_common_word(std::uint32_t at) const {
    const LowerWord& word = document_.lower_word(token(at));
    return language_.stop_words.contains(word) || language_.sentence_starts.contains(word);
  }

  /// Tokens at which a fragment may begin: the front, what follows a sentence's end, and, for phrases that cannot be
  /// mistaken, any capital.
  void find_starts() {
    std::uint32_t last_close = first_;
    for (std::uint32_t at = first_; at < end_; ++at) {
      if (closes_quotation(at)) last_close = at;
    }
    bool quoted = false;
    for (std::uint32_t at = first_; at < end_; ++at) {
      if (at == first_) {
        starts_.push_back(at);
      } else if (!quoted && token(at).space_before &&
                 (is_one_of(at - 1, u";|") ||
                  (!is_lower(at) && is_one_of(at - 1, u".!?\u2026:)]\u201D\u2019\"\u00BB\u201C'")))) {
        starts_.push_back(at);
      }
      if (quoted && closes_quotation(at)) {
        quoted = false;
      } else if (opens_quotation(at)) {
        quoted = at < last_close;  // a mark that nothing closes opens nothing
      }
    }
    if (starts_.size() > most_starts) {
      starts_.erase(starts_.begin() + 1, starts_.end() - (static_cast<std::ptrdiff_t>(most_starts) - 1));
    }
  }

  bool is_joined_to_next(std::uint32_t at) const { return at + 1 < end_ && !token(at + 1).space_before; }
  bool opens_quotation(std::uint32_t at) const {
    return is_one_of(at, u"\u201C\u201E\u00AB") ||
           (is_one_of(at, u"\"") && is_joined_to_next(at) && token(at).space_before);
  }
  bool closes_quotation(std::uint32_t at) const {
    return is_one_of(at, u"\u201D\u00BB\u201C\"") && !token(at).space_before;
  }

  struct Piece {
    const Phrase* phrase = nullptr;
    std::uint32_t end = 0;
    explicit operator bool() const { return phrase != nullptr; }
  };

  /// Whether a phrase of this reach from `at` covers all up to `end`, closing marks aside.
  bool covers(const PhraseReach& reach, std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t stop = end;; --stop) {
      const std::uint32_t length = stop - at;
      if (stop > at && length <= PhraseReach::longest && (reach.ends >> length & 1) != 0) return true;
      if (length > PhraseReach::longest) return (reach.ends & PhraseReach::runs_on) != 0;
      if (stop <= at || !closes(stop - 1)) return false;
    }
  }

  /// The best phrase from `start` to one of the ends that are known to be good, the longest first.
  Piece piece_at(std::uint32_t start, const std::vector<std::uint32_t>& good_ends) const {
    Piece best;
    std::uint32_t weight = 0;
    for (std::uint32_t at = start; at < end_; ++at) {
      for (const PhraseReach& reach : grammar_.reaches(document_, hits_, at, end_)) {
        if (reach.phrase->place == PhrasePlace::line_only && start != first_) continue;
        for (const std::uint32_t end : good_ends) {
          if (reach.phrase->place == PhrasePlace::line_only && end != end_) continue;
          if (!covers(reach, at, end)) continue;
          if (best && (end < best.end || (end == best.end && reach.phrase->weight <= weight))) continue;
          best = {reach.phrase, end};
          weight = reach.phrase->weight;
        }
      }
      if (!opens(at)) break;
    }
    return best;
  }

  /// Fragments that cover the paragraph from some start to its end.
  std::vector<Fragment> tail() const {
    std::vector<std::uint32_t> good_ends = {end_};
    std::vector<Piece> pieces(starts_.size());
    for (std::size_t k = starts_.size(); k-- > 0;) {
      pieces[k] = piece_at(starts_[k], good_ends);
      if (pieces[k]) good_ends.push_back(starts_[k]);
    }
    std::vector<Fragment> fragments;
    std::uint32_t at = earliest(pieces);
    if (at == end_) return weak_tail();
    for (std::size_t k = 0; k < starts_.size(); ++k) {
      if (starts_[k] != at) continue;
      fragments.push_back({at, pieces[k].end, pieces[k].phrase, false});
      at = pieces[k].end;
    }
    return fragments;
  }

  std::uint32_t earliest(const std::vector<Piece>& pieces) const {
    for (std::size_t k = 0; k < pieces.size(); ++k) {
      if (pieces[k]) return starts_[k];
    }
    return end_;
  }

  /// "… since the war Read more": no full stop before it, but a phrase of two words or more that begins with a capital.
  std::vector<Fragment> weak_tail() const {
    for (std::uint32_t at = end_ > first_ + 6 ? end_ - 6 : first_ + 1; at + 1 < end_; ++at) {
      if (at <= first_ || !is_capital(at) || !token(at).space_before || is_one_of(at - 1, u",&/-\u2013")) continue;
      const Piece piece = piece_at(at, {end_});
      if (!piece || piece.phrase->place != PhrasePlace::anywhere || piece.phrase->weight < 4) continue;
      const BoilerplateKind kind = grammar_.section(*piece.phrase).kind;
      if (kind != BoilerplateKind::read_more && kind != BoilerplateKind::call_to_action) continue;
      if (piece.phrase->parts.front().what != PhrasePart::What::classes) continue;
      return {{at, end_, piece.phrase, false}};
    }
    return {};
  }

  enum class Fit : std::uint8_t { none, stopped, unstopped, name };

  /// How the story may begin at `at`, after a fragment at the paragraph's front.
  Fit fit(std::uint32_t start, std::uint32_t at) const {
    if (at >= end_ || is_lower(at)) return Fit::none;
    if (ends_sentence(at - 1)) return Fit::stopped;
    const bool quote = is_one_of(at, u"\"\u201C\u201E\u00AB\u2018'");
    if (!quote && !is_capital(at) && token(at).kind != TokenKind::number) return Fit::none;
    if (is_common_word(at - 1) && !is_one_of(at - 1, u")]")) return Fit::none;
    if (quote || is_common_word(at)) return Fit::unstopped;
    if (at == start + 1) return Fit::none;
    const bool known_end = is_lower(at - 1) || ends_with_name(start, at) || is_one_of(at - 1, u")]");
    return known_end ? Fit::unstopped : Fit::name;
  }

  /// Whether the token before `at` ends the name of a network or an agency.
  bool ends_with_name(std::uint32_t start, std::uint32_t at) const {
    constexpr CueSet names = CueClass::network | CueClass::agency;
    for (std::uint32_t from = at > start + 3 ? at - 3 : start; from < at; ++from) {
      for (const CueHit* hit = hits_.begin(from); hit != hits_.end(from); ++hit) {
        if (from + hit->tokens == at && hit->classes.meets(names)) return true;
      }
    }
    return false;
  }

  /// Of the ends that the phrases allow, the first after which the story plainly begins; else a full stop; else the
  /// last name.
  Fragment front_fragment(std::uint32_t limit) const {
    Fragment best;
    Fit best_fit = Fit::none;
    std::uint32_t weight = 0;
    for (std::uint32_t at = first_; at < limit; ++at) {
      for (const PhraseReach& reach : grammar_.reaches(document_, hits_, at, limit)) {
        if (reach.phrase->place != PhrasePlace::anywhere) continue;
        for (std::uint32_t length = 1; length <= PhraseReach::longest && at + length < limit; ++length) {
          if ((reach.ends >> length & 1) == 0) continue;
          std::uint32_t end = at + length;
          while (end < limit && closes(end) && !token(end).space_before) ++end;
          const Fit fit_here = end < limit ? fit(at, end) : Fit::none;
          if (fit_here == Fit::none) continue;
          if (best_fit != Fit::none &&
              !is_better(fit_here, end, reach.phrase->weight, best_fit, best.end_token, weight))
            continue;
          best = {first_, end, reach.phrase, false};
          best_fit = fit_here;
          weight = reach.phrase->weight;
        }
      }
      if (!opens(at)) break;
    }
    return best;
  }

  /// "Follow us on Example The county has promised …": a phrase that seems to reach to the sentence's end, with a
  /// sentence of the story in it. Nothing where the whole belongs to the site.
  Fragment front_of_sentence(const Fragment& whole) const {
    constexpr std::uint32_t shortest_sentence = 6;
    const auto is_open = [](const PhrasePart& part) {
      return part.what == PhrasePart::What::headline || part.what == PhrasePart::What::names;
    };
    const auto& parts = whole.phrase->parts;
    if (std::any_of(parts.begin(), parts.end(), is_open)) return {};
    const Fragment front = front_fragment(end_);
    if (front.phrase == nullptr || front.end_token + shortest_sentence > whole.end_token) return {};
    const std::uint32_t end = front.end_token;
    if (fit(first_, end) != Fit::unstopped || (!is_lower(end - 1) && !ends_with_name(first_, end))) return {};
    return piece_at(end, {whole.end_token}) ? Fragment{} : front;
  }

  static bool is_better(Fit fit, std::uint32_t end, std::uint32_t weight, Fit than, std::uint32_t than_end,
                        std::uint32_t than_weight) {
    const auto rank = [](Fit f) { return f == Fit::unstopped ? 2 : f == Fit::stopped ? 1 : 0; };
    // A full stop a few words on belongs to the fragment; one further on ends a sentence of the story.
    constexpr std::uint32_t few_words = 4;
    if (fit == Fit::stopped && than == Fit::unstopped && end <= than_end + few_words) return true;
    if (fit == Fit::unstopped && than == Fit::stopped && than_end <= end + few_words) return false;
    if (rank(fit) != rank(than)) return rank(fit) > rank(than);
    if (end != than_end) return (end < than_end) == (fit != Fit::name);
    return weight > than_weight;
  }

  const Document& document_;
  const CueHits& hits_;
  const PhraseGrammar& grammar_;
  const LanguageData& language_;
  std::uint32_t first_;
  std::uint32_t end_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace

std::vector<Fragment> fragments_of(const Document& document, const CueHits& hits, const Paragraph& paragraph) {
  return FragmentFinder(document, hits, paragraph).find();
}

}  // namespace article_inspector
