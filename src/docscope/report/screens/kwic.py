"""The concordance as people read it: one line a hit, the node in the same column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.analyses.kwic import Kwic
from docscope.report.display import ELLIPSIS, fit, fit_left, pad, visible, width
from docscope.report.phrases import (
    argument,
    counted,
    documents_phrase,
    rate,
    reference,
    repeated_phrase,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

PIPE_WIDTH = 160
NUMBER_WIDTH = 2
REFERENCE_WIDTH = 3
GAP = 2
# A corpus this small is searched before anyone could read a line.
FEW_DOCUMENTS = 16
SMALL = 500_000  # bytes
EAST_ASIAN = "\u2e80"  # the first of the characters that are words without blanks


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the concordance, each as soon as its hit is found.

    The node always starts in the same column; the context gives way to what stands
    before it. On a terminal no line is wider than the screen, elsewhere names stay whole.
    """
    columns = layout.width or PIPE_WIDTH
    rows = _at_hand(answer, rows)
    found = [str(row[1]) for row in rows] if isinstance(rows, list) else answer.corpus.names
    longest = _longest(found)
    names = max(min(longest, columns // 3), len("document"))
    lead = NUMBER_WIDTH + names + REFERENCE_WIDTH + 3 * GAP
    node = lead + (columns - lead - GAP) // 2
    for number, row in enumerate(rows):
        if number == 0 and layout.header:
            yield f"{pad('#', NUMBER_WIDTH, right=True)}  {pad('document', names)}  ¶"
        prefix = _prefix(answer.table.names, row, names, clip=layout.width is not None)
        yield _line(prefix, row, node, columns if _clips(answer, layout) else None)


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return the closing sentences: how many hits where, and how to read on."""
    totals = answer.table.totals
    if not totals.found:
        return [f"no hits in {documents_phrase(answer)}"]
    sentence = f"{counted(totals.found, 'hit')} in {totals.documents_found:,} of "
    sentence += documents_phrase(answer)
    if totals.words:
        sentence += f", {rate(totals.found, totals.words)} per 10,000 words"
    inside = totals.named.get("inside", 0)
    if inside:
        them = "it" if inside == 1 else "them"
        sentence += f"; {inside:,} inside a hyphenated word (--whole leaves {them} out)"
    sentence += repeated_phrase(totals)
    return [sentence + _read_on(answer)]


def _longest(names: Sequence[str]) -> int:
    """Return how wide the widest name is; an index knows that of plain names at once."""
    known: int | None = names.longest() if hasattr(names, "longest") else None
    if known is not None:
        return known
    return max((width(visible(name)) for name in set(names)), default=0)


def _at_hand(answer: Answer, rows: Iterable[Row]) -> Iterable[Row]:
    """Return all rows as a list where they are there at once: the corpus is small."""
    names = answer.corpus.names
    small = len(names) <= FEW_DOCUMENTS and sum(map(answer.corpus.size, names)) < SMALL
    return list(rows) if small else rows


def _read_on(answer: Answer) -> str:
    row = answer.table.first
    if row is None:
        return ""
    doc = str(row[1])
    address = answer.corpus.address(doc)
    place = reference(answer.table.names, row)
    return f". To read on: docscope show {argument(address)} {place}" if address else ""


def _clips(answer: Answer, layout: Layout) -> bool:
    """Return whether contexts give way to the width: not those of a size that was asked for."""
    assert isinstance(answer.analysis, Kwic)
    if layout.full:
        return False
    return layout.width is not None or answer.analysis.unit == "char"


def _prefix(columns: Sequence[str], row: Row, names: int, *, clip: bool) -> str:
    """Return number, document and place of a line."""
    name = visible(str(row[1]))
    name = pad(fit(name, names) if clip else name, names)
    place = pad(reference(columns, row), REFERENCE_WIDTH)
    return f"{pad(str(row[0]), NUMBER_WIDTH, right=True)}  {name}  {place}  "


def _line(prefix: str, row: Row, node_at: int, room: int | None) -> str:
    before, node, after = (visible(str(value)) for value in row[2:5])
    space = max(node_at - width(prefix), 0)
    left = before if room is None else last_words(before, space)
    line = prefix + pad(left, space, right=True)
    line += node if room is None else outer_words(node, room - width(line))
    right = after if room is None else first_words(after, room - width(line))
    return (line + right).rstrip()


def outer_words(text: str, columns: int) -> str:
    """Return the first and the last words of a text that is too wide, with `…` between them.

    >>> outer_words("the Union of Soviet Socialist Republics", 27)
    'the Union of … Republics'
    """
    if width(text) <= columns:
        return text
    half = (columns - len(" … ")) // 2
    # a blank before and after, so that a word that does not fit is left out
    first = first_words(f" {text}", columns - half - len(" …")).strip()
    last = last_words(f"{text} ", half + 1).strip()
    return f"{first} {ELLIPSIS} {last}" if first and last else fit(text, columns)


def first_words(text: str, columns: int) -> str:
    """Return the first whole words of a text that fit."""
    if width(text) <= columns:
        return text
    cut = fit(text + "  ", columns + 1).removesuffix(ELLIPSIS)
    return cut[: cut.rfind(" ")] if " " in cut and _within_word(text, len(cut)) else cut


def last_words(text: str, columns: int) -> str:
    """Return the last whole words of a text that fit."""
    if width(text) <= columns:
        return text
    cut = fit_left("  " + text, columns + 1).removeprefix(ELLIPSIS)
    within = " " in cut and _within_word(text, len(text) - len(cut))
    return cut[cut.find(" ") + 1 :] if within else cut


def _within_word(text: str, position: int) -> bool:
    """Return whether a cut would part a word; scripts without blanks may be cut anywhere."""
    beside = text[max(position - 1, 0) : position + 1]
    return len(beside) == len("ab") and beside.isalnum() and beside[1] < EAST_ASIAN
