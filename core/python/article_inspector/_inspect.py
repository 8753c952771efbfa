from __future__ import annotations

import collections
import concurrent.futures
import ctypes
import dataclasses
import itertools
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ._library import FORMATS, OFFSETS, Buffer, CheckText, Options, String, WriteOptions, library
from .check import Comparison, QuoteCheck, check_of, comparison_of
from .report import Report, report_of


class InspectorError(ValueError):
    """A text was refused: ``code`` is ``text-too-long``, ``too-much-memory``, ``unknown-format``, ``bad-options`` or ``unknown-language``."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


_CODES = ("ok", "text-too-long", "unknown-format", "bad-options", "unknown-language", "no-html", "too-much-memory")


def version() -> str:
    """The library's version, such as "1.0.0"."""
    return str(library.ai_version().decode())


def model() -> str:
    """The name of the word lists and weights. The same version and model give the same report for the same text."""
    return str(library.ai_model().decode())


def _checked(status: int, language: str | None = None) -> None:
    if status:
        code = _CODES[status] if status < len(_CODES) else "unknown"
        if code == "unknown-language":
            raise InspectorError(code, f'{language!r} is no language tag such as "en"')
        raise InspectorError(code, library.ai_status_message(status).decode())


def _options(language: str | None) -> Options:
    options = Options()
    options.size = ctypes.sizeof(Options)
    if language is not None:
        if not isinstance(language, str):
            raise TypeError(f"the language must be a str, not {type(language).__name__}")
        options.language = String.of(language)
    return options


def _in_bytes(page: str | bytes) -> bytes:
    if isinstance(page, str):
        return page.encode("utf-8", "replace")
    if not isinstance(page, (bytes, bytearray, memoryview)):
        raise TypeError(f"the page must be a str or bytes, not {type(page).__name__}")
    return bytes(page)


def _units(text: str) -> bytes:
    """A text in UTF-16, in which lone surrogates, which UTF-8 lacks, keep their places."""
    if not isinstance(text, str):
        raise TypeError(f"the text must be a str, not {type(text).__name__}")
    return text.encode("utf-16-le", "surrogatepass")


class _Inspection:
    """An inspected text, as long as a ``with`` block."""

    def __init__(self, text: str | bytes, language: str | None, is_html: bool = False) -> None:
        options = _options(language)
        self.handle = ctypes.c_void_p()
        inspected = ctypes.byref(self.handle)
        if is_html:
            page = _in_bytes(text)
            _checked(library.ai_inspect_html(page, len(page), ctypes.byref(options), inspected), language)
        else:
            units = _units(text)  # type: ignore[arg-type]
            _checked(library.ai_inspect(units, len(units) // 2, ctypes.byref(options), inspected), language)

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
        if offsets not in OFFSETS:
            raise InspectorError("bad-options", f"offsets count {', '.join(OFFSETS)}, not {offsets!r}")
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


def compare_texts(original: str, copy: str, *, language: str | None = None) -> Comparison:
    """What differs in quotes, names and numbers between a text and a copy of it."""
    with _Inspection(original, language) as first, _Inspection(copy, language) as second:
        return comparison_of(json.loads(_taken(library.ai_compare(first.handle, second.handle))), original, copy)


def check_quotes(draft: str, sources: Sequence[str], *, language: str | None = None) -> QuoteCheck:
    """Says of each quotation of a draft whether a source has it: verbatim, shortened, altered, spliced, misattributed or absent."""
    if isinstance(sources, str):
        raise TypeError("the sources must be a sequence of texts, not one text")
    options = _options(language)
    texts = [_units(text) for text in (draft, *sources)]
    given = (CheckText * len(texts))(*(CheckText(units, len(units) // 2, ctypes.pointer(options)) for units in texts))
    rest = ctypes.cast(ctypes.byref(given, ctypes.sizeof(CheckText)), ctypes.POINTER(CheckText)) if sources else None
    return check_of(json.loads(_taken(library.ai_check(given, rest, len(sources)))), draft, sources)


def _processors() -> int:
    """Those that this process may use, which are fewer than the machine's in a container or a batch job."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclasses.dataclass(frozen=True)
class Result:
    """What became of one item of inspect_many(): a report, or the error that it met."""

    index: int
    id: Any
    report: Report | None
    error: str | None


@dataclasses.dataclass(frozen=True)
class JsonResult:
    """The same before it is read: the report as JSON, and the text that its offsets point into."""

    index: int
    id: Any
    text: str
    json: bytes | None
    error: str | None


def inspect_many(
    items: Iterable[str | Mapping[str, Any]], *, language: str | None = None, threads: int | None = None
) -> Iterator[Result]:
    """Inspects many texts on all processors, and gives the results in the order of the items.

    An item is a text, or a mapping with "text" or "html", and perhaps "id" and "language". One that cannot be inspected gives a result with
    an error, and the others go on. Only a few items are taken ahead, so the iterable may be endless.
    """
    for result in inspect_many_json(items, language=language, threads=threads):
        report = None if result.json is None else report_of(json.loads(result.json), result.text)
        yield Result(result.index, result.id, report, result.error)


def inspect_many_json(
    items: Iterable[str | Mapping[str, Any]],
    *,
    language: str | None = None,
    threads: int | None = None,
    offsets: str = "codepoint",
) -> Iterator[JsonResult]:
    """inspect_many() without reading the reports: for whoever passes them on."""
    threads = threads or _processors()

    def work(index: int, item: str | Mapping[str, Any]) -> JsonResult:
        identity: Any = index
        try:
            record: Mapping[str, Any] = {"text": item} if isinstance(item, str) else item
            if not isinstance(record, Mapping):
                raise TypeError(f"an item must be a str or a mapping, not {type(item).__name__}")
            identity = record.get("id", index)
            own = record.get("language") or language
            if record.get("text") is None and record.get("html") is not None:
                with _Inspection(record["html"], own, is_html=True) as inspection:
                    return JsonResult(index, identity, inspection.text(), inspection.write("json", offsets=offsets), None)
            text: Any = record.get("text")
            return JsonResult(index, identity, text, inspect_json(text, language=own, offsets=offsets), None)
        except Exception as error:  # whatever is wrong with one item is told in its place
            return JsonResult(index, identity, "", None, f"{type(error).__name__}: {error}")

    if threads == 1:
        yield from map(work, itertools.count(), items)
        return
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        running: collections.deque[concurrent.futures.Future[JsonResult]] = collections.deque()
        for index, item in enumerate(items):
            running.append(pool.submit(work, index, item))
            if len(running) >= 8 * threads:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
