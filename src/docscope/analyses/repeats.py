"""Lines of a concordance that stand more than once in a corpus, as in texts issued twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.contexts import contexts
from docscope.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.analyses.contexts import Unit
    from docscope.corpus.search import Hit
    from docscope.model import Document

LEFT_OUT = b""  # in place of the key of a line that has occurred before


class Line(NamedTuple):
    """How much of a text makes a line that is compared with others."""

    left: int = 10
    right: int = 10
    unit: Unit = "token"


def line_keys(document: Document, hits: Sequence[Hit], line: Line) -> tuple[bytes, ...]:
    """Return for each hit a key that lines share if they read alike: 16 bytes.

    Case, accents, kinds of apostrophe and hyphen and white space make no difference;
    other punctuation does.
    """
    from hashlib import blake2b

    keys = []
    for hit in hits:
        parts = contexts(document, hit, left=line.left, right=line.right, unit=line.unit)
        folded = "\0".join(" ".join(map(fold, part.split())) for part in parts)
        keys.append(blake2b(folded.encode(errors="surrogatepass"), digest_size=16).digest())
    return tuple(keys)


def first_occurrences(keys: Sequence[bytes], seen: set[bytes]) -> tuple[bytes, ...]:
    """Return keys with those left out that were seen before; `seen` takes in the others."""
    found = []
    for key in keys:
        found.append(LEFT_OUT if key in seen else key)
        seen.add(key)
    return tuple(found)
