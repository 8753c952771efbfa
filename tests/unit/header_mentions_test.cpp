#include <string>
#include <vector>

#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
#include "catch.h"

using namespace article_inspector;

namespace {

using Strings = std::vector<std::string>;

/// "type words" of all mentions that begin before `end`, in the order of the text.
Strings mentions_before(std::u16string_view text, std::size_t end) {
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (const Entity& entity : inspect(text, {.language = "en", .blocks = {}}).entities.list) {
    for (const Mention& mention : entity.mentions) {
      if (mention.span.start >= end) continue;
      const auto words = to_utf8(text.substr(mention.span.start, mention.span.length()));
      found.emplace_back(mention.span.start,
                         std::string(entity_type_names[static_cast<std::size_t>(entity.type)]) + " " + words);
    }
  }
  std::sort(found.begin(), found.end());
  Strings out;
  for (const auto& [start, words] : found) out.push_back(words);
  return out;
}

}  // namespace

TEST_CASE("a dateline's names are what they stand for, and end where it ends") {
  const std::u16string_view text =
      u"PORT HALVOR, Norway, Nov. 20 (Coastwire) - Engineers warned the owners of the ferry three times.";
  CHECK(mentions_before(text, 60) == Strings{"location PORT HALVOR", "location Norway", "organization Coastwire"});
  const std::u16string_view weekday =
      u"MOSKA/ORLIN, Tuesday (AP/Coastwire) - Engineers warned the owners of the ferry three times.";
  CHECK(mentions_before(weekday, 60) ==
        Strings{"location MOSKA", "location ORLIN", "organization AP", "organization Coastwire"});
  const std::u16string_view capital = u"WASHINGTON, D.C. (AP) — Engineers warned the owners of the ferry three times.";
  CHECK(mentions_before(capital, 60) == Strings{"location WASHINGTON, D.C.", "organization AP"});
}
