"""The rows of documents from the table and the blocks of an index: no text is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.index.answering.catalogue import LEVEL, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.base import Corpus
    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.model import Row, Value

COUNTED = frozenset({"doc", "words", "paragraphs", "sentences", "tokens", "file", "encoding"})
FIELDS = frozenset({"date", "title", "kind", "issuer", "language"})
FRONT, BODY = PARTS.index("front"), PARTS.index("body")


def stored_rows(part: Corpus, names: Sequence[str]) -> tuple[Row, ...] | None:
    """Return a row for every document; None if a column is none that an index holds."""
    if not hasattr(part, "opened") or not COUNTED.union(FIELDS).issuperset(names):
        return None
    return tuple(_rows(part, names))  # type: ignore[arg-type]  # what has it opened is an index


def _rows(corpus: IndexCorpus, names: Sequence[str]) -> Iterator[Row]:
    described = corpus.described()
    for segment, first, last in corpus.names.stretches:
        catalogue = corpus.opened.catalogues[segment]
        for number in range(first, last):
            doc, metadata = next(described)
            figures = _Figures(catalogue, number, front_matter=corpus.asked.front_matter)
            yield tuple(
                doc
                if name == "doc"
                else metadata.get(name)
                if name in FIELDS
                else getattr(figures, name)()
                for name in names
            )


class _Figures:
    """What the columns say of a document."""

    def __init__(self, catalogue: Catalogue, number: int, *, front_matter: bool) -> None:
        self.catalogue = catalogue
        self.number = number
        self.front_matter = front_matter
        self.blocks = catalogue.blocks(number)

    def words(self) -> int:
        """How many words are searched."""
        number = self.number
        return self.catalogue.words(number, number + 1, front_matter=self.front_matter)

    def tokens(self) -> int:
        """How many tokens are searched: front matter comes first."""
        tokens = self.catalogue.tokens(self.number)
        if self.front_matter or self.catalogue.searches_front(self.number):
            return len(tokens)
        front = sum(kind == FRONT for kind in self._kinds)
        if front == len(self.blocks):
            return 0
        return tokens.stop - self.catalogue.column("block_token")[self.blocks.start + front]

    def paragraphs(self) -> int:
        """How many paragraphs the body has."""
        return sum(kind == BODY for kind in self._kinds)

    def sentences(self) -> int:
        """How many sentences the body has."""
        starts = self.catalogue.column("block_sentence")
        bounds = starts.slice(self.blocks.start, min(self.blocks.stop + 1, len(starts))).tolist()
        bounds.append(len(self.catalogue.column("sentence_start")))
        return sum(
            bounds[at + 1] - bounds[at] for at, kind in enumerate(self._kinds) if kind == BODY
        )

    def file(self) -> Value:
        """Return the argument that gave the document."""
        return self.catalogue.path(self.number)

    def encoding(self) -> Value:
        """Return the encoding of the file."""
        return self.catalogue.texts("encoding")[self.number]

    @property
    def _kinds(self) -> list[int]:
        return [kind % LEVEL for kind in self.catalogue.kinds(self.blocks)]
