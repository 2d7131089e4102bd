"""Holidays and feasts by their names; the year stands beside, or is supplied later."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.expressions.figures import year_of
from docscope.text.dates.names.feasts import calendar, feast_day, is_movable
from docscope.text.dates.scanning.phrases import phrases, places
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.dates.scanning.phrases import Phrases
    from docscope.text.dates.scanning.scan import Tokens

YEAR = re.compile(r",?(?:[OI]T?)?(?P<year>[dnkyY],?E|E[dnkyY]|y(?![-/][dn]))")
TIME_WORDS = frozenset("IbfQFtBp")
PLACES = frozenset(
    ("college", "texas", "church", "school", "island", "islands", "parade", "hospital", "party")
)
OTHERS = frozenset(("lunar", "chinese", "jewish", "orthodox", "tamil", "persian"))
WAYS = frozenset(("last", "this", "next"))
VERBS = frozenset(("was", "came", "passed", "brought", "saw", "fell"))
BESIDE = 2  # tokens between a holiday and the date that explains it
NATIONAL = frozenset(("independence day",))


def with_holidays(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts and the holidays, in order; a day written beside one is the date."""
    found = list(_holidays(tokens))
    if not found:
        return drafts
    ends = [draft.last for draft in drafts]
    named = [draft for draft in found if not _explained(draft, drafts, ends)]
    free = [draft for draft in drafts if not _touches(draft, named)]
    return sorted(free + named, key=lambda draft: draft.first)


def _explained(draft: Draft, drafts: Sequence[Draft], ends: Sequence[int]) -> bool:
    """Say whether a full date goes on from a holiday: Easter Monday, 24 April 1916."""
    at = bisect_left(ends, draft.first + 1)
    beside = drafts[at] if at < len(drafts) else None
    return (
        beside is not None
        and beside.first <= draft.last + BESIDE - 1
        and beside.point.unit == "day"
        and beside.point.year is not None
    )


def _touches(draft: Draft, named: Sequence[Draft]) -> bool:
    at = bisect_left([one.last for one in named], draft.first + 1)
    return at < len(named) and named[at].first < draft.last


@cache
def _index() -> Phrases:
    return phrases(calendar())


def _holidays(tokens: Tokens) -> Iterator[Draft]:
    end = 0
    for first, last, name in sorted(places(tokens, _index()), key=lambda at: (at[0], -at[1])):
        if first >= end:
            listed = end and tokens.classes[end:first] in {"&", "-", "/", "&T"}
            end = last
            yield from _drafts(tokens, first, last, name, listed=bool(listed))


def _drafts(tokens: Tokens, first: int, last: int, name: str, *, listed: bool) -> list[Draft]:
    if not tokens.capital(first) or _is_other(tokens, first, last, name):
        return []
    whole = first - (tokens.classes[first - 1 : first] == "T")
    match = YEAR.match(tokens.classes, last)
    if match:
        year = year_of(tokens, *match.span("year"))
        return [Draft("holiday", whole, match.end(), [Point("day", *feast_day(name, year))])]
    told = first - 1
    if tokens.word(told) in WAYS and tokens.classes[told - 1 : told] != "T":
        return [_counted(tokens, told, last, name)]
    before = tokens.classes[whole - 1 : whole]
    opens = before in {"", ".", "|"} and tokens.word(last) in VERBS  # Christmas Eve was quiet
    beside_time = listed or opens or before in TIME_WORDS
    if not beside_time or tokens.word(last) in {"'", "-"}:
        return []
    return [_yearless(first, last, name)]


def _yearless(first: int, last: int, name: str) -> Draft:
    feast = calendar()[name][0]
    draft = Draft("holiday", first, last, [Point("day", None, feast.month, feast.day)])
    draft.feast = name if is_movable(name) else ""
    return draft


def _counted(tokens: Tokens, first: int, last: int, name: str) -> Draft:
    """Last Christmas, this Easter: counted from the day of writing."""
    draft = _yearless(first, last, name)
    draft.of_year = draft.today = draft.loose = True
    draft.step = tokens.number(first)
    return draft


def _is_other(tokens: Tokens, first: int, last: int, name: str) -> bool:
    """Say whether a name means something else: Corpus Christi College, Namibia's national day."""
    before, after = tokens.word(first - 1), tokens.word(last)
    if after in PLACES or before in OTHERS:
        return True
    if name in NATIONAL:
        return (
            before in {"s", "of"}
            or after in {"of", "'"}
            or (first > 0 and tokens.classes[first - 1] == "_" and tokens.capital(first - 1))
        )
    return tokens.classes[last : last + 1] == "_" and tokens.capital(last)
