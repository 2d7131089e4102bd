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
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.prose.forms import (
    BASE,
    PARTICIPLE,
    PAST,
    PROGRESSIVE,
    SINGULAR,
    verb_forms,
)
from docscope.text.clauses.prose.patterns import Place, place
from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.clauses.verbs.lexicon import Form

STANCES = Path(__file__).with_name("stances.csv")
ADDED_TAGS = {
    "base": frozenset([BASE]),
    "present": frozenset([SINGULAR]),
    "participle": frozenset([PROGRESSIVE]),
    "perfect": frozenset([PAST, PARTICIPLE]),
}
LIGHT = frozenset(["be", "remain", "stand", "feel", "have", "is", "are", "has", "can", "our", "my"])


class Row(NamedTuple):
    """One pattern: the forms of its verb, the places after it, what it says, who can say it.

    `key` is the number of the place that it is looked for by; 0 is the verb. `opens` are the
    words that follow the verb, None if that may be any word.
    """

    heads: Mapping[str, frozenset[str]]
    places: tuple[Place, ...]
    opens: frozenset[str] | None
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


class Keyed(NamedTuple):
    """The rows that a word points to, in order, and what a quick look at its neighbours tells.

    `heads` are the verbs that must stand before the word, for the rows whose verb it is not.
    `opens` are the words that can follow it where it is the verb, None if any can.
    """

    rows: tuple[Row, ...]
    heads: frozenset[str]
    opens: frozenset[str] | None


Rows = Mapping[str, Keyed]


@cache
def rows_by_key(added: tuple[Form, ...] = ()) -> Rows:
    """Return the rows by the words they are looked for by, in the order of the file.

    `added` are forms of further verbs: they come first.
    """
    found: dict[str, list[Row]] = {}
    with STANCES.open(encoding="utf-8", newline="") as lines:
        rows = [row for record in csv.DictReader(lines) for row in _rows(record)]
    for row in [*_added_rows(added), *rows]:
        for word in _keys(row):
            found.setdefault(word, []).append(row)
    alike = {tuple(map(id, group)): group for group in found.values()}
    keyed = {ids: _keyed(group) for ids, group in alike.items()}
    return {word: keyed[tuple(map(id, group))] for word, group in found.items()}


def _keyed(rows: list[Row]) -> Keyed:
    heads = frozenset(head for row in rows if row.key for head in row.heads)
    direct = [row.opens for row in rows if not row.key]
    anything = None in direct
    opens = frozenset(word for words in direct for word in words or ())
    return Keyed(tuple(rows), heads, None if anything else opens)


def _added_rows(added: tuple[Form, ...]) -> Iterator[Row]:
    for form in added:
        tags = ADDED_TAGS.get(form.tense)
        if tags:
            verb = form.verb
            places = tuple(Place(frozenset([word]), (), optional=False) for word in form.words[1:])
            yield Row(
                heads={form.words[0]: tags},
                places=places,
                opens=None,
                key=0,
                stance_class=verb.verb_class,
                force=verb.force,
                secondary=False,
                subject="body",
                takes_addressee=verb.takes_addressee,
                negated="",
                tense="",
                perfect_counts=False,
                passive="",
            )


def _rows(record: dict[str, str]) -> Iterator[Row]:
    """Yield a row for the verbs that it is looked for by, and one for its other verbs.

    Verbs that say much alone (`reaffirm`) are looked for themselves, verbs that say little
    (`express`, `make`) by the noun after them.
    """
    first, *rest = record["phrase"].split(" ")
    lemmas = first.removeprefix("!").split("|")
    marked = next((number for number, written in enumerate(rest, 1) if "!" in written), 0)
    if first.startswith("!") or marked:
        yield _row(record, lemmas, rest, marked)
        return
    weighty = (
        number
        for number, written in enumerate(rest, 1)
        if not written.endswith("?") and written not in {"*", "<who>"}
    )
    number = next(weighty, 0)
    light = [lemma for lemma in lemmas if number and lemma in LIGHT | word_list("frequent_verbs")]
    if light:
        yield _row(record, light, rest, number)
    if len(light) < len(lemmas):
        yield _row(record, [lemma for lemma in lemmas if lemma not in light], rest, 0)


def _row(record: dict[str, str], lemmas: list[str], rest: list[str], key: int) -> Row:
    heads: dict[str, frozenset[str]] = {}
    for lemma in lemmas:
        for form, tags in verb_forms(lemma).items():
            heads[form] = heads.get(form, frozenset()) | tags
    return Row(
        heads,
        tuple(place(written.replace("!", "")) for written in rest),
        _opens(rest),
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


def _opens(rest: list[str]) -> frozenset[str] | None:
    if not rest or rest[0].endswith("?") or {"*", "<who>"} & set(rest[0]) or rest[0] == "<who>":
        return None
    first = place(rest[0].replace("!", ""))
    return first.single | {phrase[0] for phrase in first.longer}


def _keys(row: Row) -> Iterator[str]:
    if row.key == 0:
        yield from row.heads
        return
    found = row.places[row.key - 1]
    yield from found.single
    for phrase in found.longer:
        yield phrase[-1]
