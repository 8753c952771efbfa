/// Reads what a text says somebody or something is: the title before a name, the description behind it.
#pragma once

#include <cstdint>
#include <vector>

#include "article_inspector/document.h"
#include "entities/names.h"
#include "entities/tagger.h"

namespace article_inspector {

/// Where a description stands.
enum class RolePlace : std::uint8_t {
  before,  ///< "Senator NAME"
  behind,  ///< "the NAME newspaper"
  after    ///< "NAME, a teacher", "NAME is a teacher", "NAME, who is a teacher"
};

inline constexpr std::uint32_t no_head = 0xFFFFFFFF;

/// Words that may say what a name's bearer is: tokens [first, end).
struct RoleCandidate {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t head = no_head;  ///< the last token that is known to say what things are
  RolePlace place = RolePlace::before;
  bool shared = false;  ///< of "Senators A and B" the second has the first one's
  bool cut = false;     ///< a part of another candidate
  bool wide = false;    ///< any words beside the name: no rule reads them
};

/// Adds what one mention offers.
void add_role_candidates(const Document& document, const std::vector<Tagged>& mentions, std::size_t index,
                         const NameLists& lists, std::vector<RoleCandidate>& list);

}  // namespace article_inspector
