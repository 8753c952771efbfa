"""Distinct articles for the tests of what is handed out: made of those that the project wrote for its golden tests, or read from a folder."""

import gzip
import json
import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parents[2]


def made(count: int) -> list[str]:
    """So many distinct texts, the same ones every time: paragraphs of one golden article, some of another between them."""
    written = [path.read_text("utf-8", "replace") for path in sorted((ROOT / "tests/golden/articles").iterdir()) if path.is_file()]
    parts = [[part for part in text.split("\n\n") if part.strip()] for text in written]
    texts: dict[str, None] = {}
    for seed in range(count * 20):
        chance = random.Random(seed)
        own, other = list(chance.choice(parts)), chance.choice(parts)
        for part in chance.sample(other, min(len(other), chance.randrange(4))):
            own.insert(chance.randrange(len(own) + 1), part)
        texts["\n\n".join(part for part in own if chance.random() < 0.95)] = None
        if len(texts) == count:
            return list(texts)
    raise ValueError(f"the golden articles give {len(texts)} distinct texts, not {count}")


def read(folder: str, count: int) -> list[str]:
    """The texts of a folder: those of its .txt files, and the fields "text" of its .jsonl files."""
    texts: dict[str, None] = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.suffix == ".txt":
            texts[path.read_text("utf-8", "replace")] = None
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            lines = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
            with lines:
                texts.update((text, None) for line in lines if (text := json.loads(line).get("text")))
    return list(texts)[:count]
