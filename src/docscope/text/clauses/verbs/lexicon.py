"""The verbs of clauses: their forms, classes and force, from `verbs.csv`.

`use` says where a verb opens clauses: `both`, or `preambular` alone. `takes_addressee` is
`direct` (requests the Secretary-General), `to` (appeals to all States) or `no`.
`seen_operative` and `seen_preambular` name the earliest resolution at hand with a clause of
the verb. `force` says how much a clause of the verb does to its reader:

0. it only rests on something or mentions it (bearing in mind, having heard);
1. it takes a view or a note of something, or thanks (notes, recalls, welcomes, believes);
2. it takes a side or makes a wish known (reaffirms, stresses, encourages, invites,
   recommends, supports, regrets, is concerned);
3. it asks somebody to act, or approves, promises or disapproves (requests, calls for,
   approves, confirms, declares, deprecates, is alarmed);
4. it presses, entrusts, sets something up, or condemns (urges, calls upon, authorizes,
   entrusts, adopts, appoints, deplores, warns);
5. it binds or commands, or condemns outright (decides, demands, orders, requires,
   determines, imposes, condemns).
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


class Lexicon:
    """Verbs by the first word of their forms: those of the package, and `added` ones.

    An added verb stands for one of the package that has the same lemma.
    """

    __slots__ = ("added", "forms")

    def __init__(self, added: Iterable[Form] = ()) -> None:
        self.added = tuple(added)
        self.forms = _by_first_word(self.added)

    def __reduce__(self) -> tuple[type[Lexicon], tuple[tuple[Form, ...]]]:
        """Travel to another process as the added verbs alone."""
        return Lexicon, (self.added,)


@cache
def lexicon() -> Lexicon:
    """Return the verbs of the package."""
    return Lexicon()


def forms() -> dict[str, tuple[Form, ...]]:
    """Return all forms of the package by their first word, the longest first."""
    return lexicon().forms


def row_forms(lemma: str, printed: list[str], verb: Verb) -> Iterator[Form]:
    """Yield the forms of a row: one is an adjective, else present, participle, perfect ..."""
    if len(printed) == 1:
        yield Form(tuple(printed[0].split()), "adjective", verb)
        return
    yield Form(tuple(lemma.split()), "base", verb)
    for number, words in enumerate(printed):
        yield Form(tuple(words.split()), TENSES[number % len(TENSES)], verb)


def _by_first_word(added: tuple[Form, ...]) -> dict[str, tuple[Form, ...]]:
    replaced = {form.verb.lemma for form in added}
    found: dict[str, list[Form]] = {}
    for form in (*added, *_read(replaced)):
        first = form.words[0]
        if first in found:
            found[first].append(form)
        else:
            found[first] = [form]
    for group in found.values():
        if len(group) > 1:
            group.sort(key=lambda form: -len(form.words))
    return {first: tuple(group) for first, group in found.items()}


def _read(left_out: set[str]) -> Iterator[Form]:
    with VERBS.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)  # the heading
        for lemma, printed, _, verb_class, force, addressee, *_ in rows:
            if lemma not in left_out:
                verb = Verb(lemma, verb_class, int(force), addressee)
                yield from row_forms(lemma, printed.split("|"), verb)
