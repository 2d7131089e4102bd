"""The stances that prose can take, from `stances.csv`.

A phrase is a row of words: `a|b` are alternatives, `x?` may be missing, `a_b` are two words
of one alternative, `*` is whatever stands before a noun (`its deep and lasting`), `<who>`
a short noun phrase put in between (`has given its military command instructions to`). The
first place holds verbs, found in all their forms. `!` marks the word that a phrase is
looked for by, where that is not its verb.

`subject` says who can take the stance: `body` (a government, a state, we), `speaker` (I, we,
and bodies that are ours), `party` (a party to a treaty), `voice` (whoever speaks in the
document), `any`, `it` (`it is incumbent upon us to`) or `none`. `negated` is the class of
the stance with `not`; without it a negated phrase is no stance. `tense`: `present`, or
`past` alone; `perfect`: what has been done stands (`has decided`). `passive` says what the
subject of the passive is: `subject` (whom the stance asks), `agent` (none, the actor
follows `by`) or `it` (`it was agreed that`).
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.prose.forms import verb_forms
from docscope.text.clauses.prose.patterns import Place, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STANCES = Path(__file__).with_name("stances.csv")
LIGHT = frozenset(["be", "remain", "stand", "feel", "have", "is", "are", "has", "can"])


class Row(NamedTuple):
    """One pattern: the forms of its verb, the places after it, what it says, who can say it.

    `key` is the number of the place that it is looked for by; 0 is the verb.
    """

    heads: Mapping[str, frozenset[str]]
    places: tuple[Place, ...]
    key: int
    stance_class: str
    force: int
    secondary: bool
    subject: str
    takes_addressee: str
    negated: str
    tense: str
    perfect_counts: bool
    passive: str


@cache
def rows_by_key() -> dict[str, tuple[Row, ...]]:
    """Return the rows by the words they are looked for by, in the order of the file."""
    found: dict[str, list[Row]] = {}
    with STANCES.open(encoding="utf-8", newline="") as lines:
        for record in csv.DictReader(lines):
            row = _row(record)
            for word in _keys(row):
                found.setdefault(word, []).append(row)
    return {word: tuple(group) for word, group in found.items()}


def _row(record: dict[str, str]) -> Row:
    first, *rest = record["phrase"].split(" ")
    key = _key(first, rest)
    heads: dict[str, frozenset[str]] = {}
    for lemma in first.removeprefix("!").split("|"):
        for form, tags in verb_forms(lemma).items():
            heads[form] = heads.get(form, frozenset()) | tags
    return Row(
        heads,
        tuple(place(written.replace("!", "")) for written in rest),
        key,
        record["class"],
        int(record["force"]),
        record["level"] == "secondary",
        record["subject"],
        record["addressee"] or "no",
        record["negated"],
        record["tense"].removesuffix("perfect"),
        record["tense"] == "perfect",
        record["passive"],
    )


def _key(first: str, rest: list[str]) -> int:
    """Return the place that a phrase is looked for by: a marked one, else the first of weight."""
    for number, written in enumerate(rest, 1):
        if "!" in written:
            return number
    if first.startswith("!") or not set(first.split("|")) & LIGHT:
        return 0
    weighty = (
        number
        for number, written in enumerate(rest, 1)
        if not written.endswith("?") and written not in {"*", "<who>"}
    )
    return next(weighty, 0)


def _keys(row: Row) -> Iterator[str]:
    if row.key == 0:
        yield from row.heads
        return
    found = row.places[row.key - 1]
    yield from found.single
    for phrase in found.longer:
        yield phrase[1] if phrase[0] == "*" else phrase[0]
