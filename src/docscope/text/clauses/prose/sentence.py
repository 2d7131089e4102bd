"""The words of a sentence, in lower case, with their places in the text."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.model import Span
    from docscope.text.clauses.prose.stances import Rows

WORD = re.compile(r"[\w’'-]+(?:\.\w[\w.]*)?|[^\w\s]")
LONGEST = 4000  # characters looked at
MOST_CHUNKS = 60_000  # that are remembered


class Chunks(dict[str, tuple[str, ...]]):
    """The words and marks of what stands between two blanks: most texts repeat most of it."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        """Return the words of a chunk that was not met before, and remember them."""
        if len(self) >= MOST_CHUNKS:
            self.clear()
        words = self[chunk] = (chunk,) if chunk.isalpha() else tuple(WORD.findall(chunk))
        return words


CHUNKS = Chunks()


class Sentence:
    """A sentence: `words` in lower case, marks among them; their places are found on demand.

    `rows` are the patterns that are looked for.
    """

    __slots__ = ("_next", "_said", "_starts", "end", "rows", "start", "text", "words")

    def __init__(self, text: str, span: Span, rows: Rows) -> None:
        """Read the words of a sentence, no more than its first thousands of characters."""
        self.text, self.rows = text, rows
        self.start = span.start
        self.end = min(span.end, span.start + LONGEST)
        said = text[self.start : self.end]
        self._said = said.lower()
        self.words = list(chain.from_iterable(map(CHUNKS.__getitem__, self._said.split())))
        self._starts: list[int] = []
        self._next = 0
        if len(self._said) != len(said):  # İ has two in lower case
            found = [(match.start(), match[0]) for match in WORD.finditer(said)]
            self._starts = [self.start + start for start, _ in found]
            self.words = [word.lower() for _, word in found]

    def begin(self, index: int) -> int:
        """Return the character at which a word begins."""
        starts = self._starts
        if len(starts) <= index:
            said, first, at = self._said, self.start, self._next
            for word in self.words[len(starts) : index + 1]:
                at = said.index(word, at)
                starts.append(first + at)
                at += len(word)
            self._next = at
        return starts[index]

    def stop(self, index: int) -> int:
        """Return the character at which a word ends."""
        return self.begin(index) + len(self.words[index])


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space, at its ends too.

    >>> one_line(" of  the ")
    ' of the '
    """
    first = " " if text[:1].isspace() else ""
    last = " " if text[-1:].isspace() else ""
    return f"{first}{' '.join(text.split())}{last}" if not text.isspace() else " "
