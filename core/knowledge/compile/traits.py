"""Languages: what each core/data/LANGUAGE/language.toml says, as one table."""
import pathlib

from source import DataError, load_toml

LANGUAGE_FILE = "language.toml"
TYPES = {bool: "bool", int: "std::uint64_t", str: "std::string_view"}

HEADER = """// Made by core/knowledge/compile from core/data/schema.toml and core/data/*/language.toml: change them there.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace article_inspector {

/// What a language is like, beyond its words. The comments are in core/data/*/language.toml.
struct Language {
  std::string_view code;  ///< ISO 639-1; "und" for what is no known language
@FIELDS@};

inline constexpr Language no_language = {@NONE@};

/// The languages that have a folder in core/data.
inline constexpr std::array<Language, @COUNT@> all_languages = {{
@ROWS@}};

/// Pages in any language borrow from this one.
inline constexpr std::string_view common_language = "@COMMON@";

/// The language of a code; no_language where core/data has none.
constexpr const Language& language_of(std::string_view code) {
  for (const Language& language : all_languages) {
    if (language.code == code) return language;
  }
  return no_language;
}

}  // namespace article_inspector
"""


def identifier(trait: str) -> str:
    return trait.replace("-", "_")


def literal(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)


class Languages:
    """The languages of a data folder, in the order in which they are told from each other."""

    def __init__(self, folder: pathlib.Path, schema: dict):
        self.defaults = schema["traits"]
        self.errors: list[DataError] = []
        order = schema["languages"]["order"]
        self.common = schema["languages"]["common"]
        codes = sorted(path.parent.name for path in folder.glob(f"*/{LANGUAGE_FILE}"))
        for code in order:
            if code not in codes:
                self.errors.append(DataError(f"{folder.as_posix()}/schema.toml:1: no {LANGUAGE_FILE} for the language {code}"))
        self.codes = [code for code in order if code in codes] + [code for code in codes if code not in order]
        self.traits = {code: self.read(folder / code / LANGUAGE_FILE) for code in self.codes}

    def read(self, path: pathlib.Path) -> dict:
        traits = load_toml(path)
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            key = line.partition("=")[0].strip()
            if not key or key.startswith("#"):
                continue
            if key not in self.defaults:
                self.errors.append(DataError(f"{path.as_posix()}:{number}: no such trait: {key}"))
            elif type(traits.get(key)) is not type(self.defaults[key]):
                self.errors.append(DataError(f"{path.as_posix()}:{number}: {key} is of another type in schema.toml"))
        return {**self.defaults, **{key: value for key, value in traits.items() if key in self.defaults}}

    def header(self) -> str:
        fields = "".join(f"  {TYPES[type(value)]} {identifier(trait)};\n" for trait, value in self.defaults.items())
        none = ", ".join(literal(value) for value in ["und", *self.defaults.values()])
        rows = ""
        for code in self.codes:
            rows += "    {" + ", ".join(literal(value) for value in [code, *self.traits[code].values()]) + "},\n"
        out = HEADER.replace("@FIELDS@", fields).replace("@NONE@", none).replace("@COUNT@", str(len(self.codes)))
        return out.replace("@ROWS@", rows).replace("@COMMON@", self.common)
