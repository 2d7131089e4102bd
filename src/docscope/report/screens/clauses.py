"""The clauses of each document as people read them: who is asked above what is asked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docscope.report.clausecells import (
    NOUNS,
    WITH_NOUNS,
    Cells,
    Hierarchy,
    without_article,
)
from docscope.report.display import fit, pad, visible, width
from docscope.report.phrases import counted, documents_phrase
from docscope.report.screens.clausetable import groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

MOST_OPTIONS = 2  # that the footer names
KINDS = (
    *("preambular", "operative", "subitem", "annex_item", "article", "paragraph", "point"),
    *("definition", "recital", "section", "stance"),
)
TELLING = ("operative", "article", "stance")  # kinds that one may want alone


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the table, a group a document.

    Elsewhere than on a terminal every clause is one unclipped line that can be understood
    alone.
    """
    for number, (doc, found) in enumerate(documents(answer, rows)):
        if layout.width is None:
            yield from _lines(doc, found)
            continue
        if number:
            yield ""
        if layout.header:
            yield fit(title_line(doc, found), layout.width)
        yield from groups(found, layout)


def documents(answer: Answer, rows: Iterable[Row]) -> Iterator[tuple[str, list[Cells]]]:
    """Yield the clauses of one document after the other."""
    names = answer.table.names
    at = names.index("doc")
    for doc, group in groupby(rows, key=lambda row: row[at]):
        yield str(doc), [Cells(names, row) for row in group]


def title_line(doc: str, found: Sequence[Cells]) -> str:
    """Return the line above the clauses of a document: its name, title, date, and who speaks."""
    first = found[0]
    parts = (first.title, first.date, speaker(found))
    return f"{visible(doc)}  {', '.join(part for part in parts if part)}".rstrip()


def speaker(found: Sequence[Cells]) -> str:
    """Return the body whose resolution it is; nothing for other documents."""
    for cells in found:
        if cells.kind == "stance" or cells.of_articles:
            return ""
        if cells.actor:
            bare = without_article(cells.actor)
            return bare if bare == cells.actor else f"the {bare}"
    return ""


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
        wanted = next((kind for kind in TELLING if kind in kinds), kinds[0])
        found.append(f"--kind {wanted}")
    for option in ("--addressee ", "--verb "):
        examples = [name for name in named if name.startswith(option)]
        if examples and len(found) < MOST_OPTIONS:
            found.append(max(examples, key=lambda name: named[name]))
    return found


def _counted_kind(number: int, kind: str) -> str:
    return counted(number, NOUNS.get(kind, kind)) if kind in WITH_NOUNS else f"{number:,} {kind}"


def _lines(doc: str, found: Sequence[Cells]) -> Iterator[str]:
    """Yield one line a clause, each with all it takes to be understood alone."""
    ids = max(width(cells.id) for cells in found)
    places = max(width(cells.place) for cells in found)
    below = Hierarchy(found)
    for cells in found:
        start = [visible(doc), pad(cells.id, ids), pad(cells.place, places)]
        text = _continued(cells.lead, below.said(cells))
        yield "  ".join([*start, *(part for part in (cells.lead, cells.addressee, text) if part)])


def _continued(lead: str, text: str) -> str:
    """Return a text without the verb that its lead ends in: `shall keep`, `keep records`."""
    last = lead.rpartition(" ")[2]
    if not last or not text.startswith(f"{last} "):
        return text
    return text[len(last) :].lstrip()
