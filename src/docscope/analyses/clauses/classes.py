"""The classes of clauses: what kind of act a verb, a stance or a provision is."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.prose.stances import STANCES
from docscope.text.clauses.verbs.lexicon import OTHER, VERBS

if TYPE_CHECKING:
    from pathlib import Path

OF_PROVISIONS = (
    *("obligation", "prohibition", "commitment", "right", "permission", "power"),
    *("recommendation", "definition", "statement"),
)


@cache
def known_classes() -> frozenset[str]:
    """Return the classes that clauses can have, and the group of each: `evaluation/regret`."""
    named = _column(VERBS) | _column(STANCES) | {*OF_PROVISIONS, OTHER}
    return frozenset(named | {name.split("/", 1)[0] for name in named})


def _column(path: Path) -> set[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["class"] for row in csv.DictReader(lines) if row["class"]}
