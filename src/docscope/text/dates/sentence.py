"""Where expressions stand: which sentence, and whether they open it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from docscope.text.dates.stance import note_stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scan import Tokens

END = re.compile(r"[.?~;][)'\"]*(?=[_TIAOBFKRbftpmaw&Q123dyN|]|$)|\|")
LEADING = 5  # tokens before a date that still opens its sentence
HEADING = 14  # tokens


def placed(tokens: Tokens, drafts: Iterable[Draft]) -> None:
    """Give every draft the number of its sentence, and say whether it opens it."""
    ends = [match.end() for match in END.finditer(tokens.classes) if _ends(tokens, match)]
    for draft in drafts:
        at = bisect_right(ends, draft.first)
        start = ends[at - 1] if at else 0
        stop = ends[at] if at < len(ends) else len(tokens.classes)
        draft.sentence = tokens.starts[start] if start < len(tokens.starts) else 0
        short = stop - start <= HEADING and tokens.classes[stop - 1 : stop] not in {".", "?", "~"}
        note_stance(tokens, draft, start, stop)
        draft.leading = draft.first - start <= LEADING or short


def _ends(tokens: Tokens, match: re.Match[str]) -> bool:
    if match[0] == "|":
        return True
    following = match.end()
    return (
        following >= len(tokens.classes)
        or tokens.capital(following)
        or not tokens.glued(following - 1)
    )


def merged(drafts: list[Draft], others: Iterable[Draft]) -> list[Draft]:
    """Return both in order; of two that overlap the first list wins.

    But a month alone gives way to the longer expression that has it.
    """
    drafts = sorted(drafts, key=lambda draft: draft.first)
    kept: list[Draft] = []
    starts = [draft.first for draft in drafts]
    inside: set[int] = set()
    for other in others:
        at = bisect_left(starts, other.last) - 1
        if at < 0 or drafts[at].last <= other.first:
            kept.append(other)
        elif drafts[at].rule == "month" and other.first < drafts[at].first < other.last:
            kept.append(other)  # last June
            inside.add(at)
    free = [draft for at, draft in enumerate(drafts) if at not in inside]
    return sorted(free + kept, key=lambda draft: draft.first)
