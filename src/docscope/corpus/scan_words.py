"""Words and phrases of plain letters: patterns that are searched for at full speed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.query import LONGEST_WORD, Alternative
from docscope.corpus.scan_text import has_labels
from docscope.corpus.search import Hit
from docscope.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.query import Term
    from docscope.corpus.scan_chunks import Chunks
    from docscope.corpus.scan_text import PlainText

# What can stand beside a word without being a part of its token. A stop can do so after a
# word of two letters and more; before one it may belong to another token: U.S.S.R.the
SIGNS = "!\"#$%&()*+,:;<=>?@[\\]^_`{|}~“”„—–…«»‘•"
APART = rf"\s{re.escape(SIGNS)}"
# A word of plain letters, of which only the end may be open: intervention, interven*
PLAIN_WORD = re.compile(r"(?P<start>[a-z]{2,})(?P<one>\?*)(?P<many>\*?)")
MOST_WORDS = 16  # that are looked for one after the other
BLANK_LINE = re.compile(r"\n[^\S\n]*+\n")


class Word(NamedTuple):
    """A word of plain letters: how it starts, and the pattern of what must follow."""

    start: str
    ending: str


def plain_words(term: Term) -> list[Word]:
    """Return the alternatives of a term if all are words of plain letters, else none."""
    words = [_plain_word(one) for one in term.alternatives]
    plain = [word for word in words if word]
    return plain if len(plain) == len(words) <= MOST_WORDS else []


def _plain_word(one: object) -> Word | None:
    if type(one) is not Alternative or one.key is not fold:
        return None
    match = PLAIN_WORD.fullmatch(fold(one.written))
    if not match:
        return None
    exactly = f"[a-z]{{{len(match['one'])}}}" if match["one"] else ""
    return Word(match["start"], exactly + ("[a-z]*+" if match["many"] else ""))


class WordPattern:
    """A search for one word in a folded text."""

    def __init__(self, word: Word) -> None:
        start, ending = self._word = word
        # The group is there if the word stands beside what may be a part of its token.
        self._pattern = re.compile(
            rf"{start}(?<![a-z]{start})"
            rf"(?:(?<![^{APART}]{start}){ending}(?![^{APART}.])"
            rf"|({'[a-z]*+' if ending else ''})(?![a-z]))"
        )

    def hits(self, text: PlainText, folded: str, chunks: Chunks) -> list[Hit]:
        """Return the hits in a text, in order."""
        matches = list(self._pattern.finditer(folded))
        found = [Hit._make((*one.span(), False)) for one in matches if not one.lastindex]
        certain = len(found)
        if self._word.ending:
            found = [hit for hit in found if hit.end - hit.start <= LONGEST_WORD]
        if certain == len(matches):
            return found
        places = [one.span() for one in matches if one.lastindex]
        return sorted({*found, *chunks.hits(text.text, places)})


class PhrasePattern:
    """A search for a phrase of words with white space between them, in a folded text."""

    def __init__(self, terms: Sequence[Sequence[Word]]) -> None:
        later = "".join(
            rf"\s++(?:{'|'.join(start + ending for start, ending in words)})" for words in terms[1:]
        )
        self._patterns = [
            re.compile(rf"{start}(?<![a-z]{start}){ending}(?=({later})(?![a-z]))")
            for start, ending in terms[0]
        ]

    def hits(self, text: PlainText, folded: str, chunks: Chunks) -> list[Hit] | None:
        """Return the hits in a text, in order; None if a block may end within one."""
        spans = [
            (match.start(), match.end(1))
            for pattern in self._patterns
            for match in pattern.finditer(folded)
        ]
        if any(end - start > LONGEST_WORD for start, end in spans) or _cut(folded, spans):
            return None
        found = {Hit(*span, inside=False) for span in spans if _stands_apart(folded, *span)}
        places = sorted(span for span in spans if not _stands_apart(folded, *span))
        return sorted(found.union(chunks.hits(text.text, places)))


def _stands_apart(folded: str, start: int, end: int) -> bool:
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return (not before or before in SIGNS or before.isspace()) and (
        not after or after in SIGNS or after == "." or after.isspace()
    )


def _cut(folded: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a block of the text may end within one of the spans."""
    across = [folded[start:end] for start, end in spans if "\n" in folded[start:end]]
    if not across:
        return False
    # Where paragraphs are not set apart by blank lines, any line may be one.
    paragraphs = BLANK_LINE.search(folded, *_stripped(folded))
    return not paragraphs or any(map(BLANK_LINE.search, across)) or has_labels(folded)


def _stripped(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())
