"""Where a date stands within its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.analyses.answer import Answer
    from docscope.model import Row


def mention_at(answer: Answer, row: Row) -> int:
    """Return where the date of a row of the timeline begins in its context; -1 if it has none.

    Where the same words stand there twice, it is their place in the document that decides.
    """
    names = answer.table.names
    context, text, doc, start = (
        row[names.index(name)] for name in ("context", "text", "doc", "char_start")
    )
    if not (isinstance(context, str) and isinstance(text, str) and text):
        return -1
    first = context.find(text)
    if context.find(text, first + 1) < 0 or not isinstance(start, int):
        return first
    document = answer.corpus.document(str(doc))
    plain = document.offsets.plain_span(start, start).start
    before = " ".join(document.text[max(plain - 2 * len(context), 0) : plain].split())
    places = [at for at in _places(context, text) if before.endswith(context[:at].strip())]
    return max(places, default=first)


def _places(context: str, text: str) -> list[int]:
    """Return every place where words stand in a context."""
    found, at = [], context.find(text)
    while at >= 0:
        found.append(at)
        at = context.find(text, at + 1)
    return found
