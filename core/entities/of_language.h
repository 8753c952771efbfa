#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "document/language_data.h"
#include "knowledge/embedded.h"

namespace article_inspector {

/// What some languages have and most texts need for one: each is unpacked when it is first asked for.
template <class Table>
class OfLanguage {
 public:
  /// Of files that are called `begin`, a language's code, `end`.
  OfLanguage(std::string_view begin, std::string_view end) {
    for (const LanguageData& language : known_languages()) {
      const std::string_view packed = embedded_file(std::string(begin) + language.code + std::string(end));
      if (!packed.empty()) slots_.emplace_back(language.code, packed);
    }
  }

  /// nullptr where the language has none. Lives as long as this.
  const Table* find(std::string_view language) const {
    for (const Slot& slot : slots_) {
      if (slot.code != language) continue;
      std::call_once(slot.once, [&] { slot.table = std::make_unique<Table>(slot.packed); });
      return slot.table.get();
    }
    return nullptr;
  }

 private:
  struct Slot {
    Slot(std::string_view of_language, std::string_view bytes) : code(of_language), packed(bytes) {}
    std::string code;
    std::string_view packed;
    mutable std::once_flag once;
    mutable std::unique_ptr<const Table> table;
  };
  std::deque<Slot> slots_;  // a flag does not move
};

}  // namespace article_inspector
