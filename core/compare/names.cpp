#include "compare/names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "matching/words.h"
#include "report/writers.h"

namespace article_inspector::comparing {
namespace {

using matching::last_word;

constexpr std::size_t farthest_spelling = 2;

/// How many letters must change to make one name of the other; more than `farthest_spelling` counts as that plus one.
std::size_t spelling_distance(std::u16string_view a, std::u16string_view b) {
  constexpr std::size_t longest_name = 64;
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > farthest_spelling || a.size() > longest_name || b.size() > longest_name) return farthest_spelling + 1;
  // Cells farther from the diagonal than that cannot lead to fewer changes.
  constexpr std::size_t far = farthest_spelling + 1;
  std::array<std::size_t, longest_name + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = std::min(j, far);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > farthest_spelling ? i - farthest_spelling : 1;
    const std::size_t last = std::min(b.size(), i + farthest_spelling);
    std::size_t diagonal = row[first - 1];
    row[first - 1] = first == 1 ? std::min(i, far) : far;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), far});
      least = std::min(least, row[j]);
      diagonal = above;
    }
    if (least >= far) return far;
  }
  return row[b.size()];
}

std::vector<const Entity*> only_in(const Report& one, const Report& other) {
  std::unordered_set<std::u16string> names;
  for (const Entity& entity : other.entities.list) names.insert(entity.name);
  std::vector<const Entity*> only;
  for (const Entity& entity : one.entities.list) {
    if (is_of_story(entity) && names.count(entity.name) == 0) only.push_back(&entity);
  }
  return only;
}

bool is_altered_name(const Entity& a, const Entity& b) {
  if (a.type != b.type || a.name.size() < 5) return false;
  return spelling_distance(a.name, b.name) <= farthest_spelling ||
         (a.type == EntityType::person && last_word(a.name) == last_word(b.name));
}

}  // namespace

std::vector<NameChange> compare_names(const Report& original, const Report& copy) {
  // Beyond so many new names on both sides, they are other articles: spellings are not held against each other one by
  // one.
  constexpr std::size_t most_pairs = 1U << 20;
  const auto dropped = only_in(original, copy);
  auto added = only_in(copy, original);
  std::vector<NameChange> changes;
  const bool near_enough = dropped.empty() || added.size() <= most_pairs / dropped.size();
  for (const Entity* entity : dropped) {
    const auto twin = near_enough ? std::find_if(added.begin(), added.end(),
                                                 [&](const Entity* other) { return is_altered_name(*entity, *other); })
                                  : added.end();
    if (twin == added.end()) {
      changes.push_back({Change::dropped, entity->id, std::nullopt});
    } else {
      changes.push_back({Change::altered, entity->id, (*twin)->id});
      added.erase(twin);
    }
  }
  for (const Entity* entity : added) changes.push_back({Change::added, std::nullopt, entity->id});
  return changes;
}

}  // namespace article_inspector::comparing
