"""Where an answer comes from: a sentence for a footnote, and the same as an object."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.passages import long_date
from docscope.report.phrases import counted
from docscope.report.screens.tally import NOUNS

if TYPE_CHECKING:
    from datetime import date

    from docscope.model import Totals, Value


class Origin(NamedTuple):
    """Where an answer comes from.

    `command` is the line as it was typed and `name` the name of the command; `documents`,
    `words` and `checksum` are those of all documents read, `skipped` is how many could not
    be; `found` says what was found in them, and `rows` how many rows were written.
    """

    command: str
    name: str
    version: str
    date: date
    documents: int
    words: int
    checksum: str
    skipped: int
    found: Totals
    rows: int
    builtin: bool = False


def sentence(origin: Origin) -> str:
    """Return a sentence that cites the answer."""
    day = long_date(origin.date.isoformat())
    read = counted(origin.documents, "built-in document" if origin.builtin else "document")
    skipped = f", {origin.skipped:,} skipped" if origin.skipped else ""
    return (
        f"{origin.command} (docscope {origin.version}, {day}): {_found(origin)}{read}, "
        f"{counted(origin.words, 'word')}{skipped}; corpus checksum {origin.checksum}"
    )


def record(origin: Origin) -> dict[str, Value]:
    """Return the same as names and values, for scripts."""
    return {
        "command": origin.command,
        "version": origin.version,
        "date": origin.date.isoformat(),
        "documents": origin.documents,
        "words": origin.words,
        "skipped": origin.skipped,
        "checksum": origin.checksum,
        "found": origin.found.found,
        "documents_found": origin.found.documents_found,
        "rows": origin.rows,
        "sentence": sentence(origin),
    }


def _found(origin: Origin) -> str:
    """Return what was found, as the beginning of `in 2 documents`; nothing for a list of them."""
    noun = NOUNS.get(origin.name)
    if not noun:
        return ""
    if not origin.found.found:
        return f"no {counted(2, noun).removeprefix('2 ')} in "
    return f"{counted(origin.found.found, noun)} in {origin.found.documents_found:,} of "
