"""Finds in a news article what is not the story, who is named in it, and who said what.

    >>> import article_inspector
    >>> report = article_inspector.inspect("The council voted. “It is time,” said Mayor Lea Orsini.")
    >>> report.quotes[0].speaker.name
    'Lea Orsini'

Every offset counts code points, as Python's strings do: ``text[quote.content[0].start:quote.content[0].end]``. Nothing is sent anywhere,
and any number of threads may inspect at the same time: the interpreter's lock is not held meanwhile.
"""

from ._inspect import (
    InspectorError,
    Result,
    check_quotes,
    compare_texts,
    inspect,
    inspect_html,
    inspect_json,
    inspect_many,
    model,
    version,
    write,
)
from .check import (
    CheckedParaphrase,
    CheckedQuote,
    CheckedSpeaker,
    Comparison,
    NameChange,
    NumberChange,
    QuoteChange,
    QuoteCheck,
    QuoteDifference,
    TextDifference,
)
from .report import (
    Boilerplate,
    Byline,
    Candidate,
    Dateline,
    Entity,
    Finding,
    Mention,
    PublicationDate,
    Quote,
    QuoteCounts,
    Report,
    Span,
    Speaker,
    SpeakerCount,
    Statistics,
)

__all__ = [
    "Boilerplate",
    "Byline",
    "Candidate",
    "CheckedParaphrase",
    "CheckedQuote",
    "CheckedSpeaker",
    "Comparison",
    "Dateline",
    "Entity",
    "Finding",
    "InspectorError",
    "Mention",
    "NameChange",
    "NumberChange",
    "PublicationDate",
    "Quote",
    "QuoteChange",
    "QuoteCheck",
    "QuoteCounts",
    "QuoteDifference",
    "Report",
    "Result",
    "Span",
    "Speaker",
    "SpeakerCount",
    "Statistics",
    "TextDifference",
    "check_quotes",
    "compare_texts",
    "inspect",
    "inspect_html",
    "inspect_json",
    "inspect_many",
    "model",
    "version",
    "write",
]
__version__ = version()
