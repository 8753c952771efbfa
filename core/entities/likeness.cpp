#include "entities/likeness.h"

#include <algorithm>

namespace article_inspector {

bool is_prefix(const NameWords& part, const NameWords& whole) {
  return part.size() < whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

bool is_suffix(const NameWords& part, const NameWords& whole) {
  return part.size() < whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

bool is_within(const NameWords& part, const NameWords& whole) {
  std::size_t at = 0;
  for (const std::u16string& word : part) {
    const auto same = [&](const std::u16string& other) {
      return word == other || (word.size() == 1 && other.front() == word.front()) ||
             (other.size() == 1 && word.front() == other.front());
    };
    while (at < whole.size() && !same(whole[at])) ++at;
    if (at == whole.size()) return false;
    ++at;
  }
  return true;
}

bool is_slip(std::u16string_view a, std::u16string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() > a.size() + 1 || a == b) return false;
  const auto first = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  const std::u16string_view rest_a = a.substr(first);
  const std::u16string_view rest_b = b.substr(first);
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2);
}

bool differ_by_slip(const NameWords& a, const NameWords& b, std::size_t shortest_word) {
  if (a.size() != b.size()) return false;
  std::size_t slips = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] == b[k]) continue;
    const bool letters = a[k].back() > u'9' && b[k].back() > u'9';
    if (++slips > 1 || !letters || std::min(a[k].size(), b[k].size()) < shortest_word || !is_slip(a[k], b[k]))
      return false;
  }
  return slips == 1;
}

std::u16string without_ending(const std::u16string& word, const WordList& endings, std::size_t shortest_stem) {
  constexpr std::size_t longest_ending = 3;
  for (std::size_t size = longest_ending; size > 0; --size) {
    if (word.size() < shortest_stem + size) continue;
    if (endings.contains(hash_of(std::u16string_view(word).substr(word.size() - size))))
      return word.substr(0, word.size() - size);
  }
  return word;
}

bool spells(const NameWords& acronym, const NameWords& words) {
  if (acronym.size() != 1 || words.size() < 2 || acronym[0].size() < 2) return false;
  if (acronym[0].front() != words[0].front()) return false;
  std::size_t at = 0;
  for (const char16_t letter : acronym[0]) {
    while (at < words.size() && words[at].front() != letter) ++at;
    if (at == words.size()) return false;
    ++at;
  }
  return true;
}

bool has_letters_in_order(std::u16string_view acronym, const NameWords& words) {
  if (acronym.empty() || words.empty() || words[0].empty() || words[0].front() != acronym.front()) return false;
  std::size_t letter = 0;
  for (const std::u16string& word : words) {
    for (const char16_t c : word) {
      if (letter < acronym.size() && c == acronym[letter]) ++letter;
    }
  }
  return letter == acronym.size();
}

}  // namespace article_inspector
