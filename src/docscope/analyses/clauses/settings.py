"""How documents are read for their clauses: what the questions about these have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from docscope.text.clauses import read_clauses

if TYPE_CHECKING:
    from docscope.model import Document
    from docscope.text.clauses import DocumentKind, Reading
    from docscope.text.clauses.verbs.lexicon import Lexicon


class Settings(Protocol):
    """A question that says how documents are read."""

    @property
    def read_as(self) -> DocumentKind | None:
        """The kind that every document is taken for; None where each is looked at."""
        ...

    @property
    def lexicon(self) -> Lexicon | None:
        """Further verbs."""
        ...

    @property
    def secondary(self) -> bool:
        """Whether the stances count that only a full listing shows."""
        ...


def reading_for(question: Settings, document: Document) -> Reading:
    """Return how a document was read, as a question wants it."""
    return read_clauses(
        document,
        read_as=question.read_as,
        lexicon=question.lexicon,
        secondary=question.secondary,
    )
