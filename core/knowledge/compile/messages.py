"""The sentences that explain a report, as C++ tables: core/data/LANGUAGE/messages.json."""
import json
import pathlib

SOURCE = """// Made by core/knowledge/compile from core/data/*/messages.json: change them there.
#include "article_inspector/messages.h"

#include <array>

namespace article_inspector {
namespace {

struct Messages {
  std::string_view language;
@FIELDS@};

constexpr std::array<Messages, @COUNT@> all = {{
@ROWS@}};

// A language without messages is answered in English.
const Messages& messages_of(std::string_view language) {
  for (const Messages& messages : all) {
    if (messages.language == language) return messages;
  }
  return all.front();
}

}  // namespace

std::string_view messages_language(std::string_view language) { return messages_of(language).language; }

@FUNCTIONS@
}  // namespace article_inspector
"""


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def languages(folder: pathlib.Path) -> dict[str, dict[str, str]]:
    """Messages by language, English first."""
    files = sorted(folder.glob("*/messages.json"), key=lambda path: (path.parent.name != "en", path.parent.name))
    return {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in files}


def messages_source(folder: pathlib.Path, contract: dict) -> str:
    enums = {name: entry for name, entry in contract.items() if "messages" in entry}
    fields, functions = "", ""
    for name, entry in enums.items():
        fields += f"  std::array<std::string_view, {len(entry['names'])}> {entry['messages']};\n"
        functions += f"std::string_view message_of({name} value, std::string_view language) {{\n"
        functions += f"  return messages_of(language).{entry['messages']}[static_cast<std::size_t>(value)];\n}}\n\n"
    rows = ""
    all_languages = languages(folder)
    for language, messages in all_languages.items():
        rows += f"    {{{quoted(language)},\n"
        for entry in enums.values():
            texts = ",\n        ".join(quoted(messages[f"{entry['messages']}/{name}"]) for name in entry["names"])
            rows += f"     {{{{{texts}}}}},\n"
        rows += "    },\n"
    source = SOURCE.replace("@FIELDS@", fields).replace("@COUNT@", str(len(all_languages))).replace("@ROWS@", rows)
    return source.replace("@FUNCTIONS@", functions)
