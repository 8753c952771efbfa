#include "entities/model.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "document/language_data.h"
#include "entities/of_language.h"
#include "learning/packed.h"

namespace article_inspector {

EntityModel::EntityModel(std::string_view packed) {
  PackedReader reader(packed);
  std::uint32_t count = reader.number();
  // What is shipped begins with a zero: core/knowledge/compile/shipped.py.
  const bool is_shipped = count == 0;
  if (is_shipped) count = reader.number();
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
    if (is_shipped) {
      read_shipped_rows(reader);
    } else {
      read_rows(reader);
    }
  }
  if (!reader.good()) {
    rows_.clear();
    keys.clear();
  }
  keys_ = SortedKeys(std::move(keys), feature_bits);
}

void EntityModel::read_rows(PackedReader& reader) {
  std::vector<std::uint32_t> filled(rows_.size());
  for (std::uint32_t& mask : filled) mask = reader.byte();
  for (std::uint32_t& mask : filled) mask |= std::uint32_t{reader.byte()} << 8;
  for (std::size_t label = 0; label < label_count; ++label) {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if ((filled[row] >> label & 1U) != 0) rows_[row][label] = static_cast<std::int8_t>(reader.byte());
    }
  }
}

void EntityModel::read_shipped_rows(PackedReader& reader) {
  constexpr std::size_t most_together = 4;
  const std::uint32_t classes = reader.number();
  const std::string_view low = reader.bytes(classes);
  const std::string_view high = reader.bytes(classes);
  const std::vector<std::uint32_t> plane = reader.plane(static_cast<std::uint32_t>(rows_.size()), classes);
  if (!reader.good()) return;
  struct Filled {
    std::uint32_t row;
    std::uint32_t mask;
  };
  std::array<std::vector<Filled>, most_together + 1> together;  // by how many weights a row has
  for (std::uint32_t row = 0; row < plane.size(); ++row) {
    const std::uint32_t mask =
        static_cast<unsigned char>(low[plane[row]]) | std::uint32_t{static_cast<unsigned char>(high[plane[row]])} << 8;
    together[std::min<std::size_t>(static_cast<std::size_t>(std::popcount(mask)), most_together)].push_back(
        {row, mask});
  }
  for (const std::vector<Filled>& group : together) {
    for (std::size_t label = 0; label < label_count; ++label) {
      for (const Filled& filled : group) {
        if ((filled.mask >> label & 1U) != 0) rows_[filled.row][label] = static_cast<std::int8_t>(reader.byte());
      }
    }
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
