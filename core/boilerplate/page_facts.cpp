#include "boilerplate/page_facts.h"

#include <algorithm>
#include <unordered_map>

#include "document/language_data.h"

namespace article_inspector {
namespace {

constexpr float known_line_words = 12;  // lines from this length on are asked for the page's own words
constexpr int topic_lines = 8;
constexpr float tracked_share = 0.4F;

/// Calls `use` with each of a line's words that have content, as its index into Document::lowers.
template <class Use>
void for_content_words(const Document& document, const Paragraph& line, const WordList& no_content, Use use) {
  for (std::uint32_t at = line.first_token; at < line.end_token; ++at) {
    const Token& token = document.tokens[at];
    const bool is_word = token.kind == TokenKind::word && token.end - token.start > 2;
    if (is_word && !no_content.contains(document.lower_word(token))) use(document.word(token).lower);
  }
}

std::uint64_t hash_of_line(const Document& document, const Paragraph& line) {
  std::uint64_t hash = 0;
  for (std::uint32_t at = line.first_token; at < line.end_token; ++at) {
    hash = (hash ^ document.lower_word(document.tokens[at]).hash) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

void find_repeats(const Document& document, std::vector<LineFacts>& lines) {
  constexpr std::uint32_t most_repeats = 7;
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  std::vector<std::uint64_t> hashes(lines.size());
  for (std::size_t k = 0; k < lines.size(); ++k) {
    hashes[k] = hash_of_line(document, document.paragraphs[k]);
    ++counts[hashes[k]];
  }
  for (std::size_t k = 0; k < lines.size(); ++k)
    lines[k][line_repeats] = log2_of(static_cast<float>(std::min(counts[hashes[k]] - 1, most_repeats)));
}

/// How many of each line's words the long lines of the page have too.
void find_known_words(const Document& document, const WordList& no_content, std::vector<LineFacts>& lines) {
  std::vector<std::uint8_t> in_long_lines(document.lowers.size(), 0);
  const auto is_long = [&](const LineFacts& line) {
    return line[line_is_good] > 0 && line[line_words] >= log2_of(known_line_words);
  };
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (!is_long(lines[k])) continue;
    const Paragraph& paragraph = document.paragraphs[k];
    for (std::uint32_t at = paragraph.first_token; at < paragraph.end_token; ++at) {
      std::uint8_t& seen = in_long_lines[document.word(document.tokens[at]).lower];
      if (seen < 2) ++seen;
    }
  }
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const std::uint8_t own = is_long(lines[k]) ? 1 : 0;
    float content = 0;
    float known = 0;
    for_content_words(document, document.paragraphs[k], no_content, [&](std::uint32_t lower) {
      ++content;
      if (in_long_lines[lower] > own) ++known;
    });
    lines[k][line_known_words] = content > 0 ? known / content : 0.5F;
  }
}

/// How many of each line's words the first lines of running text in the block have too.
void find_topic(const Document& document, const WordList& no_content, std::pair<std::size_t, std::size_t> block,
                std::vector<LineFacts>& lines) {
  std::vector<std::uint8_t> topic(document.lowers.size(), 0);
  std::vector<std::uint8_t> is_topic_line(lines.size(), 0);
  int read = 0;
  for (std::size_t k = block.first; k < block.second && read < topic_lines; ++k) {
    if (lines[k][line_is_good] == 0) continue;
    ++read;
    is_topic_line[k] = 1;
    for_content_words(document, document.paragraphs[k], no_content, [&](std::uint32_t lower) {
      topic[lower] = static_cast<std::uint8_t>(std::min(topic[lower] + 1, 2));
    });
  }
  for (std::size_t k = 0; k < lines.size(); ++k) {
    float words = 0;
    float shared = 0;
    for_content_words(document, document.paragraphs[k], no_content, [&](std::uint32_t lower) {
      ++words;
      shared += topic[lower] > is_topic_line[k] ? 1.0F : 0.0F;
    });
    lines[k][line_topic] = words > 0 ? shared / words : 0.3F;
  }
}

/// The last line before each line that `has` what is looked for.
template <class Has>
std::vector<std::uint32_t> last_lines(std::size_t count, Has has) {
  std::vector<std::uint32_t> found(count, PageFacts::no_line);
  std::uint32_t last = PageFacts::no_line;
  for (std::size_t k = 0; k < count; ++k) {
    found[k] = last;
    if (has(k)) last = static_cast<std::uint32_t>(k);
  }
  return found;
}

}  // namespace

PageFacts::PageFacts(const Document& document, std::vector<LineFacts>& lines) {
  const WordList& no_content = stop_words_of(document);
  known_language = language_data(document.language).stop_words.size() > 0 ? 1.0F : 0.0F;
  for (std::size_t k = 0; k < lines.size(); ++k)
    lines[k][line_blank_after] = k + 1 < lines.size() ? lines[k + 1][line_blank_before] : 3.0F;
  find_repeats(document, lines);
  find_known_words(document, no_content, lines);
  sum(document, lines);
  find_topic(document, no_content, block, lines);
  for (const LineFacts& line : lines) topics.add(line[line_topic]);
  find_last_cues(lines);
}

void PageFacts::sum(const Document& document, const std::vector<LineFacts>& lines) {
  const std::size_t count = lines.size();
  std::vector<float> values(count);
  words.resize(count);
  for (std::size_t k = 0; k < count; ++k) {
    const LineFacts& line = lines[k];
    words[k] = document.paragraphs[k].end_token - document.paragraphs[k].first_token;
    const auto own = static_cast<float>(words[k]);
    const bool good = line[line_is_good] > 0;
    words_sum.add(own);
    good_words.add(good ? own : 0);
    good_lines.add(good ? 1 : 0);
    stop_shares.add(line[line_stop_share]);
    cues.add(line.cue);
    comment_heads.add(line[line_comment_head]);
    first_persons.add(line[line_first_person]);
    values[k] = good ? own : -4 - std::min(own, 10.0F);
  }
  block = best_block(values);
  previous_good = last_lines(count, [&](std::size_t k) { return lines[k][line_is_good] > 0; });
  next_good.assign(count, no_line);
  for (std::size_t k = count; k-- > 1;)
    next_good[k - 1] = lines[k][line_is_good] > 0 ? static_cast<std::uint32_t>(k) : next_good[k];
}

void PageFacts::find_last_cues(const std::vector<LineFacts>& lines) {
  last_cue.back() = last_lines(lines.size(), [&](std::size_t k) { return lines[k][line_comment_head] > 0; });
  for (std::size_t t = 0; t < tracked_groups.size(); ++t) {
    last_cue[t] = last_lines(lines.size(), [&](std::size_t k) {
      float cover = 0;
      for (std::size_t g = 0; g < cue_groups; ++g) {
        if ((tracked_groups[t] >> g & 1) != 0) cover += lines[k][line_first_group + g];
      }
      return cover >= tracked_share;
    });
  }
}

}  // namespace article_inspector
