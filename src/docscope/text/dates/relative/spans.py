"""Times of day, durations and what recurs: looked for only where they are asked for."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from docscope.text.dates.expressions import grammar
from docscope.text.dates.relative import clocks, deictic, durations, recurring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

FEW = 3  # tokens
BESIDE = re.compile(r",?[IO]?T?")
PARTS = (clocks, recurring, durations, deictic)
RULES = tuple(rule for part in PARTS for rule in part.RULES)
READERS = {name: reader for part in PARTS for name, reader in part.READERS.items()}
OPENING = "".join(sorted({letter for part in PARTS for letter in part.OPENING}))


def with_days(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, with a note for the hours that have their day behind them."""
    for hour, day in pairwise(drafts):
        if hour.form == "clock" and day.form != "clock" and day.first - hour.last <= FEW:
            hour.day_follows = BESIDE.fullmatch(tokens.classes[hour.last : day.first]) is not None
    return drafts


def spans(tokens: Tokens) -> Iterator[Draft]:
    """Yield times of day, durations, recurring and vague times, without overlaps."""
    found = grammar.read(tokens, grammar.lexer_of(RULES, OPENING), READERS)
    return durations.compound(tokens, found)
