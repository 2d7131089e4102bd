"""Whether a reference is one that a reader asks for: by its symbol, or by its name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.references import find_references
from docscope.text.references.organs import number, symbol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Wanted(NamedTuple):
    """A document that is looked for: the one form of its symbol, and its words as a pattern."""

    symbol: str
    words: re.Pattern[str]


@cache
def wanted_reference(written: str) -> Wanted:
    """Return what a reader looks for: `242 (1967)`, `S/RES/242`, `Charter`."""
    bare = " ".join(written.split())
    words = re.compile(rf"(?<![\w/.]){re.escape(bare)}(?![\w/]|\.\d)", re.IGNORECASE)
    return Wanted(symbol(bare) if number(bare) else _symbol(bare), words)


def is_cited(wanted: Wanted, references: Iterable[str]) -> bool:
    """Return whether a document is among some references, by its symbol or by its words."""
    return any(
        wanted.words.search(each) or (wanted.symbol and wanted.symbol == _symbol(each))
        for each in references
    )


@lru_cache(maxsize=10_000)
def _symbol(reference: str) -> str:
    """Return the one form of the symbol of a reference; empty if it has none."""
    return next((each.symbol for each in find_references(reference) if each.symbol), "")
