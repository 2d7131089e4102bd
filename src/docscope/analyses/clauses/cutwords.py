"""Words that the end of a line cuts in two: `Secu-` and `rity` are Security again."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.model import Document, Row

# Behind these a hyphen belongs to the word, wherever the line ends: non-proliferation.
PREFIXES = frozenset(
    [
        "all", "anti", "cease", "co", "ex", "half", "ill", "mid", "non", "pan", "post", "pre",
        "pro", "quasi", "self", "semi", "so", "trans", "vice", "well",
    ]
)  # fmt: skip


def joined(document: Document, start: int, end: int, row: Row) -> Row:
    """Return the cells of a clause with the words joined that a line end cuts in it.

    The hyphen stays where it stands after a prefix, or in that word elsewhere in the text.
    """
    if "-" not in document.text[start:end]:
        return row
    whole: dict[str, str] = {}
    for match in _cut().finditer(document.text, start, end):
        whole[f"{match['left']}- {match['right']}"] = _whole(document, match)
    if not whole:
        return row
    return tuple(_rejoined(cell, whole) if isinstance(cell, str) else cell for cell in row)


def _whole(document: Document, match: re.Match[str]) -> str:
    left, right = match["left"], match["right"]
    hyphenated = f"{left}-{right}"
    keeps = (
        left.lower() in PREFIXES
        or (right[0].isupper() and not left.isupper())  # Secretary-General
        or hyphenated in document.text
        or hyphenated.lower() in document.text
    )
    return hyphenated if keeps else f"{left}{right}"


def _rejoined(cell: str, whole: dict[str, str]) -> str:
    if "- " in cell:
        for cut, word in whole.items():
            cell = cell.replace(cut, word)
    return cell


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(r"(?P<left>[^\W\d_]+)-[ \t]*\r?\n[ \t]*(?P<right>[^\W\d_]+)")
