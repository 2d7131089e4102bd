"""Which document of the corpus a date beside a named instrument refers to."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.timecolumns import AT
from docscope.model import Span
from docscope.text.instruments import Instrument, beside, issuer, named
from docscope.text.states import is_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.model import Document, Row
    from docscope.text.dates import DateMention

DAY = re.compile(r"\d{4}-\d\d-\d\d")
ISSUERS = ("issuer", "author", "sender", "from")  # fields of documents
RECEIVERS = ("addressee", "recipient", "receiver", "to")
SEVERAL = "several-fit"  # and in parentheses which documents
LEAST_SHARED = 2  # words of a title, where neither number nor issuer tells
REFERS_TO, REASON, DATE, DOC = AT["refers_to"], AT["reason"], AT["date"], AT["doc"]


class Dated(NamedTuple):
    """What is known of a document that bears a day: what others may call it."""

    doc: str
    day: str
    title: str
    kind: str
    issuer: str
    symbol: str


def dated(document: Document) -> Dated | None:
    """Return what a document may be called by others; None if it bears no day."""
    fields = document.metadata
    day = fields.get("date") or ""
    if not DAY.fullmatch(day):
        return None
    stem = PurePath(document.doc).stem
    title = fields.get("title") or re.sub(r"[_-]+", " ", stem)
    by = _field(document, ISSUERS)
    symbol = fields.get("symbol") or stem.replace("_", "/")  # A_3251.txt
    return Dated(document.doc, day, title, fields.get("kind") or "", by, symbol)


class Citations:
    """The documents of a corpus by the day they bear."""

    def __init__(self) -> None:
        self._by_day: dict[str, list[Dated]] = {}

    def learn(self, documents: Iterable[Dated]) -> None:
        """Take in further documents."""
        for known in documents:
            self._by_day.setdefault(known.day, []).append(known)

    def settled(self, row: Row) -> Row:
        """Return a row with the document that it refers to in place of what it is called."""
        called = row[REFERS_TO]
        if not isinstance(called, tuple):
            return row
        cited, why = self.cited(unpacked(called), day=str(row[DATE]), doc=str(row[DOC]))
        reason = "; ".join(part for part in (str(row[REASON] or ""), why) if part) or None
        return (*row[:REFERS_TO], cited, *row[REFERS_TO + 1 : REASON], reason, *row[REASON + 1 :])

    def cited(self, called: Instrument, *, day: str, doc: str) -> tuple[str | None, str]:
        """Return the one document of a day that `doc` calls so, and why it is this one.

        None, and perhaps why, where none is or several are.
        """
        others = [one for one in self._by_day.get(day, ()) if one.doc != doc]
        found = {one.doc: evidence for one in others if (evidence := _evidence(called, one))}
        if len(found) == 1:
            doc, evidence = found.popitem()
            return doc, evidence
        if found:
            return None, f"{SEVERAL} ({', '.join(found)})"
        return None, "none-fits" if others else ""


def called(document: Document, mention: DateMention, sentence: Span) -> tuple[str, ...] | None:
    """Return what the document is called whose date a mention is, packed for a row; or None."""
    if mention.precision != "day" or not DAY.fullmatch(mention.date):
        return None
    found = beside(document.text, Span(mention.start, mention.end), sentence)
    if found and found.owner and not found.issuers:
        found = found._replace(issuers=_owners(document, found.owner))
    return packed(found) if found else None


def _owners(document: Document, owner: str) -> frozenset[str]:
    """Return whose letter it is that a document calls mine, or yours."""
    title = _named(document.metadata.get("title") or "")
    if owner == "your":
        return issuer(_field(document, RECEIVERS)) or title.receivers
    return issuer(_field(document, ISSUERS)) or title.issuers


def _field(document: Document, names: Iterable[str]) -> str:
    return next((document.metadata[name] for name in names if document.metadata.get(name)), "")


def _evidence(called: Instrument, known: Dated) -> str:
    """Return what tells that a document is the one called so, as a code of `reasons`.

    Nothing, if too little does.
    """
    title, by = _named(known.title), issuer(known.issuer)
    nouns = {noun for noun in (title.noun, _named(known.kind).noun) if noun}
    same = called.noun in nouns
    numbers = called.numbers & (title.numbers | _named(known.symbol).numbers)
    if numbers:
        return "cites-number"
    if (nouns and not same) or (called.numbers and title.numbers):
        return ""
    if _agree(called.issuers, by) or _agree(called.issuers, title.issuers):
        return "cites-issuer"
    if any(map(is_state, called.issuers)) and any(map(is_state, by | title.issuers)):
        return ""
    shared = (called.words & title.words) - {called.noun}
    return "cites-title" if same and len(shared) >= LEAST_SHARED else ""


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether issuers share a state, or the one is all that the other says."""
    shared = one & other
    return any(map(is_state, shared)) or bool(shared and shared in (one, other))


@lru_cache(maxsize=1024)
def _named(title: str) -> Instrument:
    return named(title)


def packed(instrument: Instrument) -> tuple[str, ...]:
    """Return an instrument as texts, for a row."""
    noun, owner, *groups = instrument
    return (noun, owner, *("|".join(sorted(group)) for group in groups))


def unpacked(texts: tuple[str, ...]) -> Instrument:
    """Return the instrument of such texts."""
    noun, owner, *groups = texts
    return Instrument(noun, owner, *(frozenset(filter(None, group.split("|"))) for group in groups))
