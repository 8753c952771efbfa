#include "document/word_list.h"

#include <algorithm>

#include "article_inspector/unicode.h"

namespace article_inspector {
namespace {

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  return line;
}

std::uint64_t edge(std::uint32_t state, std::uint64_t hash) {
  return hash ^ (std::uint64_t{state} * 0x9E3779B97F4A7C15ULL);
}

}  // namespace

std::vector<ListEntry> list_entries(std::string_view file) {
  std::vector<ListEntry> entries;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = trimmed(file.substr(0, end));
    file.remove_prefix(std::min(end + 1, file.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      entries.push_back({line, {}});
    } else {
      entries.push_back({trimmed(line.substr(0, tab)), line.substr(tab + 1)});
    }
  }
  return entries;
}

WordList::WordList(std::string_view file) {
  for (const auto& [key, value] : list_entries(file)) {
    const std::u16string text = to_utf16(key);
    const Document word = cut(text, {}, "und");
    if (word.tokens.size() == 1) add(word.lowers[0].hash, value);
  }
}

WordList WordList::of_plain_words(std::string_view file) {
  WordList list;
  for (const auto& [key, value] : list_entries(file)) list.add(hash_of(to_utf16(key)), value);
  return list;
}

// Of two entries for one word the first counts.
void WordList::add(std::uint64_t lower_hash, std::string_view value) {
  if (!values_.contains(lower_hash)) values_[lower_hash] = value;
}

PhraseList::PhraseList(std::string_view file) {
  for (const auto& [key, value] : list_entries(file)) {
    const std::u16string text = to_utf16(key);
    const Document phrase = cut(text, {}, "und");
    std::uint32_t state = 0;
    Node* node = nullptr;  // stays null for a phrase without a token
    for (const Token& token : phrase.tokens) {
      node = &nodes_[edge(state, phrase.lower_word(token).hash)];
      if (node->next == 0) node->next = states_++;
      state = node->next;
    }
    if (node == nullptr || node->entry != no_entry) continue;
    node->entry = static_cast<std::uint32_t>(values_.size());
    values_.emplace_back(value);
  }
}

PhraseList::Match PhraseList::match(const Document& document, std::uint32_t token, std::uint32_t end_token) const {
  Match best;
  std::uint32_t state = 0;
  for (std::uint32_t at = token; at < end_token; ++at) {
    const Node* node = nodes_.find(edge(state, document.lower_word(document.tokens[at]).hash));
    if (node == nullptr) break;
    state = node->next;
    if (node->entry != no_entry) best = {at + 1 - token, node->entry};
  }
  return best;
}

}  // namespace article_inspector
