"""Runs the Python samples of the documentation (```python run) page by page, each page's one after another in one namespace.

    samples.py [NEEDED...]     what else is installed: spark, ray, datatrove, warcio; samples that want more are left out
"""

import gzip
import json
import os
import pathlib
import re
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
STORY = "Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini.\n"


def warc(address: str, page: str) -> bytes:
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + page.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def main() -> None:
    # Spark's workers are to see the packages that this program sees.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    installed = set(sys.argv[1:])
    pages = [*sorted((ROOT / "site/docs").glob("*.md")), ROOT / "core/python/README.md"]
    ran = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir("lines")
        pathlib.Path("lines/a.jsonl").write_text(json.dumps({"id": "a", "text": STORY}) + "\n")
        pathlib.Path("crawl.warc.gz").write_bytes(warc("https://example.org/a", f"<!doctype html><p>{STORY}</p>"))
        for path in pages:
            names: dict[str, object] = {"__name__": "sample"}
            for needs, code in re.findall(r"^```python run ?(.*)\n([^`]*?)^```$", path.read_text(), re.M):
                missing = set(needs.split()) - installed
                print(f"{path.relative_to(ROOT)}: {code.strip().splitlines()[0]}{' (left out)' if missing else ''}", flush=True)
                if not missing:
                    exec(compile(code, str(path), "exec"), names)
                    ran += 1
        if "datatrove" in installed:
            written = "".join(path.read_text() for path in pathlib.Path("stories").iterdir())
            assert "“It is time,”" in json.loads(written)["metadata"]["quotes"], written
        os.chdir("/")
    assert ran >= 4, f"only {ran} samples ran"
    print(f"{ran} samples ran")


main()
