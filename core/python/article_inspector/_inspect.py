from __future__ import annotations

import collections
import concurrent.futures
import ctypes
import dataclasses
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ._library import FORMATS, OFFSETS, Buffer, Options, String, WriteOptions, library
from .report import Report, report_of


class InspectorError(ValueError):
    """A text was refused: ``code`` is ``text-too-long``, ``unknown-format``, ``bad-options`` or ``unknown-language``."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


_CODES = ("ok", "text-too-long", "unknown-format", "bad-options", "unknown-language", "no-html")


def version() -> str:
    """The library's version, such as "1.0.0"."""
    return library.ai_version().decode()


def model() -> str:
    """The name of the word lists and weights. The same version and model give the same report for the same text."""
    return library.ai_model().decode()


def _checked(status: int) -> None:
    if status:
        code = _CODES[status] if status < len(_CODES) else "unknown"
        raise InspectorError(code, library.ai_status_message(status).decode())


class _Inspection:
    """An inspected text, as long as a ``with`` block."""

    def __init__(self, text: str | bytes, language: str | None, is_html: bool = False) -> None:
        options = Options()
        options.size = ctypes.sizeof(Options)
        if language is not None:
            options.language = String.of(language)
        self.handle = ctypes.c_void_p()
        inspected = ctypes.byref(self.handle)
        if is_html:
            page = text.encode("utf-8", "replace") if isinstance(text, str) else bytes(text)
            _checked(library.ai_inspect_html(page, len(page), ctypes.byref(options), inspected))
        elif isinstance(text, str):
            # Lone surrogates, which UTF-8 lacks, keep their places.
            units = text.encode("utf-16-le", "surrogatepass")
            _checked(library.ai_inspect(units, len(units) // 2, ctypes.byref(options), inspected))
        else:
            raise TypeError(f"the text must be a str, not {type(text).__name__}")

    def __enter__(self) -> "_Inspection":
        return self

    def __exit__(self, *_: object) -> None:
        library.ai_free_inspection(self.handle)

    def text(self) -> str:
        length = ctypes.c_size_t()
        at = library.ai_text(self.handle, ctypes.byref(length))
        return ctypes.string_at(at, length.value * 2).decode("utf-16-le", "surrogatepass")

    def write(self, format: str, source: str = "", offsets: str = "codepoint") -> bytes:
        if format not in FORMATS:
            raise InspectorError("unknown-format", f"unknown format {format!r}; the formats are {', '.join(FORMATS)}")
        options = WriteOptions(ctypes.sizeof(WriteOptions), -1, String.of(source), OFFSETS.index(offsets), 0)
        return _taken(library.ai_write(self.handle, FORMATS.index(format), ctypes.byref(options)))


def _taken(buffer: "ctypes._Pointer[Buffer]") -> bytes:
    try:
        _checked(buffer.contents.status)
        return ctypes.string_at(buffer.contents.data, buffer.contents.length)
    finally:
        library.ai_free_buffer(buffer)


def inspect_json(text: str, *, language: str | None = None, offsets: str = "codepoint") -> bytes:
    """The report as JSON, UTF-8: for whoever passes it on. ``offsets`` is "codepoint", "utf16" or "byte"."""
    with _Inspection(text, language) as inspection:
        return inspection.write("json", offsets=offsets)


def inspect(text: str, *, language: str | None = None) -> Report:
    """Inspects a text. ``language`` is a tag such as "en"; it is found out where it is left out."""
    return report_of(json.loads(inspect_json(text, language=language)), text)


def inspect_html(html: str | bytes, *, language: str | None = None) -> Report:
    """Inspects a page. ``report.text`` is the text that was read from it, into which the offsets point."""
    with _Inspection(html, language, is_html=True) as inspection:
        return report_of(json.loads(inspection.write("json")), inspection.text())


def write(text: str, format: str, *, language: str | None = None, source: str = "") -> str:
    """Inspects a text and writes it: "text" is the clean article; also "markdown", "html", "csv", "annotations", "json"."""
    with _Inspection(text, language) as inspection:
        return inspection.write(format, source).decode()


def compare_texts(original: str, copy: str, *, language: str | None = None) -> dict[str, Any]:
    """What differs in quotes, names and numbers between a text and a copy of it. Offsets count UTF-16 code units."""
    with _Inspection(original, language) as first, _Inspection(copy, language) as second:
        return json.loads(_taken(library.ai_compare(first.handle, second.handle)))


@dataclasses.dataclass(frozen=True)
class Result:
    """What became of one item of inspect_many(): a report, or the error that it met."""

    index: int
    id: Any
    report: Report | None
    error: str | None


def inspect_many(
    items: Iterable[str | Mapping[str, Any]], *, language: str | None = None, threads: int | None = None
) -> Iterator[Result]:
    """Inspects many texts on all processors, and gives the results in the order of the items.

    An item is a text, or a mapping with "text" or "html", and perhaps "id" and "language". One that cannot be inspected gives a result with
    an error, and the others go on. Only a few items are taken ahead, so the iterable may be endless.
    """
    threads = threads or os.cpu_count() or 1

    def work(index: int, item: str | Mapping[str, Any]) -> Result:
        record: Mapping[str, Any] = {"text": item} if isinstance(item, str) else item
        try:
            own = record.get("language") or language
            if record.get("text") is None and record.get("html") is not None:
                return Result(index, record.get("id", index), inspect_html(record["html"], language=own), None)
            return Result(index, record.get("id", index), inspect(record["text"], language=own), None)
        except Exception as error:  # whatever is wrong with one item is told in its place
            identity = record.get("id", index) if isinstance(record, Mapping) else index
            return Result(index, identity, None, f"{type(error).__name__}: {error}")

    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        running: collections.deque[concurrent.futures.Future[Result]] = collections.deque()
        for index, item in enumerate(items):
            running.append(pool.submit(work, index, item))
            if len(running) >= 8 * threads:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
