"""On which side of a date something lies: before, since, until, by, pre-1956."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

SIDE = re.compile(r"(?:b|f|bt|t|F)T?$")
BY = re.compile(r"QT?$")
SIDES = {"before": "before", "prior": "before", "until": "until", "till": "until", "til": "until"}
NEGATED = {"before": "since", "after": "until", "until": "since"}  # not before, not until
NOT = frozenset(("not", "no", "never"))
LIMITS = {("later", "than"): "until", ("earlier", "than"): "since"}  # behind not or no
STARTING = frozenset(("commencing", "effective"))
PREFIXES = {"pre": "before", "ante": "before", "post": "after"}
AT_LEAST = ("at", "least")
NOW = frozenset(("present", "now", "today", "date"))
ONWARDS = frozenset(("onwards", "onward", "forward"))


def note_side(tokens: Tokens, draft: Draft) -> None:
    """Note that a date only opens or closes a span: since 1956, until 4 November."""
    if draft.form == "range" or _prefixed(tokens, draft):
        return
    first = draft.first
    if tuple(tokens.word(i) for i in (first - 2, first - 1)) == AT_LEAST:
        first -= len(AT_LEAST)  # since at least 1956
    match = SIDE.search(tokens.classes, max(0, first - 3), first)
    draft.side = _before(tokens, match.start()) if match else _limit(tokens, draft)
    if BY.search(tokens.classes, max(0, first - 2), first) and not draft.note:
        draft.note = "by"
    if not draft.side:
        _open_end(tokens, draft)


def with_sides(tokens: Tokens, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield relative dates with their sides noted: since last year, until the next day."""
    for draft in drafts:
        if draft.form == "relative":
            note_side(tokens, draft)
            draft.form = "relative"
        yield draft


def _prefixed(tokens: Tokens, draft: Draft) -> bool:
    """Take in the prefix of pre-1956 and post-1945."""
    at = draft.first - 2
    side = PREFIXES.get(tokens.word(at), "") if at >= 0 else ""
    if not side or tokens.word(at + 1) != "-" or not tokens.glued(at) or not tokens.glued(at + 1):
        return False
    draft.first, draft.side = at, side
    return True


def _before(tokens: Tokens, at: int) -> str:
    word, previous = tokens.word(at), tokens.word(at - 1)
    side = SIDES.get(word, "")
    if word in {"after", "since"}:
        side = word
    elif word == "from" and tokens.classes[at + 1 : at + 2] != "T":
        side = "since"
    elif word == "to" and previous == "up":
        side = "until"
    return NEGATED.get(side, side) if previous in NOT else side


def _limit(tokens: Tokens, draft: Draft) -> str:
    """Not later than, starting on."""
    first = draft.first
    words = [tokens.word(i) for i in range(first - 3, first)]
    if words[0] in NOT:
        return LIMITS.get((words[1], words[2]), "")
    return "since" if words[2] in STARTING or words[1] in STARTING else ""


def _open_end(tokens: Tokens, draft: Draft) -> None:
    """1947 - present."""
    if tokens.word(draft.last) in ONWARDS:
        draft.side = "since"
        return
    link, end = tokens.classes[draft.last : draft.last + 1], draft.last + 1
    end += tokens.classes[end : end + 1] == "T"
    if link in {"-", "t"} and tokens.word(end) in NOW:
        draft.side, draft.form = "since", "point"
        draft.cuts = [(draft.first, draft.last)]
        draft.last = end + 1
