"""The words of a sentence, in lower case, with their places in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.model import Span
    from docscope.text.clauses.prose.stances import Rows

WORD = re.compile(r"[^\W_]+(?:[’'.-]+[^\W_]+)*|[^\w\s]")
LONGEST = 4000  # characters looked at


class Sentence:
    """A sentence: `words` in lower case, marks among them; their places are found on demand.

    `rows` are the patterns that are looked for.
    """

    __slots__ = ("_spans", "end", "rows", "start", "text", "words")

    def __init__(self, text: str, span: Span, rows: Rows) -> None:
        """Read the words of a sentence, no more than its first thousands of characters."""
        self.text, self.rows = text, rows
        self.start = span.start
        self.end = min(span.end, span.start + LONGEST)
        said = text[self.start : self.end]
        self.words = WORD.findall(said.lower())
        self._spans: list[tuple[int, int]] | None = None
        if not said.isascii() and len(self.words) != len(self._places()):  # İ in lower case
            self.words = [text[start:stop].lower() for start, stop in self._places()]

    def _places(self) -> list[tuple[int, int]]:
        if self._spans is None:
            found = WORD.finditer(self.text, self.start, self.end)
            self._spans = [match.span() for match in found]
        return self._spans

    def begin(self, index: int) -> int:
        """Return the character at which a word begins."""
        return self._places()[index][0]

    def stop(self, index: int) -> int:
        """Return the character at which a word ends."""
        return self._places()[index][1]
