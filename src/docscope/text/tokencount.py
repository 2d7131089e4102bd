"""How many tokens a text has, told by the kinds of its characters wherever that is certain."""

from __future__ import annotations

import re
from functools import cache

from docscope.text.tokens import (
    APOSTROPHES,
    BEYOND_LATIN,
    HYPHENS,
    LATIN_LETTERS,
    token_forms,
    token_spans,
)

# One byte a character: the letters, quotation marks and dashes of western languages.
ENCODING = "cp1252"
KINDS = {".": ".", ",": ".", "/": "/"} | dict.fromkeys(APOSTROPHES + HYPHENS, "j")
LETTER, DIGIT, UNUSUAL, OTHER = "a0x "
RUNS = bytes.maketrans(b"0j./x", b"a    ")  # of letters and digits, all else blank
START = b"s"
# What may be one token or several: initialisms, document symbols, joints and stops so close
# that they share a neighbour, digits beside letters, and characters such as joiners.
UNCERTAIN = (b"a.a.", b"a/", b"jaj", b".0.", b"0a", b"a0", b"x")


def count_tokens(text: str) -> int:
    """Return the number of tokens of a text."""
    starts = token_starts(text)
    return len(token_forms(text)) if starts is None else starts.count(START)


def token_starts(text: str) -> bytes | None:
    """Return a byte for each character of a text: START where a token starts, others elsewhere.

    None if the text has characters that hardly any western language uses.
    """
    try:
        kinds = text.encode(ENCODING).translate(_kinds())
    except UnicodeEncodeError:
        return None
    signs = [sign for sign in UNCERTAIN if sign in kinds]
    if not signs:
        return bytes(_starts(kinds))
    certain = bytearray(kinds)
    others = _cut_out(text, certain, signs)
    starts = bytearray(_starts(certain))
    for start in others:
        starts[start] = START[0]
    return bytes(starts)


def _starts(kinds: bytes | bytearray) -> bytes | bytearray:
    for joined, whole in ((b"aja", b"aaa"), (b"0.0", b"000")):
        kinds = kinds.replace(joined, whole)
    return (b" " + kinds.translate(RUNS)).replace(b" a", b" " + START)[1:]


def _cut_out(text: str, kinds: bytearray, signs: list[bytes]) -> list[int]:
    """Blank the stretches that have some signs, and return where their tokens start."""
    starts: list[int] = []
    for sign in signs:
        place = kinds.find(sign)
        while place >= 0:
            first = kinds.rfind(b" ", 0, place) + 1
            last = kinds.find(b" ", place)
            last = len(kinds) if last < 0 else last
            starts += [first + start for start, _ in token_spans(text[first:last])]
            kinds[first:last] = b" " * (last - first)
            place = kinds.find(sign, last)
    return starts


@cache
def _kinds() -> bytes:
    """Return what kind of character each byte stands for."""
    characters = bytes(range(256)).decode(ENCODING, "replace")
    return "".join(map(_kind, characters)).encode()


def _kind(character: str) -> str:
    if re.match(f"[{LATIN_LETTERS}]", character):
        return LETTER
    if character.isdecimal():
        return DIGIT
    if character == "\u00ad" or character.isalnum() or BEYOND_LATIN.match(character):
        return UNUSUAL
    return KINDS.get(character, OTHER)
