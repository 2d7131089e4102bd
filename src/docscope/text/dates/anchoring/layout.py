"""Where expressions stand on the page: in a heading, or first below one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.stance import LETTER
from docscope.text.dates.ofdocument.dated import is_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.text.dates.draft import Draft

HEADING = re.compile(
    r"""
    (?: \n[^\S\n]*\n | [.!?:…"'”’)\]]\n ) [^\S\n]*        # a line apart from what is above,
    (?=[A-Z0-9]) [^\n]{2,80} [^\s.,;:!?] [^\S\n]* \n     # short, no sentence,
    \s* (?=[A-Z0-9"“(])                                  # and nothing goes on below
    """,
    re.VERBOSE,
)
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b")
SAYING = 80  # characters
LONGEST_HEADING = 90  # characters
NO_HEADING_END = ".,;!?"
PARAGRAPH_ENDS = ".!?:…\"'”’)]"


def note_layout(text: str, drafts: Iterable[Draft]) -> None:
    """Note which dates with a year stand in a heading, and which come first below one.

    Of last year and the like note whether the writer speaks.
    """
    end = 0
    for draft in drafts:
        if draft.points and draft.points[0].year is not None:
            line = text.rfind("\n", end, draft.first)
            draft.heading = draft.leading and _in_heading(text, draft)
            if line >= 0 and not draft.heading:
                draft.section = HEADING.search(text, max(0, end - 1), line + 2) is not None
            if draft.point.unit == "day" and not draft.entry and _heads_letter(text, draft):
                draft.entry = LETTER
        if draft.today:
            draft.personal = _in_first_person(text, draft)
        end = draft.last if draft.points else end  # so that the kinds asked for change nothing


def _in_first_person(text: str, draft: Draft) -> bool:
    """Say whether I or we stand near by: the writer's own last year."""
    start = max(0, draft.first - SAYING)
    return FIRST_PERSON.search(text, start, draft.last + SAYING) is not None


def _heads_letter(text: str, draft: Draft) -> bool:
    """Say whether a date stands in a line of its own, alone or with a place before it."""
    start, end = _line(text, draft)
    return end - start <= LONGEST_HEADING and is_dateline(text[start:end].strip())


def _line(text: str, draft: Draft) -> tuple[int, int]:
    """Return where the line of a draft begins and ends."""
    end = text.find("\n", draft.last)
    return text.rfind("\n", 0, draft.first) + 1, len(text) if end < 0 else end


def _in_heading(text: str, draft: Draft) -> bool:
    """Say whether a date stands in a short line of its own that is no sentence."""
    start, end = _line(text, draft)
    if end - start > LONGEST_HEADING:
        return False
    line = text[start:end].strip()
    above, below = text[max(0, start - 2) : start], text[end : end + LONGEST_HEADING].lstrip()
    apart = not above.strip() or above[0] in PARAGRAPH_ENDS
    return apart and line[-1] not in NO_HEADING_END and not below[:1].islower()
