#include <algorithm>

#include "article_inspector/language.h"

namespace article_inspector {

std::optional<std::string> language_code(std::string_view tag) {
  std::string code(tag.substr(0, tag.find_first_of("-_")));
  if (code.size() < 2 || code.size() > 3) return std::nullopt;
  for (char& c : code) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c < 'a' || c > 'z') return std::nullopt;
  }
  return code;
}

}  // namespace article_inspector
