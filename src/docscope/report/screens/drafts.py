"""Two drafts as people read them: every changed word, and what stayed the same in one line."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from docscope.report.clausecells import kind_name
from docscope.report.display import ELLIPSIS, fit, pad, visible, width, wrapped
from docscope.report.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

SAME = "same"
CHANGES = ("changed", "moved", "moved and changed", "added", "dropped", SAME)
LONGEST_ID = 24  # columns of the ids in both drafts
NARROWEST = 24  # columns that are left for the text
OPENING, BESIDE = 5, 6  # words of a clause, and beside a change, that are always shown
LEAST_CUT = 4  # words that are worth leaving out
WORDS = re.compile(r"\S+")
FOLLOWING = frozenset({"point", "subitem"})  # stand under the heading of what they belong to
UNHEADED = frozenset(
    {"section", "article", "paragraph", "definition"}
)  # are headings or follow one


class Line:
    """What the screen shows of a row, safe to look at."""

    def __init__(self, names: Sequence[str], row: Row) -> None:
        cells = dict(zip(names, row, strict=True))
        changes = cells["change"] or ()
        self.changes: tuple[str, ...] = changes if isinstance(changes, tuple) else ()
        text = {name: visible(str(value)) for name, value in cells.items() if value is not None}
        self.doc, self.other = text.get("doc", ""), text.get("doc_against", "")
        self.title, self.date = text.get("doc_title", ""), text.get("doc_date", "")
        self.kind = text.get("kind", "")
        self.new, self.old = text.get("id", ""), text.get("id_against", "")
        self.text = text.get("text", "") or text.get("text_against", "")
        self.diff = text.get("diff", "")

    @property
    def same(self) -> bool:
        """Whether nothing became of the clause."""
        return self.changes == (SAME,)

    @property
    def change(self) -> str:
        """What became of the clause, in words."""
        return " and ".join(self.changes)

    @property
    def ids(self) -> str:
        """The id, and the one in the other draft in brackets if it is another."""
        return both(self.new, self.old)


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the table, a group a pair of documents.

    Elsewhere than on a terminal every clause is one unclipped line; on one, runs of the
    same clauses are folded unless all is to be seen.
    """
    names = answer.table.names
    lines = (Line(names, row) for row in rows)
    for number, (_, group) in enumerate(groupby(lines, key=lambda line: (line.doc, line.other))):
        found = list(group)
        if layout.width is None:
            yield from _unclipped(found)
            continue
        if number:
            yield ""
        if layout.header:
            yield from _title(found[0], layout.width)
        yield from _groups(found, layout)


def footer(answer: Answer, shown: int) -> list[str]:
    """Return how many clauses have which fate, and how to read the marks."""
    totals = answer.table.totals
    if not totals.found:
        left_out = totals.named.get("uncompared")
        return [
            "nothing is compared: --where leaves out one of the drafts, or it cannot be read"
            if left_out
            else "no clauses in either draft"
        ]
    counts = [f"{totals.named[name]:,} {name}" for name in CHANGES if name in totals.named]
    sentence = ", ".join(counts)
    if shown < totals.found:
        sentence += f"; {shown:,} of {counted(totals.found, 'clause')} shown, all of them: --all"
    if not any("changed" in name for name in totals.named):
        return [sentence]
    marks = "[-words that went-]{+words that came+}; o4 (o3): o3 in the other draft."
    return [sentence, f"{marks} Whole clauses: --full"]


def headings(kinds: Iterable[str]) -> Iterator[str]:
    """Yield for each clause what it stands under: the name of a kind, or nothing.

    >>> list(headings(["operative", "subitem", "article", "paragraph"]))
    ['operative', 'operative', '', '']
    """
    last: str | None = None
    for kind in kinds:
        if last is None or kind not in FOLLOWING:
            last = "" if kind in UNHEADED else kind_name(kind)
        yield last


def both(new: str, old: str) -> str:
    """Return the id in the new draft, and behind it in brackets the other if that differs."""
    if not old or new == old:
        return new
    return f"{new} ({old})" if new else f"({old})"


def _unclipped(found: Sequence[Line]) -> Iterator[str]:
    """Yield one line a clause, with all it takes to be understood alone."""
    ids = max(width(line.ids) for line in found)
    changes = max(width(line.change) for line in found)
    for line in found:
        text = line.diff or line.text
        yield "  ".join([line.doc, pad(line.ids, ids), pad(line.change, changes), text]).rstrip()


def _title(line: Line, columns: int) -> Iterator[str]:
    about = ", ".join(part for part in (line.title, line.date) if part)
    name = f"{line.doc}  {about}".rstrip()
    against = f"against {line.other}" if line.other else "no such document before"
    if line.other == line.doc and line.changes == ("dropped",):
        against = "no such document now"
    if width(name) + 2 + width(against) <= columns:
        yield f"{name}  {against}"
    else:
        yield fit(name, columns)
        yield fit(f"  {against}", columns)


def _groups(found: Sequence[Line], layout: Layout) -> Iterator[str]:
    """Yield the clauses under the names of their kinds, in columns of one width."""
    entries = list(_entries(found, full=layout.full))
    ids = min(max(width(entry[1]) for entry in entries), LONGEST_ID)
    changes = max(width(entry[2]) for entry in entries)
    last: str | None = None
    for heading, label, change, text in entries:
        if heading != last and layout.header:
            yield ""
            if heading:
                yield f" {heading}"
        last = heading
        yield from _entry((label, change, text), (ids, changes), layout)


def _entry(entry: tuple[str, str, str], widths: tuple[int, int], layout: Layout) -> Iterator[str]:
    assert layout.width is not None
    label, change, text = entry
    ids, changes = widths
    start = 1 + ids + 2 + changes + 2
    labels = wrapped(label, ids)
    body = wrapped(text, max(layout.width - start, NARROWEST)) if text else [""]
    for number in range(max(len(labels), len(body))):
        name = labels[number] if number < len(labels) else ""
        said = body[number] if number < len(body) else ""
        what = change if number == 0 else ""
        yield f" {pad(name, ids)}  {pad(what, changes)}  {said}".rstrip()


def _entries(found: Sequence[Line], *, full: bool) -> Iterator[tuple[str, str, str, str]]:
    """Yield heading, ids, change and text of what is shown, the same clauses folded."""
    headed = zip(headings(line.kind for line in found), found, strict=True)
    for (heading, same), run in groupby(headed, key=lambda one: (one[0], one[1].same)):
        lines = [line for _, line in run]
        if same and not full:
            yield heading, _folded(lines), SAME, ""
            continue
        for line in lines:
            yield heading, line.ids, line.change, _said(line, full=full)


def _folded(lines: Sequence[Line]) -> str:
    """Return the ids of a run of clauses: `o3-o7`, `o3-o7 (o2-o6)`."""
    new = _range([line.new for line in lines])
    return both(new, _range([line.old for line in lines]))


def _range(ids: Sequence[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{ids[0]}–{ids[-1]}"


def _said(line: Line, *, full: bool) -> str:
    """Return the words of a clause that answer the question what became of it."""
    if line.diff:
        return line.diff if full else shortened(line.diff)
    return _cut(line.text, 2 * BESIDE, 0) if line.changes == ("moved",) and not full else line.text


def shortened(diff: str) -> str:
    """Return marked words without what lies far from every change.

    >>> shortened("Requests him to come back as soon as he can from there with the report [-now-]")
    'Requests him to come back … can from there with the report [-now-]'
    """
    pieces = _change().split(diff)
    last = len(pieces) - 1
    return "".join(
        piece if at % 2 else _cut(piece, OPENING if at == 0 else BESIDE, BESIDE if at < last else 0)
        for at, piece in enumerate(pieces)
    )


def _cut(text: str, first: int, last: int) -> str:
    """Return the first and the last words of a text."""
    words = list(WORDS.finditer(text))
    if len(words) - first - last < LEAST_CUT:
        return text
    end = text[words[-last].start() :] if last else ""
    return f"{text[: words[first - 1].end()]} {ELLIPSIS} {end}".rstrip(" " if not last else "")


@cache
def _change() -> re.Pattern[str]:
    """Return the pattern of a stretch that is marked as changed."""
    return re.compile(r"(\[-.*?-\]|\{\+.*?\+\})")
