"""Who a clause asks, what for, and its second verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.verbs.lexicon import lexicon
from docscope.text.clauses.wording.addressee import addressee_span
from docscope.text.clauses.wording.seconds import second_verb

if TYPE_CHECKING:
    from docscope.text.clauses.verbs.lexicon import Lexicon, Verb
    from docscope.text.clauses.wording.seconds import Second

EDGE = " \t\n\r\f\v,;:.—"


class Wording(NamedTuple):
    """What follows the verb of a clause."""

    addressee: str | None
    object: str | None
    second_verb: str | None
    second_addressee: str | None


def wording(
    said: str, verb: Verb, *, participle: bool = False, verbs: Lexicon | None = None
) -> Wording:
    """Return addressee, object and second verb of the text after a verb, in one line.

    `participle` looks for second verbs in the form of the preamble: `and taking note`.
    """
    verbs = verbs or lexicon()
    start, end = addressee_span(said, verb, verbs)
    second = second_verb(said, end, verbs, participle=participle)
    tail = said[end:] if end > start else said
    return Wording(
        _plain(said[start:end]),
        _plain(tail),
        _plain(said[second.start : second.end]) if second else None,
        _second_addressee(said, second, verbs) if second else None,
    )


def _second_addressee(said: str, second: Second, verbs: Lexicon) -> str | None:
    rest = said[second.end :]
    start, end = addressee_span(rest, second.verb, verbs)
    return _plain(rest[start:end])


def _plain(text: str) -> str | None:
    return text.strip(EDGE) or None
