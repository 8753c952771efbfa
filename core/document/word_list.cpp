#include "document/word_list.h"

#include <algorithm>

#include "article_inspector/unicode.h"
#include "document/characters.h"
#include "knowledge/embedded.h"

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

/// Whether a text is small letters and single spaces, which are cut as they look.
bool is_plain(std::u16string_view text) {
  const CharacterClasses& classes = character_classes();
  char16_t last = u' ';
  for (const char16_t c : text) {
    if (c == u' ' ? last == u' ' : classes(c) != CharacterClass::lower) return false;
    last = c;
  }
  return last != u' ';
}

}  // namespace

std::vector<std::uint64_t> token_hashes(std::string_view entry, std::string_view language) {
  std::vector<std::uint64_t> hashes;
  const std::u16string text = to_utf16(entry);
  if (is_plain(text)) {
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find(u' ', start), text.size());
      hashes.push_back(hash_of(std::u16string_view(text).substr(start, end - start)));
      start = end + 1;
    }
    return hashes;
  }
  const Document cut_text = cut(text, {}, language);
  for (const Token& token : cut_text.tokens) hashes.push_back(cut_text.lower_word(token).hash);
  return hashes;
}

std::string_view list_file(std::string_view language, std::string_view name) {
  std::string path(language);
  path.append("/").append(name).append(".txt");
  return embedded_file(path);
}

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
    const std::vector<std::uint64_t> hashes = token_hashes(key);
    if (hashes.size() == 1) add(hashes[0], value);
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
    std::uint32_t state = 0;
    Node* node = nullptr;  // stays null for a phrase without a token
    for (const std::uint64_t hash : token_hashes(key)) {
      node = &nodes_[edge(state, hash)];
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
