"""How many tokens a text has: counted in its bytes, by the kinds of characters they stand for."""

from __future__ import annotations

import re
from functools import cache

from docscope.text.tokens import APOSTROPHES, BEYOND_LATIN, HYPHENS, LATIN_LETTERS, token_forms

# One byte a character: the letters, quotation marks and dashes of western languages.
ENCODING = "cp1252"
KINDS = {".": ".", ",": ".", "/": "/"} | dict.fromkeys(APOSTROPHES + HYPHENS, "j")
LETTER, DIGIT, UNUSUAL, OTHER = "a0x "
RUNS = bytes.maketrans(b"0j./x", b"a    ")  # of letters and digits, all else blank
# What may be one token or several: initialisms, document symbols, joints and stops so close
# that they share a neighbour, and characters such as joiners.
UNCERTAIN = (b"a.a.", b"a/", b"jaj", b".0.", b"x")
AFTER_NUMBER = re.compile(rb"0a++ja")  # two tokens: 20th-century


def count_tokens(text: str) -> int:
    """Return the number of tokens of a text."""
    try:
        kinds = text.encode(ENCODING).translate(_kinds())
    except UnicodeEncodeError:
        return len(token_forms(text))
    if any(map(kinds.__contains__, UNCERTAIN)) or AFTER_NUMBER.search(kinds):
        return _count_in_stretches(text, bytearray(kinds))
    return _count(kinds)


def _count(kinds: bytes | bytearray) -> int:
    count = (kinds.translate(RUNS) + b" ").count(b"a ")
    if b"j" in kinds:
        count -= kinds.count(b"aja")
    if b"0" in kinds:  # a number does not begin with letters, and goes on after a stop
        count += kinds.count(b"a0") - kinds.count(b"0.0")
    return count


def _count_in_stretches(text: str, kinds: bytearray) -> int:
    """Count the tokens of each uncertain stretch by the rule, and then all others."""
    count = 0
    for sign in (*UNCERTAIN, b"0a"):
        place = kinds.find(sign)
        while place >= 0:
            start = kinds.rfind(b" ", 0, place) + 1
            end = kinds.find(b" ", place)
            end = len(kinds) if end < 0 else end
            count += len(token_forms(text[start:end]))
            kinds[start:end] = b" " * (end - start)
            place = kinds.find(sign, end)
    return count + _count(kinds)


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
