"""Checks core/data against core/data/schema.toml: every list, class, tag and reference must be one that something defines."""
import json
import pathlib
import re

from source import DataError, Line, entries_of, lines_of
from traits import LANGUAGE_FILE, Languages

MODELS = "models"
SHAPES = {"NUMBER", "NAMES", "DATE", "REST", "HEADLINE", "LINK", "HANDLE"}
PLACES = {"@line", "@end"}


class Checker:
    """Collects what is wrong, so that one build names all of it."""

    def __init__(self, folder: pathlib.Path, schema: dict, contract: dict, languages: Languages):
        self.languages = languages
        self.folder = folder
        self.schema = schema
        self.contract = contract
        self.errors: list[DataError] = list(languages.errors)
        self.filled_cues: set[str] = set()
        self.asked_cues: list[tuple[str, Line]] = []

    def run(self) -> list[DataError]:
        for path in sorted(self.folder.iterdir()):
            if path.is_dir() and path.name != MODELS:
                self.check_folder(path)
        known = set(self.schema["cues"]["classes"])
        for name, line in self.asked_cues:
            if name not in known:
                self.errors.append(line.error(f"no such cue class: {name}"))
            elif name not in self.filled_cues:
                self.errors.append(line.error(f"no language fills the cue class {name}"))
        for name in sorted(known - self.filled_cues):
            self.errors.append(DataError(f"{self.folder.as_posix()}/schema.toml:1: no language fills the cue class {name}"))
        return self.errors

    def check_folder(self, folder: pathlib.Path) -> None:
        if folder.name not in self.languages.codes:
            self.errors.append(DataError(f"{folder.as_posix()}:1: a language's folder has a {LANGUAGE_FILE}"))
        if (folder / "messages.json").exists():
            self.check_messages(folder / "messages.json")
        for path in sorted(folder.glob("*.txt")):
            rule = self.schema["lists"].get(path.stem)
            if rule is None:
                self.errors.append(DataError(f"{path.as_posix()}:1: the schema has no list of this name"))
                continue
            getattr(self, "check_" + rule["form"])(path, rule)

    def check_messages(self, path: pathlib.Path) -> None:
        wanted = [f"{entry['messages']}/{name}" for entry in self.contract.values() if "messages" in entry for name in entry["names"]]
        try:
            messages = json.loads(path.read_text(encoding="utf-8"))
        except json.JSONDecodeError as error:
            self.errors.append(DataError(f"{path.as_posix()}:{error.lineno}: {error.msg}"))
            return
        for key in sorted(set(wanted) - set(messages)):
            self.errors.append(DataError(f"{path.as_posix()}:1: no message for {key}"))
        for line in lines_of(path):
            key = re.match(r'\s*"([^"]+)":', line.text)
            if key and key.group(1) not in wanted:
                self.errors.append(line.error(f"a message for what core/contract.toml does not name: {key.group(1)}"))

    def check_word(self, path: pathlib.Path, rule: dict) -> None:
        allowed = rule.get("values", [])
        for entry in entries_of(path):
            if entry.value and entry.value not in allowed:
                self.errors.append(entry.line.error(f"no such value in this list: {entry.value}"))
            if " " in entry.key:
                self.errors.append(entry.line.error(f"more than one word, so it would never be found: {entry.key}"))

    def check_phrase(self, path: pathlib.Path, _rule: dict) -> None:
        for entry in entries_of(path):
            if entry.value:
                self.errors.append(entry.line.error("a phrase has no value"))

    def check_pair(self, path: pathlib.Path, _rule: dict) -> None:
        for entry in entries_of(path):
            if not entry.key or not entry.value:
                self.errors.append(entry.line.error("two forms, parted by a tab, are wanted"))

    def check_classes(self, path: pathlib.Path, _rule: dict) -> None:
        words = self.schema["words"]
        for entry in entries_of(path):
            if not entry.value.split():
                self.errors.append(entry.line.error("no class"))
            for name in entry.value.split():
                if name not in words["classes"]:
                    self.errors.append(entry.line.error(f"no such class of words: {name}"))
                elif name in words["derived"]:
                    self.errors.append(entry.line.error(f"no list may give this class: {name}"))

    def check_cues(self, path: pathlib.Path, _rule: dict) -> None:
        for line in lines_of(path):
            if line.text.startswith("#"):
                continue
            name, colon, phrases = line.text.partition(":")
            name = name.strip()
            if not colon or not phrases.strip():
                self.errors.append(line.error('"class: phrase, phrase" is wanted'))
            elif name not in self.schema["cues"]["classes"]:
                self.errors.append(line.error(f"no such cue class: {name}"))
            else:
                self.filled_cues.add(name)

    def check_patterns(self, path: pathlib.Path, _rule: dict) -> None:
        in_section = False
        for line in lines_of(path):
            if line.text.startswith("#"):
                continue
            if line.text.startswith("= "):
                in_section = True
                self.check_section(line)
            elif not in_section:
                self.errors.append(line.error("a pattern before the first section"))
            else:
                self.check_pattern(line)

    def check_section(self, line: Line) -> None:
        kind, _, reason = line.text[2:].partition("|")
        if kind.strip() not in self.contract["BoilerplateKind"]["names"]:
            self.errors.append(line.error(f"no such kind of boilerplate: {kind.strip()}"))
        if reason.strip() not in self.contract["Reason"]["names"]:
            self.errors.append(line.error(f"no such reason: {reason.strip()}"))

    def check_pattern(self, line: Line) -> None:
        for word in line.text.split():
            if word in PLACES:
                continue
            bare = word[:-1] if len(word) > 1 and word[-1] in "?*+" else word
            if bare.startswith("@"):
                self.errors.append(line.error(f"no such place: {bare}"))
            elif bare.startswith("<") and len(bare) > 2:
                if not bare.endswith(">"):
                    self.errors.append(line.error(f"a class without its end: {bare}"))
                self.asked_cues += [(name, line) for name in bare[1:-1].split("|")]
            elif bare.startswith("~"):
                if not re.fullmatch(r"~\d*", bare):
                    self.errors.append(line.error(f"no such gap: {bare}"))
            elif bare == "#":
                self.errors.append(line.error('"#" begins a comment; a number is NUMBER'))
            elif len(bare) > 1 and bare.isascii() and bare.isupper() and bare not in SHAPES:
                self.errors.append(line.error(f"no such shape: {bare}"))
