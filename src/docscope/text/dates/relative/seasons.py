"""Seasons without a year: in the summer, late spring, the winter of that year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.relative.clocks import DAY_PARTS
from docscope.text.dates.values.value import DIVISIONS, Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

RULES = (
    (
        "season",
        """(?: (?: later | part ) in the | the part of the | part -? the? | the )? season
           (?: of the? relative{1,2} unit )?""",
    ),
)
OPENING = "LpTs"
AT_TIME = frozenset(("I", "b", "f", "Q", "F", "t", "p", "B"))
IN_TIME = frozenset(("I", "Q", "t", "f", "b", "F", "B"))
AT_END = frozenset((".", ";", "|", "", ")", "?"))
LINKING = frozenset(("is", "was", "will", "would", "has", "had", "may", "can", "comes", "came"))
DEICTIC = frozenset(("last", "next", "this", "past"))


def season(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The summer, its year to be found in the context; without a preposition it is any summer."""
    last, first = found.end() - 1, found.start()
    if tokens.classes[first - 1 : first] == "e":
        return None  # every summer
    if found[0][-1] == "U":
        return _season_of(tokens, found)
    follower = tokens.classes[last + 1 : last + 2]
    falls = tokens.word(last) == "fall" and (follower == "I" or found[0] == "s")
    if follower == "O" or falls:
        return None  # the fall in export earnings
    if not _is_supported(tokens, found, follower):
        return _any_season(tokens, found)
    draft = Draft("season", *found.span(), [Point("season", None, tokens.number(last))])
    if "p" in found[0]:
        draft.part = DAY_PARTS.get(tokens.number(first + found[0].index("p")), "")
    return draft


def _is_supported(tokens: Tokens, found: re.Match[str], follower: str) -> bool:
    """Say whether the words beside a season make it one of a certain year."""
    first, kinds = found.start(), found[0]
    before = tokens.classes[first - 1 : first] if first else ""
    verb = tokens.word(found.end() - 1) in {"fall", "spring"}
    if follower == "-" or tokens.word(first - 1) in {"to", "at", "into"}:
        return False
    if verb and follower == "_" and kinds[0] != "T":
        return False
    alone = kinds[0] == "T" and not verb and follower != "_"
    return before in IN_TIME or kinds[0] in "pL" or alone


def _season_of(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The spring of next year, the winter of that same year."""
    at, last = found.start() + found[0].index("s"), found.end() - 1
    if tokens.word(last) != "year":
        return None
    draft = Draft("season", *found.span(), [Point("season", None, tokens.number(at))])
    draft.of_year, draft.step = True, tokens.number(last - 1)
    draft.today = "T" not in found[0][found[0].index("s") :] and tokens.word(last - 1) in DEICTIC
    draft.part = DAY_PARTS.get(tokens.number(found.start()), "") if found[0][0] == "p" else ""
    return draft


def _any_season(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Winter, of no year that the words tell; but not to spring, to fall, the Prague Spring."""
    at, first = found.end() - 1, found.start()
    if tokens.word(at) in {"spring", "fall"} and not tokens.capital(at):
        return None
    if tokens.classes[first - 1 : first] == "y":
        return None  # the 2004 Summer Games
    if (
        first
        and tokens.word(at) in {"spring", "fall"}
        and tokens.classes[first - 1] == "_"
        and tokens.capital(first - 1)
    ):
        return None
    draft = Draft("season", *found.span(), [Point("season", None, tokens.number(at))], kind="vague")
    if tokens.classes[at + 1 : at + 2] == "_" and not tokens.capital(at):
        draft.points, draft.form = [], "vague"
        draft.value = f"XXXX-{DIVISIONS[tokens.number(at)][2]}"
    draft.first += found[0][0] == "T" and tokens.classes[at + 1 : at + 2] == "_"
    return draft


def joins_clause(tokens: Tokens, found: re.Match[str]) -> bool:
    """Say whether `that` joins a clause: issues that fall outside, mindful that winter is near."""
    first, last = found.start(), found.end() - 1
    if tokens.word(first) != "that":
        return False
    before, after = tokens.classes[first - 1 : first], tokens.classes[last + 1 : last + 2]
    if before in AT_TIME or after in AT_END:
        return False
    if tokens.word(last) in {"fall", "spring"}:
        return before not in {"|", "."} and first > 0
    return before == "_" and tokens.word(last + 1) in LINKING


READERS = {"season": season}
