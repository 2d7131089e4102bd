"""The verbs of clauses: their forms, classes and force, from `verbs.csv`.

`use` says where a verb opens clauses: `both`, or `preambular` alone. `force` runs from 0
(mentions) to 5 (binds). `takes_addressee` is `direct` (requests the Secretary-General),
`to` (appeals to all States) or `no`. `seen` names the first resolution at hand that has
the verb.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

VERBS = Path(__file__).with_name("verbs.csv")
OTHER = "other"
Tense = Literal["present", "participle", "perfect", "base", "adjective"]
TENSES: tuple[Tense, ...] = ("present", "participle", "perfect")  # the order within the file


class Verb(NamedTuple):
    """A verb, or an adjective that opens preambular clauses, with what is known of it."""

    lemma: str
    verb_class: str
    force: int
    takes_addressee: str


class Form(NamedTuple):
    """One form of a verb as a sequence of lower-case words: `('calls', 'upon')`."""

    words: tuple[str, ...]
    tense: Tense
    verb: Verb


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return all forms by their first word, the longest first."""
    found: dict[str, list[Form]] = {}
    for form in _read():
        found.setdefault(form.words[0], []).append(form)
    return {
        first: tuple(sorted(group, key=lambda form: -len(form.words)))
        for first, group in found.items()
    }


def _read() -> list[Form]:
    with VERBS.open(encoding="utf-8", newline="") as lines:
        return [form for row in csv.DictReader(lines) for form in _row_forms(row)]


def _row_forms(row: dict[str, str]) -> Iterator[Form]:
    verb = _verb(row)
    printed = [tuple(words.split()) for words in row["forms"].split("|")]
    if len(printed) == 1:
        yield Form(printed[0], "adjective", verb)
        return
    yield Form(tuple(row["lemma"].split()), "base", verb)
    for number, words in enumerate(printed):
        yield Form(words, TENSES[number % len(TENSES)], verb)


def _verb(row: dict[str, str]) -> Verb:
    return Verb(row["lemma"], row["class"], int(row["force"]), row["takes_addressee"])
