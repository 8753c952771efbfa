// Reads pages as {"html"} lines from standard input and writes what the native reader makes of each, for the test that
// holds it against the reader in the browser.
#include <array>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "article_inspector/html.h"
#include "article_inspector/unicode.h"

namespace {

using namespace article_inspector;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 10> tags = {"other",   "paragraph",  "heading",      "list-item", "quotation",
                                                   "caption", "table-cell", "preformatted", "button",    "form"};
constexpr std::array<std::string_view, 15> places = {"unknown", "article", "main",  "header",        "navigation",
                                                     "aside",   "footer",  "form",  "comments",      "dialog",
                                                     "story",   "related", "share", "advertisement", "meta"};

Json to_json(const Block& block) {
  Json around = Json::array();
  for (std::size_t place = 1; place < places.size(); ++place) {
    if ((block.around >> place & 1U) != 0) around.push_back(places[place]);
  }
  return {{"start", block.span.start},
          {"end", block.span.end},
          {"tag", tags[static_cast<std::size_t>(block.tag)]},
          {"place", places[static_cast<std::size_t>(block.place)]},
          {"headingLevel", block.heading_level},
          {"depth", block.depth},
          {"linkPercent", block.link_percent},
          {"hidden", block.hidden},
          {"title", block.title},
          {"around", around},
          {"group", block.group},
          {"outerGroup", block.outer_group}};
}

/// What it says, and nothing of what it does not.
Json to_json(const PageData& page) {
  Json json = Json::object();
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  put("title", to_utf8(page.title));
  put("headline", to_utf8(page.headline));
  put("description", to_utf8(page.description));
  put("published", page.published);
  put("modified", page.modified);
  put("site", to_utf8(page.site));
  put("address", page.address);
  for (const std::u16string& author : page.authors) json["authors"].push_back(to_utf8(author));
  return json;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const HtmlText page = read_html(Json::parse(line)["html"].get<std::string>());
    Json blocks = Json::array();
    for (const Block& block : page.blocks) blocks.push_back(to_json(block));
    std::cout << Json{{"text", to_utf8(page.text)},
                      {"title", to_utf8(page.title)},
                      {"blocks", blocks},
                      {"page", to_json(page.page)}}
                     .dump()
              << "\n";
  }
}
