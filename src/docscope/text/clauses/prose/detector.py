"""The stances of prose: sentences in which an actor commits itself, asks, condemns, regrets.

A stance has an acting body, a pattern of `stances.csv` right after it, and an object.
Between body and verb an apposition may stand (`, like the whole Soviet people,`), before
the body an adjunct (`At the request of the government,`). What hangs from another clause
(`that the peoples will not permit`) is no stance of the writer.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from docscope.text.clauses.clause import Clause
from docscope.text.clauses.prose.levels import core_stances
from docscope.text.clauses.prose.limits import condition
from docscope.text.clauses.prose.patterns import is_adverb
from docscope.text.clauses.prose.scan import stances_in
from docscope.text.clauses.prose.subjects import names
from docscope.text.clauses.verbs.lexicon import Verb
from docscope.text.clauses.wording.wording import Wording, wording
from docscope.text.references import references
from docscope.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Document
    from docscope.text.clauses.prose.found import Found

SPACE = re.compile(r"\s+")
OPENING_QUOTES, CLOSING_QUOTES = "“«„", "”»"


def prose(document: Document, *, secondary: bool = False) -> Iterator[Clause]:
    """Yield the stance clauses of a document in order, numbered `s1`, `s2` ...

    With `secondary` also those that describe, predict or report: their ids are `x1` ...,
    so that the others keep theirs. The second stance of a sentence stands below the first.
    """
    found = _stances(document)
    core = core_stances(found)
    names_given = _ids(core)
    first: dict[int, str] = {}
    for stance, counts, name in sorted(
        zip(found, core, names_given, strict=True), key=lambda row: not row[1]
    ):
        first.setdefault(stance.sentence.start, name)
    for stance, counts, name in zip(found, core, names_given, strict=True):
        if counts or secondary:
            top = first[stance.sentence.start]
            yield _clause(stance, name, parent=None if top == name else top, counts=counts)


def _stances(document: Document) -> list[Found]:
    text, found = document.text, []
    known = names(text)
    for block in document.searched:
        if block.part == "body":
            for span in sentences(text, block.start, block.end):
                found.extend(stances_in(text, span, known, found))
    return found


def _ids(core: list[bool]) -> list[str]:
    counts = {False: 0, True: 0}
    given = []
    for counted in core:
        counts[counted] += 1
        given.append(f"{'s' if counted else 'x'}{counts[counted]}")
    return given


def _clause(found: Found, name: str, *, parent: str | None, counts: bool) -> Clause:
    text, sentence = found.sentence.text, found.sentence
    said = _said(found)
    printed = SPACE.sub(" ", text[found.start : found.end])
    return Clause(
        name,
        "stance",
        sentence.start,
        sentence.end,
        actor=found.actor.name,
        verb=printed,
        lemma=_lemma(printed),
        verb_class=found.stance_class,
        force=found.row.force,
        addressee=_addressee(found, said),
        object=said.object or (found.asked if found.row.passive != "subject" else None),
        second_verb=said.second_verb,
        second_addressee=said.second_addressee,
        refs=_cited(text, sentence.start, sentence.end),
        parent=parent,
        secondary=not counts,
        note=f"printed: {found.actor.printed}" if found.actor.printed else None,
        kind_of_document="prose",
        condition=condition(
            text[sentence.start : found.start], text[found.object_start : sentence.end]
        ),
    )


def _addressee(found: Found, said: Wording) -> str | None:
    if found.asked and found.row.passive == "subject":
        return found.asked
    return (found.who if found.row.subject != "it" else None) or said.addressee


@lru_cache(maxsize=4)
def _cited(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return what a sentence cites; it may hold several stances."""
    return references(text[start:end])


def _said(found: Found) -> Wording:
    text = found.sentence.text
    asks = "no" if found.asked else found.row.takes_addressee
    first = _lemma(text[found.start : found.end]).split(" ", 1)[0].removesuffix("s")
    verb = Verb(first, found.stance_class, found.row.force, asks)
    return wording(SPACE.sub(" ", text[found.object_start : _quotation_end(found)]), verb)


def _quotation_end(found: Found) -> int:
    """Return where the object ends at the latest: the quotation that the stance stands in."""
    text, last = found.sentence.text, found.sentence.end
    before = text[found.sentence.start : found.start]
    marks = [mark for mark in OPENING_QUOTES if before.count(mark)]
    if marks:
        closing = CLOSING_QUOTES
    elif before.count('"') % 2:
        closing = '"'
    else:
        return last
    ends = [text.find(mark, found.end, last) for mark in closing]
    return min((end for end in ends if end >= 0), default=last)


def _lemma(printed: str) -> str:
    """Return the stance in lower case without adverbs: what `--verb` finds it by."""
    words = [word.strip(",") for word in SPACE.sub(" ", printed).lower().split()]
    while len(words) > 1 and (is_adverb(words[0]) or words[0] in LEADING):
        words.pop(0)
    return " ".join(word for word in words if not is_adverb(word))


LEADING = frozenset(["do", "does", "would", "like", "wish", "wishes", "to"])
