#include "check/paraphrases.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

#include "document/language_data.h"

namespace article_inspector::check {
namespace {

/// Words that stand more often tell nothing.
constexpr std::size_t most_places = 64;
constexpr std::size_t most_words = 48;
constexpr std::uint32_t fewest_telling_words = 3;
/// From this share of its telling words on, a sentence says the like.
constexpr float supports = 0.5F;

struct TellingWord {
  std::uint64_t key = 0;
  double weight = 0;  ///< rarer words tell more
  std::vector<std::uint32_t> places;
};

class Paraphrases {
 public:
  Paraphrases(const ReadText& draft, const std::vector<ReadText>& sources, const SourceIndex& index)
      : draft_(draft),
        sources_(sources),
        index_(index),
        stop_words_(language_data(draft.document.language).stop_words) {}

  std::optional<CheckedParaphrase> check(const Quote& quote) const {
    CheckedParaphrase paraphrase;
    paraphrase.span = {quote.content.front().start, quote.content.back().end};
    const std::vector<TellingWord> words = telling_words(quote);
    if (words.size() < fewest_telling_words) return std::nullopt;
    double all = 0;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> sentences;
    for (const TellingWord& word : words) {
      all += word.weight;
      std::pair<std::uint32_t, std::uint32_t> last{0xFFFFFFFF, 0};
      for (const std::uint32_t place : word.places) {
        const auto sentence = sentence_of(place);
        if (sentence != last) sentences[sentence] += word.weight;
        last = sentence;
      }
    }
    const auto best = std::max_element(sentences.begin(), sentences.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (best == sentences.end()) return paraphrase;
    paraphrase.score = static_cast<float>(best->second / all);
    paraphrase.supported = paraphrase.score >= supports;
    if (paraphrase.supported) {
      paraphrase.source = best->first.first;
      paraphrase.match = sources_[best->first.first].document.sentences[best->first.second].span;
    }
    return paraphrase;
  }

 private:
  std::vector<TellingWord> telling_words(const Quote& quote) const {
    std::vector<TellingWord> words;
    std::unordered_set<std::uint64_t> seen;
    for (const Span piece : quote.content) {
      const WordRange range = draft_.words.within(piece);
      for (std::uint32_t at = range.first; at < range.end && words.size() < most_words; ++at) {
        const Token& token = draft_.document.tokens[draft_.words.tokens[at]];
        const std::uint64_t key = draft_.words.keys[at];
        if (token.kind == TokenKind::clitic || stop_words_.contains(draft_.document.lower_word(token).hash)) continue;
        if (!seen.insert(key).second) continue;
        TellingWord word{key, 1, index_.find(key, most_places)};
        word.weight =
            std::log(2.0 + static_cast<double>(most_places) / (1.0 + static_cast<double>(word.places.size())));
        words.push_back(std::move(word));
      }
    }
    return words;
  }

  std::pair<std::uint32_t, std::uint32_t> sentence_of(std::uint32_t place) const {
    const std::uint32_t source = index_.source_of(place);
    const ReadText& text = sources_[source];
    const std::uint32_t token = text.words.tokens[place - index_.source_around(place).first];
    const auto& sentences = text.document.sentences;
    const auto after =
        std::upper_bound(sentences.begin(), sentences.end(), token,
                         [](std::uint32_t at, const Sentence& sentence) { return at < sentence.first_token; });
    return {source, static_cast<std::uint32_t>(after - sentences.begin()) - 1};
  }

  const ReadText& draft_;
  const std::vector<ReadText>& sources_;
  const SourceIndex& index_;
  const WordList& stop_words_;
};

}  // namespace

std::vector<CheckedParaphrase> check_paraphrases(const ReadText& draft, const Report& report,
                                                 const std::vector<ReadText>& sources, const SourceIndex& index) {
  std::vector<CheckedParaphrase> paraphrases;
  const Paraphrases checker(draft, sources, index);
  for (const Quote& quote : report.quotes) {
    if (quote.kind != QuoteKind::indirect) continue;
    if (auto paraphrase = checker.check(quote)) paraphrases.push_back(*paraphrase);
  }
  return paraphrases;
}

}  // namespace article_inspector::check
