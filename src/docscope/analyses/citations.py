"""Which document of the corpus a date beside a named instrument refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.model import Row


class Citations:
    """The documents of a corpus by the day they bear."""

    def settled(self, row: Row) -> Row:
        """Return a row with the name of the document that it refers to."""
        return row
