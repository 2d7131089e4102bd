"""What is wrong with a query, and at which column of it."""

from __future__ import annotations

from docscope.errors import UsageError

LONGEST = 60  # characters of a query that an error repeats


class MistakeError(ValueError):
    """A mistake in a query: where, in characters from 0 (None: all of it), and what."""

    def __init__(self, position: int | None, problem: str) -> None:
        super().__init__(problem)
        self.position = position
        self.problem = problem


def told(mistake: MistakeError, written: str) -> UsageError:
    """Return the error that tells a mistake in a query to the reader who typed it."""
    shown = written if len(written) <= LONGEST else f"{written[:LONGEST]}…"
    column = "" if mistake.position is None else f" column {mistake.position + 1}:"
    return UsageError(f'"{shown}":{column} {mistake.problem}')
