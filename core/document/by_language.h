#pragma once

#include <deque>
#include <mutex>
#include <string_view>

#include "article_inspector/languages.h"

namespace article_inspector {

/// What every language has and most texts need for one: each is made when it is first asked for.
template <class Data>
class ByLanguage {
 public:
  using Load = Data (*)(std::string_view code);

  explicit ByLanguage(Load load) : load_(load), slots_(all_languages.size()) {}

  /// That of no language where the code is of none that is known. Lives as long as this.
  const Data& of(std::string_view code) const {
    for (std::size_t k = 0; k < slots_.size(); ++k) {
      if (all_languages[k].code != code) continue;
      std::call_once(slots_[k].once, [&] { slots_[k].data = load_(code); });
      return slots_[k].data;
    }
    return none_;
  }

 private:
  struct Slot {
    mutable std::once_flag once;
    mutable Data data;
  };

  Load load_;
  std::deque<Slot> slots_;  // a flag does not move
  Data none_;
};

}  // namespace article_inspector
