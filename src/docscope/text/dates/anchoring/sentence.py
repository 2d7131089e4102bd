"""Where expressions stand: which sentence, and whether they open it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.stance import note_stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

OPENERS = "_TIAOBFKRbftpmaw&Q123dyN"  # classes of the words that open a sentence
END = re.compile(rf"[.?~;][)'\"]*(?=[{OPENERS}|]|$)|\|")
LEADING = 5  # tokens before a date that still opens its sentence
HEADING = 14  # tokens


def placed(tokens: Tokens, drafts: Iterable[Draft]) -> None:
    """Give every draft the number of its sentence, and say whether it opens it."""
    ends = [match.end() for match in END.finditer(tokens.classes)]
    for draft in drafts:
        start, stop = _sentence(tokens, ends, draft.first)
        draft.sentence = tokens.starts[start] if start < len(tokens.starts) else 0
        short = stop - start <= HEADING and tokens.classes[stop - 1 : stop] not in {".", "?", "~"}
        note_stance(tokens, draft, start, stop)
        draft.leading = draft.first - start <= LEADING or short


def _sentence(tokens: Tokens, ends: Sequence[int], token: int) -> tuple[int, int]:
    """Return the first token of the sentence of a token, and where it ends."""
    at = behind = bisect_right(ends, token)
    while at and not _is_end(tokens, ends[at - 1]):
        at -= 1
    while behind < len(ends) and not _is_end(tokens, ends[behind]):
        behind += 1
    start = ends[at - 1] if at else 0
    return start, ends[behind] if behind < len(ends) else len(tokens.classes)


def _is_end(tokens: Tokens, following: int) -> bool:
    """Say whether a sentence ends before a token: a capital or a space stands there."""
    return (
        following >= len(tokens.classes)
        or tokens.classes[following - 1] == "|"
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
        elif (
            drafts[at].rule == "month"
            and other.first < drafts[at].first < other.last
            and (at == 0 or drafts[at - 1].last <= other.first)
        ):
            kept.append(other)  # last June
            inside.add(at)
    free = [draft for at, draft in enumerate(drafts) if at not in inside]
    return sorted(free + kept, key=lambda draft: draft.first)
