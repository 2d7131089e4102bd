"""The figures of a document: each a column, counted when it is asked for."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from docscope.model import Column
from docscope.statistics.lexical import (
    Windows,
    hapaxes,
    mattr,
    moving_windows,
    type_token_ratio,
)
from docscope.text.folding import fold_case
from docscope.text.sentences import sentences
from docscope.text.tokens import document_tokens, is_word, token_forms

if TYPE_CHECKING:
    from docscope.model import Document, Value

COLUMNS = (
    Column("doc"),
    Column("date"),
    Column("words", "integer"),
    Column("paragraphs", "integer"),
    Column("title"),
)
MORE_COLUMNS = (
    Column("kind"),
    Column("issuer"),
    Column("language"),
    Column("sentences", "integer"),
    Column("tokens", "integer"),
    Column("types", "integer"),
    Column("file"),
    Column("encoding"),
    Column("type_token_ratio", "number", 3),
    Column("mattr", "number", 3),
    Column("hapaxes", "integer"),
    Column("mean_sentence_length", "number", 1),
)


class Figures:
    """What there is to say of a document; `value` gives a column by its name.

    Words are those of all blocks that are searched; sentences and their length are those
    of the body, as headings and datelines have none.
    """

    def __init__(self, document: Document) -> None:
        self.document = document

    def value(self, name: str) -> Value:
        """Return the value of a column; of one without a figure the field of the document."""
        if name == "doc":
            return self.document.doc
        if name == "file":
            return self.document.path
        if name == "encoding":
            return self.document.encoding
        if name in FIGURES:
            found: Value = getattr(self, name)
            return found
        return self.document.metadata.get(name)

    @cached_property
    def words(self) -> int:
        """How many running words there are."""
        counts = Counter(self._tokens)
        return sum(count for token, count in counts.items() if is_word(token))

    @property
    def tokens(self) -> int:
        """How many tokens there are: words, numbers and document symbols."""
        return len(self._tokens)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the body has."""
        return sum(block.part == "body" for block in self.document.blocks)

    @cached_property
    def sentences(self) -> int:
        """How many sentences the body has."""
        return sum(
            len(sentences(self.document.text, block.start, block.end))
            for block in self.document.blocks
            if block.part == "body"
        )

    @property
    def types(self) -> int:
        """How many different words there are, whatever their case."""
        return len(self.counts)

    @property
    def hapaxes(self) -> int:
        """How many words occur once."""
        return hapaxes(self.counts)

    @property
    def type_token_ratio(self) -> float | None:
        """Different words per running word."""
        return type_token_ratio(self.types, self.words)

    @property
    def mattr(self) -> float | None:
        """The mean type-token ratio of all windows of 500 words, or of a shorter text."""
        return mattr([self.windows])

    @property
    def mean_sentence_length(self) -> float | None:
        """Words of the body per sentence of the body."""
        return self.body_words / self.sentences if self.sentences else None

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word occurs, whatever its case."""
        return Counter(self._words)

    @property
    def windows(self) -> Windows:
        """All windows of 500 words."""
        return moving_windows(self._words)

    @cached_property
    def body_words(self) -> int:
        """How many running words the body has."""
        text = self.document.text
        return sum(
            sum(map(is_word, token_forms(text, block.start, block.end)))
            for block in self.document.blocks
            if block.part == "body"
        )

    @cached_property
    def _tokens(self) -> list[str]:
        return document_tokens(self.document)

    @cached_property
    def _words(self) -> list[str]:
        return [fold_case(token) for token in self._tokens if is_word(token)]


FIGURES = frozenset(
    column.name for column in COLUMNS + MORE_COLUMNS if hasattr(Figures, column.name)
)
