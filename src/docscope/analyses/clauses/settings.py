"""How documents are read for their clauses: what the questions about these have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docscope.text.clauses import DocumentKind
    from docscope.text.clauses.verbs.lexicon import Lexicon


def reading_settings(
    read_as: DocumentKind | None,
    lexicon: Lexicon | None,
    *,
    secondary: bool,
) -> dict[str, Any]:  # Any: settings of `read_clauses`
    """Return the settings of `read_clauses` that a question has."""
    settings = {"read_as": read_as, "lexicon": lexicon, "secondary": secondary}
    return {name: value for name, value in settings.items() if value is not None}
