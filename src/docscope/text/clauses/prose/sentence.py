"""The words of a sentence, in lower case, with their places in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docscope.model import Span

WORD = re.compile(r"[^\W_](?:[\w’'.-]*\w)?|[^\w\s]")
LONGEST = 4000  # characters looked at


class Sentence(NamedTuple):
    """A sentence: `words` in lower case, marks among them, and where each stands."""

    text: str
    start: int
    end: int
    words: list[str]
    spans: list[tuple[int, int]]

    def begin(self, index: int) -> int:
        """Return the character at which a word begins."""
        return self.spans[index][0]

    def stop(self, index: int) -> int:
        """Return the character at which a word ends."""
        return self.spans[index][1]


def read_sentence(text: str, span: Span) -> Sentence:
    """Return the words of a sentence, no more than its first thousands of characters."""
    end = min(span.end, span.start + LONGEST)
    spans = [match.span() for match in WORD.finditer(text, span.start, end)]
    said = text[span.start : end].lower()
    if len(said) != end - span.start:  # İ has two characters in lower case
        words = [text[start:stop].lower() for start, stop in spans]
    else:
        words = [said[start - span.start : stop - span.start] for start, stop in spans]
    return Sentence(text, span.start, end, words, spans)
