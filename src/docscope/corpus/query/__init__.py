"""What is searched for: a phrase of terms, each a set of tests that a token may pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.corpus.query.words import LONGEST_WORD, Alternative
from docscope.text.folding import PUNCTUATION

if TYPE_CHECKING:
    from typing import Protocol

    from docscope.corpus.query.near import Near

    class Test(Protocol):
        """What a term asks of a token; it depends on the form of the token alone.

        The folded form of every match contains `literal` and, if the whole token matches,
        begins with `prefix`, or is it where `exact`; empty where nothing is known.
        """

        @property
        def written(self) -> str: ...

        @property
        def literal(self) -> str: ...

        @property
        def prefix(self) -> str: ...

        @property
        def exact(self) -> bool: ...

        def inside(self, token: str) -> bool | None:
            """Return None if a token does not match, else whether only a part of it does."""
            ...


Within = Literal["sentence", "paragraph", "document"]
__all__ = ["LONGEST_WORD", "Alternative", "Query", "Term", "Within", "fold_gap", "parse_query"]


class Term(NamedTuple):
    """One position of a phrase: its alternatives, and what stands before the next term.

    `gap` is folded, with one blank for any white space; for the last term it is empty.
    With `skip`, so many tokens at least and at most (None: any number in the paragraph)
    stand before the next term, with whatever is between them, and `gap` says nothing.
    """

    alternatives: tuple[Test, ...]
    gap: str = ""
    skip: tuple[int, int | None] | None = None

    def inside(self, token: str) -> bool | None:
        """Return None if a token does not match, else whether only a part of it does."""
        found = [alternative.inside(token) for alternative in self.alternatives]
        if False in found:
            return False
        return True if True in found else None


@dataclass(frozen=True)
class Query:
    """A parsed query: the terms of a phrase in order, and the words as they were typed.

    Hits are those of the phrase and of the queries in `others`, each found by its own
    rules. Of hits that begin at the same token `shortest` keeps the shortest; `within`
    keeps those inside one sentence (no hit ever leaves its paragraph), and `near` those
    that have, or have not, another query near them.
    """

    written: str
    terms: tuple[Term, ...]
    others: tuple[Query, ...] = ()
    near: tuple[Near, ...] = ()
    within: Within | None = None
    shortest: bool = False


def fold_gap(between: str) -> str:
    """Return what stands between two tokens as the gaps of terms have it."""
    if between.isspace():
        return " "
    return " ".join(f"_{between}_".split())[1:-1].translate(PUNCTUATION)


def parse_query(written: str, *, case: bool = False, whole: bool = False) -> Query:
    """Return the query that a reader typed.

    Raises:
        UsageError: The query has no word, or cannot be understood; the message says at
            which column.
    """
    from docscope.corpus.query.parsing import parse
    from docscope.corpus.query.phrases import Syntax

    return parse(written, Syntax(case, whole))
