/// What the entity stage knows of single words and of names of several words, in one packed table
/// (core/data/models/entities.lexicon, made by core/train/train_lexicon).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article_inspector/document.h"
#include "entities/sorted_keys.h"
#include "knowledge/sense.h"

namespace article_inspector {

/// What the lexicon says of a form. All zero: it is not there.
struct LexiconEntry {
  enum Flag : std::uint8_t {
    city = 1,
    country = 2,
    region = 4,
    demonym = 8,
    organization = 16,
    person = 32,
    place = 64,  ///< another geographical name
    event = 128
  };
  std::uint16_t cluster = 0;    ///< 1 to 511: which words it stands among in running text; derived_cluster and more:
                                ///< the same of the word or the ending that it is made of
  Sense sense = Sense::none;    ///< its commonest one as a lower-case word
  std::uint8_t rank = 0;        ///< 3: among the 3,000 most frequent words, 2: 12,000, 1: 50,000
  std::uint8_t first_name = 0;  ///< 0 to 3
  std::uint8_t surname = 0;     ///< 0 to 3
  std::uint8_t flags = 0;
  bool genitive = false;  ///< it is what the word without its ending is

  static constexpr std::uint16_t derived_cluster = 512;
  bool names_nothing() const { return flags == 0 && first_name == 0 && surname == 0; }
};

class PackedReader;

class Lexicon {
 public:
  /// From the shipped table; of bytes that are none, an empty lexicon.
  explicit Lexicon(std::string_view packed);

  /// A word by the hash of its lower form, or a phrase by phrase_hash().
  LexiconEntry find(std::uint64_t hash) const;
  std::size_t size() const { return entries_.size(); }

  static std::uint32_t key_of(std::uint64_t hash, int key_bits) {
    return static_cast<std::uint32_t>(hash >> (64 - key_bits));
  }
  /// The hash of a phrase, from that of its beginning and that of its next token.
  static std::uint64_t phrase_hash(std::uint64_t beginning, std::uint64_t next_lower_hash) {
    std::uint64_t hash = (beginning ^ (next_lower_hash >> 7)) * 0x9E3779B97F4A7C15ULL;
    return (hash ^ (hash >> 31)) * 0xD6E8FEB86659FD93ULL;
  }

 private:
  bool read_entries(PackedReader& reader, std::uint32_t count);

  int key_bits_ = 25;
  SortedKeys keys_;
  std::vector<LexiconEntry> entries_;
};

/// The names of all languages and the words of English.
const Lexicon& entity_lexicon();

/// The words of a language that has a lexicon of its own, by the hash of their written form, since case tells nouns
/// from other words there; nullptr for other languages.
const Lexicon* own_lexicon(std::string_view language);

/// What is known of words in one language: of names in any language, and of its own words. Where it has a lexicon of
/// its own, an unknown word is what the word before its genitive ending is, or what the longest known word at its end
/// is.
class LanguageLexicon {
 public:
  explicit LanguageLexicon(const Document& document) : document_(document), own_(own_lexicon(document.language)) {}

  LexiconEntry find(std::uint32_t word) const;
  bool has_genitives() const { return own_ != nullptr; }
  /// Whether clusters of like numbers are alike.
  bool is_tree() const { return own_ != nullptr; }

 private:
  /// Of "Russlands", what "Russland" is.
  void take_genitive(const Word& form, LexiconEntry& entry) const;
  /// Of a joined word, what the longest word at its end is that is known.
  LexiconEntry ending_of(const Word& form) const;

  const Document& document_;
  const Lexicon* own_;
};

}  // namespace article_inspector
