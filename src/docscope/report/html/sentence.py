"""A sentence with the words in it that a row is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.corpus.base import Corpus
    from docscope.model import Value

ENDS = " ,;:"
BEFORE, AFTER = 50, 70  # characters beside the words in the short form


class Marked(NamedTuple):
    """What stands before some words of a sentence, the words, and what stands behind them."""

    before: str
    words: str
    after: str

    def brief(self) -> Marked:
        """Return the words with a few others on both sides, cut between words."""
        return Marked(_end(self.before, BEFORE), self.words, _beginning(self.after, AFTER))


def marked(cells: Mapping[str, Value], corpus: Corpus) -> Marked:
    """Return the sentence of a row with its words marked; none are where they cannot be found."""
    sentence, words = str(cells["context"] or ""), str(cells["text"] or "")
    at = _place(sentence, words, cells, corpus) if words else -1
    if at < 0:
        return Marked(sentence, "", "")
    return Marked(sentence[:at], words, sentence[at + len(words) :])


def _place(sentence: str, words: str, cells: Mapping[str, Value], corpus: Corpus) -> int:
    """Return where words stand in a sentence; by what is before them if they stand there twice."""
    first = at = sentence.find(words)
    if sentence.find(words, first + 1) < 0:
        return first
    document = corpus.document(str(cells["doc"]))
    start = document.offsets.plain_span(int(str(cells["char_start"])), 0).start
    before = " ".join(document.text[max(start - 2 * len(sentence), 0) : start].split())
    found = -1
    while at >= 0:  # the last place that agrees: what is before the first may repeat later
        if before.endswith(sentence[:at].strip()):
            found = at
        at = sentence.find(words, at + 1)
    return found if found >= 0 else first


def _end(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    cut = text[-size:]
    return "…" + cut[cut.find(" ") + 1 :]


def _beginning(text: str, size: int) -> str:
    if len(text) <= size:
        return text.rstrip(ENDS)
    return text[: size + 1].rsplit(" ", 1)[0].rstrip(ENDS) + "…"
