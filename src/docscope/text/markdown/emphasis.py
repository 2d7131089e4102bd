"""Emphasis: which runs of `*`, `_` and `~` open, which close, and which belong together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Enclose = Callable[[str, tuple[int, int], tuple[int, int]], None]

ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Delimiter:
    """A run of one mark; `start` to `end` is what of it no partner has used yet."""

    __slots__ = ("closes", "end", "mark", "opens", "size", "start")

    def __init__(self, mark: str, start: int, end: int, *, opens: bool, closes: bool) -> None:
        self.mark = mark
        self.start = start
        self.end = end
        self.size = end - start
        self.opens = opens
        self.closes = closes


def delimiter(text: str, start: int, end: int) -> Delimiter | None:
    """Return the run of marks from `start` to `end`, None if it can only be text."""
    mark = text[start]
    before, after = _kind(text[start - 1 : start]), _kind(text[end : end + 1])
    # It leans on the word that it stands at: on what follows, on what goes before.
    left = after == WORD or (after == PUNCTUATION and before != WORD)
    right = before == WORD or (before == PUNCTUATION and after != WORD)
    if mark == "_":  # not within a word
        left, right = left and (not right or before != WORD), right and (not left or after != WORD)
    if not (left or right) or (mark == "~" and end - start != len("~~")):
        return None
    return Delimiter(mark, start, end, opens=left, closes=right)


SPACE, PUNCTUATION, WORD = range(3)


def _kind(character: str) -> int:
    """Return what a character is to a mark beside it; the ends of a text are space."""
    if character.isalnum():
        return WORD
    if not character or character.isspace():
        return SPACE
    if character.isascii():
        return PUNCTUATION if character in ASCII_PUNCTUATION else WORD
    return _category(character)


@cache
def _category(character: str) -> int:
    from unicodedata import category

    return PUNCTUATION if category(character)[0] in "PS" else WORD


def pair(delimiters: list[Delimiter], bottom: int, enclose: Enclose) -> None:
    """Pair the delimiters from number `bottom` on; they take no part afterwards.

    `enclose` gets the kind of each pair and the spans of its two marks.
    """
    openers: list[Delimiter] = []
    # Where it is known that no opener for such a closer stands before: keeps it linear.
    floors: dict[tuple[str, bool, int], int] = {}
    for closer in delimiters[bottom:]:
        while closer.closes and closer.start < closer.end:
            index = _opener(openers, closer, floors)
            if index < 0:
                break
            del openers[index + 1 :]
            _match(openers[index], closer, enclose)
            if openers[index].start == openers[index].end:
                openers.pop()
        if closer.opens and closer.start < closer.end:
            openers.append(closer)
    del delimiters[bottom:]


def _opener(
    openers: list[Delimiter], closer: Delimiter, floors: dict[tuple[str, bool, int], int]
) -> int:
    """Return the number of the nearest opener that the closer fits, or -1."""
    key = (closer.mark, closer.opens, closer.size % 3)
    floor = floors.get(key, -1)
    for index in range(len(openers) - 1, -1, -1):
        opener = openers[index]
        if opener.start < floor:
            break
        if opener.mark == closer.mark and _fits(opener, closer):
            return index
    floors[key] = closer.start
    return -1


def _fits(opener: Delimiter, closer: Delimiter) -> bool:
    """Apply the rule of three: a mark that opens and closes does not end what it began."""
    if not (opener.closes or closer.opens) or closer.mark == "~":
        return True
    both = opener.size % 3 == 0 and closer.size % 3 == 0
    return both or (opener.size + closer.size) % 3 != 0


def _match(opener: Delimiter, closer: Delimiter, enclose: Enclose) -> None:
    width = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
    kind = "" if closer.mark == "~" else ("emphasis", "strong")[width - 1]
    enclose(kind, (opener.end - width, opener.end), (closer.start, closer.start + width))
    opener.end -= width
    closer.start += width
