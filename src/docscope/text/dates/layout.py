"""Where expressions stand on the page: which opens its paragraph, which stands in a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.text.dates.draft import Draft

# Blank lines end a paragraph, and so does a line that ends where a sentence does.
PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\f|[.!?:…][\"'”’)\]]*[^\S\n]*\n(?=\s*[^\sa-z])")
LONGEST_HEADING = 90  # characters
NO_HEADING_END = ".,;!?"
PARAGRAPH_ENDS = ".!?:…\"'”’)]"


def note_layout(text: str, drafts: Iterable[Draft]) -> None:
    """Note which drafts come first in their paragraph, and which stand in a heading."""
    end = 0
    for draft in drafts:
        draft.opens = end == 0 or PARAGRAPH.search(text, end, draft.first) is not None
        draft.heading = draft.leading and _in_heading(text, draft)
        end = draft.last


def _in_heading(text: str, draft: Draft) -> bool:
    """Say whether a date stands in a short line of its own that is no sentence."""
    start = text.rfind("\n", 0, draft.first) + 1
    end = text.find("\n", draft.last)
    end = len(text) if end < 0 else end
    if end - start > LONGEST_HEADING:
        return False
    line = text[start:end].strip()
    above, below = text[max(0, start - 2) : start], text[end : end + LONGEST_HEADING].lstrip()
    apart = not above.strip() or above[0] in PARAGRAPH_ENDS
    return apart and line[-1] not in NO_HEADING_END and not below[:1].islower()
