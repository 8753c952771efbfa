#!/usr/bin/env python3
"""Labels the lines of pasted pages by what four extractors make of the same pages' HTML.

usage: label_with_html.py PAGES.jsonl.gz PAGES-html.jsonl.gz OUT.jsonl

Most lines of the segments pages have no gold label. Where extractors that see the markup agree, their answer is right 97
times of 100 or more (measured on the lines that have a label), so the text-only model may learn from it. Needs
trafilatura, readability-lxml and resiliparse (requirements.txt); nothing of them is used by the product.

OUT: {"id", "story": [how likely each of the page's lines is story, 0 to 1]}
"""
import gzip
import json
import re
import sys
from concurrent.futures import ProcessPoolExecutor

EXTRACTORS = ("trafilatura", "trafilatura, strict", "readability", "resiliparse")
# How likely a line is story by the extractors that keep it, in the order above; rounded from the labelled lines.
STORY = {
    "0000": 0.01, "0001": 0.06, "0010": 0.06, "0011": 0.3, "0100": 0.5, "0101": 0.7, "0110": 0.5, "0111": 0.8,
    "1000": 0.15, "1001": 0.5, "1010": 0.3, "1011": 0.82, "1100": 0.58, "1101": 0.8, "1110": 0.84, "1111": 0.975,
}


def extract(html):
    import lxml.html
    import trafilatura
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text

    calls = (
        lambda: trafilatura.extract(html, include_comments=False, include_tables=True),
        lambda: trafilatura.extract(html, include_comments=False, include_tables=False, favor_precision=True),
        lambda: lxml.html.fromstring(Document(html).summary()).text_content(),
        lambda: extract_plain_text(html, main_content=True),
    )
    texts = []
    for call in calls:
        try:
            texts.append(call() or "")
        except Exception:  # an extractor that fails on a page has no voice there
            texts.append("")
    return texts


def words(text):
    return re.findall(r"\w+", text.lower())


def shingles(items, size=4):
    return [" ".join(items[k : k + size]) for k in range(len(items) - size + 1)]


def keeps(line, kept_shingles, kept_lines):
    if len(line) < 5:
        return " ".join(line) in kept_lines
    own = shingles(line)
    return sum(shingle in kept_shingles for shingle in own) * 2 > len(own)


def label(job):
    page, html = job
    kept = []
    for text in extract(html):
        lines = {" ".join(words(line)) for line in text.split("\n")} - {""}
        kept.append((set(shingles(words(text))), lines))
    story = []
    for line in page["lines"]:
        own = words(page["text"][line["start"] : line["end"]])
        story.append(STORY["".join("1" if keeps(own, *k) else "0" for k in kept)])
    return {"id": page["id"], "story": story}


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def utf16(page):
    """Offsets are UTF-16 code units; Python counts code points."""
    text = page["text"].encode("utf-16-le")
    page["lines"] = [
        {"start": len(text[: 2 * line["start"]].decode("utf-16-le", "replace")),
         "end": len(text[: 2 * line["end"]].decode("utf-16-le", "replace"))}
        for line in page["lines"]
    ]
    return page


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    html = {row["id"]: row["html"] for row in rows(sys.argv[2])}
    jobs = [(utf16(page), html[page["id"]]) for page in rows(sys.argv[1]) if page["id"] in html]
    with ProcessPoolExecutor() as pool, open(sys.argv[3], "w") as out:
        for result in pool.map(label, jobs, chunksize=4):
            out.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
