#include "boilerplate/line_topic.h"

#include <algorithm>

#include "boilerplate/line_table.h"
#include "document/word_list.h"
#include "knowledge/hash_table.h"

namespace article_inspector {
namespace {

constexpr std::size_t stem_units = 5;  // longer words that begin alike are taken for forms of one word

}  // namespace

std::size_t first_story_line(const LineTable& lines, const std::vector<float>& junk) {
  std::size_t line = 0;
  while (line < lines.size() && (junk[line] >= 0.5F || lines.at(line, line_is_good) == 0)) ++line;
  return line;
}

TopicWords::TopicWords(const Document& document) : forms_(document.lowers.size()) {
  const WordList& no_content = stop_words_of(document);
  // A stem for each word: its first letters, for languages that compound and inflect.
  std::vector<std::uint32_t> stem(forms_);
  HashTable<std::uint32_t> stem_numbers;
  std::vector<std::uint8_t> has_content(forms_);
  for (std::size_t form = 0; form < forms_; ++form) {
    const LowerWord& word = document.lowers[form];
    const std::u16string_view letters = document.view(word);
    const std::uint64_t hash = letters.size() > stem_units ? hash_of(letters.substr(0, stem_units)) : word.hash;
    const auto next = static_cast<std::uint32_t>(stem_numbers.size() + 1);
    std::uint32_t& number = stem_numbers[hash];
    if (number == 0) number = next;
    stem[form] = number - 1;
    has_content[form] = letters.size() > 2 && !no_content.contains(word) ? 1 : 0;
  }
  stems_ = stem_numbers.size();
  starts_.reserve(document.paragraphs.size() + 1);
  words_.reserve(document.tokens.size() / 2);
  for (const Paragraph& paragraph : document.paragraphs) {
    starts_.push_back(static_cast<std::uint32_t>(words_.size()));
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      const Token& token = document.tokens[at];
      if (token.kind != TokenKind::word) continue;
      const Shape shape = document.shape(token);
      const std::uint32_t form = document.word(token).lower;
      if (has_content[form] == 0 && shape != Shape::none) continue;
      const bool has_capital = shape == Shape::capitalized || shape == Shape::upper || shape == Shape::mixed;
      words_.push_back({form, stem[form], has_capital});
    }
  }
  starts_.push_back(static_cast<std::uint32_t>(words_.size()));
}

std::vector<LineTopic> topics_of(const LineTable& lines, const std::vector<float>& junk_of) {
  const TopicWords& page = lines.topic_words();
  /// How much of a form's weight lies where, and how often the line that is read says it itself.
  struct Form {
    float story = 0, junk = 0, lead = 0, own = 0;
  };
  struct Stem {
    float story = 0, own = 0;
  };
  std::vector<Form> forms(page.forms());
  std::vector<Stem> stems(page.stems());
  constexpr int lead_lines = 3;
  const std::size_t first_good = first_story_line(lines, junk_of);
  int read = 0;
  std::vector<bool> is_lead(lines.size());
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const float weight = 1 - junk_of[k];
    is_lead[k] = k >= first_good && read < lead_lines && lines.at(k, line_is_good) > 0 && junk_of[k] < 0.5F;
    read += is_lead[k] ? 1 : 0;
    for (const TopicWords::Word& word : page.line(k)) {
      Form& form = forms[word.form];
      form.story += weight;
      stems[word.stem].story += weight;
      form.junk += 1 - weight;
      if (is_lead[k]) form.lead += 1;
    }
  }
  std::vector<LineTopic> topics(lines.size());
  // What a line itself says does not count, however often it says it.
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const float weight = 1 - junk_of[k];
    const TopicWords::Line line = page.line(k);
    for (const TopicWords::Word& word : line) {
      forms[word.form].own += 1;
      stems[word.stem].own += 1;
    }
    float words = 0, known = 0, known_stems = 0, in_lead = 0, in_junk = 0, often = 0, names = 0, known_names = 0;
    for (const TopicWords::Word& word : line) {
      const bool is_first = words++ == 0;
      const Form& form = forms[word.form];
      const Stem& stem = stems[word.stem];
      const float said = form.story - weight * form.own;
      if (said >= 0.5F) ++known;
      if (stem.story - weight * stem.own >= 0.5F) ++known_stems;
      if (form.lead > (is_lead[k] ? form.own : 0.0F)) ++in_lead;
      if (form.junk - (1 - weight) * form.own >= 1) ++in_junk;
      often += log2_of(std::max(0.0F, said));
      if (!is_first && word.has_capital) {
        ++names;
        if (said >= 0.5F) ++known_names;
      }
    }
    topics[k] = {share(known, words),
                 share(known_stems, words),
                 share(in_lead, words),
                 share(in_junk, words),
                 share(often, words),
                 log2_of(known_stems),
                 names > 0 ? known_names / names : -1.0F};
    for (const TopicWords::Word& word : line) {
      forms[word.form].own = 0;
      stems[word.stem].own = 0;
    }
  }
  return topics;
}

}  // namespace article_inspector
