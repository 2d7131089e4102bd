"""The patterns of stance in prose, from `stances.csv`.

A phrase is a row of words: `a|b` are alternatives, `x?` may be missing, `a_b` are two words
of one alternative, `<who>` is a short noun phrase put in between (`has given its military
command instructions to`). Adverbs may stand between any two words. `level` is `core` or
`secondary`; `subject` says who can take the stance: `body` (a government, a state, we),
`speaker` (I, we, and bodies that are ours) or `any`.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

STANCES = Path(__file__).with_name("stances.csv")
ADVERB = (
    r"(?:[a-z]+ly|[a-z]+ly\s+and\s+[a-z]+ly|also|further|furthermore|again|once\s+again|once\s+more|now|always|therefore|still|"
    r"indeed|thus|however|ever|too|quite|very|most|hereby|continue\s+to|continues\s+to|wish\s+to|wishes\s+to|"
    r"would\s+like\s+to|should\s+like\s+to|do|does)"
)
GAP = rf"\s+(?:{ADVERB},?\s+){{0,3}}?"
WHO = r"(?P<who>(?:[\w’'-]+\s+){0,5}?[\w’'-]+)"


class Stance(NamedTuple):
    """One pattern: the words after its first one, what it says, who can say it."""

    rest: tuple[str, ...]
    stance_class: str
    secondary: bool
    subject: str
    takes_addressee: str


@cache
def stances() -> dict[str, tuple[Stance, ...]]:
    """Return the patterns by their first word, in the order of the file."""
    found: dict[str, list[Stance]] = {}
    with STANCES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            first, *rest = row["phrase"].split(" ")
            stance = Stance(
                tuple(rest),
                row["class"],
                row["level"] == "secondary",
                row["subject"],
                row["addressee"] or "no",
            )
            for word in first.split("|"):
                found.setdefault(word, []).append(stance)
    return {first: tuple(group) for first, group in found.items()}


@cache
def first_words() -> re.Pattern[str]:
    """Return the pattern of the words that open a stance."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, stances())) + r")\b")


def match_rest(stance: Stance, text: str, start: int, end: int) -> re.Match[str] | None:
    """Match what a stance has after its first word; patterns are compiled when first needed."""
    return _compiled(stance.rest).match(text, start, end)


@cache
def _compiled(rest: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("".join(map(_word, rest)) + r"\b(?!\s+like\b)")


def _word(word: str) -> str:
    optional = word.endswith("?")
    if word == "<who>":
        return rf"\s+{WHO}"
    alternatives = "|".join(
        re.escape(part).replace("_", r"\s+") for part in word.rstrip("?").split("|")
    )
    piece = rf"{GAP}(?:{alternatives})"
    return f"(?:{piece})?" if optional else piece
