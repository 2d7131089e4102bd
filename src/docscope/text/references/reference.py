"""The record of one reference, and of the words in which a text makes one or several."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, cast

Kind = Literal[
    "resolution",
    "decision",
    "document",
    "record",
    "treaty",
    "act",
    "case",
    "dated",
    "internal",
]


class Reference(NamedTuple):
    """Characters `start` to `end` of a text name a document, or a place in one.

    `symbol` is the one form of the document's name (`S/RES/242 (1967)`), `provision` the
    place in it (`art2(4)`, `o5`, `annex III`). An `internal` reference has no symbol: it
    names a place in the text itself.
    """

    start: int
    end: int
    symbol: str
    kind: Kind
    provision: str = ""


class Citation(NamedTuple):
    """Words `start` to `end` that make references; `names` is what they say, for people.

    `awaits` is where the work must begin whose provisions these are (`Article 5 of the`),
    0 if none is waited for, and `needed` says that without it they mean nothing.
    """

    start: int
    end: int
    references: tuple[Reference, ...]
    names: tuple[str, ...]
    awaits: int = 0
    needed: bool = False


class Bounds(NamedTuple):
    """Where a reference may begin at the earliest, and end at the latest.

    `acting` is the organ whose own text this is: whose resolution `its resolution` is.
    """

    first: int
    last: int
    acting: str = ""


class _Lazy:
    """A pattern that is compiled when it is first used: most are not needed in most runs."""

    def __init__(self, written: str) -> None:
        self._written = written

    def __getattr__(self, name: str) -> object:
        found = re.compile(self._written)
        self.match, self.search, self.fullmatch = found.match, found.search, found.fullmatch
        self.finditer, self.findall, self.sub = found.finditer, found.findall, found.sub
        return getattr(found, name)


def lazily(written: str) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used."""
    return cast("re.Pattern[str]", _Lazy(written))  # it has the methods that are used here


@cache
def compiled(written: str) -> re.Pattern[str]:
    """Return a verbose pattern, compiled when it is first needed."""
    return re.compile(written, re.VERBOSE)


MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
DATE = rf"(?:\d{{1,2}}\s+{MONTHS}(?:\s+\d{{4}})?|{MONTHS}\s+\d{{1,2}},\s+\d{{4}})"
SPACE = lazily(r"\s+")
LEADING_ARTICLE = lazily(r"\A(?:[Tt]he|[Ii]ts|[Aa]n?)\s+")


def printed(text: str, start: int, end: int) -> str:
    """Return a slice on one line, without the article before it and marks behind it."""
    return LEADING_ARTICLE.sub("", " ".join(text[start:end].split()).strip(" ,"))


def one(text: str, start: int, end: int, symbol: str, kind: Kind) -> Citation:
    """Return a citation of a single document."""
    reference = Reference(start, end, symbol, kind)
    return Citation(start, end, (reference,), (printed(text, start, end),))
