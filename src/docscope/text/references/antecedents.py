"""What short references mean: *the Convention*, *resolution 242*, *paragraph 5 thereof*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.references.reference import lazily
from docscope.text.references.treaties import is_bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.text.references.reference import Reference

CHARTER = "Charter of the United Nations"
EUROPEAN = "Charter of Fundamental Rights of the European Union"
BARE_NUMBER = lazily(r"(?:(?:resolution|decision) |[A-Z][\w/.]*/(?:RES|DEC)/)(?P<number>\d+)")
NUMBER = lazily(r"/(?:RES|DEC)/(?P<number>\d+) \(")
NOUNS = frozenset({"Resolution", "Decision", "Regulation", "Directive", "Act", "Treaty"})
WORKS = frozenset({"resolution", "decision", "treaty", "act", "document"})


def settled(references: Iterable[Reference]) -> Iterator[Reference]:
    """Yield references with what an earlier or fuller one says about the short ones among them.

    A bare noun is the last name that has it in it, a bare number the symbol that has it;
    `that resolution` and `thereof` look back, and are left out where nothing stands there.
    """
    known = list(references)
    numbers = {
        match["number"]: reference.symbol
        for reference in reversed(known)
        if (match := NUMBER.search(reference.symbol))
    }
    charter = CHARTER if any(one.symbol == CHARTER for one in known) else _other_charter(known)
    latest: list[Reference] = []
    for reference in known:
        found = _settled(reference, latest, numbers, charter)
        if found is None:
            continue
        if found.kind in WORKS and not is_bare(found.symbol):
            latest.append(found)
        yield found


def _settled(
    reference: Reference, latest: list[Reference], numbers: dict[str, str], charter: str
) -> Reference | None:
    if reference.kind == "internal":
        return reference
    symbol = reference.symbol
    if symbol == "Charter":
        return reference._replace(symbol=charter)
    bare = BARE_NUMBER.fullmatch(symbol)
    if bare:
        return reference._replace(symbol=numbers.get(bare["number"], symbol))
    if symbol and not is_bare(symbol) and symbol not in NOUNS:
        return reference
    meant = next((one for one in reversed(latest) if _has(one, symbol)), None)
    if meant:
        return reference._replace(symbol=meant.symbol, kind=meant.kind)
    return reference if is_bare(symbol) and reference.provision else None


def _has(reference: Reference, noun: str) -> bool:
    """Whether a reference is one of what a noun says; of any kind where there is no noun."""
    if noun in {"Resolution", "Decision"}:
        return reference.kind == noun.lower()
    return not noun or re.search(rf"\b{noun.removesuffix('s')}", reference.symbol) is not None


def _other_charter(references: list[Reference]) -> str:
    """Return the charter that is named in full where it is not that of the United Nations."""
    symbols = [one.symbol for one in references if one.kind == "treaty"]
    usual = EUROPEAN if "European Union" in " ".join(symbols) else CHARTER
    return next((name for name in symbols if "Charter" in name and name != "Charter"), usual)
