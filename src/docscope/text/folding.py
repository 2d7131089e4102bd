"""The form a word is matched by: case, accents, apostrophes and hyphens made one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Apostrophes and hyphens are one when matching; joiners and soft hyphens are nothing.
PUNCTUATION = {
    **dict.fromkeys(map(ord, "’ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "‐‑"), "-"),
    **dict.fromkeys((0x00AD, 0x200C, 0x200D), None),
}
# Letters with a stroke or tied together: Unicode does not decompose them.
STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
    | {"Ø": "O", "Ł": "L", "Đ": "D", "Ħ": "H", "Æ": "AE", "Œ": "OE"}
)
# Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs. The vowel signs
# of Indic scripts are letters to their readers and stay.
ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]")


@cache
def fold_punctuation(token: str) -> str:
    """Return a token with one kind of apostrophe and hyphen and composed characters (NFC)."""
    if token.isascii():
        return token
    return unicodedata.normalize("NFC", token.translate(PUNCTUATION))


@cache
def fold_case(token: str) -> str:
    """Return a token without differences of case, apostrophe and hyphen; accents stay."""
    if token.isascii():
        return token.lower()
    # casefold turns ŉ into two characters, one of them an apostrophe
    return fold_punctuation(fold_punctuation(token).casefold())


@cache
def fold_accents(token: str) -> str:
    """Return a token without its accents, and with plain letters for stroked and tied ones."""
    if token.isascii():
        return token
    bare = ACCENTS.sub("", unicodedata.normalize("NFD", token.translate(STROKES)))
    return unicodedata.normalize("NFC", bare)


@cache
def fold(token: str) -> str:
    """Return the form by which a word is matched: case and accents folded."""
    return fold_accents(fold_case(token))
