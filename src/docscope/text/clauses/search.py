"""Finding clauses by their verb."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.lexicon import forms

if TYPE_CHECKING:
    from docscope.text.clauses.clause import Clause


def says(clause: Clause, wanted: str) -> bool:
    """Whether a clause has a verb: by its lemma, any of its forms, or words as printed.

    `request` and `Requested` find `Further requests`, `call` finds `Calls upon`.
    """
    words = tuple(wanted.casefold().split())
    if not words or clause.verb is None:
        return False
    lemma = tuple((clause.lemma or "").split())
    if any(lemma[: len(each)] == each for each in _lemmas(words)):
        return True
    return _within(words, tuple(clause.verb.casefold().split()))


@cache
def _lemmas(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the words themselves and the lemma that they are a form of."""
    known = {
        tuple(form.verb.lemma.split())
        for form in forms().get(words[0], ())
        if form.words[: len(words)] == words
    }
    heads = {lemma[: len(words)] for lemma in known}
    return frozenset(heads | {words})


def _within(words: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    return any(
        printed[start : start + len(words)] == words
        for start in range(len(printed) - len(words) + 1)
    )
