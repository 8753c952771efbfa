#include "boilerplate/line_topic.h"

#include <algorithm>
#include <unordered_map>

#include "boilerplate/line_features.h"
#include "document/word_list.h"

namespace article_inspector {
namespace {

using Values = std::vector<float>;

constexpr std::size_t stem_units = 5;  // longer words that begin alike are taken for forms of one word

float share(float part, float whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

std::size_t first_story_line(const LineTable& lines, const std::vector<float>& junk) {
  std::size_t line = 0;
  while (line < lines.size() && (junk[line] >= 0.5F || lines.at(line, line_is_good) == 0)) ++line;
  return line;
}

std::vector<LineTopic> topics_of(const Document& document, const LineTable& lines, const std::vector<float>& junk_of) {
  const WordList& no_content = stop_words_of(document);
  const std::size_t forms = document.lowers.size();
  // A stem for each word: its first letters, for languages that compound and inflect.
  std::vector<std::uint32_t> stem(forms);
  std::unordered_map<std::uint64_t, std::uint32_t> stems;
  std::vector<bool> has_content(forms);
  for (std::size_t form = 0; form < forms; ++form) {
    const LowerWord& word = document.lowers[form];
    const std::u16string_view letters = document.view(word).substr(0, stem_units);
    stem[form] = stems.emplace(hash_of(letters), static_cast<std::uint32_t>(stems.size())).first->second;
    has_content[form] = word.end - word.start > 2 && !no_content.contains(word);
  }
  const auto for_words = [&](std::size_t line, auto use) {
    const Paragraph& paragraph = document.paragraphs[line];
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      const Token& token = document.tokens[at];
      const std::uint32_t form = document.word(token).lower;
      if (token.kind == TokenKind::word && (has_content[form] || document.shape(token) == Shape::none))
        use(token, form);
    }
  };
  Values story(forms), story_stems(stems.size()), junk(forms), lead(forms);
  constexpr int lead_lines = 3;
  const std::size_t first_good = first_story_line(lines, junk_of);
  int read = 0;
  std::vector<bool> is_lead(lines.size());
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const float weight = 1 - junk_of[k];
    is_lead[k] = k >= first_good && read < lead_lines && lines.at(k, line_is_good) > 0 && junk_of[k] < 0.5F;
    read += is_lead[k] ? 1 : 0;
    for_words(k, [&](const Token&, std::uint32_t form) {
      story[form] += weight;
      story_stems[stem[form]] += weight;
      junk[form] += 1 - weight;
      if (is_lead[k]) lead[form] += 1;
    });
  }
  std::vector<LineTopic> topics(lines.size());
  // What a line itself says does not count, however often it says it.
  Values own(forms), own_stems(stems.size());
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const float weight = 1 - junk_of[k];
    for_words(k, [&](const Token&, std::uint32_t form) {
      own[form] += 1;
      own_stems[stem[form]] += 1;
    });
    float words = 0, known = 0, known_stems = 0, in_lead = 0, in_junk = 0, often = 0, names = 0, known_names = 0;
    for_words(k, [&](const Token& token, std::uint32_t form) {
      const bool is_first = words++ == 0;
      const float said = story[form] - weight * own[form];
      if (said >= 0.5F) ++known;
      if (story_stems[stem[form]] - weight * own_stems[stem[form]] >= 0.5F) ++known_stems;
      if (lead[form] > (is_lead[k] ? own[form] : 0.0F)) ++in_lead;
      if (junk[form] - (1 - weight) * own[form] >= 1) ++in_junk;
      often += log2_of(std::max(0.0F, said));
      const Shape shape = document.shape(token);
      if (!is_first && (shape == Shape::capitalized || shape == Shape::upper || shape == Shape::mixed)) {
        ++names;
        if (said >= 0.5F) ++known_names;
      }
    });
    topics[k] = {share(known, words),
                 share(known_stems, words),
                 share(in_lead, words),
                 share(in_junk, words),
                 share(often, words),
                 log2_of(known_stems),
                 names > 0 ? known_names / names : -1.0F};
    for_words(k, [&](const Token&, std::uint32_t form) {
      own[form] = 0;
      own_stems[stem[form]] = 0;
    });
  }
  return topics;
}

}  // namespace article_inspector
