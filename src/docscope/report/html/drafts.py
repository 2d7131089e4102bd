"""Two drafts as a page: side by side, with the words that went and those that came."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.report.html.outline import anchored
from docscope.report.html.template import Dress
from docscope.report.screens.drafts import Line, headings
from docscope.text.differences import Run, differences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row

DRESS = Dress("drafts.html", ("drafts.css",), ("filter.js", "outline.js"))


class Words(NamedTuple):
    """A run of words, whether the other draft has them not, and whether a blank is before it."""

    text: str
    marked: bool
    blank: bool


class Compared(NamedTuple):
    """A clause of two drafts: its line, where it can be linked to, the words of each draft."""

    anchor: str
    line: Line
    verb: str
    old: list[Words]
    new: list[Words]


class Pair(NamedTuple):
    """Two documents and their clauses, by kind."""

    number: int
    doc: str
    other: str
    title: str
    groups: list[tuple[str, list[Compared]]]


def parts(answer: Answer, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the template is filled with, pair by pair."""
    names = answer.table.names
    at = names.index("doc"), names.index("doc_against")
    runs = groupby(rows, key=lambda row: tuple(row[index] for index in at))
    return {"pairs": (_pair(number, names, list(run)) for number, (_, run) in enumerate(runs, 1))}


def _pair(number: int, names: Sequence[str], rows: Sequence[Row]) -> Pair:
    clauses = [_compared(number, names, row) for row in rows]
    first = clauses[0].line
    headed = zip(headings(one.line.kind for one in clauses), clauses, strict=True)
    runs = groupby(headed, key=lambda pair: pair[0])
    groups = [(heading, [one for _, one in run]) for heading, run in runs]
    dropped = first.doc == first.other and all(one.line.new == "" for one in clauses)
    return Pair(number, "" if dropped else first.doc, first.other, first.title, groups)


def _compared(number: int, names: Sequence[str], row: Row) -> Compared:
    cells = dict(zip(names, row, strict=True))
    line = Line(names, row)
    new, old = str(cells["text"] or ""), str(cells["text_against"] or "")
    name = anchored(line.new) if line.new else f"was-{anchored(line.old)}"
    verb = str(cells["verb"] or "").lower()
    if "changed" in line.changes:
        sides = _words(differences(new, old)), _words(differences(old, new))
    else:
        sides = _plain(old), _plain(new)
    return Compared(f"d{number}-{name}", line, verb, *sides)


def _words(runs: Sequence[Run]) -> list[Words]:
    """Return what one draft says, with what the other has not marked."""
    own = [run for run in runs if run.side != "old"]
    return [Words(run.text, run.side == "new", at > 0 and run.apart) for at, run in enumerate(own)]


def _plain(text: str) -> list[Words]:
    return [Words(text, marked=False, blank=False)] if text else []
