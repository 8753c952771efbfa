"""Reports as Arrow columns, for pandas, polars, DuckDB, Spark and Ray. Needs pyarrow (``pip install article-inspector[arrow]``).

    table = to_arrow(inspect_many(texts))
    table.to_pandas()              # or polars.from_arrow(table)

The schema is stable: columns are added, never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from ._inspect import Result, inspect_many, model, version
from .report import Report

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


def _row(report: Report) -> dict[str, Any]:
    return {
        "language": report.language,
        "headline": report.words(report.headline) if report.headline else None,
        "story": report.story(),
        "date": report.date.iso if report.date else None,
        "words": report.statistics.words,
        "story_words": report.statistics.story_words,
        "quotes": [
            {
                "kind": quote.kind,
                "text": report.quoted(quote),
                "start": quote.content[0].start,
                "end": quote.content[-1].end,
                "speaker": quote.speaker and quote.speaker.name,
                "role": quote.speaker and quote.speaker.role,
                "anonymous": quote.speaker and quote.speaker.anonymous,
                "entity": quote.speaker and quote.speaker.entity,
                "score": quote.score,
                "speaker_score": quote.speaker and quote.speaker.score,
            }
            for quote in report.quotes
        ],
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "type": entity.type,
                "role": entity.role,
                "mentions": len(entity.mentions),
                "story_mentions": entity.story_mentions,
                "score": entity.score,
            }
            for entity in report.entities
        ],
        "boilerplate": [
            {"kind": mark.kind, "text": report.words(mark), "start": mark.start, "end": mark.end, "score": mark.score}
            for mark in report.boilerplate
        ],
    }


def _columns(results: Iterable[Result]) -> list[pa.Array]:
    own = {"version": version(), "model": model()}
    rows = [{**(_row(result.report) if result.report else {}), **own, "error": result.error} for result in results]
    return [pa.array([row.get(field.name) for row in rows], field.type) for field in SCHEMA]


def to_arrow(results: Iterable[Result]) -> pa.Table:
    """A table of results, one row each, with their ids as strings in front."""
    kept = list(results)
    ids = pa.array([str(result.id) for result in kept], pa.string())
    return pa.Table.from_arrays([ids, *_columns(kept)], schema=pa.schema([("id", pa.string()), *SCHEMA]))


def inspect_batch(batch: pa.RecordBatch, *, text: str = "text", html: str | None = None, threads: int = 1) -> pa.RecordBatch:
    """Inspects a batch: its columns but those of text and HTML come out as they went in, and those of SCHEMA behind them.

    Engines that run several batches at a time want one thread each. A row that cannot be inspected has an ``error`` and nulls.
    """
    texts = batch.column(text).to_pylist()
    pages = batch.column(html).to_pylist() if html else [None] * len(texts)
    items = ({"text": one, "html": page} for one, page in zip(texts, pages))
    kept = [(field, batch.column(field.name)) for field in batch.schema if field.name not in (text, html)]
    fields = [field for field, _ in kept]
    return pa.RecordBatch.from_arrays(
        [*(column for _, column in kept), *_columns(inspect_many(items, threads=threads))], schema=pa.schema([*fields, *SCHEMA])
    )


def inspect_batches(batches: Iterable[pa.RecordBatch], **options: Any) -> Iterator[pa.RecordBatch]:
    """inspect_batch() over batches: what Spark's ``mapInArrow`` calls."""
    for batch in batches:
        yield inspect_batch(batch, **options)
