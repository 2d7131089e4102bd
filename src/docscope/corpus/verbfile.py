"""A user's table of verbs, read from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.tablefile import read_table

if TYPE_CHECKING:
    from docscope.text.clauses.verbs.lexicon import Lexicon


def read_verbs(path: str) -> Lexicon:
    """Return the verbs of a CSV file, see `docscope.text.clauses.verbs.table.parse_verbs`.

    Raises:
        InputError: The file cannot be read, or a line of it is no verb.
    """
    from docscope.text.clauses.verbs.table import parse_verbs

    return parse_verbs(read_table(path, of="verbs"), path)
