"""Lengths of time: three days, nearly two years, half an hour, the past decade, for months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.relative.counts import COUNT, number
from docscope.text.dates.relative.deictic import PRESENT, vague
from docscope.text.dates.relative.narrowing import extend, is_verb
from docscope.text.dates.scanning.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.text.dates.scanning.scan import Tokens

UNIT = "(?: unit | century )"
HALF = f"""(?: {COUNT} and a? division -? {UNIT} | a {UNIT} and a division
             | division -? a? -? {UNIT}
             | {COUNT} (?: - | and )? day / day -? {UNIT} )"""
RULES = (
    ("half", f"about? (?: the? relative? )? {HALF}"),
    (
        "duration",
        f"""about? the? relative? ordinal? relative? (?: {COUNT} | a? few of? ) relative?
            -? (?: word | entire )? {UNIT}
          | the? relative ordinal? {UNIT} | the (?: ordinal | entire | part ) {UNIT}
          | the {UNIT} word | a entire? {UNIT} | {UNIT} - entire | {UNIT}""",
    ),
)
OPENING = "KTRo123ndkqYghA5UC"
LETTERS = {1: "D", 2: "W", 3: "M", 4: "Y", 5: "DE", 6: "W", 8: "WE", 100: "CE", 1000: "ML"}
LENGTH = re.compile(r"P[\dYMWDT]*\d(?P<letter>[YMWDHS])")
HOUR_UNIT = 7  # hours, minutes and seconds in the lexicon
ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
HOURS = {"h": "H", "m": "M", "s": "S"}
AHEAD = frozenset(("ahead", "of", "before", "after", "in"))
RATED = frozenset(("twice", "once", "times", "%", "percent", "cent", "people", "men", "women"))


def half(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Half an hour, a year and a half, two and a half years, 2 1/2 years."""
    last = max(i for i in range(*found.span()) if tokens.classes[i] in "UC")
    at = next(i for i in range(*found.span()) if tokens.classes[i] not in "KTR")
    if tokens.classes[at] == "h" and tokens.number(at) != 2:  # noqa: PLR2004 - no quarter
        return None
    whole = tokens.classes[at] != "h" and (number(tokens, at, _end_of_count(tokens, at)) or 1)
    return _draft(tokens, found, last, f"{whole or ''}.5")


def _end_of_count(tokens: Tokens, at: int) -> int:
    if tokens.classes[at] in "dnkqY":
        return at + 1
    while tokens.classes[at] in "12356":
        at += 1
    return at


def duration(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Three days, several weeks, a year, the past decade, the first two months."""
    last = found.end() - 1
    special = {"l": _unit_long, "_": _unit_ended}.get(tokens.classes[last])
    if special or found.end() - found.start() == 1:
        return (special or _bare)(tokens, found)
    kinds, plural = found[0], _is_plural(tokens, last)
    counted = any(kind in kinds for kind in "123dnkqY5g")
    if "_" in kinds and not _fits(tokens, found, plural=plural):
        return None
    if counted:
        return _draft(tokens, found, last, _count(tokens, found))
    if kinds[0] == "A":
        return None if plural else _one(tokens, found)
    return _stretch(tokens, found, plural=plural)


def _one(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """A year; but of a year-long quarrel only year-long."""
    draft = _draft(tokens, found, found.end() - 1, "1")
    if draft and draft.kind != "set" and tokens.word(found.end()) == "-":
        draft.first = found.end() - 1
    return draft


def _fits(tokens: Tokens, found: re.Match[str], *, plural: bool) -> bool:
    """Say whether the word inside a duration may describe it: two bloody weeks."""
    return plural and not tokens.capital(found.start() + found[0].index("_"))


def _stretch(tokens: Tokens, found: re.Match[str], *, plural: bool) -> Draft | None:
    """The past decade, the coming years, the final weeks, the first hour."""
    last = found.end() - 1
    written = [tokens.word(i) for i in range(*found.span())]
    if written == ["these", "days"]:
        return vague(found, PRESENT)
    if written[-1] == "day" and tokens.classes[last - 1] in "ol" and "R" not in found[0]:
        return _nth_day(tokens, found)
    if plural:
        return _draft(tokens, found, last, "X")
    long = tokens.classes[last] == "C" or written[-1] == "decade"
    if (
        written[-2] in {"past", "coming"}
        or (long and written[-2] in {"next", "last"})
        or (tokens.classes[last - 1] == "o" and written[-1] != "day")
    ):
        if tokens.classes[last - 1] == "o" and tokens.number(last - 1) > 1:
            return _nth(tokens, found)
        return None if tokens.word(found.end()) == "-" else _draft(tokens, found, last, "1")
    return None


def _nth_day(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The first day of the war: without a value, as the war may have none here."""
    event = tokens.classes[found.end() : found.end() + 2] in {"OT", "OR"}
    event = event or tokens.word(found.start() - 1) == "on"
    return vague(found, "") if event else None


def _nth(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The second year of the war: no length, but a time without a value; no minutes of a game."""
    hours = tokens.number(found.end() - 1) == HOUR_UNIT
    return None if hours else vague(found, "")


def compound(tokens: Tokens, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts with lengths joined that make one: two years and six months."""
    last: Draft | None = None
    for draft in drafts:
        if last and _goes_on(tokens, last, draft):
            last.value, last.last = _sum(last.value, draft.value), draft.last
            continue
        if last:
            yield last
        last = draft
    if last:
        yield last


def _goes_on(tokens: Tokens, left: Draft, right: Draft) -> bool:
    units = [_letter(draft) for draft in (left, right)]
    smaller = all(units) and ORDER.index(units[0]) < ORDER.index(units[1])
    written = tokens.classes[left.first : right.last]
    gap = tokens.classes[left.last : right.first]
    return smaller and gap in {"", "&", ",", ",&"} and not right.mod and "-" not in written


def _letter(draft: Draft) -> str:
    """Return the smallest unit of a length, with T before those of the clock."""
    length = LENGTH.fullmatch(draft.value) if draft.kind == "duration" else None
    return "T" * ("T" in draft.value) + length["letter"] if length else ""


def _sum(left: str, right: str) -> str:
    """Return P2Y and P6M as P2Y6M, PT3H and PT20M as PT3H20M."""
    hours = left.startswith("PT") and right.startswith("PT")
    return left + right.removeprefix("PT" if hours else "P")


def _bare(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """For months, weeks of talks; but no month for itself."""
    at = found.start()
    if not _is_plural(tokens, at) or tokens.word(at + 1) == "-":
        return None
    if tokens.word(at - 1) not in words("before_units") and tokens.word(at + 1) not in AHEAD:
        return None
    draft = _draft(tokens, found, at, "X")
    if draft:
        draft.first, draft.mod = at, ""
    return draft


def _unit_long(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Month-long, decades-long."""
    at = found.end() - 3
    if tokens.word(found.end() - 1) != "long":
        return None
    draft = _draft(tokens, found, at, "X" if _is_plural(tokens, at) else "1")
    if draft:
        draft.first = at
    return draft


def _unit_ended(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The week ended Sept. 29."""
    if tokens.word(found.end() - 1) not in {"ended", "ending"}:
        return None
    draft = _draft(tokens, found, found.end() - 2, "1")
    if draft:
        draft.last = found.end() - 1
    return draft


def _is_plural(tokens: Tokens, at: int) -> bool:
    return tokens.word(at).endswith("s")


def _draft(tokens: Tokens, found: re.Match[str], unit: int, count: str) -> Draft | None:
    word = tokens.word(unit)
    hours = word.startswith(("hour", "minute", "second", "hr", "min"))
    letter = HOURS[word[0]] if hours else LETTERS.get(tokens.number(unit), "")
    if not letter:
        return None
    if word.startswith("fortnight") and count.isdecimal():
        count = str(2 * int(count))
    draft = Draft("duration", *found.span(), [], form="duration", kind="duration")
    draft.value = f"P{'T' * hours}{count}{letter}"
    draft.first += is_verb(tokens, draft.first)
    _rate(tokens, draft)
    _narrow(tokens, draft, unit)
    extend(tokens, draft)
    return draft


def _rate(tokens: Tokens, draft: Draft) -> None:
    """Make a set of a rate: twice a week, 500 dollars a year, 10% a month."""
    if tokens.classes[draft.first] != "A" or tokens.classes[draft.first + 1] not in "UC":
        return
    before = tokens.word(draft.first - 1)
    plural = len(before) > len("was") and before.endswith("s") and not before.endswith("ss")
    figures = tokens.classes[draft.first - 1 : draft.first] in {"q", "n", "k"}
    if (
        before in RATED
        or figures
        or (plural and before not in words("no_rates") and before.isalpha())
    ):
        draft.form = draft.kind = "set"
        draft.rule = "rate"
        many = before == "times" and tokens.classes[draft.first - 2] in "123dng"
        draft.first -= 2 if many else before in {"twice", "once"}


def _narrow(tokens: Tokens, draft: Draft, unit: int) -> None:
    """Leave the article of another noun out: the 46-day siege, a ten-year plan."""
    hyphen = tokens.classes[unit - 1] == "-"
    attribute = tokens.classes[draft.last : draft.last + 1] in {"_", "-"} and not _is_plural(
        tokens, unit
    )
    if tokens.word(draft.last) == "period":
        draft.last += 1
    elif (
        (hyphen or attribute)
        and tokens.word(draft.last) not in {"long", "old"}
        and draft.kind != "set"
    ):
        counted = (i for i in range(draft.first, unit) if tokens.classes[i] in "123dnkqY5h")
        first = next(counted, draft.first)
        if hyphen and "R" not in tokens.classes[draft.first : first]:
            draft.first = first


def _count(tokens: Tokens, found: re.Match[str]) -> str:
    if "g" in found[0]:
        return "X"
    at = next(i for i in range(*found.span()) if tokens.classes[i] in "123dnkqY5")
    return f"{number(tokens, at, found.end())}"


READERS = {"half": half, "duration": duration}
