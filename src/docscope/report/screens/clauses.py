"""The clauses of each document as people read them: who is asked above what is asked."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from docscope.report.display import ELLIPSIS, fit, pad, visible, width, wrapped
from docscope.report.phrases import counted, documents_phrase, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

MOST_OPTIONS = 2  # that the footer names
WIDE = 120  # columns from which addressee and object stand side by side
CELL_LINES = 2
LONGEST_LEAD = 30  # columns of the verb, or of who takes a stance
NARROWEST = 20  # columns that are left for the text
ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
# A day is not parted from its month, a number from what it counts.
HELD_TOGETHER = re.compile(r"(?<=\d) (?=[^\W\d_])")
HOLD, BLANK = "\N{NO-BREAK SPACE}", " "
NOUNS = {"subitem": "sub-item", "annex_item": "annex item", "section": "section"}
KINDS = ("preambular", "operative", "subitem", "annex_item", "section", "stance")


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the table, a group a document.

    Elsewhere than on a terminal every clause is one unclipped line that can be understood
    alone.
    """
    names = answer.table.names
    number = 0
    for doc, group in groupby(rows, key=lambda row: row[names.index("doc")]):
        found = [Cells(names, row) for row in group]
        if layout.width is None:
            yield from _lines(str(doc), found)
            continue
        if number:
            yield ""
        number += 1
        if layout.header:
            yield fit(_title(str(doc), found[0]), layout.width)
        yield from _groups(found, layout)


class Cells:
    """What the screen shows of a row, safe to look at."""

    def __init__(self, names: Sequence[str], row: Row) -> None:
        cells = {name: visible(str(value)) for name, value in zip(names, row, strict=True) if value}
        self.id = cells.get("id", "")
        self.kind = cells.get("kind", "")
        self.place = reference(names, row)
        self.title = cells.get("doc_title", "")
        self.date = cells.get("doc_date", "")
        self.actor = cells.get("actor", "")
        self.addressee = cells.get("addressee", "")
        self.lead, self.text = self._lead_and_text(cells)

    def _lead_and_text(self, cells: dict[str, str]) -> tuple[str, str]:
        verb, said = cells.get("verb", ""), cells.get("object", "")
        if self.kind != "stance":
            return verb, said
        if self.addressee and self.addressee not in verb:
            verb = f"{verb} {self.addressee}"
        self.addressee = ""
        return ARTICLE.sub("", self.actor, count=1) if ARTICLE.match(self.actor) else self.actor, (
            f"{verb} {said}".strip()
        )


def footer(answer: Answer, shown: int) -> list[str]:
    """Return how many clauses of which kinds there are, and how to see more of them."""
    totals = answer.table.totals
    if not totals.found:
        return [f"no clauses in {documents_phrase(answer)}"]
    kinds = [kind for kind in KINDS if totals.named.get(kind)]
    counts = ", ".join(_counted_kind(totals.named[kind], kind) for kind in kinds)
    sentence = f"{counted(totals.found, 'clause')} in {documents_phrase(answer)}: {counts}"
    if shown < totals.found:
        sentence = f"{shown:,} of {sentence}; all of them: --all"
    options = _options(totals.named, kinds)
    some = f" Some of them: {', '.join(options)}" if options else ""
    return [sentence, f"Whole clauses: --full.{some}"]


def _options(named: Mapping[str, int], kinds: Sequence[str]) -> list[str]:
    """Return options that choose some of the clauses shown."""
    found = []
    if len(kinds) > 1:
        found.append(f"--kind {'operative' if 'operative' in kinds else kinds[0]}")
    for option in ("--addressee ", "--verb "):
        examples = [name for name in named if name.startswith(option)]
        if examples and len(found) < MOST_OPTIONS:
            found.append(max(examples, key=lambda name: named[name]))
    return found


def _counted_kind(number: int, kind: str) -> str:
    return counted(number, NOUNS[kind]) if kind in NOUNS else f"{number:,} {kind}"


def kind_name(kind: str) -> str:
    """Return the name of a kind as a heading has it."""
    return f"{NOUNS[kind]}s" if kind in NOUNS else kind


def _lines(doc: str, found: Sequence[Cells]) -> Iterator[str]:
    """Yield one line a clause, each with all it takes to be understood alone."""
    ids = max(width(cells.id) for cells in found)
    places = max(width(cells.place) for cells in found)
    for cells in found:
        start = [visible(doc), pad(cells.id, ids), pad(cells.place, places)]
        said = [part for part in (cells.lead, cells.addressee, cells.text) if part]
        yield "  ".join([*start, *said])


def _title(doc: str, first: Cells) -> str:
    body = "" if first.kind == "stance" else ARTICLE.sub("the ", first.actor, count=1)
    about = ", ".join(part for part in (first.title, first.date, body) if part)
    return f"{visible(doc)}  {about}".rstrip()


def _groups(found: Sequence[Cells], layout: Layout) -> Iterator[str]:
    """Yield the clauses of a document under the names of their kinds."""
    for kind, clauses in by_kind(found):
        if layout.header:
            yield ""
            yield f" {kind_name(kind)}"
        yield from _table(clauses, layout)


def by_kind(found: Sequence[Cells]) -> Iterator[tuple[str, list[Cells]]]:
    """Yield runs of one kind; sub-items stay with the clause that they belong to."""
    kind, run = "", list[Cells]()
    for cells in found:
        if cells.kind != kind and not (run and cells.kind == "subitem"):
            if run:
                yield kind, run
            kind, run = cells.kind, []
        run.append(cells)
    if run:
        yield kind, run


def _table(clauses: Sequence[Cells], layout: Layout) -> Iterator[str]:
    assert layout.width is not None
    ids = max(width(cells.id) for cells in clauses)
    places = max(width(cells.place) for cells in clauses)
    leads = min(max(width(cells.lead) for cells in clauses), LONGEST_LEAD)
    start = 1 + ids + 2 + places + 2 + leads + 2
    room = max(layout.width - start, NARROWEST)
    lines = None if layout.full else CELL_LINES
    asked = any(cells.addressee for cells in clauses)
    for cells in clauses:
        body = _body(cells, room, lines, wide=asked and layout.width >= WIDE)
        lead = wrapped(cells.lead, leads, lines=lines)
        for number in range(max(len(lead), len(body))):
            name, where = (cells.id, cells.place) if number == 0 else ("", "")
            label = f" {pad(name, ids)}  {pad(where, places)}  "
            verb = lead[number] if number < len(lead) else ""
            text = body[number] if number < len(body) else ""
            yield f"{label}{pad(verb, leads)}  {text}".rstrip()


def _body(cells: Cells, room: int, lines: int | None, *, wide: bool) -> list[str]:
    """Return who is asked above what is asked, or to the left of it where there is room."""
    if not wide:
        whom = _wrapped(cells.addressee, room, lines) if cells.addressee else []
        return whom + (_wrapped(cells.text, room, lines) if cells.text or not whom else [])
    left = room * 2 // 5
    whom = _wrapped(cells.addressee, left, lines)
    what = _wrapped(cells.text, room - left - 2, lines)
    height = max(len(whom), len(what))
    whom += [""] * (height - len(whom))
    what += [""] * (height - len(what))
    return [f"{pad(a, left)}  {b}" for a, b in zip(whom, what, strict=True)]


def _wrapped(text: str, columns: int, lines: int | None) -> list[str]:
    held = HELD_TOGETHER.sub(HOLD, text)
    found = [line.replace(HOLD, BLANK) for line in wrapped(held, columns, lines=lines)]
    if found[-1].endswith(ELLIPSIS) and not text.endswith(found[-1][-2:]):
        found[-1] = found[-1].removesuffix(ELLIPSIS).rstrip(",;: ") + ELLIPSIS
    return found
