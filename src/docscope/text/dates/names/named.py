"""Periods that a text calls by their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.dates.draft import Draft
from docscope.text.dates.names.periods import known_periods
from docscope.text.dates.scanning.fold import folded
from docscope.text.dates.scanning.phrases import phrases, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docscope.text.dates.names.periods import Period
    from docscope.text.dates.scanning.phrases import Phrases
    from docscope.text.dates.scanning.scan import Tokens

WORD = re.compile(r"[^\W\d_]+|\d+")
ARTICLE = "the "
UNKNOWN = frozenset(("a", "an", "any"))  # "a cold war" is not the Cold War
FURTHER = frozenset(("another", "future", "new", "next", "possible", "second", "third"))
BODIES = frozenset((  # the Second World War Memorial is no date
    "association", "centre", "center", "foundation", "fund", "hotel", "institute", "journal",
    "memorial", "memorials", "monument", "museum", "party", "prize", "project", "society",
))  # fmt: skip
SIDES = {
    "after": "after", "following": "after", "post": "after", "since": "since",
    "before": "before", "pre": "before", "until": "until", "till": "until",
}  # fmt: skip
TIMEX_SIDES = {"after": "AFTER", "since": "AFTER", "before": "BEFORE", "until": "BEFORE"}
PREFIXES = frozenset(("early", "late", "mid", "post", "pre"))
LEAD = 60  # characters before a name that may say which part of it is meant
STRETCH = r"(?:years|months|weeks|days|stages?|phases?|part)"
PART = rf"""
    (?:\bthe\s+)? \b
    (?:
        (?P<START> early (?:[\s-]+|\s+in\s+)                     # the early Cold War
          | (?:beginning|start|opening|outset|outbreak|onset)\s+of\s+
          | (?:first|early|opening)\s+{STRETCH}\s+of\s+ )
      | (?P<MID> mid[\s-]+ | middle\s+(?:{STRETCH}\s+)?of\s+ )
      | (?P<END> late (?:[\s-]+|\s+in\s+)
          | (?:end|ending|close|conclusion)\s+of\s+
          | (?:last|late|later|latter|final|closing)\s+{STRETCH}\s+of\s+ )
    )
    \Z
"""


class Name(NamedTuple):
    """What a name stands for, how it is written, and whether it needs its article."""

    period: Period
    written: str
    article: bool


def with_periods(
    tokens: Tokens, drafts: list[Draft], periods: tuple[Period, ...] = ()
) -> list[Draft]:
    """Return the drafts and the named periods, in order; the longer of two that overlap wins.

    A period of `periods` goes before a known one of the same name.
    """
    named = list(_longest(_periods(tokens, periods)))
    if not named:
        return drafts
    starts = [draft.first for draft in named]
    taken = [draft for draft in drafts if not _inside(draft, named, starts)]
    starts = [draft.first for draft in taken]
    free = [draft for draft in named if not _touches(draft, taken, starts)]
    return sorted(taken + free, key=lambda draft: draft.first)


def folded_names(periods: tuple[Period, ...] = ()) -> tuple[str, ...]:
    """Return every form of the names that are looked for."""
    return _index(periods)[2]


@lru_cache(maxsize=4)
def _index(
    periods: tuple[Period, ...],
) -> tuple[Mapping[str, list[Name]], Phrases, tuple[str, ...]]:
    """Return the names by their forms; those of `periods` replace known ones."""
    names = _by_form(known_periods()) | _by_form(periods)
    return names, phrases(names), tuple(names)


def _by_form(periods: tuple[Period, ...]) -> dict[str, list[Name]]:
    written = [(name, period) for period in periods for name in period.names]
    forms = iter(folded("\n".join(name for name, _ in written)).split("\n"))
    names: dict[str, list[Name]] = {}
    for name, period in written:
        form = next(forms)
        article = len(ARTICLE) * form.startswith(ARTICLE)
        for variant in _variants(form[article:]):
            names.setdefault(variant, []).append(Name(period, name[article:], bool(article)))
    return names


def _variants(form: str) -> Iterable[str]:
    """Return a name with and without its hyphens and the apostrophe of a plural."""
    return dict.fromkeys((form, form.replace("-", " "), form.replace("s' ", "s ")))


def _periods(tokens: Tokens, periods: tuple[Period, ...]) -> Iterator[Draft]:
    names, known, _ = _index(periods)
    for first, last, form in places(tokens, known):
        meant = [name for name in names[form] if _is_meant(tokens, first, last, name)]
        if meant:
            yield _draft(tokens, first, last, meant[0].period)


def _is_meant(tokens: Tokens, first: int, last: int, name: Name) -> bool:
    """Say whether words are a name: its capitals, its article, and no other thing of that name."""
    words = [at for at in range(first, last) if tokens.word(at).isalnum()]
    pairs = zip(words, WORD.findall(name.written), strict=True)
    if not all(tokens.capital(at) for at, word in pairs if word[0].isupper()):
        return False
    before, after = tokens.word(first - 1), tokens.word(last)
    if before == "-" and tokens.glued(first - 2) and tokens.word(first - 2) not in PREFIXES:
        return False  # the Anglo-Dutch War is no Dutch War
    if name.article and (before != "the" or _goes_on(tokens, last)):
        return False
    if before in FURTHER or after in BODIES:
        return False
    return before not in UNKNOWN


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Say whether a capital follows: the Renaissance Hotel."""
    return tokens.classes[last : last + 1] == "_" and tokens.capital(last)


def _draft(tokens: Tokens, first: int, last: int, period: Period) -> Draft:
    """Return the period with its article, and with the words that say which part is meant."""
    first -= tokens.classes[first - 1 : first] == "T"
    points = [end for end in period.ends if end]
    draft = Draft("period", first, last, points, form="named", kind="period", period=period)
    start = tokens.starts[first]
    lead = max(0, start - LEAD)
    part = _part().search(tokens.folded[lead:start])
    if part:
        draft.part = str(part.lastgroup)
        draft.first = bisect_left(tokens.starts, lead + part.start())
    draft.side = _side(tokens, draft.first)
    if tokens.word(draft.first - 1) == "-" and draft.side:  # post-Cold War
        draft.first -= 2
    about = "APPROX" * any(end.mark for end in points)
    draft.mod = draft.part or TIMEX_SIDES.get(draft.side, about)
    return draft


@cache
def _part() -> re.Pattern[str]:
    return re.compile(PART, re.VERBOSE)


def _side(tokens: Tokens, first: int) -> str:
    """Return the word that makes a period a bound: after, since, before or until."""
    at = first - 1
    at -= tokens.word(at) in {"-", "to"}  # post-Cold War, prior to
    word = tokens.word(at)
    if tokens.word(first - 1) == "to":
        return "before" if word == "prior" else ""
    return SIDES.get(word, "")


def _longest(drafts: Iterator[Draft]) -> Iterator[Draft]:
    end = 0
    for draft in sorted(drafts, key=lambda draft: (draft.first, -draft.last, draft.part != "")):
        if draft.last > end:
            yield draft
            end = draft.last


def _inside(draft: Draft, named: list[Draft], starts: list[int]) -> bool:
    at = bisect_left(starts, draft.first + 1) - 1
    return at >= 0 and draft.last <= named[at].last


def _touches(draft: Draft, taken: list[Draft], starts: list[int]) -> bool:
    at = bisect_left(starts, draft.last) - 1
    return at >= 0 and taken[at].last > draft.first
