"""Reports as Arrow columns, for pandas, polars, DuckDB, Spark and Ray. Needs pyarrow (``pip install article-inspector[arrow]``).

    table = to_arrow(texts)
    table.to_pandas()              # or polars.from_arrow(table)

The schema is stable: columns are added, never changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError("article_inspector.arrow needs pyarrow: pip install 'article-inspector[arrow]'") from error

from ._inspect import JsonResult, inspect_many_json, model, version
from .report import story_of

_SPAN = [("start", pa.int32()), ("end", pa.int32())]
QUOTE = pa.struct(
    [
        ("kind", pa.string()),
        ("text", pa.string()),
        *_SPAN,
        ("speaker", pa.string()),
        ("role", pa.string()),
        ("anonymous", pa.bool_()),
        ("entity", pa.int32()),
        ("score", pa.float32()),
        ("speaker_score", pa.float32()),
    ]
)
ENTITY = pa.struct(
    [
        ("id", pa.int32()),
        ("name", pa.string()),
        ("type", pa.string()),
        ("role", pa.string()),
        ("mentions", pa.int32()),
        ("story_mentions", pa.int32()),
        ("score", pa.float32()),
    ]
)
BOILERPLATE = pa.struct([("kind", pa.string()), ("text", pa.string()), *_SPAN, ("score", pa.float32())])
#: The columns that follow the id. ``error`` is null where the text was inspected.
SCHEMA = pa.schema(
    [
        ("language", pa.string()),
        ("headline", pa.string()),
        ("story", pa.string()),
        ("date", pa.string()),
        ("words", pa.int32()),
        ("story_words", pa.int32()),
        ("quotes", pa.list_(QUOTE)),
        ("entities", pa.list_(ENTITY)),
        ("boilerplate", pa.list_(BOILERPLATE)),
        ("version", pa.string()),
        ("model", pa.string()),
        ("error", pa.string()),
    ]
)
#: The column that ``report=True`` adds: the whole report as JSON.
REPORT = pa.field("report", pa.large_string())


def _row(report: dict[str, Any], text: str) -> dict[str, Any]:
    """The columns of one report, from its JSON: a data class for each of its parts would take as long as half the inspection."""

    def words(span: dict[str, Any]) -> str:
        return text[span["start"] : span["end"]]

    headline, date, statistics = report["headline"], report["date"], report["statistics"]
    quotes = []
    for quote in report["quotes"]:
        content, speaker = quote["content"], quote["speaker"] or {}
        quotes.append(
            {
                "kind": quote["kind"],
                "text": " … ".join(map(words, content)),
                "start": content[0]["start"],
                "end": content[-1]["end"],
                "speaker": speaker.get("name"),
                "role": speaker.get("role"),
                "anonymous": speaker.get("anonymous"),
                "entity": speaker.get("entity"),
                "score": quote["score"],
                "speaker_score": speaker.get("score"),
            }
        )
    return {
        "language": report["language"],
        "headline": words(headline) if headline else None,
        "story": story_of(text, ((mark["start"], mark["end"]) for mark in report["boilerplate"])),
        "date": date["iso"] if date else None,
        "words": statistics["words"],
        "story_words": statistics["storyWords"],
        "quotes": quotes,
        "entities": [
            {
                "id": entity["id"],
                "name": entity["name"],
                "type": entity["type"],
                "role": entity["role"],
                "mentions": len(entity["mentions"]),
                "story_mentions": entity["storyMentions"],
                "score": entity["score"],
            }
            for entity in report["entities"]
        ],
        "boilerplate": [
            {"kind": mark["kind"], "text": words(mark), "start": mark["start"], "end": mark["end"], "score": mark["score"]}
            for mark in report["boilerplate"]
        ],
    }


def _columns(results: Iterable[JsonResult], schema: pa.Schema) -> list[pa.Array]:
    own = {"version": version(), "model": model()}
    rows = []
    for result in results:
        row: dict[str, Any] = {**own, "error": result.error}
        if result.json is not None:
            row.update(_row(json.loads(result.json), result.text))
            row["report"] = result.json.decode()
        rows.append(row)
    return [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]


def _schema(report: bool) -> pa.Schema:
    return SCHEMA.append(REPORT) if report else SCHEMA


def to_arrow(items: Iterable[str | Mapping[str, Any]], *, report: bool = False, **options: Any) -> pa.Table:
    """A table of texts, one row each, with their ids as strings in front. Items and options are those of inspect_many()."""
    ids: list[str] = []

    def listed() -> Iterator[JsonResult]:
        for result in inspect_many_json(items, **options):
            ids.append(str(result.id))
            yield result

    columns = _columns(listed(), _schema(report))
    return pa.Table.from_arrays([pa.array(ids, pa.string()), *columns], schema=pa.schema([("id", pa.string()), *_schema(report)]))


def inspect_batch(
    batch: pa.RecordBatch,
    *,
    text: str = "text",
    html: str | None = None,
    language: str | None = None,
    report: bool = False,
    threads: int = 1,
) -> pa.RecordBatch:
    """Inspects a batch. Its other columns come out as they went in, and those of SCHEMA behind them.

    ``text``, ``html`` and ``language`` name columns; a row with a text is taken by it, else by its page. ``report`` adds a column with the
    whole report as JSON. Engines that run several batches at a time want one thread each. A row that cannot be inspected has an ``error``
    and nulls.
    """
    taken = {name: column for name, column in (("text", text), ("html", html), ("language", language)) if column in batch.schema.names}
    if "text" not in taken and "html" not in taken:
        raise ValueError(f"the batch has no column {text if html is None else html!r}; it has {', '.join(batch.schema.names)}")
    kept = [field for field in batch.schema if field.name not in taken.values()]
    added = _schema(report)
    twice = [field.name for field in kept if field.name in added.names]
    if twice:
        raise ValueError(f"the batch has columns with names of the result: {', '.join(twice)}; rename them or leave them out")
    rows = zip(*(batch.column(column).to_pylist() for column in taken.values()))
    items = (dict(zip(taken, row)) for row in rows)
    return pa.RecordBatch.from_arrays(
        [*(batch.column(field.name) for field in kept), *_columns(inspect_many_json(items, threads=threads), added)],
        schema=pa.schema([*kept, *added]),
    )


def inspect_batches(batches: Iterable[pa.RecordBatch], **options: Any) -> Iterator[pa.RecordBatch]:
    """inspect_batch() over batches: what Spark's ``mapInArrow`` calls."""
    for batch in batches:
        yield inspect_batch(batch, **options)
