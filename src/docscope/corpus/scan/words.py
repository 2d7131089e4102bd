"""Words and phrases of plain letters: patterns that are searched for at full speed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, overload

from docscope.corpus.query import LONGEST_WORD, Alternative
from docscope.corpus.scan.text import has_labels
from docscope.corpus.search import Hit
from docscope.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.query import Term
    from docscope.corpus.scan.chunks import Chunks
    from docscope.corpus.scan.text import FileText

# What can stand beside a word without being a part of its token. A stop can do so after a
# word of two letters and more; before one it may belong to another token: U.S.S.R.the
SIGNS = '!"#$%&()*+,:;<=>?@[\\]^_`{|}~“”„—–…«»‘•'
APART = rf"\s{re.escape(SIGNS)}"
BEFORE = frozenset(SIGNS) | {"", " ", "\t", "\n", "\f", "\xa0"}
AFTER = BEFORE | {"."}
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
PLAIN, PLAIN_AFTER = BEFORE | LETTERS, AFTER | LETTERS
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


def search_for(word: Word) -> WholeWord | OpenWord:
    """Return the search for a plain word."""
    return OpenWord(*word) if word.ending else WholeWord(word.start)


def _plain_word(one: object) -> Word | None:
    if type(one) is not Alternative or one.key is not fold:
        return None
    match = PLAIN_WORD.fullmatch(fold(one.written))
    if not match:
        return None
    exactly = f"[a-z]{{{len(match['one'])}}}" if match["one"] else ""
    return Word(match["start"], exactly + ("[a-z]*+" if match["many"] else ""))


class Alike(Sequence[Hit]):
    """Hits of whole words of one length: made as they are asked for, since most are counted."""

    inside = 0  # of them are parts of words

    def __init__(self, starts: list[int], size: int) -> None:
        self._starts = starts
        self._size = size

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Hit: ...

    @overload
    def __getitem__(self, at: slice) -> list[Hit]: ...

    def __getitem__(self, at: int | slice) -> Hit | list[Hit]:
        if isinstance(at, slice):
            return list(Alike(self._starts[at], self._size))
        start = self._starts[at]
        return Hit(start, start + self._size, inside=False)

    def __iter__(self) -> Iterator[Hit]:
        size = self._size
        return (Hit._make((start, start + size, False)) for start in self._starts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list


class WholeWord:
    """A search for a word as it is written, in a folded text."""

    def __init__(self, word: str) -> None:
        self._word = word

    def hits(self, text: FileText, folded: str, chunks: Chunks) -> Sequence[Hit]:
        """Return the hits in a text, in order."""
        # Splitting is several times as fast as to go from one to the next.
        pieces = folded.split(self._word)
        if len(pieces) == 1:
            return []
        size = len(self._word)
        steps = map(size.__add__, map(len, pieces[1:-1]))
        starts = list(accumulate(steps, initial=len(pieces[0])))
        if all(pieces):
            before, after = [piece[-1] for piece in pieces[:-1]], [piece[0] for piece in pieces[1:]]
        else:  # at an end of the text, or twice in a row
            before = [folded[start - 1 : start] for start in starts]
            after = [folded[start + size : start + size + 1] for start in starts]
        found = [
            start
            for start, left, right in zip(starts, before, after, strict=True)
            if left in BEFORE and right in AFTER
        ]
        hits = Alike(found, size)
        if PLAIN.issuperset(before) and PLAIN_AFTER.issuperset(after):
            return hits
        places = [
            (start, start + size)
            for start, left, right in zip(starts, before, after, strict=True)
            if left not in LETTERS
            and right not in LETTERS
            and not (left in BEFORE and right in AFTER)
        ]
        return sorted({*hits, *chunks.hits(text.text, places)}) if places else hits


class OpenWord:
    """A search for the words that begin with some letters, in a folded text."""

    def __init__(self, start: str, ending: str) -> None:
        # The group is there if the word stands beside what may be a part of its token.
        self._pattern = re.compile(
            rf"{start}(?<![a-z]{start})"
            rf"(?:(?<![^{APART}]{start}){ending}(?![^{APART}.])|([a-z]*+))"
        )

    def hits(self, text: FileText, folded: str, chunks: Chunks) -> list[Hit]:
        """Return the hits in a text, in order."""
        matches = list(self._pattern.finditer(folded))
        spans = [one.span() for one in matches if not one.lastindex]
        found = {Hit(*span, inside=False) for span in spans if span[1] - span[0] <= LONGEST_WORD}
        places = [one.span() for one in matches if one.lastindex]
        return sorted(found.union(chunks.hits(text.text, places)))


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

    def hits(self, text: FileText, folded: str, chunks: Chunks) -> list[Hit] | None:
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
    return folded[start - 1 : start] in BEFORE and folded[end : end + 1] in AFTER


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
