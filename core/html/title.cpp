#include "html/title.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "article_inspector/unicode.h"
#include "html/element.h"

namespace article_inspector {
namespace {

using Json = nlohmann::json;

// Shorter keys are names of sections and sites; longer lines are no headlines.
constexpr std::size_t shortest_key = 10;
constexpr std::size_t longest_line = 400;

bool counts(char16_t c) {
  if (c < 0x80) return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
  return !(c <= 0xBF || (c >= 0x2000 && c <= 0x206F));
}

std::u16string letters_of(std::u16string_view title) {
  std::u16string letters;
  std::copy_if(title.begin(), title.end(), std::back_inserter(letters), counts);
  return letters;
}

std::u16string lowered(std::u16string letters) {
  for (char16_t& c : letters) c = c >= 0xD800 && c < 0xE000 ? c : static_cast<char16_t>(u_tolower(c));
  return letters;
}

// Of a title without what title_key() leaves out. No line that is looked for has a longer key.
void add_key(std::u16string letters, PageTitles& titles) {
  if (letters.size() < shortest_key || letters.size() > longest_line) return;
  titles.keys.insert(lowered(std::move(letters)));
}

// "Headline | Section - Site": each part may be the headline, and so may all before it.
void add_parts(std::u16string_view title, PageTitles& titles) {
  static constexpr std::array<std::u16string_view, 8> partings = {u" | ",  u" - ", u" – ", u" — ",
                                                                  u" :: ", u" » ", u" « ", u" • "};
  for (const std::u16string_view parting : partings) {
    std::u16string before;
    std::size_t start = 0;
    for (std::size_t at = title.find(parting); at != std::u16string_view::npos; at = title.find(parting, start)) {
      std::u16string part = letters_of(title.substr(start, at - start));
      if (!part.empty() && before.size() <= longest_line) {
        before += part;
        add_key(before, titles);
      }
      add_key(std::move(part), titles);
      start = at + parting.size();
    }
    if (start > 0) add_key(letters_of(title.substr(start)), titles);
  }
}

// The headline in a page's JSON-LD: in the object itself, in a list of objects, or in its @graph.
std::u16string headline_of(const Json& json) {
  std::vector<const Json*> waiting = {&json};
  for (std::size_t at = 0; at < waiting.size(); ++at) {
    const Json& one = *waiting[at];
    if (one.is_array()) {
      for (const Json& item : one) waiting.push_back(&item);
    } else if (one.is_object()) {
      const auto headline = one.find("headline");
      if (headline != one.end() && headline->is_string()) return to_utf16(headline->get_ref<const std::string&>());
      if (const auto graph = one.find("@graph"); graph != one.end()) waiting.push_back(&*graph);
    }
  }
  return {};
}

std::string text_of(const GumboNode* node) {
  std::string text;
  const GumboVector& children = node->v.element.children;
  for (unsigned at = 0; at < children.length; ++at) {
    const auto* child = static_cast<const GumboNode*>(children.data[at]);
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA || child->type == GUMBO_NODE_WHITESPACE)
      text += child->v.text.text;
  }
  return text;
}

struct Found {
  std::u16string open_graph, linked_data, title;
};

void look_at(const GumboNode* node, Found& found) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_TITLE:
      if (found.title.empty()) found.title = to_utf16(text_of(node));
      break;
    case GUMBO_TAG_META: {
      const std::string_view name = attribute(node, "property").value_or(attribute(node, "name").value_or(""));
      if (found.open_graph.empty() && (name == "og:title" || name == "twitter:title"))
        found.open_graph = to_utf16(attribute(node, "content").value_or(""));
      break;
    }
    case GUMBO_TAG_SCRIPT:
      if (found.linked_data.empty() && attribute(node, "type").value_or("") == "application/ld+json") {
        const Json json = Json::parse(text_of(node), nullptr, false);
        if (!json.is_discarded()) found.linked_data = headline_of(json);
      }
      break;
    default:
      break;
  }
}

}  // namespace

std::u16string title_key(std::u16string_view title) { return lowered(letters_of(title)); }

bool PageTitles::has(std::u16string_view line) const {
  return !keys.empty() && line.size() <= longest_line && keys.count(title_key(line)) != 0;
}

PageTitles page_titles(const GumboNode* root) {
  Found found;
  std::vector<const GumboNode*> waiting = {root};
  while (!waiting.empty()) {
    const GumboNode* node = waiting.back();
    waiting.pop_back();
    look_at(node, found);
    const GumboVector& children = node->v.element.children;
    for (unsigned at = children.length; at-- > 0;) {
      const auto* child = static_cast<const GumboNode*>(children.data[at]);
      if (child->type == GUMBO_NODE_ELEMENT) waiting.push_back(child);
    }
  }
  PageTitles titles;
  for (const std::u16string* title : {&found.open_graph, &found.linked_data, &found.title}) {
    if (titles.first.empty()) titles.first = *title;
    add_key(letters_of(*title), titles);
  }
  add_parts(found.open_graph, titles);
  add_parts(found.title, titles);
  return titles;
}

}  // namespace article_inspector
