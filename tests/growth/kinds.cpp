#include "growth/kinds.h"

#include <cstdint>

namespace article_inspector::growth {
namespace {

constexpr std::string_view article[] = {
    "Minister resigns over the bridge of Holm\n\n",
    "By Anna Keller\n\n",
    "HOLM, May 3 (Reuters) - Transport Minister Paul Adler resigned on Friday after a week of questions.\n\n",
    "“I have told the council everything,” he said. “The bridge is safe,” added Adler, 61, who lives in Holm.\n\n",
    "Read more: How the bridge was built\n\n",
    "The mayor, Ruth Lane, said that nobody had asked her. According to Lane, the works begin in June.\n\n",
    "Officials at the Ministry of Works declined to comment, and a spokesman for Nord Bank said it would wait.\n\n",
    "Sign up to our newsletter\n\n",
};
constexpr std::string_view subjects[] = {
    "Karl Ohm",       "The council", "A spokeswoman for Nord Bank", "Lane", "Eva Brandt of the Green Party", "He",
    "The prosecutor", "Adler"};
constexpr std::string_view verbs[] = {"said that",        "told reporters that", "denied that", "wrote that",
                                      "had learned that", "asked whether",       "warned that", "knew that"};
constexpr std::string_view clauses[] = {
    "the bridge was safe",     "nobody had been paid",   "the works would begin in June",
    "Holm needed a new road",  "the report was wrong",   "a third of the money was gone",
    "London would help again", "they had met in Berlin", "the vote came too late"};

/// Numbers that look drawn, the same each time.
class Draw {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }
  template <std::size_t size>
  std::string_view of(const std::string_view (&list)[size]) {
    return list[below(size)];
  }
  std::string word() {
    std::string word;
    for (std::size_t length = 4 + below(6); length > 0; --length) word += static_cast<char>('a' + below(26));
    return word;
  }

 private:
  std::uint64_t state_ = 1;
};

void add_new_sentence(std::string& text, Draw& draw) {
  text += draw.of(subjects);
  text += ' ';
  text += draw.of(verbs);
  text += ' ';
  text += draw.of(clauses);
  text += ", and that the " + draw.word() + " of " + draw.word() + " had " + draw.word() + " it";
  text += draw.below(4) == 0 ? ".\n\n" : ". ";
}

void add_repeated(std::string& text, std::string_view piece, std::size_t number) {
  for (const char c : piece) {
    if (c == '#') {
      text += std::to_string(number * 7919 % 999983);
    } else {
      text += c;
    }
  }
}

}  // namespace

std::string text_of_kind(const TextKind& kind, std::size_t bytes) {
  std::string text;
  Draw draw;
  for (std::size_t number = 0; text.size() < bytes; ++number) {
    if (kind.piece.empty() || kind.piece == "= ") {
      const bool repeats = !kind.piece.empty();
      for (const std::string_view paragraph : article) text += paragraph;
      for (int k = 0; k < 12 && !repeats; ++k) add_new_sentence(text, draw);
    } else {
      add_repeated(text, kind.piece, number);
    }
  }
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  text.resize(end);
  return text;
}

}  // namespace article_inspector::growth
