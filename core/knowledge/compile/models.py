#!/usr/bin/env python3
"""Checks that each model in core/data/models was trained on the features that the code makes now.

usage: models.py CORE_FOLDER                   ends with an error for each model whose features have changed
       models.py CORE_FOLDER --stamp [MODEL...]  notes the features of now as those of the models; without names, of all

A model's schema is what its feature code says of features: the calls that add one, in order, with their arguments; the constants and
enumerations of those files; and the names of the contract that the model has columns for. core/data/schema.toml ([models]) lists the files.
The schema's hash is noted in core/data/models/features.toml when a model is trained. Comments and white space do not count.
"""
import fnmatch
import hashlib
import pathlib
import re
import sys

from source import DataError, load_toml

STAMPS = "data/models/features.toml"
HEAD = """# The hash of the features that each model was trained on: see core/knowledge/compile/models.py. Training writes it; so does
# ./scripts/stamp-models, for a change of the code that leaves what the features say as it was.
"""
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\])*")', re.DOTALL)


def end_of_call(code: str, start: int) -> int:
    """Behind the bracket that closes the one at `start`."""
    depth = 0
    for at in range(start, len(code)):
        depth += (code[at] == "(") - (code[at] == ")")
        if depth == 0:
            return at + 1
    return len(code)


def statements(code: str, calls: list[str]) -> list[str]:
    """What the code says of features, without white space."""
    code = COMMENT.sub(lambda match: match.group(1) or " ", code)
    callees = "|".join(re.escape(call) for call in calls)
    pattern = re.compile(rf"\benum\b[^;{{]*\{{[^}}]*\}}|\bconstexpr\b[^;()]*=[^;]*;|\b(?:{callees})\(")
    found = []
    for match in pattern.finditer(code):
        end = end_of_call(code, match.end() - 1) if match.group().endswith("(") else match.end()
        found.append(re.sub(r"\s+", "", code[match.start() : end]))
    return found


class Models:
    def __init__(self, core: pathlib.Path):
        self.core = core
        self.schema = load_toml(core / "data/schema.toml")["models"]
        self.contract = load_toml(core / "contract.toml")
        stamps = core / STAMPS
        self.stamps: dict[str, str] = load_toml(stamps) if stamps.exists() else {}

    def hash_of(self, model: str) -> str:
        entry = self.schema["features"][model]
        parts = [name for columns in entry.get("columns", []) for name in self.contract[columns]["names"]]
        for path in entry["files"]:
            parts += statements((self.core / path).read_text(encoding="utf-8"), self.schema["calls"])
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]

    def errors(self) -> list[str]:
        found = []
        present = {path.name for path in (self.core / "data/models").iterdir() if path.suffix != ".toml"}
        tables = {name for name in present for pattern in self.schema["tables"] if fnmatch.fnmatch(name, pattern)}
        for model in sorted(present - set(self.schema["features"]) - tables):
            found.append(f"core/data/models/{model}:1: core/data/schema.toml does not say what its features are")
        for model, entry in self.schema["features"].items():
            now = self.hash_of(model)
            if model in present and self.stamps.get(model) != now:
                found.append(
                    f"core/data/models/{model}:1: it was trained on other features ({self.stamps.get(model, 'none')}) than the code "
                    f"makes ({now}): {', '.join('core/' + path for path in entry['files'])}. Train it again (./scripts/train), or, where "
                    f"every feature means what it did, run ./scripts/stamp-models {model}"
                )
        return found

    def stamp(self, models: list[str]) -> None:
        for model in models or self.schema["features"]:
            if model not in self.schema["features"]:
                raise DataError(f"core/data/schema.toml names no model {model}")
            self.stamps[model] = self.hash_of(model)
        # An empty line between two of them: who trains one model does not conflict with who trains another.
        rows = "\n".join(f'"{model}" = "{self.stamps[model]}"\n' for model in self.schema["features"] if model in self.stamps)
        (self.core / STAMPS).write_text(HEAD + rows, encoding="utf-8")


def main() -> int:
    try:
        models = Models(pathlib.Path(sys.argv[1]))
        if sys.argv[2:3] == ["--stamp"]:
            models.stamp(sys.argv[3:])
        errors = models.errors() if len(sys.argv) == 2 else []
    except (DataError, OSError) as error:
        errors = [f"{error}"]
    print("\n".join(errors), end="\n" if errors else "", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
