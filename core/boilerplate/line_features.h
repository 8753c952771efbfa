#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "article_inspector/document.h"
#include "boilerplate/cue_lexicon.h"
#include "boilerplate/fragments.h"
#include "boilerplate/line_topic.h"

namespace article_inspector {

class WordList;

/// What a line is by itself.
enum LineFeature : std::uint8_t {
  line_words,          ///< log2(1 + words)
  line_units,          ///< log2(1 + UTF-16 code units)
  line_stop_share,     ///< of its words, those without content
  line_stop_words,     ///< log2(1 + those)
  line_capital_share,  ///< of its words but the first, those with a capital
  line_upper_share,    ///< of its words, those in capitals throughout
  line_number_share,   ///< of its tokens
  line_mark_share,     ///< punctuation and symbols, of its tokens
  line_word_length,    ///< mean, in code units
  line_sentences,      ///< log2(1 + sentence ends inside or at the end)
  line_ends_sentence,  ///< 1 where it ends as a sentence does, 0.5 with a colon or an ellipsis
  line_quotations,     ///< log2(1 + quotation marks)
  line_commas,         ///< per word
  line_first,          ///< begins with: 0 a capital, 1 a small letter, 2 a number, 3 a mark, 4 other
  line_links,          ///< log2(1 + addresses, handles)
  line_separators,     ///< log2(1 + strokes, bullets and arrows)
  line_first_person,   ///< "I", "my", of its words
  line_blank_before,   ///< empty lines before it, at most 3
  line_blank_after,
  line_repeats,       ///< log2(1 + how often it stands elsewhere on the page)
  line_known_words,   ///< share of its words with content that the page's long lines have too
  line_is_good,       ///< reads as running text
  line_phrase,        ///< a phrase of sites covers it
  line_phrase_kind,   ///< that phrase's kind, from 1
  line_name_date,     ///< 1 a date stands in a short line, 2 with a name
  line_imperative,    ///< begins by asking the reader
  line_comment_head,  ///< names who wrote the comment that follows: "Ann says:", "Reply"
  line_exclamations,  ///< exclamation marks, question marks and ellipses, per word
  line_name,          ///< one to four words, each with a capital
  line_cells,         ///< log2(1 + tabs): a row of a table
  line_topic,         ///< share of its words with content that the first long lines of the likely story have too
  line_first_group    ///< from here: share of its tokens that cue words of each group cover
};

inline constexpr std::size_t cue_groups = 21;
inline constexpr std::size_t line_features = line_first_group + cue_groups;

/// What the cues of a line are about, in the order of the features from line_first_group on.
enum class CueGroupName : std::uint8_t {
  read_more,
  subscribe,
  offer,
  contact,
  share,
  counts,
  ad,
  credit,
  photo,
  rights,
  correction,
  comment,
  cookie,
  navigation,
  tags,
  meta,
  date,
  your,
  piece,
  script,
  caption
};

/// The features of every line of a document and of what stands around it. Training and use share this code.
class LineTable {
 public:
  LineTable(const Document& document, const CueHits& hits, const std::vector<std::vector<Fragment>>& fragments);

  /// What HTML tells about a line.
  struct Hint {
    float link_share = 0;
    float depth = 0;
    float heading = 0;      ///< its level; 0 for none
    float group_words = 0;  ///< share of the page's running text that stands in the same parent element
    float group_lines = 0;  ///< log2(1 + lines in the same parent element)
    float depth_words = 0;  ///< share of the page's running text that stands as deep
    float group_links = 0;  ///< share of the parent element's words that lie in links
    float outer_words = 0;  ///< as group_words, for the parent of the parent
    std::uint32_t group = 0;
    std::uint32_t outer = 0;
    std::uint32_t around = 0;
    bool title = false;
    float group_story = 0;        ///< by the first stage: how much of the parent element's text is story
    float group_story_share = 0;  ///< and how much of the page's story that is
    float outer_story = 0;
    float outer_story_share = 0;
    BlockTag tag = BlockTag::other;
    BlockPlace place = BlockPlace::unknown;
    bool hidden = false;
  };

  std::size_t size() const { return lines_.size(); }
  const TopicWords& topic_words() const { return topic_words_; }
  float at(std::size_t line, std::size_t feature) const { return lines_[line][feature]; }

  float cue(std::size_t line, CueGroupName group) const {
    return lines_[line][line_first_group + static_cast<std::size_t>(group)];
  }
  float words(std::size_t line) const { return static_cast<float>(page_words_[line]); }
  /// Share of its tokens that any words of sites cover.
  float cue_share(std::size_t line) const { return cue_[line]; }
  bool begins_with_by(std::size_t line) const { return begins_with_by_[line]; }
  /// Whether it has a sign of copyright.
  bool has_copyright(std::size_t line) const { return copyright_[line]; }
  /// Whether names of readers who commented stand around it.
  bool in_comments(std::size_t line) const;

  /// Whether the document had hints from HTML: then rows have features of those too, and another model reads them.
  bool has_hints() const { return !hints_.empty(); }
  const Hint& hint(std::size_t line) const { return hints_[line]; }

  static std::size_t first_stage_features(bool hints);
  static std::size_t second_stage_features(bool hints);
  /// Of the second stage, whose first ones are the first stage's.
  static std::vector<std::string> feature_names(bool hints);

  void first_stage_row(std::size_t line, float* row) const;

  /// Takes the first stage's answers, one a line: how likely it is junk, 0 to 1; and what the story that they leave
  /// says of each line. To be called before second_stage_row.
  void set_first_stage(std::vector<float> junk, std::vector<LineTopic> topics);
  void second_stage_row(std::size_t line, float* row) const;

 private:
  using Row = std::array<float, line_features>;

  void read_line(const Document& document, const CueHits& hits, std::size_t line,
                 const std::vector<Fragment>& fragments);
  void read_page(const Document& document);
  void read_hints(const Document& document);
  std::pair<std::size_t, std::size_t> lines_of_group(std::uint32_t group) const;
  void read_group_story();
  void write_group_story(std::size_t line, float* row) const;
  float* write_hints(std::size_t line, float* row) const;
  void read_topic(const Document& document, const WordList& no_content);
  void write_story_topic(std::size_t line, float* row) const;

  TopicWords topic_words_;
  std::vector<Row> lines_;
  std::vector<Hint> hints_;  ///< one a line, or none
  std::vector<float> link_before_;
  std::size_t best_outer_line_ = 0;
  // From the first to the last line of the parent element with most running text, and with most story by the first
  // stage.
  std::pair<std::size_t, std::size_t> best_group_ = {0, 0};
  std::pair<std::size_t, std::size_t> story_group_ = {0, 0};
  std::size_t title_line_ = 0;  ///< the last line with the page's title before most of the running text
  bool has_title_ = false;
  std::array<float, 16> place_words_{};  ///< share of the page's running text in each place
  std::size_t best_group_line_ = 0;      ///< a line of the parent element that has most of the running text
  std::vector<std::uint32_t> page_words_;
  // Sums over the lines before each line.
  std::vector<float> words_before_;
  std::vector<float> good_words_before_;
  std::vector<float> good_lines_before_;
  std::vector<float> stop_before_;
  std::vector<float> cue_before_;
  std::vector<bool> copyright_;
  std::vector<bool> begins_with_by_;
  std::vector<float> comment_heads_before_;
  std::vector<float> persons_before_;
  std::vector<float> topic_before_;
  std::vector<float> cue_;  ///< share of each line's tokens under any cue
  std::vector<std::uint32_t> previous_good_;
  std::vector<std::uint32_t> next_good_;
  std::array<std::vector<std::uint32_t>, 7> last_cue_;  ///< the last line up to here with a cue of some groups
  std::size_t block_start_ = 0;
  std::size_t block_end_ = 0;
  float known_language_ = 0;

  std::vector<float> junk_;
  std::vector<LineTopic> topics_;
  std::vector<float> topics_before_;  ///< sums over the lines before, of known_stems
  std::vector<float> junk_before_;    ///< sums over the lines before
  std::vector<float> story_words_before_;
  std::size_t second_block_start_ = 0;
  std::size_t second_block_end_ = 0;
};

/// The words without content of a document's language; of a language that has no list, those of many others.
const WordList& stop_words_of(const Document& document);

/// The stretch [first, end) of lines whose values have the greatest sum; {0, 0} where no line has a value above 0.
std::pair<std::size_t, std::size_t> best_block(const std::vector<float>& values);

/// log2(1 + x) for x >= 0, the same to the last bit on every machine.
float log2_of(float x);

/// 1 / (1 + exp(-x)), the same to the last bit on every machine.
float logistic(float x);

}  // namespace article_inspector
