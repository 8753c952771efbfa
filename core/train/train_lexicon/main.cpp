// Packs the table that gather.py makes into core/data/models/entities.lexicon.
//
// usage: train-lexicon TABLE.tsv OUT

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "article_inspector/document.h"
#include "article_inspector/unicode.h"
#include "entities/lexicon.h"
#include "entities/packed.h"

namespace {

using namespace article_inspector;

std::uint8_t number(std::istringstream& row) {
  int value = 0;
  row >> value;
  return static_cast<std::uint8_t>(value);
}

void merge(LexiconEntry& into, const LexiconEntry& other) {
  if (into.cluster == 0) into.cluster = other.cluster;
  if (into.sense == Sense::none) into.sense = other.sense;
  into.rank = std::max(into.rank, other.rank);
  into.first_name = std::max(into.first_name, other.first_name);
  into.surname = std::max(into.surname, other.surname);
  into.flags |= other.flags;
}

bool read(const char* path, std::map<std::uint32_t, LexiconEntry>& table) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return false;
    std::istringstream row(line.substr(tab + 1));
    LexiconEntry entry;
    entry.cluster = number(row);
    entry.sense = static_cast<Sense>(number(row));
    entry.rank = number(row);
    entry.first_name = number(row);
    entry.surname = number(row);
    entry.flags = number(row);
    const std::u16string text = to_utf16(line.substr(0, tab));
    const Document form = cut(text, {}, "en");
    if (form.tokens.empty() || form.tokens.size() > 6) continue;
    std::uint64_t hash = form.lower_word(form.tokens[0]).hash;
    for (std::size_t k = 1; k < form.tokens.size(); ++k)
      hash = Lexicon::phrase_hash(hash, form.lower_word(form.tokens[k]).hash);
    merge(table[Lexicon::key_of(hash)], entry);
  }
  return in.eof();
}

}  // namespace

int main(int argc, char* argv[]) {
  std::map<std::uint32_t, LexiconEntry> table;
  if (argc != 3 || !read(argv[1], table)) {
    std::cerr << "usage: train-lexicon TABLE.tsv OUT\n";
    return 2;
  }
  PackedWriter writer;
  writer.number(static_cast<std::uint32_t>(table.size()));
  std::vector<std::uint32_t> keys;
  for (const auto& [key, entry] : table) keys.push_back(key);
  writer.rising(keys);
  for (const auto& [key, entry] : table) writer.byte(entry.cluster);
  for (const auto& [key, entry] : table) writer.byte(static_cast<std::uint8_t>(static_cast<std::uint8_t>(entry.sense) | (entry.rank << 6)));
  for (const auto& [key, entry] : table)
    writer.byte(static_cast<std::uint8_t>(entry.first_name | (entry.surname << 2)));
  for (const auto& [key, entry] : table) writer.byte(entry.flags);
  std::ofstream(argv[2], std::ios::binary) << writer.bytes();
  std::cout << table.size() << " forms, " << writer.bytes().size() << " bytes\n";
}
