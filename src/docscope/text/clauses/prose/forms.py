"""The forms of the verbs of stance: `undertake` is undertakes, undertook, undertaken."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from docscope.text.clauses.wordlists import word_list

BASE, SINGULAR, PAST, PARTICIPLE, PROGRESSIVE = "base", "singular", "past", "participle", "ing"
VOWELS = "aeiou"
SIBILANTS = ("s", "x", "z", "ch", "sh")
BE = {
    "am": {BASE},
    "are": {BASE},
    "is": {SINGULAR},
    "was": {PAST},
    "were": {PAST},
    "been": {PARTICIPLE},
    "being": {PROGRESSIVE},
    "be": {BASE},
}
INVARIABLE = frozenset(
    ["must", "shall", "will", "should", "ought", "can", "is", "are", "has", "our", "my"]
)


@cache
def verb_forms(lemma: str) -> dict[str, frozenset[str]]:
    """Return the forms of a verb, and which form each may be.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    if lemma == "be":
        return {form: frozenset(tags) for form, tags in BE.items()}
    if lemma in INVARIABLE:
        return {lemma: frozenset([BASE])}
    past, participle = _irregular().get(lemma, (_past(lemma),) * 2)
    found: defaultdict[str, set[str]] = defaultdict(set)
    found[lemma].add(BASE)
    found[_singular(lemma)].add(SINGULAR)
    found[past].add(PAST)
    found[participle].add(PARTICIPLE)
    found[_progressive(lemma)].add(PROGRESSIVE)
    return {form: frozenset(tags) for form, tags in found.items()}


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Return past and participle of the irregular verbs, from lines `give:gave:given`."""
    rows = (row.split(":") for row in word_list("irregular_verbs"))
    return {lemma: (past, participle) for lemma, past, participle in rows}


def _singular(lemma: str) -> str:
    if lemma == "have":
        return "has"
    if _ends_in_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith((*SIBILANTS, "o")) else "s")


def _past(lemma: str) -> str:
    if _ends_in_y(lemma):
        return lemma[:-1] + "ied"
    return _doubled(lemma) + ("d" if lemma.endswith("e") else "ed")


def _progressive(lemma: str) -> str:
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else _doubled(lemma)
    return stem + "ing"


def _ends_in_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in VOWELS


def _doubled(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in word_list("doubling_verbs") else lemma
