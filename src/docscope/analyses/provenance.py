"""What an answer rests on: which documents were read, and a checksum of them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.analyses.gathered import Gathered
from docscope.model import Column, Totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.base import Content, Corpus
    from docscope.model import Row

COLUMNS = (Column("doc"), Column("words", "integer"), Column("digest"))


@dataclass(frozen=True, slots=True)
class Provenance:
    """The documents that were read: words and digest of each."""

    @property
    def name(self) -> str:
        """What is asked for."""
        return "provenance"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: yes."""
        return True

    def collect(self, part: Corpus) -> Gathered[Content]:
        """Return what every document of a part holds."""
        found = tuple(part.contents())
        words = sum(content.words for content in found)
        return Gathered(found, Totals(len(found), words, len(found), len(found)))

    def merge(self, left: Gathered[Content], right: Gathered[Content]) -> Gathered[Content]:
        """Join what was read in two neighbouring parts."""
        return left + right

    def rows(self, total: Gathered[Content], corpus: Corpus) -> Iterator[Row]:  # noqa: ARG002 - nothing is read again
        """Yield one row a document."""
        return iter(total.found)


def checksum(contents: Iterable[Content]) -> str:
    """Return one checksum of documents in reading order, 32 hexadecimal digits.

    It is the digest of the lines that `b2sum -l 128` prints of them: each the digest of
    the bytes, two spaces, and the name. Neither the number of workers nor an index shows.
    """
    from hashlib import blake2b

    whole = blake2b(digest_size=16)
    for content in contents:
        whole.update(f"{content.digest}  {content.doc}\n".encode(errors="surrogatepass"))
    return whole.hexdigest()
