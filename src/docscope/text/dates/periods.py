"""Periods known by their names, from `data/periods.csv`."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.lexicon import rows
from docscope.text.dates.phrases import phrases, places
from docscope.text.dates.value import Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.dates.phrases import Phrases
    from docscope.text.dates.scan import Tokens

WORD = re.compile(r"[^\W\d_]+|\d+")
SIDES = {"after": "AFTER", "since": "AFTER", "before": "BEFORE", "until": "BEFORE"}


def with_periods(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts and the named periods, in order; the longer of two that overlap wins."""
    named = list(_longest(_periods(tokens)))
    if not named:
        return drafts
    taken = [draft for draft in drafts if not _inside(draft, named)]
    starts = [draft.first for draft in taken]
    free = [draft for draft in named if not _touches(draft, taken, starts)]
    return sorted(taken + free, key=lambda draft: draft.first)


@cache
def gazetteer() -> dict[str, tuple[str, Point, Point]]:
    """Return the longest word and the bounds of every name."""
    known = {}
    for names, first, last, *_ in rows("periods.csv"):
        for name in names.split("|"):
            key = max(WORD.findall(name), key=len)
            known[name] = (key, _point(first), _point(last))
    return known


def _point(text: str) -> Point:
    before, figures = text.startswith("-"), text.lstrip("-").split("-")
    year, month, day = [int(part) for part in figures] + [0] * (3 - len(figures))
    return Point(("year", "month", "day")[len(figures) - 1], -year if before else year, month, day)


def _periods(tokens: Tokens) -> Iterator[Draft]:
    for first, last, name in places(tokens, _index()):
        _, *points = gazetteer()[name]
        draft = _draft(tokens, first, last, points)
        if draft:
            yield draft


@cache
def _index() -> Phrases:
    return phrases(gazetteer())


def _draft(tokens: Tokens, first: int, last: int, points: list[Point]) -> Draft | None:
    if not _is_name(tokens, first, last):
        return None
    first -= tokens.classes[first - 1 : first] == "T"
    draft = Draft("period", first, last, points, form="named", kind="period")
    draft.mod = SIDES.get(tokens.word(first - 1), "")
    return draft


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a name is written with capitals, or in full: the hundred days are not."""
    letters = [i for i in range(first, last) if tokens.classes[i] not in "TO-'z"]
    words = [i for i in letters if tokens.word(i).isalpha()]
    if not words or tokens.classes[words[0]] == "m":  # the October war
        return not words or tokens.capital(words[0])
    return all(tokens.capital(i) for i in (words[0], words[-1]))


def _longest(drafts: Iterator[Draft]) -> Iterator[Draft]:
    end = 0
    for draft in sorted(drafts, key=lambda draft: (draft.first, -draft.last)):
        if draft.last > end:
            yield draft
            end = draft.last


def _inside(draft: Draft, named: list[Draft]) -> bool:
    starts = [period.first for period in named]
    at = bisect_left(starts, draft.first + 1) - 1
    return at >= 0 and draft.last <= named[at].last


def _touches(draft: Draft, taken: list[Draft], starts: list[int]) -> bool:
    at = bisect_left(starts, draft.last) - 1
    return at >= 0 and taken[at].last > draft.first
