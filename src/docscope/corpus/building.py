"""From a source to a document: cleaned, cut into blocks, described."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from docscope.corpus.metadata import Metadata, described
from docscope.corpus.readers import format_for
from docscope.model import Document
from docscope.text.structure import blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.corpus.decoding import Decoded
    from docscope.corpus.reading import Reading

NOTHING: Mapping[str, str] = MappingProxyType({})


def build_document(
    doc: str,
    decoded: Decoded,
    *,
    reading: Reading,
    path: str = "",
    known: Mapping[str, str] = NOTHING,
) -> Document:
    """Return the document of a decoded source; `known` is metadata that need not be derived."""
    name = path or doc
    cleaned = format_for(name, decoded.text, wanted=reading.format_in).clean(decoded.text)
    found = blocks(cleaned)
    return Document(
        doc=doc,
        source=decoded.text,
        text=cleaned.text,
        offsets=cleaned.offsets,
        marks=cleaned.marks,
        blocks=found,
        metadata=Metadata(known, partial(described, name, cleaned, found, year=known.get("year"))),
        encoding=decoded.encoding,
        path=path,
        front_matter=reading.front_matter,
        date_order=reading.date_order,
    )
