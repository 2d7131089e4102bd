"""The token rule: what counts as one running word, number or document symbol."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.model import Document

APOSTROPHES = "'’ʼ＇"
HYPHENS = "-‐‑"
# A soft hyphen and the zero-width joiners stand inside a word without ending it.
JOINERS = "\u00ad\u200c\u200d"

# Up to U+02AF all letters are known here, and there are no combining marks; a text with
# nothing beyond but punctuation is read with a small pattern that compiles at once.
LATIN_LETTERS = "A-Za-zªµºÀ-ÖØ-öø-ʯ"
BEYOND_LATIN = re.compile("[^\x00-\u02af\u2000-\u206f\u20a0-\u20bf\u2190-\u22ff]")
# Beyond the basic plane, but for emoji: `re` is slow with classes that reach there.
BEYOND_BASIC = re.compile("[\U00010000-\U0001efff\U00020000-\U0010ffff]")

RULE = r"""
    # a document symbol, with a digit early on: A/3251, S/RES/242, E/CN.4/Sub.2/1994/2/Add.1
      (?= [A-Z] [A-Z/.-]{{1,40}} [0-9] )
      [A-Z]++ (?: / (?: [A-Z0-9]++ (?: [.-] [A-Z0-9]++ ){{0,6}}+ (?! {letter} )
                      | [A-Z][a-z]++ \. [0-9]++ ) ){{1,12}}+
      (?! /? [^\W_] )
    # a dotted initialism: U.S.S.R., e.g.
    | (?: {letter} \. ){{2,}}
    # letters with single internal apostrophes or hyphens: people's, non-intervention
    | {word} (?: [{joints}] {word} )*+
    # digits with internal stops and commas and letters attached: 20th, 1,277, 4.5
    | \d+ (?: [.,] \d+ )* (?: {word} )?+
    # scripts without spaces: a run of katakana, or any other character with its marks
    {unspaced}
"""


@lru_cache(maxsize=8)  # a long text is looked through once, not for every stretch of it
def pattern_for(text: str) -> re.Pattern[str]:
    """Return the token rule for a text: the small pattern wherever it is equal to the full one."""
    if not BEYOND_LATIN.search(text):
        return latin_pattern()
    return full_pattern() if BEYOND_BASIC.search(text) else basic_pattern()


@cache
def latin_pattern() -> re.Pattern[str]:
    """Return the token rule for texts in Latin letters without combining marks."""
    letter = f"[{LATIN_LETTERS}]"
    word = f"{letter} [{LATIN_LETTERS}{JOINERS}]*+"
    return _compiled(letter=letter, word=word, unspaced="")


@cache
def basic_pattern() -> re.Pattern[str]:
    """Return the token rule for texts within Unicode's basic plane."""
    return _pattern(_classes(last=0xFFFF))


@cache
def full_pattern() -> re.Pattern[str]:
    """Return the token rule for any text: the reference statement."""
    return _pattern(_classes(last=0x10FFFF))


def token_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of every token between two characters of a text, in order."""
    stop = len(text) if end is None else end
    return (match.span() for match in pattern_for(text).finditer(text, start, stop))


def token_forms(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return every token between two characters of a text as it is written, in order."""
    return pattern_for(text).findall(text, start, len(text) if end is None else end)


def character_ranges() -> Iterator[list[tuple[int, int]]]:
    """Yield the code points, first and last, of letters, marks, katakana, unspaced characters."""
    table = Path(__file__).with_name("data") / "unicode_ranges.txt"
    for line in table.read_text(encoding="ascii").splitlines():
        spans = (span.partition("-") for span in line.split()[1:])
        yield [(int(first, 16), int(end or first, 16)) for first, _, end in spans]


def is_word(token: str) -> bool:
    """Return whether a token counts as a word: no document symbol, no number."""
    return not token[0].isdigit() and "/" not in token


def document_tokens(document: Document) -> list[str]:
    """Return the tokens of all searched blocks of a document, in order."""
    pattern = pattern_for(document.text)
    return [
        form
        for block in document.searched
        for form in pattern.findall(document.text, block.start, block.end)
    ]


def count_words(document: Document) -> int:
    """Return the number of words in the searched blocks of a document."""
    counts = Counter(document_tokens(document))
    return sum(count for token, count in counts.items() if is_word(token))


def _pattern(classes: Sequence[str]) -> re.Pattern[str]:
    letters, marks, katakana, unspaced = classes
    word = f"(?! [{marks}{JOINERS}] ) [{letters}{marks}{JOINERS}]++"
    others = f"| [{katakana}][{katakana}{marks}]*+ | [{unspaced}][{marks}]*+"
    return _compiled(letter=f"[{letters}]", word=word, unspaced=others)


def _compiled(*, letter: str, word: str, unspaced: str) -> re.Pattern[str]:
    joints = APOSTROPHES + HYPHENS.replace("-", r"\-")
    rule = RULE.format(letter=letter, word=word, joints=joints, unspaced=unspaced)
    return re.compile(rule, re.VERBOSE)


def _classes(*, last: int) -> list[str]:
    return [
        "".join(f"\\U{first:08x}-\\U{end:08x}" for first, end in ranges if first <= last)
        for ranges in character_ranges()
    ]
