"""Numbers before a unit of time: 5, 22.8, 1,000, thirty-one, two hundred and six."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.expressions.figures import spelt

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

UNDER = "(?: ten -? one | one | teen | ten )"
COUNT = f"""(?: (?: {UNDER} | a )? (?: hundred | thousand ) (?: and? {UNDER} )? | {UNDER}
              | day | short | three | quantity | four )"""


def number(tokens: Tokens, at: int, end: int) -> int | float:
    """Return the number that begins at a token: 5, 22.8, 1,000, thirty-one, two hundred."""
    word = tokens.word(at).replace(",", "")
    if word.isdecimal():
        return int(word)
    if word[:1].isdecimal():
        return float(word)
    if "5" in tokens.classes[at:end] or "6" in tokens.classes[at:end]:
        return spelt(tokens, at, end) + (tokens.number(at) if tokens.classes[at] in "56" else 0)
    stop = at + 1
    while stop < end and tokens.classes[stop] in "-123":
        stop += 1
    return sum(tokens.number(i) for i in range(at, stop) if tokens.classes[i] in "123")
