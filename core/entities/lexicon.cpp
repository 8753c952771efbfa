#include "entities/lexicon.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "entities/of_language.h"
#include "knowledge/embedded.h"
#include "learning/packed.h"

namespace article_inspector {
namespace {

constexpr std::size_t shortest_stem = 3;     // letters before a genitive's ending
constexpr std::size_t shortest_ending = 4;   // letters of a noun at the end of a longer word
constexpr std::size_t longest_derived = 48;  // letters of a word that is looked into

char16_t to_upper(char16_t letter) { return static_cast<char16_t>(u_toupper(letter)); }

}  // namespace

// The form is that of core/knowledge/compile/shipped.py.
Lexicon::Lexicon(std::string_view packed) {
  PackedReader reader(packed);
  key_bits_ = std::clamp<int>(reader.byte(), 1, 31);
  const std::uint32_t count = reader.number();
  if (count > packed.size()) return;
  std::vector<std::uint32_t> keys = reader.rising(count);
  if (!read_entries(reader, count)) {
    entries_.clear();
    keys.clear();
  }
  keys_ = SortedKeys(std::move(keys), key_bits_);
}

bool Lexicon::read_entries(PackedReader& reader, std::uint32_t count) {
  const std::uint32_t classes = reader.number();
  const std::string_view names = reader.bytes(classes);
  const std::string_view flags = reader.bytes(classes);
  const std::string_view clustered = reader.bytes(classes);
  const std::vector<std::uint32_t> class_of = reader.plane(count, classes);
  const std::string_view senses = reader.bytes(count);
  if (!reader.good()) return false;
  const auto byte_at = [](std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  std::vector<std::uint32_t> first_of_class(std::size_t{classes} + 1);
  for (const std::uint32_t index : class_of) ++first_of_class[index + 1];
  std::partial_sum(first_of_class.begin(), first_of_class.end(), first_of_class.begin());
  entries_.resize(count);
  // Clusters stand by class and sense, so how many there are of each is counted first.
  constexpr std::size_t sense_bytes = 256;
  std::vector<std::uint32_t> next_sense(first_of_class.begin(), first_of_class.end() - 1);
  std::vector<std::uint32_t> next_cluster(classes * sense_bytes + 1);
  std::vector<std::uint32_t> cluster_group(count);
  for (std::uint32_t k = 0; k < count; ++k) {
    LexiconEntry& entry = entries_[k];
    const std::uint32_t index = class_of[k];
    const std::uint32_t sense = byte_at(senses, next_sense[index]++);
    entry.sense = (sense & 63) < sense_count ? static_cast<Sense>(sense & 63) : Sense::none;
    entry.rank = static_cast<std::uint8_t>(sense >> 6);
    entry.first_name = byte_at(names, index) & 3;
    entry.surname = (byte_at(names, index) >> 2) & 3;
    entry.flags = byte_at(flags, index);
    cluster_group[k] = static_cast<std::uint32_t>(index * sense_bytes + sense);
    if (clustered[index] != 0) ++next_cluster[cluster_group[k] + 1];
  }
  std::partial_sum(next_cluster.begin(), next_cluster.end(), next_cluster.begin());
  const std::uint32_t clusters = next_cluster.back();
  const std::string_view low = reader.bytes(clusters);
  const std::string_view high = reader.bytes(clusters);
  if (!reader.good()) return false;
  for (std::uint32_t k = 0; k < count; ++k) {
    if (clustered[class_of[k]] == 0) continue;
    const std::uint32_t at = next_cluster[cluster_group[k]]++;
    entries_[k].cluster = static_cast<std::uint16_t>(byte_at(low, at) | (byte_at(high, at) & 1U) << 8);
  }
  return true;
}

LexiconEntry Lexicon::find(std::uint64_t hash) const {
  const std::uint32_t place = keys_.find(key_of(hash, key_bits_));
  return place == SortedKeys::none ? LexiconEntry() : entries_[place];
}

const Lexicon& entity_lexicon() {
  static const Lexicon lexicon(embedded_file("models/entities.lexicon"));
  return lexicon;
}

const Lexicon* own_lexicon(std::string_view language) {
  static const OfLanguage<Lexicon> lexicons("models/words.", ".lexicon");
  return lexicons.find(language);
}

LexiconEntry LanguageLexicon::find(std::uint32_t word) const {
  const Word& form = document_.words[word];
  LexiconEntry names = entity_lexicon().find(document_.lowers[form.lower].hash);
  if (own_ == nullptr) return names;
  LexiconEntry own = own_->find(form.hash);
  if (own.cluster == 0 && own.names_nothing()) own = own_->find(document_.lowers[form.lower].hash);
  if (form.kind == TokenKind::word && form.shape != Shape::lower && names.names_nothing() && own.names_nothing())
    take_genitive(form, own);
  if (own.cluster == 0 && names.names_nothing() && own.names_nothing()) return ending_of(form);
  own.flags |= names.flags;
  own.first_name = std::max(own.first_name, names.first_name);
  own.surname = std::max(own.surname, names.surname);
  return own;
}

void LanguageLexicon::take_genitive(const Word& form, LexiconEntry& entry) const {
  const std::u16string_view letters = document_.view(form);
  const std::u16string_view lower = document_.view(document_.lowers[form.lower]);
  if (letters.size() <= shortest_stem || letters.back() != u's' || lower.size() != letters.size()) return;
  const LexiconEntry names = entity_lexicon().find(hash_of(lower.substr(0, lower.size() - 1)));
  const LexiconEntry own = own_->find(hash_of(letters.substr(0, letters.size() - 1)));
  entry.flags = static_cast<std::uint8_t>(names.flags | own.flags);
  entry.first_name = std::max(names.first_name, own.first_name);
  entry.surname = std::max(names.surname, own.surname);
  entry.genitive = !entry.names_nothing() || own.cluster != 0;
  if (entry.cluster != 0 || own.cluster == 0) return;
  entry.cluster = static_cast<std::uint16_t>(own.cluster | LexiconEntry::derived_cluster);
  entry.sense = own.sense;
}

LexiconEntry LanguageLexicon::ending_of(const Word& form) const {
  const std::u16string_view letters = document_.view(form);
  if (form.kind != TokenKind::word || form.shape == Shape::lower || letters.size() > longest_derived) return {};
  std::u16string ending;
  LexiconEntry found;
  for (std::size_t at = 1; found.cluster == 0 && at + shortest_ending <= letters.size(); ++at) {
    ending = letters.substr(at);
    if (ending[0] < u'a') return {};  // behind a hyphen stands a word of its own
    const LexiconEntry lower = own_->find(hash_of(ending));
    ending[0] = to_upper(ending[0]);
    found = own_->find(hash_of(ending));
    if (found.cluster == 0) found = lower;
  }
  if (found.cluster == 0) return {};
  LexiconEntry entry;
  entry.cluster = static_cast<std::uint16_t>(found.cluster | LexiconEntry::derived_cluster);
  entry.sense = found.sense;
  return entry;
}

}  // namespace article_inspector
