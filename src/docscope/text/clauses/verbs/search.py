"""Finding clauses by their verb."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.verbs.lexicon import forms

if TYPE_CHECKING:
    from docscope.text.clauses.clause import Clause


def says(clause: Clause, wanted: str) -> bool:
    """Whether a clause has a verb: by its lemma, any of its forms, or words as printed.

    `request` and `Requested` find `Further requests`, `call` finds `Calls upon`, and
    `regret` finds `deeply regrets that`. A second verb is found too: `and encourages them`,
    and in articles what binds: `agree` finds `agrees to return`.
    """
    words = tuple(wanted.casefold().split())
    if not words or clause.verb is None:
        return False
    printed = tuple(clause.verb.casefold().split())
    second = tuple((clause.second_verb or "").casefold().split())
    if second and any(_within(form, second) for form in _forms(words)):
        return True
    if clause.kind == "stance":
        return any(_within(form, printed) for form in _forms(words))
    modality = tuple((clause.modality or "").casefold().split())
    if modality and any(_within(form, modality) for form in _forms(words)):
        return True
    lemma = tuple((clause.lemma or "").split())
    if any(lemma[: len(each)] == each for each in _lemmas(words)):
        return True
    return len(words) > 1 and _within(words, printed)


@cache
def _lemmas(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the words themselves and the beginnings of lemmas that they are a form of."""
    known = {
        tuple(form.verb.lemma.split())[: len(words)]
        for form in forms().get(words[0], ())
        if form.words[: len(words)] == words
    }
    return frozenset(known | {words})


@cache
def _forms(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the words themselves and all forms of the verb that they are a form of."""
    lemmas = _lemmas(words)
    return frozenset(
        form.words[: len(words)]
        for group in forms().values()
        for form in group
        if tuple(form.verb.lemma.split())[: len(words)] in lemmas
    ) | {words}


def _within(words: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    return any(
        printed[start : start + len(words)] == words
        for start in range(len(printed) - len(words) + 1)
    )
