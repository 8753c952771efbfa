#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "boilerplate/cue_set.h"

namespace article_inspector {

/// What the cues of a line are about. Each group takes in several classes of cues.
enum class CueGroupName : std::uint8_t {
  read_more,
  subscribe,
  offer,
  contact,
  share,
  counts,
  ad,
  credit,
  photo,
  rights,
  correction,
  comment,
  cookie,
  navigation,
  tags,
  meta,
  date,
  your,
  piece,
  script,
  caption
};

inline constexpr std::size_t cue_groups = 21;

struct CueGroup {
  const char* name;
  CueSet classes;
};

/// In the order of CueGroupName.
inline constexpr std::array<CueGroup, cue_groups> cue_group_list = {{
    {"read-more",
     CueClass::read_more | CueClass::read_label | CueClass::more_from | CueClass::may_like | CueClass::continues},
    {"subscribe", CueClass::subscribe | CueClass::login | CueClass::follow | CueClass::download | CueClass::give |
                      CueClass::newsletter_noun},
    {"offer", CueClass::offer | CueClass::store},
    {"contact", CueClass::contact},
    {"share", CueClass::share | CueClass::network},
    {"counts", CueClass::counts},
    {"ad", CueClass::ad | CueClass::ad_verb | CueClass::affiliate | CueClass::shop},
    {"credit", CueClass::reported | CueClass::author | CueClass::author_job | CueClass::contributed},
    {"photo", CueClass::photo | CueClass::agency},
    {"rights", CueClass::rights | CueClass::legal | CueClass::standards},
    {"correction", CueClass::correction | CueClass::opinion | CueClass::not_advice},
    {"comment", CueClass::comment_form | CueClass::comment_noun},
    {"cookie", CueClass::cookie | CueClass::accept},
    {"navigation", CueClass::navigation},
    {"tags", CueClass::tags_label | CueClass::popular},
    {"meta", CueClass::meta | CueClass::read_time | CueClass::ago},
    {"date", CueClass::month | CueClass::weekday | CueClass::clock},
    {"your", CueClass::your | CueClass::us | CueClass::our},
    {"piece", CueClass::this_piece | CueClass::subscriber},
    {"script", CueClass::script},
    {"caption", CueClass::caption},
}};

/// A group's bit in a set of groups.
constexpr std::uint32_t bit_of(CueGroupName group) { return std::uint32_t{1} << static_cast<unsigned>(group); }

/// Groups whose last line before a line matters: what follows a heading of comments or of related stories is that.
inline constexpr std::array<std::uint32_t, 6> tracked_groups = {
    bit_of(CueGroupName::comment), bit_of(CueGroupName::read_more) | bit_of(CueGroupName::tags),
    bit_of(CueGroupName::share),   bit_of(CueGroupName::credit) | bit_of(CueGroupName::photo),
    bit_of(CueGroupName::rights),  bit_of(CueGroupName::subscribe) | bit_of(CueGroupName::contact)};

/// The groups of each class of cues.
struct GroupTable {
  std::array<std::uint32_t, cue_class_count> of_class{};
  CueSet grouped;  ///< classes that are in any group

  constexpr GroupTable() {
    for (std::size_t g = 0; g < cue_group_list.size(); ++g) {
      grouped |= cue_group_list[g].classes;
      cue_group_list[g].classes.for_each([&](std::size_t k) { of_class[k] |= std::uint32_t{1} << g; });
    }
  }

  std::uint32_t groups_of(const CueSet& classes) const {
    std::uint32_t set = 0;
    classes.for_each([&](std::size_t k) { set |= of_class[k]; });
    return set;
  }
};

inline constexpr GroupTable group_table;

}  // namespace article_inspector
