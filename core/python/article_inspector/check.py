"""What check_quotes() and compare_texts() give. Offsets count code points, each in the text that its name says; ``end`` is exclusive."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Callable, Sequence
from typing import Any, Literal, Optional

from .report import Span, reader_of

_fields = dataclasses.dataclass(frozen=True)


@_fields
class QuoteDifference(Span):
    """Words that differ. Either side may be empty, where words were only dropped or added."""

    kind: Literal["negation", "number", "hedge", "name", "word", "dropped", "added"]
    source: Span


@_fields
class CheckedSpeaker:
    """Whom the draft names for the words, and whom the source does."""

    draft: Optional[str]
    source: Optional[str]
    differs: bool


@_fields
class CheckedQuote(Span):
    """``start`` and ``end`` are those of the quotation in the draft, marks included; ``match`` is where its words stand in the source."""

    verdict: Literal["verbatim", "shortened", "altered", "spliced", "misattributed", "absent"]
    source: Optional[int]
    match: Optional[Span]
    differences: list[QuoteDifference]
    speaker: Optional[CheckedSpeaker]
    score: float

    @property
    def faithful(self) -> bool:
        """A source has it as the draft has it: word for word, or with what the draft says it leaves out or puts in."""
        return self.verdict in ("verbatim", "shortened")


@_fields
class CheckedParaphrase(Span):
    """What the draft reports in its own words. ``score`` is the share of its telling words that the likest sentence has."""

    supported: bool
    source: Optional[int]
    match: Optional[Span]
    score: float


@_fields
class QuoteCheck:
    """Both lists are in the order of the draft. A ``source`` is an index into the sources."""

    quotes: list[CheckedQuote]
    paraphrases: list[CheckedParaphrase]


@_fields
class TextDifference:
    """Words that differ, and what they touch. Either side may be empty, where words were only dropped or added."""

    original: Span
    copy: Span
    kind: Literal["negation", "number", "hedge", "name", "word", "dropped", "added"]


@_fields
class ParagraphChange:
    """A paragraph of one story and the one that stands for it in the other; headline and standfirst are paragraphs. ``moved``: the same
    words at another place."""

    change: Literal["same", "altered", "dropped", "added", "moved"]
    original: Optional[Span]
    copy: Optional[Span]
    differences: list[TextDifference]


@_fields
class QuoteChange:
    """``original`` and ``copy`` are indices into the quotes of the two reports. ``unmarked``: dropped as a quote, but its words stand in the
    copy, here. ``speaker_changed``: the same words, said by another."""

    change: Literal["same", "altered", "dropped", "added"]
    original: Optional[int]
    copy: Optional[int]
    speaker_changed: bool
    unmarked: Optional[Span]
    differences: list[TextDifference]


@_fields
class NameChange:
    """``original`` and ``copy`` are the ids of entities in the two reports."""

    change: Literal["altered", "dropped", "added"]
    original: Optional[int]
    copy: Optional[int]


@_fields
class NumberChange(Span):
    """A number that one side's story has and the other's has not; in the original where it was dropped, else in the copy."""

    change: Literal["dropped", "added"]


@_fields
class Comparison:
    """Paragraphs: all of both stories, in the order of the original. Quotes: all of the original in their order, then those that the copy
    added. Names and numbers: those of one story alone."""

    paragraphs: list[ParagraphChange]
    quotes: list[QuoteChange]
    names: list[NameChange]
    numbers: list[NumberChange]


def _code_points(text: str) -> Callable[[Optional[dict[str, Any]]], None]:
    """A function that turns the UTF-16 offsets of a span of this text into code points, in place."""
    seconds = [index + before + 1 for before, index in enumerate(k for k, character in enumerate(text) if character > "\uffff")]

    def convert(span: Optional[dict[str, Any]]) -> None:
        if span is not None and seconds:
            for end in ("start", "end"):
                span[end] -= bisect.bisect_left(seconds, span[end])

    return convert


def check_of(value: dict[str, Any], draft: str, sources: Sequence[str]) -> QuoteCheck:
    in_draft = _code_points(draft)
    in_source = [_code_points(text) for text in sources]
    for item in (*value["quotes"], *value["paraphrases"]):
        in_draft(item)
        if item["source"] is not None:
            in_source[item["source"]](item["match"])
        for difference in item.get("differences", ()):
            in_draft(difference)
            in_source[item["source"]](difference["source"])
    return reader_of(QuoteCheck)(value)


def comparison_of(value: dict[str, Any], original: str, copy: str) -> Comparison:
    in_original, in_copy = _code_points(original), _code_points(copy)
    for paragraph in value["paragraphs"]:
        in_original(paragraph["original"])
        in_copy(paragraph["copy"])
    for quote in value["quotes"]:
        in_copy(quote["unmarked"])
    for changed in (*value["paragraphs"], *value["quotes"]):
        for difference in changed["differences"]:
            in_original(difference["original"])
            in_copy(difference["copy"])
    for number in value["numbers"]:
        (in_original if number["change"] == "dropped" else in_copy)(number)
    return reader_of(Comparison)(value)
