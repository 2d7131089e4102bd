"""The stances of prose: sentences in which an actor commits itself, asks, condemns, regrets.

A stance has an acting body, a pattern of `stances.csv` right after it, and an object.
Between body and verb an apposition may stand (`, like the whole Soviet people,`), before
the body an adjunct (`At the request of the government,`). What hangs from another clause
(`that the peoples will not permit`) is no stance of the writer.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from docscope.text.clauses.clause import Clause
from docscope.text.clauses.prose.levels import core_stances
from docscope.text.clauses.prose.limits import condition
from docscope.text.clauses.prose.patterns import is_adverb
from docscope.text.clauses.prose.scan import stances_in
from docscope.text.clauses.prose.sentence import one_line
from docscope.text.clauses.prose.stances import rows_by_key
from docscope.text.clauses.prose.subjects import names
from docscope.text.clauses.verbs.lexicon import Verb, forms
from docscope.text.clauses.wording.deadlines import deadline
from docscope.text.clauses.wording.urgency import urgency
from docscope.text.clauses.wording.wording import Wording, wording
from docscope.text.references import references
from docscope.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Document
    from docscope.text.clauses.prose.found import Found
    from docscope.text.clauses.prose.stances import Rows
    from docscope.text.clauses.verbs.lexicon import Lexicon

LINKED = re.compile(r"[\s,;]+(?:and|but|or)?\s*\Z")  # before the next stance
LONGEST_LINK = 24  # characters
LEADING = frozenset(["do", "does", "would", "like", "wish", "wishes", "to"])  # no lemma
OPENING_QUOTES, CLOSING_QUOTES = "“«„", "”»"


def prose(
    document: Document, *, secondary: bool = False, verbs: Lexicon | None = None
) -> Iterator[Clause]:
    """Yield the stance clauses of a document in order, numbered `s1`, `s2` ...

    With `secondary` also those that describe, predict or report: their ids are `x1` ...,
    so that the others keep theirs. The second stance of a sentence stands below the first.
    `verbs` holds further verbs.
    """
    found = _stances(document, rows_by_key(verbs.added if verbs else ()))
    core = core_stances(found)
    ids = _ids(core)
    tops = _tops(found, core, ids)
    for number, (stance, counts) in enumerate(zip(found, core, strict=True)):
        if counts or secondary:
            top = tops[stance.sentence.start]
            parent = None if top == ids[number] else top
            yield _clause(stance, ids[number], parent, counts=counts, stop=_stop(found, number))


def _tops(found: list[Found], core: list[bool], ids: list[str]) -> dict[int, str]:
    """Return the stance that the others of its sentence stand below, by the sentence."""
    tops: dict[int, str] = {}
    for wanted in (True, False):
        for stance, counts, name in zip(found, core, ids, strict=True):
            if counts is wanted:
                tops.setdefault(stance.sentence.start, name)
    return tops


def _stop(found: list[Found], number: int) -> int:
    """Return where a stance ends at the latest: the next one of its sentence, or the end."""
    stance = found[number]
    after = found[number + 1] if number + 1 < len(found) else None
    if after and after.sentence is stance.sentence and after.actor.start > stance.object_start:
        return after.actor.start
    return stance.sentence.end


def _stances(document: Document, rows: Rows) -> list[Found]:
    text = document.text
    found: list[Found] = []
    known = cache(lambda: names(text))
    for block in document.searched:
        if block.part == "body":
            for span in sentences(text, block.start, block.end):
                found.extend(stances_in(text, span, rows, known, found))
    return found


def _ids(core: list[bool]) -> list[str]:
    counts = {False: 0, True: 0}
    given = []
    for counted in core:
        counts[counted] += 1
        given.append(f"{'s' if counted else 'x'}{counts[counted]}")
    return given


def _clause(found: Found, name: str, parent: str | None, *, counts: bool, stop: int) -> Clause:
    text, sentence = found.sentence.text, found.sentence
    printed = one_line(text[found.start : found.end])
    after = one_line(text[found.object_start : stop])
    lemma = _lemma(printed)
    said = _said(found, lemma, stop)
    due = deadline(after)
    return Clause(
        name,
        "stance",
        sentence.start,
        sentence.end,
        actor=found.actor.name,
        verb=printed,
        lemma=lemma,
        verb_class=found.stance_class,
        force=found.force,
        addressee=_addressee(found, said),
        object=said.object or (found.asked if found.row.passive != "subject" else None),
        second_verb=said.second_verb,
        second_addressee=said.second_addressee,
        refs=_cited(text, sentence.start, sentence.end),
        parent=parent,
        secondary=not counts,
        note=f"printed: {found.actor.printed}" if found.actor.printed else None,
        kind_of_document="prose",
        urgency=urgency(after),
        deadline=due.words if due else None,
        condition=condition(text[sentence.start : found.start], after),
    )


def _addressee(found: Found, said: Wording) -> str | None:
    if found.asked and found.row.passive == "subject":
        return found.asked
    return (found.who if found.row.subject != "it" else None) or said.addressee


@lru_cache(maxsize=4)
def _cited(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return what a sentence cites; it may hold several stances."""
    return references(text[start:end])


def _said(found: Found, lemma: str, stop: int) -> Wording:
    text = found.sentence.text
    asks = "no" if found.asked or found.who else found.row.takes_addressee
    verb = Verb(_base(lemma.split(), found), found.stance_class, found.force, asks)
    said = one_line(text[found.object_start : min(stop, _quotation_end(found))])
    linked = LINKED.search(said, max(0, len(said) - LONGEST_LINK))
    return wording(said[: linked.start()] if linked else said, verb)


def _base(words: list[str], found: Found) -> str:
    """Return the verb of a stance as a dictionary has it: `am instructed to request`."""
    head = next((word for word in words if word in found.row.heads), words[0])
    known = forms().get(head)
    return known[0].verb.lemma.split()[0] if known else head.removesuffix("s")


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
    words = [word.strip(",") for word in printed.lower().split()]
    while len(words) > 1 and (is_adverb(words[0]) or words[0] in LEADING):
        words.pop(0)
    return " ".join(word for word in words if not is_adverb(word))
