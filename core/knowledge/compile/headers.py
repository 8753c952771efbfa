"""The generated headers: enumerations whose names the schema declares."""

import re

BANNER = "// Made by core/knowledge/compile from {source}: change it there.\n#pragma once\n\n"
SCHEMA = "core/data/schema.toml"
CONTRACT = "core/contract.toml"


def identifier(name: str) -> str:
    return name.replace("-", "_").replace(".", "_")


def names_array(cpp_name: str, names: list[str]) -> str:
    rows = "".join(f'    "{name}",\n' for name in names)
    return f"inline constexpr std::array<std::string_view, {len(names)}> {cpp_name} = {{\n{rows}}};\n"


def enumeration(cpp_name: str, comment: str, names: list[str], notes: dict[str, str]) -> str:
    rows = ""
    for name in names:
        note = f"  ///< {notes[name]}" if name in notes else ""
        rows += f"  {identifier(name)},{note}\n"
    return f"/// {comment}\nenum class {cpp_name} : std::uint8_t {{\n{rows}}};\n"


def wrapped(source: str, includes: list[str], body: str, namespace: str = "article_inspector") -> str:
    lines = "".join(f"#include <{name}>\n" for name in includes)
    return f"{BANNER.format(source=source)}{lines}\nnamespace {namespace} {{\n\n{body}\n}}  // namespace {namespace}\n"


def sense_header(schema: dict) -> str:
    names = schema["senses"]["names"]
    nouns = [name for name in names if name.startswith("noun.")]
    verbs = [name for name in names if name.startswith("verb.")]
    body = "/// WordNet's lexicographer file of a word's commonest sense, as the lexicon stores it.\n"
    body += "enum class Sense : std::uint8_t {\n  none,\n" + "".join(f"  {identifier(name)},\n" for name in names) + "};\n"
    body += f"inline constexpr std::size_t sense_count = {len(names) + 1};  ///< `none` included\n"
    body += names_array("sense_names", ["none", *names]) + "\n"
    for kind, members in (("noun", nouns), ("verb", verbs)):
        first, last = identifier(members[0]), identifier(members[-1])
        body += f"constexpr bool is_{kind}(Sense sense) {{ return sense >= Sense::{first} && sense <= Sense::{last}; }}\n"
    return wrapped(SCHEMA, ["array", "cstddef", "cstdint", "string_view"], body)


def cue_class_header(schema: dict) -> str:
    names = schema["cues"]["classes"]
    body = enumeration("CueClass", "Classes of the words that the phrases of sites are built from.", names, {})
    body += f"inline constexpr std::size_t cue_class_count = {len(names)};\n"
    body += names_array("cue_class_names", names)
    return wrapped(SCHEMA, ["array", "cstddef", "cstdint", "string_view"], body)


def word_class_header(schema: dict) -> str:
    classes = schema["words"]["classes"]
    if len(classes) > 64:
        raise ValueError("core/data/schema.toml: a word's classes are bits of 64, and [words.classes] has more")
    rows = "".join(f"  {name} = 1ULL << {bit},\n" for bit, name in enumerate(classes.values()))
    body = "/// The classes of words in the lists, one bit each.\n"
    body += f"enum WordClass : std::uint64_t {{\n{rows}}};\n"
    body += names_array("word_class_names", list(classes))
    return wrapped(SCHEMA, ["array", "cstdint", "string_view"], body, "article_inspector::quotes")


def snake(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def contract_header(contract: dict, wanted=lambda name: name != "ReportText") -> str:
    parts = []
    for name, entry in contract.items():
        if not wanted(name):
            continue
        parts.append(enumeration(name, entry["about"], entry["names"], entry.get("notes", {})) + names_array(snake(name) + "_names", entry["names"]))
        array = snake(name) + "_names"
        parts.append(f"constexpr std::string_view name_of({name} value) {{ return {array}[static_cast<std::size_t>(value)]; }}\n")
    return wrapped(CONTRACT, ["array", "cstddef", "cstdint", "string_view"], "\n".join(parts))


def report_text_header(contract: dict) -> str:
    """What only the formats for people say: whoever reads a report need not compile it."""
    return contract_header(contract, lambda name: name == "ReportText")


HEADERS = {"sense.h": sense_header, "cue_class.h": cue_class_header, "word_class.h": word_class_header}
