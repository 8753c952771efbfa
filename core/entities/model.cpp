#include "entities/model.h"

#include "document/language_data.h"
#include "entities/of_language.h"
#include "learning/packed_tables.h"

namespace article_inspector {

EntityModel::EntityModel(std::string_view packed) {
  learning::PackedReader reader(packed);
  const std::uint32_t count = reader.number();
  std::vector<std::uint32_t> keys;
  if (count <= packed.size()) {
    for (std::size_t from = 0; from < label_count; ++from) {
      transitions_[from].fill(never);
      for (std::size_t to = 0; to < label_count; ++to) {
        const std::uint32_t low = reader.byte();
        const auto weight = static_cast<std::int16_t>(low | (std::uint32_t{reader.byte()} << 8));
        if (may_follow(from, to)) transitions_[from][to] = weight;
      }
    }
    keys = reader.rising(count);
    rows_.resize(count);
    std::vector<std::uint32_t> filled(count);
    for (std::uint32_t& mask : filled) mask = reader.byte();
    for (std::uint32_t& mask : filled) mask |= std::uint32_t{reader.byte()} << 8;
    for (std::size_t label = 0; label < label_count; ++label) {
      for (std::uint32_t row = 0; row < count; ++row) {
        if ((filled[row] >> label & 1U) != 0) rows_[row][label] = static_cast<std::int8_t>(reader.byte());
      }
    }
  }
  if (!reader.good()) rows_.clear();

  std::size_t size = 16;
  while (size < rows_.size() * 2) size *= 2;
  keys_.assign(size, no_key);
  slots_.assign(size, 0);
  filter_.assign(filter_bits / 64, 0);
  for (std::uint32_t index = 0; index < rows_.size(); ++index) {
    const std::size_t bit = keys[index] & (filter_bits - 1);
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    std::size_t slot = slot_of(keys[index], size - 1);
    while (keys_[slot] != no_key) slot = (slot + 1) & (size - 1);
    keys_[slot] = keys[index];
    slots_[slot] = index;
  }
}

const EntityModel* own_entity_model(std::string_view language) {
  static const OfLanguage<EntityModel> models("models/entities.", ".weights");
  return models.find(language);
}

const EntityModel& entity_model(std::string_view language) {
  static const EntityModel none{std::string_view()};
  if (const EntityModel* own = own_entity_model(language)) return *own;
  const EntityModel* first = own_entity_model(known_languages().front().code);
  return first == nullptr ? none : *first;
}

}  // namespace article_inspector
