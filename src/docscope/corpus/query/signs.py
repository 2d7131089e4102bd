"""The signs that a query is made of; most queries are words alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

# Wildcards are letters while a query is cut into tokens, so that `people?s` stays one.
MANY, ONE = "ʮ", "ʯ"
STAND_INS = {MANY: "*", ONE: "?"}
CQL_STARTS = ("[", '"')  # of a query in the corpus query language
SPECIAL = frozenset("()|*?/.\\")  # characters that may be more than a part of a word
DEEPEST = 50  # parentheses within each other
MOST_PHRASES = 64  # that the alternatives of one query may stand for
TOO_MANY = f"more than {MOST_PHRASES} phrases; ask for fewer at a time"

Kind = Literal["text", "gap", "regex", "open", "close", "bar", "end"]


class Sign(NamedTuple):
    """A piece of a query: `text` is what it says, wildcards in it are stand-ins.

    `spaced` says whether white space stands before it, `position` where it begins.
    """

    kind: Kind
    text: str
    position: int
    spaced: bool = False


def signs(written: str) -> list[Sign]:
    """Return the signs of a query, an end last.

    Raises:
        MistakeError: A parenthesis or a regular expression is not closed.
    """
    end = Sign("end", "", len(written))
    if SPECIAL.isdisjoint(written):
        position = 0
        found: list[Sign] = []
        for word in written.split():
            position = written.index(word, position)
            found.append(Sign("text", word, position, spaced=True))
            position += len(word)
        return [*found, end]
    from docscope.corpus.query.lexing import lexed

    return [*lexed(written), end]


def is_cql(written: str) -> bool:
    """Return whether a query begins as one in the corpus query language, parentheses aside."""
    return written.replace("(", " ").lstrip().startswith(CQL_STARTS)


def unmasked(form: str) -> str:
    """Return a form with its wildcards as they were typed."""
    return "".join(STAND_INS.get(character, character) for character in form)
