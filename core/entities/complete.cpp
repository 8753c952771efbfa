#include "entities/complete.h"

#include <algorithm>
#include <unordered_map>

#include "entities/lexicon.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t shortest_surname = 4;  // letters

class Completion {
 public:
  Completion(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists)
      : document_(document), lexicon_(document), mentions_(mentions), lists_(lists) {}

  std::vector<Tagged> run() {
    find_surnames();
    std::vector<Tagged> out;
    std::uint32_t token = 0;
    for (const Tagged& mention : mentions_) {
      add_surnames(token, mention.first, out);
      token = mention.end;
      if (!out.empty() && joins_place(out.back(), mention)) {
        out.back().end = mention.end;
      } else {
        out.push_back(mention);
      }
    }
    add_surnames(token, static_cast<std::uint32_t>(document_.tokens.size()), out);
    return out;
  }

 private:
  struct Surname {
    std::uint64_t particle = 0;  // the small word before it, or 0
    std::int32_t margin = 0;
  };

  std::uint64_t lower(std::uint32_t token) const { return document_.lower_word(document_.tokens[token]).hash; }
  Shape shape(std::uint32_t token) const { return document_.shape(document_.tokens[token]); }

  /// Where names have endings, forms are many and some of them unknown; elsewhere this finds nothing that the tagger
  /// does not.
  void find_surnames() {
    if (lists_.genitive_endings.size() == 0) return;
    for (const Tagged& mention : mentions_) {
      if (mention.type != EntityType::person || mention.end - mention.first < 2) continue;
      const std::uint32_t last = mention.end - 1;
      const Token& token = document_.tokens[last];
      if (token.end - token.start < shortest_surname || shape(last) != Shape::capitalized) continue;
      const bool small = mention.end - mention.first > 2 && shape(last - 1) == Shape::lower;
      Surname& surname = surnames_[lower(last)];
      surname.particle = small ? lower(last - 1) : 0;
      surname.margin = std::max(surname.margin, mention.margin / 2);
    }
    // A word that the text has in lower case as well, or that the lexicon knows for a thing, may mean that.
    for (const Token& token : document_.tokens) {
      if (document_.shape(token) == Shape::lower) surnames_.erase(document_.lower_word(token).hash);
    }
  }

  /// The surname that a word is, in its genitive too.
  const Surname* surname_of(std::uint32_t token) const {
    auto at = surnames_.find(lower(token));
    const std::u16string_view word = document_.lower(document_.tokens[token]);
    for (const auto& [ending, value] : lists_.genitive_endings.entries()) {
      static_cast<void>(value);
      if (at != surnames_.end() || word.size() <= shortest_surname) break;
      if (hash_of(word.substr(word.size() - 1)) == ending)
        at = surnames_.find(hash_of(word.substr(0, word.size() - 1)));
    }
    if (at == surnames_.end()) return nullptr;
    return lexicon_.find(document_.tokens[token].word).sense == Sense::none ? &at->second : nullptr;
  }

  bool is_free(std::uint32_t token) const {
    const auto joined = [&](std::uint32_t other) {
      const Token& neighbour = document_.tokens[other];
      if (neighbour.kind != TokenKind::word) return document_.view(neighbour) == u"-";
      return !joins_nouns(document_.language) && shape(other) != Shape::lower;
    };
    const bool left = token > 0 && joined(token - 1);
    const bool right = token + 1 < document_.tokens.size() && joined(token + 1);
    return !left && !right;
  }

  void add_surnames(std::uint32_t first, std::uint32_t end, std::vector<Tagged>& out) {
    if (surnames_.empty()) return;
    for (std::uint32_t token = first; token < end; ++token) {
      if (document_.tokens[token].kind != TokenKind::word || shape(token) != Shape::capitalized) continue;
      const Surname* surname = surname_of(token);
      if (surname == nullptr || !is_free(token)) continue;
      while (sentence_ + 1 < document_.sentences.size() && document_.sentences[sentence_].end_token <= token)
        ++sentence_;
      Tagged tagged;
      tagged.first =
          token > first && surname->particle != 0 && lower(token - 1) == surname->particle ? token - 1 : token;
      tagged.end = token + 1;
      tagged.sentence = sentence_;
      tagged.type = EntityType::person;
      tagged.margin = surname->margin;
      out.push_back(tagged);
    }
  }

  bool joins_place(const Tagged& body, const Tagged& place) const {
    if (body.type != EntityType::organization || place.type != EntityType::location) return false;
    if (body.sentence != place.sentence || place.first != body.end + 1) return false;
    return lists_.complement_words.contains(lower(body.end)) &&
           is_or_ends_in(document_, body.end - 1, lists_.church_nouns);
  }

  const Document& document_;
  LanguageLexicon lexicon_;
  const std::vector<Tagged>& mentions_;
  const NameLists& lists_;
  std::unordered_map<std::uint64_t, Surname> surnames_;
  std::uint32_t sentence_ = 0;
};

}  // namespace

std::vector<Tagged> completed(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists) {
  return Completion(document, mentions, lists).run();
}

}  // namespace article_inspector
