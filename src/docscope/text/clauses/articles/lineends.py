"""How a line ends: complete, or in the middle of something."""

from __future__ import annotations

import re

FINISHED = re.compile(
    r"""
    (?: [.;:!?…] | [,—–] )                     # an end mark
    [\"'”’»)\]]* (?: \s? \( \s? \*?\d{1,3} \s? \) )?     # closing marks, the number of a footnote
    (?: \s+ (?: and | or | and/or ) )? \Z      # ; and
    """,
    re.VERBOSE,
)
LONGEST_END = 16  # characters
# A line that ends in one of these goes on: `referred to in / Article 5`.
CONNECTING = re.compile(
    r"""
    (?: \b (?: Articles? | Sections? | Chapters? | Parts? | Titles? | Clauses? | [Pp]aragraphs?
      | points? | sub-?paragraphs? | indents? | items? | letters? | Annex
      | and | or | to | in | of | under | by | with | from | the | see | per | than | for | on
      | that | an? | this | through | pursuant | within | as | between | at ) | §+ | \( ) \Z
    """,
    re.VERBOSE,
)


def finished(text: str) -> bool:
    """Whether a line ends where a sentence or a part of a list does."""
    return bool(FINISHED.search(text, max(0, len(text) - LONGEST_END)))


def connects(text: str) -> bool:
    """Whether a line ends in a word that what comes next belongs to."""
    return bool(CONNECTING.search(text, max(0, len(text) - LONGEST_END)))
