"""Inspects the same articles by the tool, the npm package, the wheel and Spark: the reports are the same bytes, and how fast each is.

    scripts/test-packages same [--count 500] [--repeat 4] [--folder FOLDER]

Speed is in documents a second on one core: by the wall clock, and by the processor's time of all processes of the way. Start-up counts in
neither: it is measured with one article and taken off. Run in the environment that scripts/wheel --test leaves.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

import articles

ROOT = articles.ROOT
TOOL = [str(ROOT / "build/bin/article-inspector"), "--jsonl", "--threads", "1"]
# Reports of one thread, a line each, from lines of articles.
NODE = """
import { createInterface } from 'node:readline';
import { createRunner, ownModule } from 'article-inspector';
const runner = await createRunner(ownModule());
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!process.stdout.write((await runner.write(JSON.parse(line).text, 'json', { indent: -1 })).trim() + '\\n'))
    await new Promise((done) => process.stdout.once('drain', done));
}
"""


def lines_of(texts: list[str]) -> bytes:
    return "".join(json.dumps({"id": index, "text": text}) + "\n" for index, text in enumerate(texts)).encode()


def by_tool(texts: list[str], offsets: str) -> list[bytes]:
    said = subprocess.run([*TOOL, "--offsets", offsets], input=lines_of(texts), stdout=subprocess.PIPE, check=True).stdout
    found = said.decode().splitlines()
    return [line[len(f'{{"id":{index},"report":') : -1].encode() for index, line in enumerate(found)]


def by_npm(texts: list[str], folder: str) -> list[bytes]:
    command = ["node", "--input-type=module", "-e", NODE]
    return subprocess.run(command, input=lines_of(texts), stdout=subprocess.PIPE, check=True, cwd=folder).stdout.splitlines()


def by_wheel(texts: list[str], offsets: str) -> list[bytes]:
    import article_inspector

    return [article_inspector.inspect_json(text, offsets=offsets).strip() for text in texts]


def installed_npm_package() -> str:
    folder = tempfile.mkdtemp(prefix="article-inspector-")
    packed = subprocess.run(
        ["npm", "pack", "--json", "--pack-destination", folder], cwd=ROOT / "build/package", stdout=subprocess.PIPE, check=True
    ).stdout
    target = pathlib.Path(folder, "node_modules/article-inspector")
    target.mkdir(parents=True)
    tarball = pathlib.Path(folder, json.loads(packed)[0]["filename"])
    subprocess.run(["tar", "-xzf", tarball, "-C", target, "--strip-components=1"], check=True)
    return folder


class Spark:
    """One worker on one core. The session is started before anything is measured."""

    def __init__(self) -> None:
        from pyspark.sql import SparkSession

        # The workers are to see the packages that this program sees.
        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        self.session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "200").getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")

    def __call__(self, texts: list[str]) -> list[bytes]:
        import functools

        import pyarrow as pa
        from pyspark.sql.pandas.types import from_arrow_schema

        from article_inspector.arrow import REPORT, SCHEMA, inspect_batches

        schema = from_arrow_schema(pa.schema([("id", pa.int64()), *SCHEMA, REPORT]))
        rows = self.session.createDataFrame(list(enumerate(texts)), "id long, text string").coalesce(1)
        found = rows.mapInArrow(functools.partial(inspect_batches, report=True), schema).select("id", "report").collect()
        return [row["report"].strip().encode() for row in sorted(found, key=lambda row: row["id"])]


def processor_time() -> float:
    """Seconds of this process, of all that it has started (Spark's machine and workers live on), and of those that have ended."""
    used: dict[int, tuple[int, int]] = {}
    for process in pathlib.Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                fields = (process / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it has ended meanwhile
            used[int(process.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    ours, found = {os.getpid()}, -1
    while found != len(ours):
        found = len(ours)
        ours |= {process for process, (parent, _) in used.items() if parent in ours}
    return sum(used[process][1] for process in ours if process in used) / os.sysconf("SC_CLK_TCK")


def measured(way: Callable[[list[str]], list[bytes]], texts: list[str], repeat: int) -> tuple[float, float]:
    """Documents a second by the wall clock and by the processor's time, without start-up."""

    def once(given: list[str]) -> tuple[float, float]:
        start, before = time.perf_counter(), processor_time()
        way(given)
        return time.perf_counter() - start, processor_time() - before

    start = once(texts[:1])
    all_of_them = once(texts * repeat)
    count = len(texts) * repeat - 1
    wall, processor = (count / max(whole - begin, 1e-9) for whole, begin in zip(all_of_them, start))
    return wall, processor


def two_threads(texts: list[str]) -> None:
    """How much faster two threads are than one by the clock, and what they cost the processor. The clock tells little on a busy machine, unless
    this program has its priority (``nice -n -20``)."""
    commands = {}
    many = "import article_inspector as a, json, sys; texts = [json.loads(line)['text'] for line in sys.stdin]\n"
    for threads in (1, 2):
        commands["tool", threads] = [*TOOL[:-1], str(threads)]
        commands["wheel, inspect_many", threads] = [sys.executable, "-c", f"{many}for _ in a.inspect_many(texts, threads={threads}): pass"]
    with tempfile.TemporaryFile() as stored:
        stored.write(lines_of(texts))
        for name in ("tool", "wheel, inspect_many"):
            clock: dict[int, list[float]] = {1: [], 2: []}
            cost: dict[int, list[float]] = {1: [], 2: []}
            for _ in range(3):
                for threads in (1, 2):
                    stored.seek(0)
                    start, before = time.perf_counter(), processor_time()
                    subprocess.run(commands[name, threads], stdin=stored, stdout=subprocess.DEVNULL, check=True)
                    clock[threads].append(time.perf_counter() - start)
                    cost[threads].append(processor_time() - before)
            print(
                f"{name}: two threads {min(clock[1]) / min(clock[2]):.2f} times as fast by the clock, at {min(cost[2]) / min(cost[1]):.2f} times"
                f" the processor time (best of three); load {os.getloadavg()[0]:.1f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--repeat", type=int, default=4)
    parser.add_argument("--folder")
    parser.add_argument("--without-spark", action="store_true")
    arguments = parser.parse_args()
    texts = articles.read(arguments.folder, arguments.count) if arguments.folder else articles.made(arguments.count)
    assert len(set(texts)) == len(texts) > 0
    characters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} distinct articles, {characters:.0f} characters each on average; load {os.getloadavg()[0]:.1f}")

    npm = installed_npm_package()
    ways: dict[str, Callable[[list[str]], list[bytes]]] = {
        "tool": lambda given: by_tool(given, "utf16"),
        "npm": lambda given: by_npm(given, npm),
        "wheel": lambda given: by_wheel(given, "utf16"),
        "tool, code points": lambda given: by_tool(given, "codepoint"),
        "wheel, code points": lambda given: by_wheel(given, "codepoint"),
    }
    if not arguments.without_spark:
        ways["Spark, code points"] = Spark()
    reports = {name: way(texts) for name, way in ways.items()}
    failures = 0
    for name, found in reports.items():
        expected = reports["tool, code points" if "code points" in name else "tool"]
        assert len(found) == len(texts), f"{name} gave {len(found)} reports"
        for index, (one, other) in enumerate(zip(found, expected)):
            if one != other:
                failures += 1
                at = next((k for k, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
                print(f"{name}, article {index}: {one[max(at - 40, 0) : at + 40]!r} where the tool has {other[max(at - 40, 0) : at + 40]!r}")
    print(f"the same bytes from {', '.join(ways)}" if failures == 0 else f"{failures} reports differ")
    print(f"{'documents a second, one core':32}{'wall':>8}{'processor':>11}")
    for name, way in ways.items():
        wall, processor = measured(way, texts, arguments.repeat)
        print(f"{name:32}{wall:8.0f}{processor:11.0f}")
    two_threads(texts * arguments.repeat)
    shutil.rmtree(npm)
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
