"""Documents held in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from docscope.corpus.building import build_document
from docscope.corpus.collection import Collection
from docscope.corpus.decoding import Decoded
from docscope.corpus.readers import known_format
from docscope.corpus.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docscope.model import Document


class MemoryCorpus(Collection):
    """Texts that a program already has."""

    @classmethod
    def from_texts(
        cls,
        texts: Mapping[str, str],
        *,
        format_in: str | None = None,
        front_matter: bool = False,
    ) -> Self:
        """Return a corpus of texts by name; names with a suffix say what they are.

        Raises:
            UsageError: There is no such format.

        >>> corpus = MemoryCorpus.from_texts({"letter.txt": "Dear Sir"})
        >>> corpus.document("letter.txt").text
        'Dear Sir'
        """
        wanted = known_format(format_in) if format_in else None
        return cls(texts, Reading(format_in=wanted, front_matter=front_matter))

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:  # Any: what __init__ takes
        """Leave behind the report and the documents kept."""
        return type(self), (self._sources, self.reading)

    def size(self, doc: str) -> int:
        """Return about how many bytes a document has."""
        return len(self._sources[doc])

    def raw(self, doc: str) -> bytes:
        """Return a document as a file in UTF-8 would hold it."""
        return self._sources[doc].encode(errors="surrogatepass")

    def _cut(self, names: Sequence[str]) -> Self:
        return type(self)({doc: self._sources[doc] for doc in names}, self.reading)

    def _load(self, doc: str) -> Document:
        decoded = Decoded(self._sources[doc], "utf-8")
        return build_document(doc, decoded, reading=self.reading)
