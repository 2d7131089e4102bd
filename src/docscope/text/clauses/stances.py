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
    """One pattern: how it is worded, what it says, who can say it."""

    pattern: re.Pattern[str]
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
            for first in row["phrase"].split(" ", 1)[0].split("|"):
                found.setdefault(first, []).append(_stance(row, first))
    return {first: tuple(group) for first, group in found.items()}


@cache
def first_words() -> re.Pattern[str]:
    """Return the pattern of the words that open a stance."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, stances())) + r")\b")


def _stance(row: dict[str, str], first: str) -> Stance:
    words = row["phrase"].split(" ")[1:]
    pattern = re.escape(first) + "".join(map(_word, words)) + r"\b(?!\s+like\b)"
    return Stance(
        re.compile(pattern),
        row["class"],
        row["level"] == "secondary",
        row["subject"],
        row["addressee"] or "no",
    )


def _word(word: str) -> str:
    optional = word.endswith("?")
    if word == "<who>":
        return rf"\s+{WHO}"
    alternatives = "|".join(
        re.escape(part).replace("_", r"\s+") for part in word.rstrip("?").split("|")
    )
    piece = rf"{GAP}(?:{alternatives})"
    return f"(?:{piece})?" if optional else piece
