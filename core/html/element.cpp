#include "html/element.h"

#include <algorithm>

namespace article_inspector {
namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// "display : none; ..." without white space, in lower case.
std::string squeezed(std::string_view style) {
  std::string out;
  for (const char c : style) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') out.push_back(lowered(c));
  }
  return out;
}

bool declares(const std::string& style, std::string_view declaration) {
  for (std::size_t at = style.find(declaration); at != std::string::npos; at = style.find(declaration, at + 1)) {
    const std::size_t end = at + declaration.size();
    const bool starts = at == 0 || style[at - 1] == ';';
    if (starts && (end == style.size() || style[end] == ';' || style[end] == '!')) return true;
  }
  return false;
}

}  // namespace

std::string name_of(const GumboNode* element) {
  const GumboElement& data = element->v.element;
  if (data.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(data.tag);
  GumboStringPiece piece = data.original_tag;
  gumbo_tag_from_original_text(&piece);
  std::string name(piece.data == nullptr ? "" : piece.data, piece.data == nullptr ? 0 : piece.length);
  std::transform(name.begin(), name.end(), name.begin(), lowered);
  return name;
}

std::optional<std::string_view> attribute(const GumboNode* element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  if (found == nullptr) return std::nullopt;
  return found->value;
}

bool is_hidden(const GumboNode* element) {
  if (const auto hidden = attribute(element, "hidden"); hidden && *hidden != "until-found") return true;
  // By its name: not every version of Gumbo has a tag for it.
  if (name_of(element) == "dialog" && !attribute(element, "open")) return true;
  const auto style = attribute(element, "style");
  if (!style) return false;
  const std::string declarations = squeezed(*style);
  return declares(declarations, "display:none") || declares(declarations, "visibility:hidden");
}

}  // namespace article_inspector
