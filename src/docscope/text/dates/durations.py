"""Lengths of time: three days, nearly two years, half an hour, the past decade, for months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.deictic import PRESENT, vague
from docscope.text.dates.draft import Draft
from docscope.text.dates.figures import spelt

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scan import Tokens

COUNT = """(?: ten -? one | (?: one | teen | ten | a ) (?: hundred | thousand ) | one | teen | ten
             | day | short | three | quantity | four | hundred )"""
UNIT = "(?: unit | century )"
HALF = f"""(?: {COUNT} and a? division -? {UNIT} | a {UNIT} and a division | division -? a? -? {UNIT}
             | {COUNT} (?: - | and )? day / day -? {UNIT} )"""
RULES = (
    ("half", f"about? (?: the? relative? )? {HALF}"),
    (
        "duration",
        f"""about? the? relative? ordinal? relative? (?: {COUNT} | a? few of? ) relative? -? word? {UNIT}
          | the? relative ordinal? {UNIT} | the (?: ordinal | entire | part ) {UNIT}
          | the {UNIT} word | a entire? {UNIT} | {UNIT} - word | {UNIT}""",
    ),
)
OPENING = "KTRo123ndkqYghA5UC"
LETTERS = {1: "D", 2: "W", 3: "M", 4: "Y", 5: "DE", 6: "W", 8: "WE", 100: "CE", 1000: "ML"}
HOURS = {"h": "H", "m": "M", "s": "S"}
MODS = {
    "over": "MORE_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN",
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "some": "APPROX", "approximately": "APPROX",
    "just": "", "only": "", "another": "", "barely": "LESS_THAN", "mere": "", "full": "", "all": "",
}  # fmt: skip
BEFORE = {  # two words before a duration
    ("more", "than"): "MORE_THAN", ("less", "than"): "LESS_THAN", ("fewer", "than"): "LESS_THAN",
    ("longer", "than"): "MORE_THAN", ("at", "least"): "EQUAL_OR_MORE", ("at", "most"): "EQUAL_OR_LESS",
    ("up", "to"): "EQUAL_OR_LESS", ("close", "to"): "LESS_THAN", ("well", "over"): "MORE_THAN",
    ("just", "over"): "MORE_THAN", ("just", "under"): "LESS_THAN",
}  # fmt: skip
NEGATIVE = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}  # no more than
TIMELESS = frozenset(("for", "after", "in", "within", "over", "only", "took", "takes", "take", "of", "about", "before", "lasted", "lasting"))
AHEAD = frozenset(("ahead", "of", "before", "after", "in"))
RATED = frozenset(("twice", "once", "times", "%", "percent", "cent"))
VERBS = frozenset(("was", "is", "has", "lasts", "takes", "needs", "requires", "as", "this", "his", "its", "less", "spends", "covers"))


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
    if tokens.classes[last] == "_":
        return _unit_long(tokens, found) if "-" in found[0] else _unit_ended(tokens, found)
    if found.end() - found.start() == 1:
        return _bare(tokens, found)
    kinds, plural = found[0], _is_plural(tokens, last)
    counted = any(kind in kinds for kind in "123dnkqY5g")
    if "_" in kinds and not _fits(tokens, found, plural=plural):
        return None
    if counted:
        return _draft(tokens, found, last, _count(tokens, found))
    if kinds[0] == "A":
        return None if plural else _draft(tokens, found, last, "1")
    return _stretch(tokens, found, plural=plural)


def _fits(tokens: Tokens, found: re.Match[str], *, plural: bool) -> bool:
    """Say whether the word inside a duration may describe it: two bloody weeks."""
    return plural and not tokens.capital(found.start() + found[0].index("_"))


def _stretch(tokens: Tokens, found: re.Match[str], *, plural: bool) -> Draft | None:
    """The past decade, the coming years, the final weeks, the first hour."""
    last = found.end() - 1
    words = [tokens.word(i) for i in range(*found.span())]
    if words == ["these", "days"]:
        return vague(found, PRESENT)
    if words[-1] == "day" and tokens.classes[last - 1] in "ol" and "R" not in found[0]:
        return _nth_day(tokens, found)
    if plural:
        return _draft(tokens, found, last, "X")
    long = tokens.classes[last] == "C" or words[-1] == "decade"
    if words[-2] in {"past", "coming"} or (long and words[-2] in {"next", "last"}) or (tokens.classes[last - 1] == "o" and words[-1] != "day"):
        return None if tokens.word(found.end()) == "-" else _draft(tokens, found, last, "1")
    return None


def _nth_day(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The first day of the war: without a value, as the war may have none here."""
    event = tokens.classes[found.end() : found.end() + 2] in {"OT", "OR"}
    return vague(found, "") if event else None


def _bare(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """For months, weeks of talks; but no month for itself."""
    at = found.start()
    if not _is_plural(tokens, at) or tokens.word(at + 1) == "-":
        return None
    if tokens.word(at - 1) not in TIMELESS and tokens.word(at + 1) not in AHEAD:
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
    return _draft(tokens, found, at, "X" if _is_plural(tokens, at) else "1")


def _unit_ended(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The week ended Sept. 29."""
    if tokens.word(found.end() - 1) not in {"ended", "ending"}:
        return None
    draft = _draft(tokens, found, found.end() - 2, "1")
    if draft:
        draft.last = found.end() - 1
    return draft


def _is_plural(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word.endswith("s") or word in {"centuries"}


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
    _rate(tokens, draft)
    _narrow(tokens, draft, unit)
    _extend(tokens, draft)
    return draft


def _rate(tokens: Tokens, draft: Draft) -> None:
    """Make a set of a rate: twice a week, 500 dollars a year, 10% a month."""
    if tokens.classes[draft.first] != "A" or tokens.classes[draft.first + 1] not in "UC":
        return
    before = tokens.word(draft.first - 1)
    plural = len(before) > len("was") and before.endswith("s") and not before.endswith("ss")
    figures = tokens.classes[draft.first - 1 : draft.first] in {"q", "n", "k"}
    if before in RATED or figures or (plural and before not in VERBS and before.isalpha()):
        draft.form = draft.kind = "set"
        draft.rule = "rate"
        many = before == "times" and tokens.classes[draft.first - 2] in "123dng"
        draft.first -= 2 if many else before in {"twice", "once"}


def _narrow(tokens: Tokens, draft: Draft, unit: int) -> None:
    """Leave the article of another noun out: the 46-day siege, a ten-year plan."""
    hyphen = tokens.classes[unit - 1] == "-"
    attribute = tokens.classes[draft.last : draft.last + 1] in {"_", "-"} and not _is_plural(tokens, unit)
    if tokens.word(draft.last) == "period":
        draft.last += 1
    elif (hyphen or attribute) and tokens.word(draft.last) not in {"long", "old"} and draft.kind != "set":
        counted = (i for i in range(draft.first, unit) if tokens.classes[i] in "123dnkqY5h")
        first = next(counted, draft.first)
        if hyphen and not "R" in tokens.classes[draft.first:first]:
            draft.first = first


def _count(tokens: Tokens, found: re.Match[str]) -> str:
    if "g" in found[0]:
        return "X"
    at = next(i for i in range(*found.span()) if tokens.classes[i] in "123dnkqY5")
    return f"{number(tokens, at, found.end())}"


def number(tokens: Tokens, at: int, end: int) -> int | float:
    """Return the number that begins at a token: 5, 22.8, 1,000, thirty-one, two hundred."""
    word = tokens.word(at).replace(",", "")
    if word.isdecimal():
        return int(word)
    if word[:1].isdecimal():
        return float(word)
    if "5" in tokens.classes[at:end] or "6" in tokens.classes[at:end]:
        return spelt(tokens, at, end) or tokens.number(at)
    stop = at + 1
    while stop < end and tokens.classes[stop] in "-123":
        stop += 1
    return sum(tokens.number(i) for i in range(at, stop) if tokens.classes[i] in "123")


def _extend(tokens: Tokens, draft: Draft) -> None:
    """Take in `more than` before a duration and `old` behind it."""
    if draft.kind == "set":
        return
    word = tokens.word(draft.first)
    if tokens.classes[draft.first] == "K":
        draft.mod = MODS.get(word, "APPROX")
    elif "T" not in tokens.classes[draft.first : draft.first + 1] and "R" not in tokens.classes[draft.first]:
        take_before(tokens, draft)
    if tokens.word(draft.last) in {"old", "long"}:
        draft.last += 1
    elif tokens.word(draft.last) == "-" and tokens.word(draft.last + 1) in {"old", "long"}:
        draft.last += 2
    elif [tokens.word(draft.last), tokens.word(draft.last + 1)] == ["of", "age"]:
        draft.last += 2


def take_before(tokens: Tokens, draft: Draft) -> None:
    """Take in what narrows a number of units: more than, nearly, at least."""
    before = tokens.word(draft.first - 2), tokens.word(draft.first - 1)
    if before in BEFORE:
        draft.mod, draft.first = BEFORE[before], draft.first - 2
        if tokens.word(draft.first - 1) in {"no", "not"}:
            draft.mod, draft.first = NEGATIVE.get(draft.mod, draft.mod), draft.first - 1
        elif tokens.word(draft.first - 1) == "little" and tokens.word(draft.first - 2) == "a":
            draft.first -= 2
    elif before[1] in MODS:
        draft.mod, draft.first = MODS[before[1]], draft.first - 1


READERS = {"half": half, "duration": duration}
