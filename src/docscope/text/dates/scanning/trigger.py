"""The trigger scan: the sentences in which an expression can stand, and a few words beside them.

Most sentences have neither a figure nor a word of the calendar. They are told by their words
alone and are not read any further, which would cost ten times as much.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.sentence import OPENERS
from docscope.text.dates.scanning.fold import DOT
from docscope.text.dates.scanning.lexicon import ALONE, BUSINESS, CORE, CORE_OF_SPANS, entries
from docscope.text.dates.scanning.phrases import key_of
from docscope.text.dates.scanning.scan import CLASSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CUT = re.compile(
    r"""
    [\f\n.?!;]                                # a class of characters, which `re` finds fastest
    (?: (?<= \f ) \s*                         # the end of a paragraph
      | (?<= \n ) \s* \n \s*
      | (?<= [.?!;] ) ['")”]*                 # the end of a sentence
        (?: \ + | \n ) (?= ( [a-z]+ | \d{1,2} (?= \.\s ) ) \b )
    )
    """,
    re.VERBOSE,
)
NUMBERED = re.compile(rb"\s*0{1,3}\ (?!\ *(?:bce?|ce|ad)\b)")  # the number of a paragraph
WORD_START = re.compile(r"\s(?=\S)")
BEFORE, BEHIND = 48, 24  # characters beside a sentence, for rules that look beyond its ends
LONGEST_WORD = 200
FIGURE = b"0"  # stands for any
NO_LETTERS = b""  # the key of names in another script
BYTES = bytes(
    ord(FIGURE if byte in b"0123456789" else b" ") if not ord("a") <= byte <= ord("z") else byte
    for byte in range(256)
)


def windows(folded: str, names: tuple[str, ...], *, spans: bool) -> list[tuple[int, int]]:
    """Return where a folded text is to be read: spans of characters in order, apart.

    They are the sentences with a trigger and some words on either side. `names` are those
    of periods and holidays; `spans` says whether times and durations are read too.
    """
    named = by_word(names)
    if any(name in folded for name in named.get(NO_LETTERS, ())):
        return [(0, len(folded))]
    found: list[tuple[int, int]] = []
    for mark, end in _triggered(folded, core_words(spans=spans), named):
        first, last = _before(folded, mark), _behind(folded, end)
        if found and first <= found[-1][1]:
            first, _ = found.pop()
        found.append((first, last))
    return found


def _triggered(
    folded: str, core: frozenset[bytes], named: Mapping[bytes, Sequence[str]]
) -> list[tuple[int, int]]:
    """Return the runs of sentences with triggers: the end of what is before them, their own."""
    letters = _letters(folded.replace(DOT, FIGURE.decode()))  # a.m. and b.c. count as figures
    triggers = core.union(named)
    unlettered = [b""] if b"" in named else []  # names in another script
    runs: list[tuple[int, int]] = []
    before = -1  # where the last run ends
    for (last, start), (_, end) in pairwise(_cuts(folded)):
        sentence = letters[start:end]
        if FIGURE not in sentence or not _has_figure(sentence):
            known = triggers.intersection(sentence.split() + unlettered)
            if not known or (
                known.isdisjoint(core) and not _has_name(folded[start:end], known, named)
            ):
                continue
        runs.append((runs.pop()[0] if start == before else last, end))
        before = end
    return runs


@cache
def core_words(*, spans: bool) -> frozenset[bytes]:
    """Return the words without which, and without figures, there is no expression.

    Of vague words only those of the present count where none is reported: they tell
    whether a text is about its own time.
    """
    return frozenset(
        _key(form)
        for form, (kind, value) in entries().items()
        if (kind in CORE_OF_SPANS or form in ALONE if spans else kind in CORE) or form in BUSINESS
        if (spans or kind != "vague" or value == 0)
    )


@lru_cache(maxsize=8)
def by_word(names: tuple[str, ...]) -> dict[bytes, list[str]]:
    """Return names under one word of each."""
    known: dict[bytes, list[str]] = {}
    for name in names:
        known.setdefault(_key(key_of(name)[0]), []).append(name)
    return known


def _key(word: str) -> bytes:
    """Return the longest piece of a word that is of letters from a to z."""
    if word.isascii() and word.isalpha():
        return word.encode()
    return max(_letters(word).split(), key=len, default=NO_LETTERS)


def _letters(folded: str) -> bytes:
    """Return a byte for each character: a letter from a to z, a figure, or a space."""
    return folded.encode("latin-1", "replace").translate(BYTES)


def _cuts(folded: str) -> list[tuple[int, int]]:
    """Return where sentences end and the next ones begin, for the ends that are certain."""
    certain = [
        match.span()
        for match in CUT.finditer(folded)
        if match[1] is None or CLASSES[match[1]] in OPENERS
    ]
    return [(0, 0), *certain, (len(folded), len(folded))]


def _has_figure(sentence: bytes) -> bool:
    """Say whether there are figures besides the number of a paragraph."""
    number = NUMBERED.match(sentence)
    return number is None or FIGURE in sentence[number.end() :]


def _has_name(sentence: str, known: frozenset[bytes], named: Mapping[bytes, Sequence[str]]) -> bool:
    flat = sentence.replace("\n", " ")
    return any(name in flat for word in known for name in named[word])


def _before(folded: str, mark: int) -> int:
    """Return where some words before the end of a sentence begin."""
    if mark <= BEFORE:
        return 0
    word = WORD_START.search(folded, mark - BEFORE, mark)
    return word.end() if word else mark


def _behind(folded: str, end: int) -> int:
    """Return where some words behind a sentence end."""
    word = WORD_START.search(folded, end + BEHIND, end + BEHIND + LONGEST_WORD)
    return word.end() if word else min(end + BEHIND + LONGEST_WORD, len(folded))
