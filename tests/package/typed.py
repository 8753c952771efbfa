"""A user's program, read by mypy --strict: the package's types say what they should."""

from __future__ import annotations

from collections.abc import Iterator

import article_inspector


def speakers(texts: list[str]) -> Iterator[tuple[str, str]]:
    for result in article_inspector.inspect_many(texts, threads=2):
        if result.report is None:
            raise ValueError(result.error)
        for quote in result.report.quotes:
            if quote.speaker is not None:
                name: str = quote.speaker.name
                yield name, result.report.quoted(quote)


def changed(draft: str, sources: list[str]) -> list[str]:
    return [draft[quote.start : quote.end] for quote in article_inspector.check_quotes(draft, sources).quotes if not quote.faithful]


def first_date(text: str) -> str | None:
    date = article_inspector.inspect(text).date
    return date.iso if date else None
