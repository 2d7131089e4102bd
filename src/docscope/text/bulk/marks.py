"""What the characters around an end mark say: a sentence follows, none does, ask the rule."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.text.bulk.bytes import decoded
from docscope.text.bulk.classes import CharacterTable
from docscope.text.sentences import OPENING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from docscope.text.bulk.bytes import Encoded

NO, YES, ASK, NUMBER = 0, 1, 2, 3  # NUMBER: a figure that may be the number of a paragraph
ASCII = 0x7F  # the last byte that is a character of its own
WHITE_SPACE = b" \t\n\v\f\r\x1c\x1d\x1e\x1f"
MARKS = b".!?"
ELLIPSIS = "…".encode()
NO_START = b",;:)-.!?"  # no sentence follows before these
NO_WIDE_START = "–—…"
CLOSING = "”»"  # may follow mark and blank, and belong to the sentence before
BLANKS = 3  # after a mark; where there are more the rule looks
LISTED = 5  # characters within which the bracket of `(iv) ` stands


class Blocks(NamedTuple):
    """Blocks of several texts in order: where they start and end, and in which text they are.

    `first` and `last` are characters of the text, `starts` and `ends` bytes of all texts.
    """

    text: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


class Marks(NamedTuple):
    """End marks: their bytes, their blocks, where the text goes on, whether a sentence does."""

    places: NDArray[np.int64]
    blocks: NDArray[np.int64]
    after: NDArray[np.int64]
    verdicts: NDArray[np.uint8]


def marks_within(encoded: Encoded, blocks: Blocks, places: NDArray[np.int64]) -> Marks:
    """Return the end marks within blocks, with what the text around says of them."""
    numbers = np.searchsorted(blocks.starts, places, side="right") - 1
    within = (numbers >= 0) & (places + 1 < blocks.ends[numbers])
    places, numbers = places[within], numbers[within]
    bytes_ = encoded.bytes_
    verdicts = _after_mark()[bytes_[places + 1]]
    verdicts[_follows_mark(bytes_, places) & (places > encoded.starts[blocks.text[numbers]])] = NO
    verdicts[bytes_[places] > ASCII] = ASK
    after = _past_blanks(bytes_, places + 2)
    simple = verdicts == YES
    said = _said_after(bytes_, after)
    listed = np.flatnonzero(simple & (said == NO))
    said[listed[_bracketed(bytes_, after[listed])]] = ASK
    verdicts[simple] = said[simple]
    verdicts[(verdicts == YES) & (after >= blocks.ends[numbers])] = NO
    return Marks(places, numbers, after, verdicts)


@cache
def among(characters: bytes) -> NDArray[np.bool_]:
    """Return which bytes are among some characters."""
    table = np.zeros(256, np.bool_)
    table[list(characters)] = True
    return table


@cache
def _after_mark() -> NDArray[np.uint8]:
    """Return what a byte after a mark says: YES white space, NO end mark, ASK."""
    table = np.full(256, NO, np.uint8)
    table[ASCII + 1 :] = ASK
    table[list(MARKS + b")]}'\"*")] = ASK
    table[list(WHITE_SPACE)] = YES
    return table


@cache
def _first_byte() -> NDArray[np.uint8]:
    """Return what the first byte after mark and white space says: YES a sentence, NO, ASK."""
    table = np.full(256, YES, np.uint8)
    table[ASCII + 1 :] = ASK
    table[list(WHITE_SPACE)] = ASK
    table[[ord(mark) for mark in OPENING if mark.isascii()]] = ASK
    table[list(NO_START)] = NO
    table[ord("a") : ord("z") + 1] = NO
    return table


def _said_after(bytes_: NDArray[np.uint8], after: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return what the first character after mark and white space says."""
    said = _first_byte()[bytes_[after]]
    wide = np.flatnonzero(bytes_[after] > ASCII)
    said[wide] = _wide_first().of(decoded(bytes_, after[wide]))
    return said


@cache
def _wide_first() -> CharacterTable:
    """Return, of characters beyond ASCII, what `_first_byte` says of bytes."""
    return CharacterTable(_wide_first_verdict)


def _wide_first_verdict(character: str) -> int:
    if character in OPENING or character in CLOSING or character.isspace():
        return ASK
    return NO if character in NO_WIDE_START or character.islower() else YES


def _follows_mark(bytes_: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which marks are not the first of a row of them."""
    follows = among(MARKS)[bytes_[places - 1]]
    wide = np.flatnonzero(bytes_[places - 1] == ELLIPSIS[-1])
    for nth in (2, 3):
        wide = wide[bytes_[places[wide] - nth] == ELLIPSIS[-nth]]
    follows[wide] = True
    return follows


def _past_blanks(bytes_: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the first place that is no white space, or the last that was looked at."""
    white = among(WHITE_SPACE)
    for _ in range(BLANKS):
        places = places + white[bytes_[places]]
    return places


def _bracketed(bytes_: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return where a bracket that may close an enumerator stands near."""
    near = np.zeros(places.size, np.bool_)
    for nth in range(1, LISTED + 1):
        near |= bytes_[places + nth] == ord(")")
    return near
