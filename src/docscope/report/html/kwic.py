"""The concordance as a page: the node in one column, what is before and behind beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import bidirectional

from docscope.report.html.template import Dress
from docscope.report.phrases import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row

DRESS = Dress("kwic.html", ("table.css", "kwic.css"), ("filter.js", "sort.js"))
LONG_NODE = 40  # characters from which a node may be broken
RIGHT_TO_LEFT = frozenset({"R", "AL"})
STRONG = RIGHT_TO_LEFT | {"L"}
CLOSING, OPENING = tuple(",.;:!?)]}»”’…%"), tuple("([{«“‘¿¡")


class Line(NamedTuple):
    """A hit with its words.

    `look` says whether punctuation joins the node to what is beside it; `turned` that the
    words are written from right to left.
    """

    hit: int
    doc: str
    title: str
    source: str
    before: str
    node: str
    after: str
    look: str
    turned: bool


def parts(answer: Answer, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the template is filled with."""
    return {"lines": (_line(answer.table.names, row) for row in rows)}


def _line(names: Sequence[str], row: Row) -> Line:
    hit, doc, before, node, after = row[:5]
    title = row[names.index("doc_title")]
    return Line(
        int(str(hit)),
        str(doc),
        str(title or doc),
        reference(names, row),
        str(before),
        str(node),
        str(after),
        _look(str(before), str(node), str(after)),
        _turned(f"{before}{node}{after}"),
    )


def _look(before: str, node: str, after: str) -> str:
    looks = {
        "broken": len(node) > LONG_NODE,
        "closed": after.startswith(CLOSING),
        "opened": before.endswith(OPENING),
    }
    return " ".join(look for look, has in looks.items() if has)


def _turned(line: str) -> bool:
    """Return whether most letters of a line are written from right to left."""
    if line.isascii():
        return False
    letters = [direction for direction in map(bidirectional, line) if direction in STRONG]
    return sum(direction in RIGHT_TO_LEFT for direction in letters) > len(letters) / 2
