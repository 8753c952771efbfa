#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "article_inspector/document.h"

namespace article_inspector {

class LineTable;

/// How much of what a line says the story says elsewhere.
struct LineTopic {
  float known = 0;            ///< share of its words with content
  float known_stems = 0;      ///< the same by the words' first letters, for languages that compound and inflect
  float in_lead = 0;          ///< share that the story's first paragraphs have
  float in_junk = 0;          ///< share that the junk has
  float often = 0;            ///< how often the story says them, mean on a log scale
  float log_known_stems = 0;  ///< how many the story says, log scale
  float known_names = -1;     ///< share of its words with a capital; -1 where it has none
};

/// The words with content of every line, read once for all that asks what a page is about.
class TopicWords {
 public:
  TopicWords() = default;
  explicit TopicWords(const Document& document);

  struct Word {
    std::uint32_t form = 0;  ///< index into Document::lowers
    std::uint32_t stem = 0;  ///< the same for all forms that begin with the same letters
    bool has_capital = false;
  };
  struct Line {
    const Word* first;
    const Word* last;
    const Word* begin() const { return first; }
    const Word* end() const { return last; }
  };
  Line line(std::size_t index) const { return {words_.data() + starts_[index], words_.data() + starts_[index + 1]}; }
  std::size_t forms() const { return forms_; }
  std::size_t stems() const { return stems_; }

 private:
  std::vector<Word> words_;
  std::vector<std::uint32_t> starts_;  ///< of each line, and the end of the last
  std::size_t forms_ = 0;
  std::size_t stems_ = 0;
};

/// Of every line, by how likely each is junk.
std::vector<LineTopic> topics_of(const LineTable& lines, const std::vector<float>& junk);

/// The first line of running text that is more likely story than junk; the number of lines where there is none.
std::size_t first_story_line(const LineTable& lines, const std::vector<float>& junk);

}  // namespace article_inspector
