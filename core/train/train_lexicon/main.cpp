// Packs a table that gather.py makes into core/data/models.
//
// usage: train-lexicon names.tsv core/data/models/entities.lexicon
//        train-lexicon words.CODE.tsv core/data/models/words.CODE.lexicon CODE

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "article_inspector/document.h"
#include "article_inspector/unicode.h"
#include "entities/lexicon.h"
#include "learning/packed.h"

namespace {

using namespace article_inspector;

// At so many forms in a table, one unknown word in some 200 is taken for one of them.
constexpr int forms_a_slot_bits = 8;

std::uint16_t number(std::istringstream& row) {
  int value = 0;
  row >> value;
  return static_cast<std::uint16_t>(value);
}

std::uint8_t byte(std::istringstream& row) { return static_cast<std::uint8_t>(number(row)); }

int key_bits_for(std::size_t forms) {
  int bits = 1;
  while ((forms << forms_a_slot_bits) > std::size_t{1} << bits) ++bits;
  return bits;
}

void merge(LexiconEntry& into, const LexiconEntry& other) {
  if (into.cluster == 0) into.cluster = other.cluster;
  if (into.sense == Sense::none) into.sense = other.sense;
  into.rank = std::max(into.rank, other.rank);
  into.first_name = std::max(into.first_name, other.first_name);
  into.surname = std::max(into.surname, other.surname);
  into.flags |= other.flags;
}

/// Names are kept by their lower forms, the words of a language with a lexicon of its own as they are written.
bool read(const char* path, const std::string& own_language, std::map<std::uint64_t, LexiconEntry>& table) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return false;
    std::istringstream row(line.substr(tab + 1));
    LexiconEntry entry;
    entry.cluster = number(row);
    entry.sense = static_cast<Sense>(byte(row));
    entry.rank = byte(row);
    entry.first_name = byte(row);
    entry.surname = byte(row);
    entry.flags = byte(row);
    const std::u16string text = to_utf16(line.substr(0, tab));
    const Document form = cut(text, {}, own_language.empty() ? "en" : own_language);
    if (form.tokens.empty() || form.tokens.size() > 6) continue;
    if (!own_language.empty()) {
      if (form.tokens.size() == 1) merge(table[form.words[0].hash], entry);
      continue;
    }
    std::uint64_t hash = form.lower_word(form.tokens[0]).hash;
    for (std::size_t k = 1; k < form.tokens.size(); ++k)
      hash = Lexicon::phrase_hash(hash, form.lower_word(form.tokens[k]).hash);
    merge(table[hash], entry);
  }
  return in.eof();
}

}  // namespace

int main(int argc, char* argv[]) {
  std::map<std::uint64_t, LexiconEntry> forms;
  if (argc < 3 || !read(argv[1], argc > 3 ? argv[3] : "", forms)) {
    std::cerr << "usage: train-lexicon TABLE.tsv OUT [CODE]\n";
    return 2;
  }
  const int key_bits = key_bits_for(forms.size());
  std::map<std::uint32_t, LexiconEntry> table;
  for (const auto& [hash, entry] : forms) merge(table[Lexicon::key_of(hash, key_bits)], entry);
  PackedWriter writer;
  writer.byte(static_cast<std::uint8_t>(key_bits));
  writer.number(static_cast<std::uint32_t>(table.size()));
  std::vector<std::uint32_t> keys;
  for (const auto& [key, entry] : table) keys.push_back(key);
  writer.rising(keys);
  for (const auto& [key, entry] : table) writer.byte(static_cast<std::uint8_t>(entry.cluster & 255));
  for (const auto& [key, entry] : table) writer.byte(static_cast<std::uint8_t>(entry.cluster >> 8));
  for (const auto& [key, entry] : table)
    writer.byte(static_cast<std::uint8_t>(static_cast<std::uint8_t>(entry.sense) | (entry.rank << 6)));
  for (const auto& [key, entry] : table)
    writer.byte(static_cast<std::uint8_t>(entry.first_name | (entry.surname << 2)));
  for (const auto& [key, entry] : table) writer.byte(entry.flags);
  std::ofstream(argv[2], std::ios::binary) << writer.bytes();
  std::cout << table.size() << " forms, " << writer.bytes().size() << " bytes, keys of " << key_bits << " bits\n";
}
