#include "entities/lexicon.h"

#include "entities/packed.h"
#include "knowledge/embedded.h"

namespace article_inspector {

Lexicon::Lexicon(std::string_view packed) {
  PackedReader reader(packed);
  const std::uint32_t count = reader.number();
  if (count > packed.size()) return;
  const std::vector<std::uint32_t> keys = reader.rising(count);
  entries_.resize(count);
  const auto plane = [&](auto apply) {
    for (LexiconEntry& entry : entries_) apply(entry, reader.byte());
  };
  plane([](LexiconEntry& entry, std::uint8_t value) { entry.cluster = value; });
  plane([](LexiconEntry& entry, std::uint8_t value) {
    entry.sense = (value & 63) < sense_count ? static_cast<Sense>(value & 63) : Sense::none;
    entry.rank = static_cast<std::uint8_t>(value >> 6);
  });
  plane([](LexiconEntry& entry, std::uint8_t value) {
    entry.first_name = value & 3;
    entry.surname = (value >> 2) & 3;
  });
  plane([](LexiconEntry& entry, std::uint8_t value) { entry.flags = value; });
  if (!reader.good()) entries_.clear();

  std::size_t size = 16;
  while (size < entries_.size() * 2) size *= 2;
  keys_.assign(size, no_key);
  slots_.assign(size, 0);
  filter_.assign(filter_bits / 64, 0);
  for (std::uint32_t index = 0; index < entries_.size(); ++index) {
    const std::size_t bit = keys[index] & (filter_bits - 1);
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    std::size_t slot = keys[index] & (size - 1);
    while (keys_[slot] != no_key) slot = (slot + 1) & (size - 1);
    keys_[slot] = keys[index];
    slots_[slot] = index;
  }
}

LexiconEntry Lexicon::find(std::uint64_t hash) const {
  const std::uint32_t key = key_of(hash);
  const std::size_t bit = key & (filter_bits - 1);
  if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) return {};
  const std::size_t mask = keys_.size() - 1;
  for (std::size_t slot = key & mask; keys_[slot] != no_key; slot = (slot + 1) & mask) {
    if (keys_[slot] == key) return entries_[slots_[slot]];
  }
  return {};
}

const Lexicon& entity_lexicon() {
  static const Lexicon lexicon(embedded_file("models/entities.lexicon"));
  return lexicon;
}

}  // namespace article_inspector
