#!/usr/bin/env python3
"""Writes the web side's copies of core/contract.toml and core/data/*/messages.json, and the styles of core/looks.toml. They are kept in the repository, so that the web
side builds without this; a house rule checks that they are current.

usage: web.py ROOT           writes them
       web.py --check ROOT   says which are stale, and ends with 1 where one is
"""
import json
import pathlib
import sys

from headers import snake
from looks import extension_json, page_css, report_css
from messages import languages
from source import load_toml

WIDTH = 140
NOTE = "// Made by scripts/contract from {source}: change it there.\n"


def camel(name: str) -> str:
    first, *rest = snake(name).split("_")
    return first + "".join(part.title() for part in rest)


def plural(name: str) -> str:
    return name + ("es" if name.endswith("s") else "s")


def array(names: list[str]) -> str:
    flat = ", ".join(f"'{name}'" for name in names)
    return flat, "".join(f"  '{name}',\n" for name in names)


def contract_ts(contract: dict) -> str:
    out = NOTE.format(source="core/contract.toml")
    for name, entry in contract.items():
        if name == "ReportText":  # never leaves the core as a name
            continue
        flat, rows = array(entry["names"])
        line = f"export const {plural(camel(name))} = [{flat}] as const;\n"
        out += f"\n/** {entry['about']} */\n"
        out += line if len(line) <= WIDTH + 1 else f"export const {plural(camel(name))} = [\n{rows}] as const;\n"
        out += f"export type {name} = (typeof {plural(camel(name))})[number];\n"
    return out


def quoted(text: str) -> str:
    quote = '"' if "'" in text and '"' not in text else "'"
    return quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote


def messages_ts(all_languages: dict, contract: dict) -> str:
    wanted = {entry["messages"] for entry in contract.values() if "messages" in entry and entry.get("web-messages", True)}
    out = NOTE.format(source="core/data/*/messages.json")
    out += "\n/** The messages of each language, by \"reason/…\", \"finding/…\" and \"place/…\". */\n"
    out += "export const messages: Readonly<Record<string, Readonly<Record<string, string>>>> = {\n"
    for language, texts in all_languages.items():
        out += f"  {language}: {{\n"
        for key, text in texts.items():
            if key.partition("/")[0] not in wanted:
                continue
            row = f"    '{key}': {quoted(text)},\n"
            out += row if len(row) <= WIDTH + 1 else f"    '{key}':\n      {quoted(text)},\n"
        out += "  },\n"
    return out + "};\n"


ENUMS_IN_SCHEMA = {
    ("boilerplate", "kind"): "BoilerplateKind",
    ("boilerplate", "reason"): "Reason",
    ("boilerplate", "place"): "StoryPlace",
    ("entity", "type"): "EntityType",
    ("quote", "kind"): "QuoteKind",
    ("finding", "kind"): "FindingKind",
    ("finding", "reason"): "FindingReason",
}


def schema_json(text: str, contract: dict) -> str:
    """The schema with the contract's names in its enumerations; all else as it is, as prettier sets it."""
    schema = json.loads(text)
    for (part, field), name in ENUMS_IN_SCHEMA.items():
        schema["$defs"][part]["properties"][field]["enum"] = contract[name]["names"]
    return pretty(schema, 0) + "\n"


def pretty(value, depth: int, room: int = 0) -> str:
    """JSON as prettier sets it: arrays of plain values on one line where they fit, objects never."""
    pad, inner = "  " * depth, "  " * (depth + 1)
    if isinstance(value, dict) and value:
        rows = [f"{inner}{json.dumps(key, ensure_ascii=False)}: {pretty(item, depth + 1, len(key) + 4)}" for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{pad}}}"
    if isinstance(value, list) and value:
        flat = "[" + ", ".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"
        if not any(isinstance(item, (dict, list)) for item in value) and len(pad) + room + len(flat) + 1 <= WIDTH:
            return flat
        return "[\n" + ",\n".join(inner + pretty(item, depth + 1) for item in value) + f"\n{pad}]"
    return json.dumps(value, ensure_ascii=False)


def main() -> int:
    check = sys.argv[1] == "--check"
    root = pathlib.Path(sys.argv[-1])
    contract = load_toml(root / "core" / "contract.toml")
    schema = root / "web" / "package" / "report.schema.json"
    looks = load_toml(root / "core" / "looks.toml")
    report_style = root / "core" / "data" / "report_style.css"
    files = {
        root / "web" / "wasm" / "contract.ts": contract_ts(contract),
        root / "web" / "package" / "src" / "messages-table.ts": messages_ts(languages(root / "core" / "data"), contract),
        schema: schema_json(schema.read_text(encoding="utf-8"), contract),
        root / "web" / "element" / "src" / "styles" / "marks.css": page_css(looks),
        root / "web" / "extension" / "looks.json": extension_json(looks),
        report_style: report_css(report_style.read_text(encoding="utf-8"), looks),
    }
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(root)} is stale: run scripts/contract", file=sys.stderr)
        else:
            path.write_text(files[path], encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
