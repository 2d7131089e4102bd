"""From a date in a text to its row: its value, its words, its context, its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.citations import called
from docscope.analyses.place import PLACE, block_at, place, sentences_of, sentences_upto, slice_text
from docscope.analyses.timecolumns import TIMEX
from docscope.errors import UsageError
from docscope.model import Span
from docscope.text.dates.values.interval import interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Block, Document, Row
    from docscope.text.dates import DateMention

DOCUMENT = "document"
CONTEXTS = ("sentence", "paragraph")
NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+(?=\D)")  # 1. or (a)
WORDLESS = re.compile(r"[\W\d_]+")
LABELLED = re.compile(r"[^\W\d_][\w /'’-]{0,30}?\s*:\s+(?=\S+\s+\S)")  # Caption: On 4 November


class Around(NamedTuple):
    """What stands around a date in its row: its sentence, its paragraph, or words of that."""

    unit: str = "sentence"
    words: int = 0


def parse_context(written: str) -> Around:
    """Return what `sentence`, `paragraph` or a number of words asks for.

    Raises:
        UsageError: It is none of these.
    """
    if written in CONTEXTS:
        return Around(written)
    if not written.isdecimal():
        raise UsageError(f"--context {written}: use sentence, paragraph or a number of words")
    return Around("token", int(written))


def row_of(document: Document, mention: DateMention, around: Around) -> Row:
    """Return the row of a mention, with all columns but those of --dedupe."""
    block = block_at(document, mention.start)
    sentence = sentences_around(document, block, mention)
    return (
        mention.date or None,
        document.doc,
        slice_text(document, mention.start, mention.end),
        context_of(document, block, mention, around, sentence=sentence),
        mention.first,
        mention.last,
        mention.kind,
        mention.precision or None,
        mention.qualifier or None,
        mention.inferred or None,
        mention.ambiguous or None,
        *place(document, mention.start, mention.end, block=block),
        called(document, mention, sentence) if block.part == "body" else None,
        mention.rule or None,
        mention.anchor or None,
        mention.reason or None,
        mention.timex_type or None,
        mention.timex_value or None,
        mention.timex_mod or None,
    )


def document_row(document: Document, *, source: str = "", counted: str = "") -> Row:
    """Return the row of the date a document bears; it has no place in the text.

    `source` says where the date is from, `counted` what incomplete dates count from.
    """
    date = document.metadata.get("date")
    first, last = days_of(date or "")
    title = document.metadata.get("title")
    unit = _precision(date) if date else None
    nowhere = (None,) * (len(PLACE) - 2)
    value = (date, document.doc, None, title, first, last, DOCUMENT, unit, None, None, None)
    why = (None, source or None, None, counted or None)
    return (*value, title, date, *nowhere, *why, *(None,) * len(TIMEX))


def days_of(date: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a value; None where it has none."""
    days = interval(date)
    if days is None:
        return None, None
    return days.first.iso() if days.first else None, days.last.iso() if days.last else None


def expressions(mention: DateMention) -> Iterator[DateMention]:
    """Yield what TIMEX3 marks of a mention: each end of a range is an expression of its own."""
    if not mention.timex:
        return
    ends = mention.date.split("/")
    if len(mention.timex) == 1 or len(ends) != len(mention.timex):
        ends = [mention.date] * len(mention.timex)
    for timex, date in zip(mention.timex, ends, strict=True):
        whole = len(mention.timex) == 1
        first, last = (mention.first, mention.last) if whole else days_of(date)
        yield replace(
            mention,
            start=timex.start,
            end=timex.end,
            date=date,
            first=first,
            last=last,
            kind=mention.kind if whole else "date",
            precision=mention.precision if whole else _precision(date),
            timex=(timex,),
        )


def context_of(
    document: Document, block: Block, mention: DateMention, around: Around, *, sentence: Span
) -> str:
    """Return what stands around a date: of a heading or dateline all of it."""
    if around.unit == "token":
        from docscope.analyses.contexts import contexts
        from docscope.corpus.search import Hit

        hit = Hit(mention.start, mention.end, inside=False)
        words = around.words
        return "".join(contexts(document, hit, left=words, right=words, unit="token"))
    start, end = sentence if around.unit == "sentence" else (block.start, block.end)
    opening = LABELLED if block.part == "front" and start == block.start else NUMBERED
    mark = opening.match(document.text, start, end)
    return slice_text(document, mark.end() if mark and mark.end() <= mention.start else start, end)


def sentences_around(document: Document, block: Block, mention: DateMention) -> Span:
    """Return the sentences of a date; of a heading, a dateline or a citation all of it."""
    if block.part not in {"body", "front"} or _is_citation(document, block):
        return Span(block.start, block.end)
    bounds = sentences_upto(document, block, mention.end)
    first = max(bisect_right(bounds, (mention.start, maxsize)) - 1, 0)
    last = max(bisect_left(bounds, (mention.end, 0)) - 1, first)
    found = bounds[first : last + 1]
    if not found or found[0].start > mention.start:
        return Span(block.start, block.end)
    return Span(found[0].start, found[-1].end)


def _is_citation(document: Document, block: Block) -> bool:
    """Say whether a collector's label has a reference behind it, which full stops cut to pieces.

    One piece is then a figure alone: *American Foreign Relations. 1956. New York*.
    """
    if block.part != "front":
        return False
    pieces = sentences_of(document, block)
    return any(WORDLESS.fullmatch(document.text, piece.start, piece.end) for piece in pieces)


def _precision(date: str) -> str:
    return ("year", "month", "day")[min(date.lstrip("-").count("-"), 2)]
