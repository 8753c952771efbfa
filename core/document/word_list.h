/// Word lists: text files of core/data, UTF-8. A line is one entry: a word or a phrase, then, after a tab, its value if
/// it has one.
/// "#" begins a comment line. Entries are matched without regard to case, cut by the same rules as the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "knowledge/hash_table.h"

namespace article_inspector {

/// A set of single words, or a map from words to values. Keys are 64-bit hashes of lower forms: with some thousand
/// entries, two that collide are not to be expected.
class WordList {
 public:
  WordList() = default;
  /// From the text of a list file. An entry that is more than one token is left out.
  explicit WordList(std::string_view file);
  /// The same for entries that are lower-case letters alone and need no cutting.
  static WordList of_plain_words(std::string_view file);

  bool contains(std::uint64_t lower_hash) const { return values_.contains(lower_hash); }
  bool contains(const LowerWord& word) const { return contains(word.hash); }
  /// The entry's value, UTF-8; nullptr where the word is not in the list. Lives as long as the list.
  const std::string* find(std::uint64_t lower_hash) const { return values_.find(lower_hash); }
  /// Hashes of lower forms with their values.
  const std::vector<HashTable<std::string>::Entry>& entries() const { return values_.entries(); }
  std::size_t size() const { return values_.size(); }

 private:
  void add(std::uint64_t lower_hash, std::string_view value);

  HashTable<std::string> values_;
};

/// Phrases of one token or more, in a trie over token hashes.
class PhraseList {
 public:
  struct Match {
    std::uint32_t tokens = 0;  ///< how many tokens it covers; 0: none
    std::uint32_t entry = 0;   ///< index for value()
    explicit operator bool() const { return tokens != 0; }
  };

  PhraseList() = default;
  explicit PhraseList(std::string_view file);

  /// The longest entry that begins at `token` and ends before `end_token`.
  Match match(const Document& document, std::uint32_t token, std::uint32_t end_token) const;
  const std::string& value(std::uint32_t entry) const { return values_[entry]; }
  std::size_t size() const { return values_.size(); }

 private:
  struct Node {
    std::uint32_t next = 0;
    std::uint32_t entry = no_entry;
  };
  static constexpr std::uint32_t no_entry = 0xFFFFFFFF;

  HashTable<Node> nodes_;  // by (state, token hash)
  std::vector<std::string> values_;
  std::uint32_t states_ = 1;
};

/// The hashes of the tokens of an entry, as a text in that language would have them.
std::vector<std::uint64_t> token_hashes(std::string_view entry, std::string_view language = "und");

struct ListEntry {
  std::string_view key;
  std::string_view value;
};

/// The entries of a list file, comments and blank lines left out.
std::vector<ListEntry> list_entries(std::string_view file);

/// The file of one of a language's lists; empty where the language has none of that name.
std::string_view list_file(std::string_view language, std::string_view name);

}  // namespace article_inspector
