#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace article_inspector {

/// A map from hashes to values that is filled once and asked often: open addressing, a power of two of slots, at most
/// half of them taken. Keys are hashes already (hash_of), so their own bits choose the slot.
template <class Value>
class HashTable {
 public:
  using Entry = std::pair<std::uint64_t, Value>;

  /// nullptr where the key is not in the table. Lives until the next insertion.
  const Value* find(std::uint64_t key) const {
    if (entries_.empty()) return nullptr;
    const std::uint32_t index = slots_[slot_of(key)].entry;
    return index == free_slot ? nullptr : &entries_[index].second;
  }

  bool contains(std::uint64_t key) const { return find(key) != nullptr; }

  /// The key's value, made where there is none. Lives until the next insertion.
  Value& operator[](std::uint64_t key) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    Slot& slot = slots_[slot_of(key)];
    if (slot.entry == free_slot) {
      slot = {key, static_cast<std::uint32_t>(entries_.size())};
      entries_.emplace_back(key, Value());
    }
    return entries_[slot.entry].second;
  }

  /// In the order of their insertion.
  const std::vector<Entry>& entries() const { return entries_; }
  std::size_t size() const { return entries_.size(); }

 private:
  static constexpr std::uint32_t free_slot = 0xFFFFFFFF;
  static constexpr std::size_t first_slots = 16;

  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t entry = free_slot;
  };

  /// Where the key stands, or the free slot where it would.
  std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = static_cast<std::size_t>(key) & mask;
    while (slots_[slot].entry != free_slot && slots_[slot].key != key) slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    slots_.assign(slots_.empty() ? first_slots : 2 * slots_.size(), {});
    for (std::size_t k = 0; k < entries_.size(); ++k) {
      slots_[slot_of(entries_[k].first)] = {entries_[k].first, static_cast<std::uint32_t>(k)};
    }
  }

  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
};

}  // namespace article_inspector
