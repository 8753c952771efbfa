#include "boilerplate/cue_lexicon.h"

#include <algorithm>

#include "document/word_list.h"

namespace article_inspector {
namespace {

constexpr std::uint32_t longest_phrase = 12;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// Takes what stands before `mark` off the front of `text`, and the mark.
std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const std::string_view head = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return head;
}

std::uint64_t edge(std::uint32_t state, std::uint64_t hash) {
  return hash ^ (std::uint64_t{state} * 0x9E3779B97F4A7C15ULL);
}

}  // namespace

void CueLexicon::add(std::string_view file, std::string_view language) {
  while (!file.empty()) {
    std::string_view line = trimmed(take_until(file, '\n'));
    if (line.empty() || line.front() == '#') continue;
    const CueSet classes = CueSet::named(trimmed(take_until(line, ':')));
    while (!line.empty()) {
      std::uint32_t state = 0;
      Node* node = nullptr;
      for (const std::uint64_t hash : token_hashes(trimmed(take_until(line, ',')), language)) {
        node = &nodes_[edge(state, hash)];
        if (node->next == 0) node->next = states_++;
        state = node->next;
      }
      if (node != nullptr) node->classes |= classes;
    }
  }
}

const CueLexicon::Node* CueLexicon::step(std::uint32_t state, std::uint64_t lower_hash) const {
  return nodes_.find(edge(state, lower_hash));
}

CueHits::CueHits(const Document& document, const CueLexicon& lexicon) {
  std::vector<const CueLexicon::Node*> starts;
  starts.reserve(document.lowers.size());
  for (const LowerWord& word : document.lowers) starts.push_back(lexicon.step(0, word.hash));
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  first_.reserve(count + 1);
  summaries_.reserve(count);
  for (std::uint32_t at = 0; at < count; ++at) {
    first_.push_back(static_cast<std::uint32_t>(hits_.size()));
    const std::uint32_t lower = document.word(document.tokens[at]).lower;
    const CueLexicon::Node* node = starts[lower];
    CueSummary summary = {{}, word_bit(document.lowers[lower].hash)};
    for (std::uint32_t length = 1; node != nullptr; ++length) {
      if (node->classes.any()) hits_.push_back({length, node->classes});
      summary.classes |= node->classes;
      if (length == longest_phrase || at + length >= count) break;
      node = lexicon.step(node->next, document.lower_word(document.tokens[at + length]).hash);
    }
    summaries_.push_back(summary);
  }
  first_.push_back(static_cast<std::uint32_t>(hits_.size()));
}

}  // namespace article_inspector
