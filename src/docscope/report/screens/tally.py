"""Counts of rows by one field or two, with what was counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.model import Table
from docscope.report.phrases import counted, documents_phrase, repeated_phrase
from docscope.report.screens import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

# What a row of a command is.
NOUNS = {
    "kwic": "hit",
    "clauses": "clause",
    "residue": "line",
    "drafts": "clause",
    "timeline": "date",
    "contrast": "word",
    "words": "word",
    "collocates": "collocate",
    "dispersion": "hit",
    "show": "passage",
}
TOTAL = "total"  # the last column of a cross table; people read `all`
POSITION = re.compile(r"([1-9]\d*)([LR])")
SIDES = {"L": "left", "R": "right"}
ORDINALS = ("first", "second", "third", "fourth", "fifth")


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of a table of counts; in a cross table the last column is `all`."""
    *columns, last = answer.table.columns
    if columns and last.name == TOTAL:
        headed = Table([*columns, last._replace(name="all")], answer.table.__iter__)
        answer = answer._replace(table=headed)
    return plain.screen(answer, rows, layout)


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return how many rows were counted, and what the fields beside a hit are."""
    totals = answer.table.totals
    noun = NOUNS.get(answer.analysis.name)
    sentence = documents_phrase(answer)
    if noun:
        number = counted(totals.found, noun) if totals.found else f"no {_several(noun)}"
        if noun == "date" and getattr(answer.analysis, "dedupe", False):
            number = f"{counted(totals.found, 'mention')}, one row a date,"
        among = f"{totals.documents_found:,} of " if totals.found else ""
        sentence = f"{number} in {among}{sentence}{repeated_phrase(totals)}"
    named = [column.name for column in answer.table.columns]
    return ["; ".join([sentence, *filter(None, map(_explained, named))])]


def _explained(name: str) -> str:
    """Return what a field such as 1R is; nothing for other names."""
    match = POSITION.fullmatch(name)
    if not match:
        return ""
    place = int(match[1])
    word = f"the {ORDINALS[place - 1]} word" if place <= len(ORDINALS) else f"word {place}"
    return f"{name} is {word} to the {SIDES[match[2]]}"


def _several(noun: str) -> str:
    return counted(2, noun).removeprefix("2 ")
