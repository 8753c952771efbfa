"""Run by spark.sh."""

import json
import os
import pathlib
import subprocess
import sys
import time

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from article_inspector.arrow import SCHEMA, inspect_batches

# The workers are to see the packages that this program sees.
os.environ["PYSPARK_PYTHON"] = sys.executable
ROOT = pathlib.Path(__file__).resolve().parents[2]
texts = [path.read_text("utf-8", "replace") for path in sorted((ROOT / "tests/golden/articles").iterdir())]
rows = [(str(k), texts[k % len(texts)] if k % 50 else None) for k in range(2000)]
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
articles = spark.createDataFrame(rows, "id string, text string").repartition(4)
schema = from_arrow_schema(pa.schema([("id", pa.string()), *SCHEMA]))
start = time.perf_counter()
found = {row["id"]: row for row in articles.mapInArrow(inspect_batches, schema).collect()}
seconds = time.perf_counter() - start
assert len(found) == len(rows)
assert all((found[key]["error"] is None) == (text is not None) for key, text in rows)
lines = "".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in rows if text is not None)
start = time.perf_counter()
said = subprocess.run(
    [ROOT / "build/bin/article-inspector", "--jsonl", "--offsets", "codepoint"], input=lines.encode(), stdout=subprocess.PIPE, check=True
).stdout
tool = time.perf_counter() - start
for line in said.decode().splitlines():
    record = json.loads(line)
    report, row = record["report"], found[record["id"]]
    assert row["model"] == report["model"]
    assert [(quote["start"], quote["speaker"]) for quote in row["quotes"]] == [
        (quote["content"][0]["start"], quote["speaker"] and quote["speaker"]["name"]) for quote in report["quotes"]
    ]
    assert [entity["name"] for entity in row["entities"]] == [entity["name"] for entity in report["entities"]]
print(f"{len(rows)} documents: Spark, two cores, {len(rows) / seconds:.0f} documents/s with its own start-up; the tool {len(rows) / tool:.0f}")
