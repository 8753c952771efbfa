"""The report as data classes. Offsets count code points of ``Report.text``, ``end`` is exclusive; report.schema.json says what each field means."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Callable, Iterable
from typing import Any, Literal, Optional

_fields = dataclasses.dataclass(frozen=True)


@_fields
class Span:
    start: int
    end: int


@_fields
class Dateline(Span):
    place: str
    date: str
    agency: str


@_fields
class Byline:
    """Without ``start`` and ``end`` where only the page's own data names the author."""

    name: str
    role: str = ""
    start: Optional[int] = None
    end: Optional[int] = None


@_fields
class PublicationDate:
    iso: str
    start: Optional[int] = None
    end: Optional[int] = None


@_fields
class Boilerplate(Span):
    """A stretch of the text that is not the story."""

    kind: str
    reason: str
    lines: int
    place: Literal["before", "inside", "after"]
    score: float
    corrected: bool = False


@_fields
class Mention(Span):
    boilerplate: bool = False


@_fields
class Entity:
    """One who or what, with every place where the text names it."""

    id: int
    name: str
    type: Literal["person", "organization", "location", "misc"]
    role: str
    score: float
    story_mentions: int
    mentions: list[Mention]
    corrected: bool = False


@_fields
class Candidate:
    name: str
    entity: Optional[int]
    score: float


@_fields
class Speaker(Span):
    name: str
    entity: Optional[int]
    anonymous: bool
    role: str
    score: float
    evidence: list[Span]
    candidates: list[Candidate]


@_fields
class Quote:
    """What was said. A quote broken by "he said" is one quote with two pieces of content."""

    kind: Literal["direct", "mixed", "indirect"]
    content: list[Span]
    cue: Optional[Span]
    speaker: Optional[Speaker]
    score: float
    corrected: bool = False


@_fields
class Finding(Span):
    """Something that is wrong with the text itself."""

    kind: str
    reason: str


@_fields
class QuoteCounts:
    direct: int
    mixed: int
    indirect: int


@_fields
class SpeakerCount:
    name: str
    entity: Optional[int]
    anonymous: bool
    role: str
    quotes: QuoteCounts
    words: int
    reported_words: int
    share: float


@_fields
class Statistics:
    paragraphs: int
    sentences: int
    words: int
    story_words: int
    boilerplate_words: int
    quoted_words: int
    reading_seconds: int
    quotes: QuoteCounts
    anonymous_quotes: int
    speakers: list[SpeakerCount]


@_fields
class Report:
    version: int
    model: str
    length: int
    language: str
    headline: Optional[Span]
    standfirst: Optional[Span]
    dateline: Optional[Dateline]
    date: Optional[PublicationDate]
    bylines: list[Byline]
    site: Optional[str]
    address: Optional[str]
    boilerplate: list[Boilerplate]
    entities: list[Entity]
    entities_fallback: bool
    quotes: list[Quote]
    quotes_fallback: bool
    quotes_partial: bool
    findings: list[Finding]
    statistics: Statistics
    #: The inspected text: offsets point into it.
    text: str = dataclasses.field(repr=False, default="")

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def quoted(self, quote: Quote) -> str:
        """The words of a quote, with an ellipsis where something stands between its pieces."""
        return " … ".join(self.words(piece) for piece in quote.content)

    def story(self) -> str:
        """The text without its boilerplate."""
        return story_of(self.text, ((mark.start, mark.end) for mark in self.boilerplate))


def story_of(text: str, marks: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in marks:
        parts.append(text[at:start])
        at = end
    parts.append(text[at:])
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip()


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _reader(kind: Any) -> Any:
    """A function that makes a value of a type from JSON, or None where JSON's own value serves."""
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return reader_of(kind)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is list:
        inner = _reader(arguments[0])
        return inner and (lambda values: [inner(value) for value in values])
    if type(None) in arguments:
        inner = _reader(next(argument for argument in arguments if argument is not type(None)))
        return inner and (lambda value: None if value is None else inner(value))
    return None


_readers: dict[type, Any] = {}


_Made = typing.TypeVar("_Made")


def reader_of(kind: type[_Made]) -> Callable[[dict[str, Any]], _Made]:
    """A function that makes a value of a data class from JSON, whose keys are the fields' names in camel case."""
    if kind not in _readers:
        hints = typing.get_type_hints(kind)
        plan = [(field.name, _camel(field.name), _reader(hints[field.name])) for field in dataclasses.fields(typing.cast(Any, kind))]

        def read(value: dict[str, Any]) -> _Made:
            made: _Made = object.__new__(kind)
            known = made.__dict__
            for name, key, reader in plan:
                if key in value:
                    known[name] = value[key] if reader is None else reader(value[key])
            return made  # a field that is not there has its default, which is the class's own

        _readers[kind] = read
    return typing.cast(Callable[[dict[str, Any]], _Made], _readers[kind])


def report_of(value: dict[str, Any], text: str) -> Report:
    report = reader_of(Report)(value)
    report.__dict__["text"] = text
    return report
